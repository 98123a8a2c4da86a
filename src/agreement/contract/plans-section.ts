import type { Agreement } from '../agreement.js';
import type { GoalMeasure } from '../goal.js';
import { amountWords, percent } from '../words.js';
import { anchor, code, inline, table } from './markdown.js';

type Blocks = ReadonlyArray<ReadonlyArray<string>>;

/** What both want to reach together. */
export const goalBlocks = ({ goals = [] }: Agreement): Blocks =>
  goals.length === 0
    ? []
    : [
        ['## Goals of both'],
        table(
          ['Id', 'Goal', 'For', 'At least', 'Answers in Marketing', 'Answers in Sales'],
          goals.map(({ id, title, period, measure, owners }) => [
            `${anchor('goal', id)}${code(id)}`,
            inline(title),
            inline(period),
            leastWords(measure),
            inline(owners.marketing),
            inline(owners.sales),
          ]),
        ),
      ];

const leastWords = (measure: GoalMeasure): string => {
  switch (measure.kind) {
    case 'customers-won':
      return `${measure.atLeast} customers won`;
    case 'customers-kept':
      return `${measure.atLeast} customers kept`;
    default: {
      const { kind, atLeast, marketingShare } = measure;
      const from = kind === 'revenue' ? '' : ' from customers there were already';
      const share =
        marketingShare === undefined ? '' : `, ${percent(marketingShare)} of it from Marketing’s leads`;
      return `${amountWords(atLeast)} of revenue${from}${share}`;
    }
  }
};

/** What the budget is spent on, and the services behind it. */
export const programmeBlocks = ({ programmes = [], portfolio }: Agreement): Blocks => {
  const list = (texts: ReadonlyArray<string>): string =>
    texts.length === 0 ? '**not agreed**' : texts.map(inline).join('; ');
  const services =
    portfolio === undefined
      ? []
      : [
          `Services are drawn from the portfolio ${code(portfolio.id)}, version ${portfolio.version}, fingerprint ${code(portfolio.hash)}.`,
        ];
  if (programmes.length === 0) return services.length === 0 ? [] : [['## Programmes'], services];
  return [
    ['## Programmes'],
    table(
      [
        'Id',
        'Programme',
        'Objective',
        'Tactic',
        'Budget',
        'From',
        'Until before',
        'Deliverables',
        'Benchmarks',
      ],
      programmes.map((programme) => [
        `${anchor('programme', programme.id)}${code(programme.id)}`,
        inline(programme.title),
        inline(programme.objective),
        inline(programme.tactic),
        amountWords(programme.budget),
        programme.from,
        programme.until,
        list(programme.deliverables),
        list(programme.benchmarks),
      ]),
    ),
    services,
  ];
};

import type { Zone } from '../../calendar/local-time.js';
import { completeTerms } from '../../lead/lifecycle-terms.js';
import type { QualificationDefinition } from '../../lead/qualification-definition.js';
import type { Agreement } from '../agreement.js';
import type { ProfitableTerm, ProfitFloor, SharedTerm } from '../terms.js';
import { amountWords, counted, durationWords, membersOf, percent } from '../words.js';
import { anchor, code, inline, table } from './markdown.js';
import { momentWords, rangeWords } from './moment-words.js';
import { nameIn } from './party-name.js';
import { outlineLines, ruleOutline } from './rule-words.js';
import { touchWords } from './touch-words.js';

type Blocks = ReadonlyArray<ReadonlyArray<string>>;

/** The words that both departments use alike. */
export const termBlocks = (agreement: Agreement, termZone: Zone): Blocks => {
  const { terms, zone } = agreement;
  const { sale, profitable } = terms;
  const qualified = terms['qualified-lead'];
  const glossary = membersOf(terms.glossary ?? {});
  return [
    ['## Terms'],
    ...termHead('qualified-lead', 'Qualified lead', qualified),
    ...qualified.definitions.flatMap((definition) => definitionBlocks(agreement, termZone, definition)),
    ...termHead('profitable', 'Profitable', profitable),
    [floorWords(profitable.floor), ...marginWords(profitable)],
    ...termHead('sale', 'Sale', sale),
    [`A sale is ${saleWords[sale.event]}; its date is read in ${code(sale.zone ?? zone)}.`],
    ...glossary.flatMap(([id, term]) => termHead(id, inline(term.word), term)),
  ];
};

const termHead = (id: string, word: string, { version, meaning, insteadOf = [] }: SharedTerm): Blocks => [
  [`### ${anchor('term', id)}${word}`],
  [
    `Term ${code(id)}, version ${version}.${meaning === undefined ? '' : ` ${inline(meaning)}`}`,
    ...(insteadOf.length === 0 ? [] : [`It is said instead of ${insteadOf.map(inline).join(', ')}.`]),
  ],
];

const saleWords = {
  signed: 'a signed order',
  booked: 'a booking',
  invoiced: 'an invoice',
  cash: 'money received',
} as const;

const costWords = {
  'cost-of-sale': 'the cost of the sale',
  'cost-to-serve': 'the cost to serve',
  'acquisition-cost': 'the cost to win the customer',
} as const;

const floorWords = (floor: ProfitFloor): string => {
  if (floor.kind === 'lifetime-multiple') {
    return `A customer is profitable when his lifetime value is at least ${floor.atLeast} times what it cost to win him.`;
  }
  const after = floor.after.map((cost) => costWords[cost]).join(', ');
  const least =
    floor.kind === 'contribution-share'
      ? `${percent(floor.atLeast)} of the sale is left`
      : `${amountWords(floor.atLeast)} of the sale is left`;
  return `A sale is profitable when at least ${least} after ${after}.`;
};

const marginWords = ({ margin }: ProfitableTerm): ReadonlyArray<string> =>
  margin === undefined
    ? []
    : [`Where the costs of a sale are not recorded, ${percent(margin)} of it count as left after them.`];

const gateWords = {
  'hand-over': 'A lead may be handed over to Sales when it meets:',
  'sales-qualified': 'A lead is qualified by Sales when it meets:',
} as const;

const definitionBlocks = (agreement: Agreement, zone: Zone, definition: QualificationDefinition): Blocks => {
  const { id, version, title, gate, effectiveFrom, effectiveTo, rule } = definition;
  const range = rangeWords(momentWords(zone))({
    ...(effectiveFrom === undefined ? {} : { from: effectiveFrom }),
    ...(effectiveTo === undefined ? {} : { until: effectiveTo }),
  });
  const name = `${anchor('definition', `${id}.${version}`)}${code(id)} version ${version}`;
  const facts = [...(title === undefined ? [] : [inline(title)]), ...range].join(', ');
  return [
    [`Definition ${name}${facts === '' ? '' : ` (${facts})`}. ${gateWords[gate]}`],
    outlineLines(ruleOutline(agreement.facts, agreement.activities ?? {})(rule)),
  ];
};

const exclusionWords = (
  exclusions: ReadonlyArray<string> = ['test', 'spam', 'competitor', 'duplicate'],
): string =>
  exclusions.length === 0
    ? 'Every lead counts.'
    : `Leads of these kinds count nowhere: ${exclusions.map(inline).join(', ')}.`;

/** How a lead moves, and what is recorded about it. */
export const leadBlocks = (agreement: Agreement): Blocks => {
  const { acceptance, unresponsiveAttempts, exitReasons, customStages, backdatedAfter, belatedWithin } =
    completeTerms(agreement.lifecycle);
  const words = nameIn(agreement);
  const acceptanceWords = {
    explicit: 'Sales accepts a lead by saying so; silence is never acceptance.',
    'first-touch': 'The first touch of a lead by Sales is its acceptance.',
    none: 'Acceptance is not measured.',
  };
  const { completeness } = agreement;
  return [
    ['## How a lead moves'],
    [
      `- ${acceptanceWords[acceptance]}`,
      `- A touch is ${touchWords(agreement.touch ?? {})}.`,
      `- A touch that is recorded more than ${durationWords(backdatedAfter)} late is listed.`,
      `- A lead is unresponsive after ${counted(unresponsiveAttempts, 'attempt', 'attempts')}.`,
      `- A lead that was silent for ${durationWords(agreement.staleAfter)} is stale.`,
      `- A stage recorded within ${durationWords(belatedWithin)} after a sale or a loss still belongs to what ended.`,
      `- ${exclusionWords(agreement.exclusions)}`,
      ...membersOf(customStages).map(
        ([stage, { reached, label }]) =>
          `- The stage ${inline(label ?? stage)} (${code(stage)}) stands at ${reached}.`,
      ),
    ],
    ['Every exit has one of these reasons, and each reason one party that has to do something about it:'],
    table(
      ['Reason', 'Given for', 'Family', 'Accountable'],
      membersOf(exitReasons).map(([reason, { exits, family, accountable, label }]) => [
        label === undefined ? code(reason) : `${inline(label)} (${code(reason)})`,
        exits.join(', '),
        family,
        words(accountable),
      ]),
    ),
    ...gradingBlocks(agreement),
    ...(completeness === undefined
      ? []
      : [
          [
            '<a id="completeness"></a>A lead is complete when everything required is known; its score is the weight of what is known.',
          ],
          table(
            ['Fact', 'Weight', 'Required'],
            completeness.items.map(({ fact, weight, required }) => [
              inline(agreement.facts[fact]?.label ?? fact),
              String(weight),
              required === true ? 'yes' : '',
            ]),
          ),
        ]),
    [
      agreement.personal === true
        ? 'Readings about single persons are allowed, where there is enough to go by.'
        : 'Readings are made by team, never about single persons.',
    ],
  ];
};

/** By which grades both judge a sample of leads, each alone. */
const gradingBlocks = ({ grading }: Agreement): Blocks => {
  if (grading === undefined) return [];
  const grades = grading.grades.map(code).join(', ');
  const weights =
    grading.ordered === true && grading.weights !== undefined
      ? ` How far apart two grades are counts by ${weightWords[grading.weights]}.`
      : '';
  return [
    [
      `Both grade the same leads, each without seeing the other’s grades: ${grades}${
        grading.ordered === true ? ', from the lowest to the highest' : ', in no order'
      }.${weights}`,
    ],
  ];
};

const weightWords = {
  linear: 'the grades between them',
  quadratic: 'the square of the grades between them',
} as const;

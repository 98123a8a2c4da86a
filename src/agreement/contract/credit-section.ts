import { type AttributionModel, labelOfModel } from '../../attribution/attribution-model.js';
import type { Agreement } from '../agreement.js';
import type { CreditTerms, TargetAccount, TargetAccountList } from '../credit-terms.js';
import { durationWords, membersOf, percent } from '../words.js';
import { anchor, code, inline } from './markdown.js';
import { touchWords } from './touch-words.js';

type Blocks = ReadonlyArray<ReadonlyArray<string>>;

/** Who gets the credit, and at whom both aim. */
export const creditBlocks = ({ credit, targetAccounts = [] }: Agreement): Blocks => [
  ...(credit === undefined ? [] : [['## Who gets the credit'], creditLines(credit)]),
  ...(targetAccounts.length === 0
    ? []
    : [['## The accounts that both aim at'], targetAccounts.map((list) => `- ${listWords(list)}.`)]),
];

const creditLines = (credit: CreditTerms): ReadonlyArray<string> => {
  const { per, lookBack, touch, activities, unprovenAtMost, models, channelFrom, matureAfter } = credit;
  const lines = [
    ...(per === undefined
      ? []
      : [
          per === 'account'
            ? 'The touches of all leads of an account count.'
            : 'The touches of the linked leads count.',
        ]),
    ...(lookBack === undefined ? [] : [`A touch counts for ${durationWords(lookBack)} before the close.`]),
    ...(touch === undefined ? [] : [`A touch of Marketing is ${touchWords(touch)}.`]),
    ...(activities === undefined
      ? []
      : [`Of what a prospect does himself, only ${activities.map(code).join(', ')} counts.`]),
    ...membersOf(credit.origins ?? {}).map(
      ([channel, origin]) =>
        `Behind the lead source ${code(channel)} stands ${originWords[origin] ?? inline(origin)}.`,
    ),
    ...(unprovenAtMost === undefined
      ? []
      : [
          `Totals by source are given while the source of at most ${percent(unprovenAtMost)} of the opportunities rests on no evidence.`,
        ]),
    ...(models === undefined ? [] : [`Credit is given by ${models.map(modelWords).join('; ')}.`]),
    ...(channelFrom === undefined ? [] : [`Credit goes to ${channelFrom}s.`]),
    ...(matureAfter === undefined
      ? []
      : [`A journey has led to nothing ${durationWords(matureAfter)} after its last touch.`]),
  ];
  return lines.length === 0 ? ['- As proposed.'] : lines.map((line) => `- ${line}`);
};

const originWords = {
  marketing: 'Marketing',
  sales: 'Sales',
  partner: 'a partner',
  customer: 'a customer',
  product: 'the product',
} as const;

/** A label rounds what is signed to the millisecond. */
const modelWords = (model: AttributionModel): string =>
  model.kind === 'time-decay'
    ? `time decay, half-life ${durationWords(model.halfLife)}`
    : inline(labelOfModel(model));

const listWords = ({ id, title, from, until, accounts, programmes = [] }: TargetAccountList): string => {
  const named = title === undefined ? '' : ` ${inline(title)}`;
  const end = until === undefined ? '' : ` until before ${until}`;
  return `${anchor('target-accounts', id)}${code(id)}${named}, from ${from}${end}: ${accounts.map(accountWords).join(', ')}${programmes.length === 0 ? '' : `; for these alone: ${programmes.map(code).join(', ')}`}`;
};

const accountWords = ({ system, id, name }: TargetAccount): string =>
  `${name === undefined ? '' : `${inline(name)} `}(${code(system)} ${code(id)})`;

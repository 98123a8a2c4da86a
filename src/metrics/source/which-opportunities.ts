import type { RecordKey } from '../../journal/subject.js';
import { textOfKey } from '../../journal/subject.js';
import type { Instant } from '../../kernel/instant.js';
import type { Money } from '../../kernel/money.js';
import { byCodeUnit } from '../../kernel/order.js';
import { type Influence, type SourceCase, sourceDefinitions } from './source-case.js';
import { evidenceOf } from './sourced-sum.js';

/**
 * Names what is noteworthy about the source of an opportunity: no lead is linked; it is Marketing's by its lead source and
 * no touch of Marketing is logged; the three definitions do not all agree; it is Marketing's by some definition and not
 * influenced within the look-back.
 *
 * @category model
 * @since 0.1.0
 */
export type SourceFinding =
  | 'no-linked-lead'
  | 'no-logged-touch'
  | 'definitions-disagree'
  | 'sourced-not-influenced';

/**
 * Describes an opportunity on a list, with what its owner needs to mend it.
 *
 * @category model
 * @since 0.1.0
 */
export interface ListedOpportunity {
  /** The opportunity. */
  readonly key: RecordKey;
  /** Who owns it; absent when nobody is recorded. */
  readonly owner?: string;
  /** The owner's team. */
  readonly team?: string;
  /** Whether it is still open. */
  readonly status: 'open' | 'won' | 'lost';
  /** When it was opened, or first mentioned where no event says so, epoch milliseconds. */
  readonly openedAt: Instant;
  /** What it is worth; absent where nobody wrote it down. */
  readonly amount?: Money;
  /** Who brought it by each definition. */
  readonly sources: SourceCase['sources'];
  /** Whether and when Marketing influenced it. */
  readonly influence: Influence;
  /** What is noteworthy about it, one or more. */
  readonly findings: ReadonlyArray<SourceFinding>;
}

/**
 * Lists the opportunities whose source is noteworthy, sorted by key.
 *
 * @param findings - those of interest; all when absent
 * @returns a function from opportunities to those with any of the findings, each with all it has
 * @category folds
 * @since 0.1.0
 */
export const whichOpportunities = (
  findings?: ReadonlyArray<SourceFinding>,
): ((subjects: Iterable<SourceCase>) => ReadonlyArray<ListedOpportunity>) => {
  const isWanted = (found: ReadonlyArray<SourceFinding>): boolean =>
    findings === undefined ? found.length > 0 : found.some((one) => findings.includes(one));
  return (subjects) => {
    const listed: Array<ListedOpportunity> = [];
    for (const subject of subjects) {
      const found = findingsOf(subject);
      if (isWanted(found)) listed.push(listedOpportunity(subject, found));
    }
    return listed.sort((first, second) => byCodeUnit(textOfKey(first.key), textOfKey(second.key)));
  };
};

const findingsOf = (subject: SourceCase): ReadonlyArray<SourceFinding> => {
  const evidence = evidenceOf(subject);
  const [first, ...others] = sourceDefinitions.map((definition) => subject.sources[definition]);
  const isMarketings = [first, ...others].includes('marketing');
  return [
    ...(evidence === 'given' ? [] : [evidence]),
    ...(others.some((other) => other !== first) ? (['definitions-disagree'] as const) : []),
    ...(isMarketings && subject.influence === 'none' ? (['sourced-not-influenced'] as const) : []),
  ];
};

const listedOpportunity = (
  { deal, openedAt, sources, influence }: SourceCase,
  findings: ReadonlyArray<SourceFinding>,
): ListedOpportunity => {
  const { key, owner, team, status, amount } = deal;
  return {
    key,
    ...(owner === undefined ? {} : { owner }),
    ...(team === undefined ? {} : { team }),
    status,
    openedAt,
    ...(amount === undefined ? {} : { amount }),
    sources,
    influence,
    findings,
  };
};

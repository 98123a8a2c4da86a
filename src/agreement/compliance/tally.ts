import { type RecordKey, textOfKey } from '../../journal/subject.js';
import type { Instant } from '../../kernel/instant.js';
import { byCodeUnit } from '../../kernel/order.js';
import { ratio } from '../../kernel/ratio.js';
import { rate } from '../../kernel/wilson.js';
import type { Measured } from './compliance-reading.js';

/** How one subject of a share counts: for it, against it, still open until some time, unknowable, or not at all. */
export type Verdict = 'for' | 'against' | 'unmeasured' | 'out' | { readonly openUntil: Instant | null };

/** What was counted for an obligation in a period. */
export type Tally = CountTally | ShareTally | GainTally;

/** Whole things. */
export interface CountTally {
  readonly kind: 'count';
  readonly value: number;
}

/** Subjects that count for or against a share. */
export interface ShareTally {
  readonly kind: 'share';
  readonly for: number;
  readonly against: ReadonlyArray<RecordKey>;
  /** Until when each undecided subject can still go either way; null where no time runs. */
  readonly undecided: ReadonlyArray<Instant | null>;
  readonly unmeasured: number;
}

/** Weight that was gained, out of all the weight there was; whole numbers, so that a mean loses nothing. */
export interface GainTally {
  readonly kind: 'gain';
  readonly gained: number;
  readonly weight: number;
  readonly subjects: number;
  readonly unmeasured: number;
  readonly against: ReadonlyArray<RecordKey>;
}

/** Counts verdicts over subjects. */
export const shareOf = <Subject>(
  subjects: ReadonlyArray<Subject>,
  keyOf: (subject: Subject) => RecordKey,
  verdictOf: (subject: Subject) => Verdict,
): ShareTally => {
  const against: Array<RecordKey> = [];
  const undecided: Array<Instant | null> = [];
  let [kept, unmeasured] = [0, 0];
  for (const subject of subjects) {
    const verdict = verdictOf(subject);
    if (typeof verdict === 'object') undecided.push(verdict.openUntil);
    else if (verdict === 'for') kept += 1;
    else if (verdict === 'against') against.push(keyOf(subject));
    else if (verdict === 'unmeasured') unmeasured += 1;
  }
  return { kind: 'share', for: kept, against: sortedKeys(against), undecided, unmeasured };
};

/** Keys in an order that the order of events has no part in; one that stands there twice counts twice. */
export const sortedKeys = (keys: ReadonlyArray<RecordKey>): ReadonlyArray<RecordKey> =>
  keys
    .map(({ system, id }) => ({ system, id }))
    .sort((first, second) => byCodeUnit(textOfKey(first), textOfKey(second)));

/** What a tally says so far. */
export const measuredOf = (tally: Tally): Measured => {
  if (tally.kind === 'count') return { unit: 'count', value: tally.value };
  if (tally.kind === 'gain') {
    const { gained, weight, subjects, unmeasured } = tally;
    return { unit: 'share', value: ratio(gained, weight), subjects, undecided: 0, unmeasured };
  }
  const decided = tally.for + tally.against.length;
  return {
    unit: 'share',
    value: rate(tally.for, decided),
    subjects: decided,
    undecided: tally.undecided.length,
    unmeasured: tally.unmeasured,
  };
};

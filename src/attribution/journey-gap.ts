import { type Subject, textOfKey } from '../journal/subject.js';
import { byCodeUnit } from '../kernel/order.js';

/**
 * Names why something in the journal is in no journey.
 *
 * **Details**: of leads `excluded` (test, spam, …), `forgotten` and `untouched` (neither touch nor conversion); of
 * events `not-counted` by the terms, `later-capture` by another system and `repeated`, which tell of a touch that
 * counts already; of touches `outside-look-back`, `after-conversion` and `not-mature`; of conversions `lost-again`
 * and `no-lead`, which no lead that counts is linked to.
 *
 * @category model
 * @since 0.1.0
 */
export type JourneyGapReason =
  | 'excluded'
  | 'forgotten'
  | 'untouched'
  | 'not-counted'
  | 'later-capture'
  | 'repeated'
  | 'outside-look-back'
  | 'after-conversion'
  | 'not-mature'
  | 'lost-again'
  | 'no-lead';

/**
 * Describes what is in no journey, and why.
 *
 * @category model
 * @since 0.1.0
 */
export interface JourneyGap {
  /** Why. */
  readonly reason: JourneyGapReason;
  /** What is counted. */
  readonly of: 'subjects' | 'events' | 'touches' | 'conversions';
  /** How many. */
  readonly count: number;
  /** Whose, each once, sorted; an opportunity's where no lead is known. */
  readonly subjects: ReadonlyArray<Subject<'lead' | 'account' | 'opportunity'>>;
}

/** Whose something is that is in no journey. */
export type GapSubject = JourneyGap['subjects'][number];

/** Says what kind of thing a key names. */
export const subjectAs = <Kind extends GapSubject['kind']>(
  kind: Kind,
  { system, id }: { readonly system: string; readonly id: string },
): Subject<Kind> => ({ kind, system, id });

/** Writes a subject as one text that no other shares. */
export const textOfSubject = (subject: GapSubject): string => `${subject.kind}\u0000${textOfKey(subject)}`;

/** Counts what is left out, by reason, and whose it is. */
export const gapCounts = () => {
  const counts = new Map<
    JourneyGapReason,
    { of: JourneyGap['of']; count: number; whose: Map<string, GapSubject> }
  >();
  return {
    add: (reason: JourneyGapReason, of: JourneyGap['of'], count: number, subject: GapSubject): void => {
      if (count === 0) return;
      const found = counts.get(reason) ?? { of, count: 0, whose: new Map() };
      found.count += count;
      found.whose.set(textOfSubject(subject), subject);
      counts.set(reason, found);
    },
    read: (): ReadonlyArray<JourneyGap> =>
      [...counts]
        .sort(([first], [second]) => byCodeUnit(first, second))
        .map(([reason, { of, count, whose }]) => ({
          reason,
          of,
          count,
          subjects: [...whose].sort(([first], [second]) => byCodeUnit(first, second)).map(([, one]) => one),
        })),
  };
};

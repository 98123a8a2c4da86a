import type { Instant } from '../../kernel/instant.js';
import type { Party } from '../../kernel/party.js';
import { type Obligation, unitOfObligation } from '../obligation.js';
import { countWords, percent } from '../words.js';
import type { Measured, PeriodBasis, PeriodCompliance, UnmeasuredPeriod } from './compliance-reading.js';
import { type Evidence, lackOf } from './evidence.js';
import { measuredOf, type Tally } from './tally.js';

/** A period as an obligation is judged in it. */
export type JudgedPeriod = Omit<PeriodBasis, 'text'> & {
  /** Whether the agreement was in effect for the whole of it. */
  readonly whole: boolean;
};

/**
 * Judges a tally: what is undecided is first taken to go badly, then to go well, and only where both come to the
 * same is anything said.
 */
export const judge = (
  obligation: Obligation,
  { period, span, closed, whole }: JudgedPeriod,
  evidence: Evidence,
  tally: Tally,
): PeriodCompliance => {
  const { atLeast, owner } = obligation;
  const measured = measuredOf(tally);
  const basis = { period, span, closed };
  const unmeasured = (
    reason: UnmeasuredPeriod['reason'],
    by: Party | undefined,
    rest: Pick<UnmeasuredPeriod, 'measured'> = { measured },
  ): UnmeasuredPeriod => ({
    ...basis,
    state: 'not-measurable',
    reason,
    missing: reason === 'not-recorded' || reason === 'partly-recorded' ? evidence.missing : [],
    ...(by === undefined ? {} : { owner: by }),
    ...rest,
    text: `Not measurable in ${period}: ${lackOf(reason, evidence)}.`,
  });
  if (evidence.state === 'acceptance-not-agreed') return unmeasured(evidence.state, 'operations', {});
  if (evidence.state === 'not-recorded') return unmeasured(evidence.state, evidence.owner ?? owner, {});
  const told = `${wordsOf(measured)} of at least ${wordsOfTarget(obligation)} in ${period}.`;
  const [worst, best] = boundsOf(tally, closed);
  if (worst !== null && worst >= atLeast) return { ...basis, state: 'kept', measured, text: `Kept: ${told}` };
  const against = tally.kind === 'count' ? {} : { against: tally.against };
  if (!closed) {
    const dueAt = latestOf(tally, span.end);
    return { ...basis, state: 'due', measured, ...against, dueAt, text: `Due: ${told}` };
  }
  if (evidence.state === 'partly-recorded') return unmeasured(evidence.state, evidence.owner ?? owner);
  if (worst === null || best === null) {
    return tally.kind !== 'count' && tally.unmeasured > 0
      ? unmeasured('not-recorded', owner)
      : unmeasured('nothing-to-judge', undefined);
  }
  // What is counted over less than a period is no count of the period; a share needs no full one.
  if (!whole && tally.kind === 'count') return unmeasured('partly-in-effect', undefined);
  if (best < atLeast) {
    return {
      ...basis,
      state: 'missed',
      measured,
      ...shortOf(tally, atLeast),
      ...against,
      text: `Missed: ${told}`,
    };
  }
  const dueAt = latestOf(tally, null);
  return {
    ...basis,
    state: 'due',
    measured,
    ...against,
    ...(dueAt === null ? {} : { dueAt }),
    text: `Due: ${told}`,
  };
};

/** The value if all that is undecided goes badly, and if it goes well; null where there is nothing at all. */
const boundsOf = (tally: Tally, closed: boolean): readonly [number | null, number | null] => {
  if (tally.kind === 'count') return [tally.value, tally.value];
  // While a period is open, more can come in that goes either way.
  if (!closed) return [null, null];
  if (tally.kind === 'gain') {
    const value = tally.weight === 0 ? null : tally.gained / tally.weight;
    return [value, value];
  }
  const all = tally.for + tally.against.length + tally.undecided.length;
  return all === 0 ? [null, null] : [tally.for / all, (tally.for + tally.undecided.length) / all];
};

/** How many more would have kept it. */
const shortOf = (tally: Tally, atLeast: number): { readonly short?: number } => {
  if (tally.kind === 'gain') return {};
  if (tally.kind === 'count') return { short: atLeast - tally.value };
  const all = tally.for + tally.against.length + tally.undecided.length;
  let needed = Math.ceil(atLeast * all);
  // A product such as 0.7 × 10 lies a hair above its whole number.
  if ((needed - 1) / all >= atLeast) needed -= 1;
  return { short: needed - tally.for };
};

/** When the last of what is undecided is decided; null where no time runs for any of it. */
const latestOf = <Floor extends Instant | null>(tally: Tally, floor: Floor): Floor | Instant =>
  tally.kind !== 'share'
    ? floor
    : tally.undecided.reduce<Floor | Instant>(
        (latest, next) => (next !== null && (latest === null || next > latest) ? next : latest),
        floor,
      );

const wordsOf = (measured: Measured): string => {
  if (measured.unit === 'count') return countWords(measured.value);
  const { value, undecided } = measured;
  const share = value.value === null ? 'nothing decided yet' : outcome(value.value);
  return undecided === 0 ? share : `${share} (${countWords(undecided)} undecided)`;
};

const wordsOfTarget = ({ atLeast, metric }: Obligation): string =>
  unitOfObligation[metric.kind] === 'count' ? countWords(atLeast) : percent(atLeast);

/** What was reached is rounded down, so that a near miss never reads as what would have kept it. */
const outcome = (share: number): string => percent(Math.floor(share * 1000) / 1000);

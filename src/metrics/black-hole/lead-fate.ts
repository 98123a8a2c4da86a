import type { Milliseconds } from '../../kernel/duration.js';
import type { Instant } from '../../kernel/instant.js';
import type { Party } from '../../kernel/party.js';
import type { PassExit } from '../../lead/pass.js';
import { attainmentState } from '../attainment.js';
import { firstReach } from '../first-reach.js';
import { firstResponse } from '../follow-up.js';
import type { PassCase, StartedReading } from '../lead-case.js';
import { enteredAt } from '../stage-entry.js';
import type { Fate } from './fate.js';

/**
 * Names why a lead is in the black hole.
 *
 * **Details**: each pass has one cause at most, the first of this list that holds.
 * - `no-reason`, `unagreed-reason`: it left, and nobody said why, or for a reason that is not on the agreed list.
 * - `returned-and-waiting`: it came back, and the time in which Marketing had to take it up is over.
 * - `no-owner`: it was handed over to no person and no team, and nobody has reached for it.
 * - `put-off`: nobody has reached for it in time, and work on it was put off.
 * - `no-touch`: nobody has reached for it in time.
 * - `overdue`: another promise about it has run out.
 * - `not-handed-over`: it was found qualified, and lies silent without ever having been handed over.
 * - `silent`: it is open, nothing is promised, and nothing has happened for longer than agreed.
 *
 * @category model
 * @since 0.1.0
 */
export type LeadCause =
  | 'no-reason'
  | 'unagreed-reason'
  | 'returned-and-waiting'
  | 'no-owner'
  | 'put-off'
  | 'no-touch'
  | 'overdue'
  | 'not-handed-over'
  | 'silent';

/**
 * Describes by what leads are told to be in the black hole: only by what was agreed, and by what is recorded.
 *
 * @category model
 * @since 0.1.0
 */
export interface LeadFateTerms {
  /** The instant of the reading, epoch milliseconds. */
  readonly asOf: Instant;
  /** The agreed age past which a silent lead is stale, in milliseconds. */
  readonly staleAfter: Milliseconds;
  /** When something last happened to the lead of a pass, epoch milliseconds. */
  readonly lastHeardOf: (subject: PassCase) => Instant;
  /** Tells whether touches of a pass would have been recorded. */
  readonly touchesRecorded: (subject: PassCase) => boolean;
  /** Whether anybody records hand-overs, to whom leads go, and why they left; what nobody records is missing nowhere. */
  readonly recorded: { readonly handOvers: boolean; readonly owners: boolean; readonly reasons: boolean };
  /** Why a lead does not count at all, as a kebab-case code; null for one that does. */
  readonly exclusionOf: (subject: PassCase) => string | null;
}

/**
 * Tells where a pass of a lead stands: out again, inside and in time, in the black hole and why, or not known.
 *
 * **Details**: a lead that comes back is taken up within the time of the agreement's promise for it, and where there is
 * none before it is stale. While an agreed time runs nothing is silent. Where nobody records touches, an untouched or
 * silent lead is `not-known`, unless another promise about it has run out. A lead that Sales found qualified without a
 * logged touch was reached: it proves that not every touch is logged. Where no lead ever left with a reason, none is missed.
 *
 * @param terms - what was agreed, and what is recorded
 * @returns a function from a pass to its fate
 * @category selections
 * @since 0.1.0
 */
export const leadFate =
  (terms: LeadFateTerms) =>
  (subject: PassCase): Fate<LeadCause> => {
    const exclusion = terms.exclusionOf(subject);
    if (exclusion !== null) return { where: 'excluded', code: exclusion };
    const { exit } = subject.pass;
    return exit === undefined ? openFate(terms, subject) : endedFate(terms, subject, exit);
  };

const endedFate = (terms: LeadFateTerms, subject: PassCase, exit: PassExit): Fate<LeadCause> => {
  const { life, pass } = subject;
  if (exit.kind === 'won') return { where: 'came-out', code: 'won' };
  if (life.passes.some(({ number }) => number > pass.number)) return { where: 'came-out', code: 'came-back' };
  const { family, accountable } = exit;
  if (family === 'missing') {
    return terms.recorded.reasons
      ? fallen('no-reason', accountable, exit.at)
      : { where: 'not-known', code: 'reasons-not-recorded' };
  }
  if (family === 'unmapped') return fallen('unagreed-reason', accountable, exit.at);
  return exit.kind === 'recycled' || (exit.kind === 'rejected' && accountable === 'marketing')
    ? returnedFate(terms, subject, exit)
    : { where: 'came-out', code: exit.kind };
};

/** What is given back is Marketing's again, by a promise of its own or before it is stale. */
const returnedFate = (
  { asOf, staleAfter, lastHeardOf, touchesRecorded }: LeadFateTerms,
  subject: PassCase,
  exit: Exclude<PassExit, { readonly kind: 'won' }>,
): Fate<LeadCause> => {
  if (exit.kind === 'recycled' && exit.until !== undefined && exit.until > asOf) {
    return { where: 'in-time', code: 'rests' };
  }
  const promise = subject.clocks.findLast(
    (clock) => clock.metric === 'rework' && clock.startedAt >= exit.at && isJudged(clock),
  );
  switch (promise === undefined ? undefined : attainmentState(promise)) {
    case 'overdue':
      return overdueFate('returned-and-waiting', promise as StartedReading, exit.at);
    case 'not-due':
      return { where: 'in-time', code: 'returned' };
    case undefined: {
      const heard = Math.max(exit.at, lastHeardOf(subject)) as Instant;
      if (heard >= asOf - staleAfter) return { where: 'in-time', code: 'returned' };
      return touchesRecorded(subject) ? fallen('returned-and-waiting', 'marketing', exit.at) : unrecorded;
    }
    default:
      return { where: 'came-out', code: 'taken-up' };
  }
};

const openFate = (terms: LeadFateTerms, subject: PassCase): Fate<LeadCause> => {
  const { asOf, staleAfter, lastHeardOf, touchesRecorded, recorded } = terms;
  const { life, pass, clocks } = subject;
  const { handOver } = pass;
  const heard = lastHeardOf(subject);
  const isSilent = heard < asOf - staleAfter;
  const isRecorded = handOver === undefined || touchesRecorded(subject);
  // A lead that Sales found qualified was reached, whoever forgot to write that down.
  const isProven = enteredAt('sales-qualified')(subject) !== undefined;
  const response = firstResponse('sales')(subject);
  const isUnreached = handOver !== undefined && isRecorded && !isProven && firstReach(subject) === undefined;
  const timed = clocks
    .filter((clock) => isJudged(clock) && !(isProven && clock === response))
    .map((clock) => ({ clock, state: attainmentState(clock) }));
  const late = timed.find(({ clock, state }) => clock === response && state === 'overdue')?.clock;
  const isPromised = timed.some(({ state }) => state === 'not-due');
  const isClosed = life.contactPermission?.permitted === false;
  const isLeftAlone = isSilent && !isPromised && !isClosed;
  if (handOver !== undefined && isUnreached && (late !== undefined || isLeftAlone)) {
    if (recorded.owners && subject.owner === undefined && subject.team === undefined)
      return fallen('no-owner', 'operations', handOver.at);
    const [deferral] = pass.deferrals ?? [];
    const cause = deferral === undefined ? 'no-touch' : 'put-off';
    return late === undefined ? fallen(cause, 'sales', heard) : overdueFate(cause, late, handOver.at);
  }
  const [first] = timed
    .filter(({ state }) => state === 'overdue')
    .map(({ clock }) => clock)
    .sort((one, other) => breachOf(one, asOf) - breachOf(other, asOf));
  if (first !== undefined) return overdueFate('overdue', first, first.startedAt);
  if (isPromised) return { where: 'in-time', code: 'promised' };
  // Who may not be contacted any more is owed nothing but what was late before.
  if (isClosed) return { where: 'came-out', code: 'opted-out' };
  if (!isRecorded) return unrecorded;
  if (!isSilent) return { where: 'in-time', code: 'at-work' };
  const isMarketings = isBeforeSales(subject);
  if (isMarketings && recorded.handOvers && enteredAt('marketing-qualified')(subject) !== undefined)
    return fallen('not-handed-over', 'operations', heard);
  // Where nobody records touches, silence says nothing.
  return touchesRecorded(subject)
    ? fallen('silent', isMarketings ? 'marketing' : 'sales', heard)
    : unrecorded;
};

const unrecorded: Fate<LeadCause> = { where: 'not-known', code: 'touches-not-recorded' };

/** Whether Sales never had it: it was neither handed over nor did Sales find or work it. */
const isBeforeSales = ({ life, pass }: PassCase): boolean =>
  pass.handOver === undefined &&
  life.origin !== 'sales' &&
  (pass.furthest === undefined || pass.furthest === 'inquiry' || pass.furthest === 'marketing-qualified');

const isJudged = (clock: StartedReading): boolean => attainmentState(clock) !== 'not-measurable';

const fallen = (code: LeadCause, accountable: Party, since: Instant): Fate<LeadCause> => ({
  where: 'in-the-hole',
  code,
  accountable,
  since,
});

const overdueFate = (code: LeadCause, clock: StartedReading, otherwise: Instant): Fate<LeadCause> => ({
  where: 'in-the-hole',
  code,
  accountable: clock.obliged,
  since: breachOf(clock, otherwise),
  policy: clock.policy.id,
});

const breachOf = (clock: StartedReading, otherwise: Instant): Instant =>
  'breachAt' in clock && clock.breachAt !== undefined ? clock.breachAt : otherwise;

import type { Instant } from '../../kernel/instant.js';
import type { PassCase } from '../lead-case.js';
import { listedLead } from '../which-leads.js';
import { wonMoney } from '../won-money.js';
import type { MoveDirection, MovedLead } from './backtest-reading.js';
import type { Outcome } from './confusion.js';
import type { Prediction, ReplayedPass } from './replay.js';

/** Describes a pass on which two versions part; none when they do not. */
export const movedLead = (
  asOf: Instant,
  outcomeOf: (subject: PassCase) => Outcome,
): ((replayed: ReplayedPass) => ReadonlyArray<MovedLead>) => {
  const listed = listedLead(asOf, wonMoney);
  return ({ subject, before, after, parting }) => {
    if (parting === undefined) return [];
    const direction = directionOf(before, after);
    return [
      {
        ...listed(subject, `moved-${direction}`),
        direction,
        at: parting.at,
        before: before.verdict,
        after: after.verdict,
        outcome: outcomeOf(subject),
        conditions: parting.conditions,
      },
    ];
  };
};

const directionOf = (before: Prediction, after: Prediction): MoveDirection => {
  if (after.since === undefined) return 'out';
  if (before.since === undefined) return 'in';
  return after.since < before.since ? 'sooner' : 'later';
};

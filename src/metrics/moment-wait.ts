import type { Moment } from '../lead/moment.js';
import type { Wait } from './time-to-event.js';

/** Why a moment cannot enter a figure of speed, or null when it can. */
export const reasonAgainst = (moment: Moment): 'date-only' | 'imported' | 'inferred' | null => {
  if (moment.precision === 'date') return 'date-only';
  if (moment.imported === true) return 'imported';
  return moment.inferred === true ? 'inferred' : null;
};

/** A wait that ended: how long it was, or why nobody can tell. */
export const endedWait = (
  outcome: 'happened' | 'competing',
  what: string,
  start: Pick<Moment, 'at'>,
  end: Moment,
): Wait => {
  const against = reasonAgainst(end);
  return against === null
    ? { outcome, duration: Math.max(0, end.at - start.at) }
    : { outcome: 'excluded', reason: `${what}-${against}` };
};

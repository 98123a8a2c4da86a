import type { JournalEvent } from '../journal/event.js';
import type { Role } from './policy-version.js';

/** The parts an event can play, a change of hands included. */
export type Part = Role | 'owner';

/** In which order a running clock takes the events of one instant. */
const whileRunning: Readonly<Record<Part, number>> = {
  stop: 0,
  cancel: 1,
  pause: 2,
  resume: 3,
  owner: 4,
  start: 5,
  reopen: 6,
};

/** In which order a clock that is pending or closed takes them. */
const whileNot: Readonly<Record<Part, number>> = {
  owner: 0,
  reopen: 1,
  start: 2,
  pause: 3,
  resume: 4,
  stop: 5,
  cancel: 6,
};

/**
 * Takes the events of one instant in turn: one that its own source numbers before another comes before it;
 * among the rest a pending clock takes start, then stop, and a running one stop, then pause, then start.
 *
 * @param events - the events of one instant, in the journal's order, which decides what is left open
 * @param partsOf - the parts an event plays as things stand
 * @param isRunning - whether a clock is open as things stand
 * @param take - takes one event
 */
export const inTurn = (
  events: ReadonlyArray<JournalEvent>,
  partsOf: (event: JournalEvent) => ReadonlyArray<Part>,
  isRunning: () => boolean,
  take: (event: JournalEvent) => void,
): void => {
  const left = [...events];
  while (left.length > 0) {
    const order = isRunning() ? whileRunning : whileNot;
    const firsts = firstNumbers(left);
    let best = -1;
    let bestRank = Number.POSITIVE_INFINITY;
    for (const [position, event] of left.entries()) {
      if (event.sequence !== undefined && event.sequence > (firsts.get(event.source) as number)) continue;
      const parts = partsOf(event);
      const rank = parts.reduce((least, part) => Math.min(least, order[part]), playsNoPart);
      if (rank < bestRank) {
        best = position;
        bestRank = rank;
        if (rank === 0) break;
      }
    }
    const [event] = left.splice(best, 1);
    if (event !== undefined) take(event);
  }
};

const playsNoPart = 9;

/** The least number that each source still has to be taken. */
const firstNumbers = (events: ReadonlyArray<JournalEvent>): ReadonlyMap<string, number> => {
  const firsts = new Map<string, number>();
  for (const { source, sequence } of events)
    if (sequence !== undefined && sequence < (firsts.get(source) ?? Number.POSITIVE_INFINITY))
      firsts.set(source, sequence);
  return firsts;
};

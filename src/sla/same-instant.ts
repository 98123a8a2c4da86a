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

const playsNoPart = 7;

/** What the order of one instant has to know of the fold. */
export interface Turns {
  /** The parts an event plays as things stand. */
  readonly partsOf: (event: JournalEvent) => ReadonlyArray<Part>;
  /** What the parts depend on: while it is the same value, so are they. */
  readonly standing: () => unknown;
  /** Whether a clock is open as things stand. */
  readonly isRunning: () => boolean;
  /** Takes one event. */
  readonly take: (event: JournalEvent) => void;
}

/**
 * Takes the events of one instant in turn: one that its own source numbers before another comes before it;
 * among the rest a pending clock takes start, then stop, and a running one stop, then pause, then start.
 *
 * @param events - the events of one instant, in the journal's order, which decides what is left open
 */
export const inTurn = (events: ReadonlyArray<JournalEvent>, turns: Turns): void =>
  events.length <= few ? takeFew(events, turns) : takeMany(events, turns);

/** Up to how many events it is quicker to look through them all at each turn. */
const few = 6;

const takeFew = (events: ReadonlyArray<JournalEvent>, turns: Turns): void => {
  const left = [...events];
  while (left.length > 0) {
    const order = turns.isRunning() ? whileRunning : whileNot;
    let best = 0;
    let bestRank = Number.POSITIVE_INFINITY;
    for (const [place, event] of left.entries()) {
      const rank = waits(left, event) ? Number.POSITIVE_INFINITY : rankOf(turns.partsOf(event), order);
      if (rank >= bestRank) continue;
      best = place;
      bestRank = rank;
    }
    const [event] = left.splice(best, 1) as [JournalEvent];
    turns.take(event);
  }
};

/** Whether an event of the same source has a lower number. */
const waits = (
  left: ReadonlyArray<JournalEvent>,
  { source, sequence = Number.NEGATIVE_INFINITY }: JournalEvent,
): boolean => left.some((other) => (other.sequence ?? sequence) < sequence && other.source === source);

const rankOf = (parts: ReadonlyArray<Part>, order: Readonly<Record<Part, number>>): number => {
  let rank = playsNoPart;
  for (const part of parts) if (order[part] < rank) rank = order[part];
  return rank;
};

/** Events that play the same parts wait in one queue, so that a burst of thousands takes its time once. */
const takeMany = (events: ReadonlyArray<JournalEvent>, turns: Turns): void => {
  const waiting = linesOf(events);
  let standing = turns.standing();
  let queues = queuesOf(frontOf(waiting), turns);
  for (let left = events.length; left > 0; left -= 1) {
    if (turns.standing() !== standing) {
      standing = turns.standing();
      queues = queuesOf(
        [...queues.values()].flatMap(({ members, next }) => members.slice(next)),
        turns,
      );
    }
    const first = nextOf(queues, turns.isRunning() ? whileRunning : whileNot);
    if (first === undefined) return;
    turns.take(first.event);
    for (const member of follow(waiting, first)) join(queues, member, turns);
  }
};

/** An event in line, with its place in the journal's order. */
interface Member {
  readonly event: JournalEvent;
  readonly place: number;
}

/** Events that play the same parts, those before `next` already taken. */
interface Queue {
  readonly parts: ReadonlyArray<Part>;
  readonly members: Array<Member>;
  next: number;
}

/** The numbered events of each source by their numbers, and how many of the first number are still to be taken. */
type Lines = Map<string, { readonly groups: Array<Array<Member>>; left: number }>;

const loose = '';

/** Lines up the events that their sources number; the others wait for nobody. */
const linesOf = (events: ReadonlyArray<JournalEvent>): Lines => {
  const lines: Lines = new Map();
  const last = new Map<string, number>();
  const members = events.map((event, place) => ({ event, place }));
  const numbered = members
    .filter(({ event }) => event.sequence !== undefined)
    .sort((first, second) => (first.event.sequence as number) - (second.event.sequence as number));
  lines.set(loose, { groups: [members.filter(({ event }) => event.sequence === undefined)], left: 0 });
  for (const member of numbered) {
    const { source, sequence } = member.event;
    const name = `${source}\u0000`;
    const line = lines.get(name) ?? { groups: [], left: 0 };
    lines.set(name, line);
    if (last.get(source) === sequence) line.groups[line.groups.length - 1]?.push(member);
    else line.groups.push([member]);
    last.set(source, sequence as number);
  }
  for (const line of lines.values()) {
    line.groups.reverse();
    line.left = line.groups[line.groups.length - 1]?.length ?? 0;
  }
  return lines;
};

/** The events that nothing of their own source has to precede. */
const frontOf = (lines: Lines): ReadonlyArray<Member> =>
  [...lines.values()].flatMap(({ groups }) => groups[groups.length - 1] ?? []);

/** Those whose turn has come now that an event was taken. */
const follow = (lines: Lines, { event }: Member): ReadonlyArray<Member> => {
  if (event.sequence === undefined) return none;
  const line = lines.get(`${event.source}\u0000`);
  if (line === undefined) return none;
  line.left -= 1;
  if (line.left > 0) return none;
  line.groups.pop();
  const group = line.groups[line.groups.length - 1] ?? none;
  line.left = group.length;
  return group;
};

const none: ReadonlyArray<Member> = [];

const queuesOf = (members: ReadonlyArray<Member>, turns: Turns): Map<string, Queue> => {
  const queues = new Map<string, Queue>();
  for (const member of [...members].sort((first, second) => first.place - second.place))
    join(queues, member, turns);
  return queues;
};

const join = (queues: Map<string, Queue>, member: Member, { partsOf }: Turns): void => {
  const parts = partsOf(member.event);
  const name = parts.join();
  const queue = queues.get(name);
  if (queue === undefined) {
    queues.set(name, { parts, members: [member], next: 0 });
    return;
  }
  let place = queue.members.length;
  while (place > queue.next && (queue.members[place - 1] as Member).place > member.place) place -= 1;
  queue.members.splice(place, 0, member);
};

/** Takes out of line whoever is next: the best part first, then the earlier place. */
const nextOf = (queues: Map<string, Queue>, order: Readonly<Record<Part, number>>): Member | undefined => {
  let best: Queue | undefined;
  let bestRank = Number.POSITIVE_INFINITY;
  for (const queue of queues.values()) {
    const head = queue.members[queue.next];
    if (head === undefined) continue;
    const rank = rankOf(queue.parts, order);
    const bestHead = best?.members[best.next];
    if (rank < bestRank || (rank === bestRank && bestHead !== undefined && head.place < bestHead.place)) {
      best = queue;
      bestRank = rank;
    }
  }
  if (best === undefined) return undefined;
  best.next += 1;
  return best.members[best.next - 1];
};

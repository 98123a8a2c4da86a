import type { LeadEvent, LeadRecord } from 'smarketing/journal';
import type { AnswerState } from 'smarketing/metrics/effort';

const day = 86_400_000;
const points: Readonly<Record<string, number>> = { booking: 8, inbound: 5, 'form-submitted': 3, inquiry: 3 };
const exits = new Set(['won', 'lost', 'rejected', 'disqualified', 'recycled']);

/** What a prospect did by an event, said once more and otherwise than in the library. */
const deed = ({ type, actor, data }: LeadEvent): string | null => {
  if (actor?.kind === 'automation' || actor?.kind === 'import') return null;
  const facts = data as unknown as Readonly<Record<string, unknown>>;
  if (type === 'inquiry' || (type === 'captured' && actor?.kind === 'prospect')) return 'inquiry';
  if (type === 'prospect-activity') return facts.activity === 'email-opened' ? null : String(facts.activity);
  if (type !== 'touch-attempted' && type !== 'touch-connected') return null;
  if (facts.bookedByProspect === true) return 'booking';
  return facts.direction === 'inbound' || actor?.kind === 'prospect' ? 'inbound' : null;
};

const isAnswer = ({ type, actor, data }: LeadEvent): boolean => {
  if (type === 'touch-connected') return true;
  if (type !== 'touch-attempted') return false;
  const { bulk, direction, bookedByProspect } = data as unknown as Readonly<Record<string, unknown>>;
  const byHim = direction === 'inbound' || bookedByProspect === true;
  return (actor?.kind ?? 'person') === 'person' && bulk !== true && !byHim;
};

const latest = ({ occurredAt, precision }: LeadEvent): number =>
  precision === 'date' ? occurredAt + day - 1 : occurredAt;

/** Whether a prospect was left behind, act by act, for leads of which nothing is irregular. */
export const stateByHand = (
  { events }: LeadRecord,
  asOf: number,
): { readonly state: AnswerState; readonly points: number } | null => {
  const deeds = new Map<number, Array<string>>();
  for (const event of events) {
    const what = deed(event);
    if (what !== null) deeds.set(event.occurredAt, [...(deeds.get(event.occurredAt) ?? []), what]);
  }
  if (deeds.size === 0) return null;
  let unanswered = 0;
  let open: Array<{ at: number; weight: number; booked: boolean }> = [];
  for (const [at, whats] of [...deeds].sort(([first], [second]) => first - second)) {
    const named = whats.filter((what) => what !== 'inquiry');
    const weights = (named.length === 0 ? whats : named).map((what) =>
      Object.hasOwn(points, what) ? (points[what] ?? 1) : 1,
    );
    if (events.some((event) => isAnswer(event) && latest(event) >= at)) continue;
    unanswered += 1;
    if (events.some((event) => exits.has(event.type) && latest(event) >= at)) continue;
    const weight = Math.max(...weights);
    open = [...open, { at, weight, booked: named.some((what) => what === 'booking') && weight === 8 }];
  }
  const sum = open.reduce((total, { weight }) => total + weight, 0);
  const last = events.findLast(
    (event) => event.type === 'contact-permission-changed' && !Object.hasOwn(event.data, 'channel'),
  );
  const permitted = (last?.data as { permitted?: boolean } | undefined)?.permitted !== false;
  const [first] = open;
  const inTime =
    first !== undefined &&
    (first.at + 3 * day > asOf || open.some(({ at, booked }) => booked && at + 14 * day > asOf));
  const state =
    unanswered === 0
      ? 'answered'
      : first === undefined
        ? 'settled'
        : !permitted
          ? 'not-permitted'
          : sum < 3
            ? 'slight'
            : inTime
              ? 'waiting'
              : 'left-behind';
  return { state, points: sum };
};

import { civilDateAt, type Zone } from '../../calendar/local-time.js';
import { dateInterval } from '../../calendar/zoned-period.js';
import type { JournalEvent } from '../../journal/event.js';
import type { ServiceDelivered } from '../../journal/service-events.js';
import { type RecordKey, textOfKey } from '../../journal/subject.js';
import { addDays } from '../../kernel/civil-date.js';
import type { Instant } from '../../kernel/instant.js';
import type { Party } from '../../kernel/party.js';

/** When something happened, as far as is known: only the date may be. */
export interface Moment {
  readonly earliest: Instant;
  readonly latest: Instant;
}

/** A delivery of a service. */
export interface Delivery {
  readonly at: Moment;
  readonly data: ServiceDelivered;
}

/** A request for a service, with the delivery that answered it. */
export interface Request {
  readonly key: RecordKey;
  readonly at: Moment;
  readonly by: Party;
  dueAt: Instant | undefined;
  answer: Delivery | undefined;
}

/** What happened to one service, in order of time. */
export interface ServiceLog {
  readonly requests: Array<Request>;
  readonly deliveries: Array<Delivery>;
}

/**
 * Sorts the events of services by service, and joins each delivery to the request it answers.
 *
 * **Details**: an event's subject names the request, as the clocks of the room `sla` read it, so asking again while
 * it waits says the same once more, perhaps with another date. Where a source has only the service itself as
 * subject, each asking is a request of its own, and a delivery answers the one that has waited longest.
 */
export const serviceLogs = (
  zone: Zone,
  events: ReadonlyArray<JournalEvent>,
): ReadonlyMap<string, ServiceLog> => {
  const logs = new Map<string, ServiceLog>();
  const subjects = new Map<string, { readonly log: ServiceLog; readonly told: Array<Told> }>();
  for (const event of events) {
    if (event.type !== 'service-requested' && event.type !== 'service-delivered') continue;
    const { service } = event.data;
    const log = logs.get(service) ?? { requests: [], deliveries: [] };
    logs.set(service, log);
    const key = JSON.stringify([textOfKey(event.subject), service]);
    const subject = subjects.get(key) ?? { log, told: [] };
    subjects.set(key, subject);
    const at = momentOf(zone, event);
    if (event.type === 'service-requested') subject.told.push({ at, event });
    else {
      const delivery = { at, data: event.data };
      log.deliveries.push(delivery);
      subject.told.push({ at, event, delivery });
    }
  }
  for (const { log, told } of subjects.values()) joinAnswers(log, told);
  return logs;
};

/** One event of a subject. */
interface Told {
  readonly at: Moment;
  readonly event: Extract<JournalEvent, { readonly type: 'service-requested' | 'service-delivered' }>;
  readonly delivery?: Delivery;
}

/** Goes through what happened to one subject, instant by instant. */
const joinAnswers = ({ requests }: ServiceLog, told: ReadonlyArray<Told>): void => {
  const own: Array<Request> = [];
  let answered = 0;
  for (let from = 0; from < told.length; ) {
    let until = from + 1;
    while (told[until]?.event.occurredAt === told[from]?.event.occurredAt) until += 1;
    const instant = told.slice(from, until);
    from = until;
    for (const { event, at, delivery } of inOrder(instant, own.length > answered)) {
      const open = own[answered];
      if (delivery !== undefined) {
        if (open === undefined) continue;
        open.answer = delivery;
        answered += 1;
      } else if (event.type === 'service-requested') {
        const { by, dueAt, service } = event.data;
        if (open !== undefined && event.subject.id !== service) {
          open.dueAt = dueAt ?? open.dueAt;
          continue;
        }
        const { system, id } = event.subject;
        own.push({ key: { system, id }, at, by, dueAt, answer: undefined });
      }
    }
  }
  for (const request of own) requests.push(request);
};

/**
 * One instant is one set of events, as for every clock: what waits is answered before more is asked, and where
 * nothing waits it is asked before it is answered; the source's own sequence decides where all have one.
 */
const inOrder = (instant: ReadonlyArray<Told>, waiting: boolean): ReadonlyArray<Told> => {
  if (instant.length < 2 || instant.every(({ event }) => event.sequence !== undefined)) return instant;
  const answers = instant.filter(({ delivery }) => delivery !== undefined);
  const asks = instant.filter(({ delivery }) => delivery === undefined);
  return waiting ? [...answers, ...asks] : [...asks, ...answers];
};

const momentOf = (zone: Zone, { occurredAt, precision }: JournalEvent): Moment => {
  if (precision !== 'date') return { earliest: occurredAt, latest: occurredAt };
  const date = civilDateAt(zone)(occurredAt);
  const { start, end } = dateInterval(zone)({ start: date, end: addDays(1)(date) });
  return { earliest: start, latest: Math.max(start, end - 1) as Instant };
};

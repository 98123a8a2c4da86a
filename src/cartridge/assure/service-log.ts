import { civilDateAt, type Zone } from '../../calendar/local-time.js';
import { dateInterval } from '../../calendar/zoned-period.js';
import type { JournalEvent } from '../../journal/event.js';
import type { ServiceDelivered, ServiceRequested } from '../../journal/service-events.js';
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

/** The requests of one subject; the first ones are answered. */
interface Queue {
  readonly requests: Array<Request>;
  answered: number;
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
  const queues = new Map<string, Queue>();
  for (const event of events) {
    if (event.type !== 'service-requested' && event.type !== 'service-delivered') continue;
    const { service } = event.data;
    const log = logs.get(service) ?? { requests: [], deliveries: [] };
    logs.set(service, log);
    const key = JSON.stringify([textOfKey(event.subject), service]);
    const queue = queues.get(key) ?? { requests: [], answered: 0 };
    queues.set(key, queue);
    const at = momentOf(zone, event);
    if (event.type === 'service-delivered') {
      const delivery = { at, data: event.data };
      log.deliveries.push(delivery);
      const request = queue.requests[queue.answered];
      if (request === undefined) continue;
      request.answer = delivery;
      queue.answered += 1;
      continue;
    }
    const { by, dueAt }: ServiceRequested = event.data;
    const open = queue.requests[queue.answered];
    if (open !== undefined && event.subject.id !== service) {
      open.dueAt = dueAt ?? open.dueAt;
      continue;
    }
    const request: Request = {
      key: { system: event.subject.system, id: event.subject.id },
      at,
      by,
      dueAt,
      answer: undefined,
    };
    log.requests.push(request);
    queue.requests.push(request);
  }
  return logs;
};

const momentOf = (zone: Zone, { occurredAt, precision }: JournalEvent): Moment => {
  if (precision !== 'date') return { earliest: occurredAt, latest: occurredAt };
  const date = civilDateAt(zone)(occurredAt);
  const { start, end } = dateInterval(zone)({ start: date, end: addDays(1)(date) });
  return { earliest: start, latest: Math.max(start, end - 1) as Instant };
};

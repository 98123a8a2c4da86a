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

/** What somebody thinks of a delivery, or of a service of which no delivery is recorded. */
export interface Opinion {
  readonly at: Moment;
  readonly about: Delivery | undefined;
  readonly by: Party;
  readonly rater: string;
  readonly rating: number;
}

/** A request for a service, with the delivery that answered it, or when it was taken back. */
export interface Request {
  readonly key: RecordKey;
  readonly at: Moment;
  readonly by: Party;
  dueAt: Instant | undefined;
  answer: Delivery | undefined;
  withdrawnAt: Moment | undefined;
}

/** What happened to one service, in order of time. */
export interface ServiceLog {
  readonly requests: Array<Request>;
  readonly deliveries: Array<Delivery>;
  readonly opinions: Array<Opinion>;
}

/**
 * Sorts the events of services by service, and joins each delivery to the request it answers.
 *
 * **Details**: an event's subject names the request, as the clocks of the room `sla` read it, so asking again while
 * it waits says the same once more, perhaps with another date. Where a source has only the service itself as
 * subject, each asking is a request of its own, and a delivery answers, or a withdrawal takes back, the one that has
 * waited longest. A rating is about the latest delivery of its subject.
 */
export const serviceLogs = (
  zone: Zone,
  events: ReadonlyArray<JournalEvent>,
): ReadonlyMap<string, ServiceLog> => {
  const logs = new Map<string, ServiceLog>();
  const subjects = new Map<
    string,
    { readonly log: ServiceLog; readonly told: Array<Told>; readonly rated: Array<Rated> }
  >();
  for (const event of events) {
    if (!isOfService(event)) continue;
    const { service } = event.data;
    const log = logs.get(service) ?? { requests: [], deliveries: [], opinions: [] };
    logs.set(service, log);
    const key = JSON.stringify([textOfKey(event.subject), service]);
    const subject = subjects.get(key) ?? { log, told: [], rated: [] };
    subjects.set(key, subject);
    const at = momentOf(zone, event);
    if (event.type === 'service-rated') subject.rated.push({ at, event });
    else if (event.type === 'service-delivered') {
      const delivery = { at, data: event.data };
      log.deliveries.push(delivery);
      subject.told.push({ at, event, delivery });
    } else subject.told.push({ at, event });
  }
  for (const { log, told, rated } of subjects.values()) {
    joinAnswers(log, told);
    joinOpinions(log, told, rated);
  }
  return logs;
};

type Of<Type extends JournalEvent['type']> = Extract<JournalEvent, { readonly type: Type }>;

const isOfService = (event: JournalEvent): event is Told['event'] | Rated['event'] =>
  event.type === 'service-requested' ||
  event.type === 'service-request-withdrawn' ||
  event.type === 'service-delivered' ||
  event.type === 'service-rated';

/** One event of a subject. */
interface Told {
  readonly at: Moment;
  readonly event: Of<'service-requested' | 'service-request-withdrawn' | 'service-delivered'>;
  readonly delivery?: Delivery;
}

/** One rating of a subject. */
interface Rated {
  readonly at: Moment;
  readonly event: Of<'service-rated'>;
}

/** Finds what each rating is about; where only its date is known, what was delivered on that date is meant too. */
const joinOpinions = (
  { opinions }: ServiceLog,
  told: ReadonlyArray<Told>,
  rated: ReadonlyArray<Rated>,
): void => {
  const deliveries = told.flatMap(({ delivery }) => delivery ?? []);
  for (const { at, event } of rated) {
    const { by, rating } = event.data;
    const about = deliveries.findLast((delivery) => delivery.at.earliest <= at.latest);
    opinions.push({ at, about, by, rater: event.actor?.kind === 'person' ? event.actor.id : by, rating });
  }
};

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
      if (event.type !== 'service-requested') {
        if (open === undefined) continue;
        open.answer = delivery;
        open.withdrawnAt = delivery === undefined ? at : undefined;
        answered += 1;
      } else {
        const { by, dueAt, service } = event.data;
        if (open !== undefined && event.subject.id !== service) {
          open.dueAt = dueAt ?? open.dueAt;
          continue;
        }
        const { system, id } = event.subject;
        own.push({ key: { system, id }, at, by, dueAt, answer: undefined, withdrawnAt: undefined });
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
  const answers = instant.filter(({ event }) => event.type !== 'service-requested');
  const asks = instant.filter(({ event }) => event.type === 'service-requested');
  return waiting ? [...answers, ...asks] : [...asks, ...answers];
};

const momentOf = (zone: Zone, { occurredAt, precision }: JournalEvent): Moment => {
  if (precision !== 'date') return { earliest: occurredAt, latest: occurredAt };
  const date = civilDateAt(zone)(occurredAt);
  const { start, end } = dateInterval(zone)({ start: date, end: addDays(1)(date) });
  return { earliest: start, latest: Math.max(start, end - 1) as Instant };
};

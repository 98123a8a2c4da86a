import type { Journal } from '../../journal/journal.js';
import { isObserved, observationWindows } from '../../journal/observation.js';
import { visibleEvents } from '../../journal/visible-events.js';
import { byCodeUnit, byNumber } from '../../kernel/order.js';
import { isParty, type Party } from '../../kernel/party.js';
import { ratio } from '../../kernel/ratio.js';
import type { Cartridge } from '../cartridge.js';
import type { CompiledPortfolio } from '../compile-portfolio.js';
import type { Service } from '../service.js';
import type {
  AssuranceReading,
  AssuranceReason,
  AssuranceSpan,
  AssuranceTerms,
  CartridgeAssurance,
  Due,
  ServiceAssurance,
} from './assurance.js';
import { judgeAge, judgeMeasure } from './judge-deliveries.js';
import { judgePeriods } from './judge-periods.js';
import { judgeRequests } from './judge-requests.js';
import { ratingSummary, ratingsOf } from './rating.js';
import { type ServiceLog, serviceLogs } from './service-log.js';
import { type OwnDue, type Recorded, reasonOf, type Verdict } from './verdict.js';

/**
 * Holds what was delivered against what was promised: for each service and cartridge what was kept, what is overdue
 * and due next, and of what nobody can tell.
 *
 * **Details**: that delivery is assured on Sales' expectations is the source's demand; the levels and how they are
 * counted are ours. A request is in time as a clock of the room `sla` is; a period is judged when it is over; silence
 * counts against a service only while deliveries were recorded. The rating of the customer stands beside the level.
 *
 * @param portfolio - what was promised
 * @param terms - the calendars and periods, usually those of the agreement
 * @param span - since when, and from when it is looked at
 * @returns a function from a journal to the reading
 * @example
 * ```ts
 * import { compileCalendar, compileZone, intlZones, parseHours } from 'smarketing/calendar'
 * import { compilePortfolio, presetPortfolio } from 'smarketing/cartridge'
 * import { assure } from 'smarketing/cartridge/assure'
 * import { journalOf } from 'smarketing/journal'
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 * import { decodeEvents } from 'smarketing/schema'
 *
 * const day = orThrow(parseHours('09:00-17:00'))
 * const office = orThrow(compileCalendar(intlZones)({
 *   zone: 'Europe/Berlin', weekly: { mon: day, tue: day, wed: day, thu: day, fri: day },
 * }))
 * const terms = {
 *   zone: orThrow(compileZone(intlZones)('Europe/Berlin')),
 *   periodRules: { fiscalYearStart: 1, weekStart: 'mon' as const },
 *   calendars: {}, defaultCalendar: office,
 * }
 * const event = { schemaVersion: 1, source: 'desk', subject: { kind: 'service', system: 'desk', id: 'r-1' } }
 * const { events } = decodeEvents([
 *   { ...event, id: '1', type: 'service-requested', occurredAt: '2026-03-06T16:00:00+01:00',
 *     data: { service: 'competitor-watch', by: 'sales' } },
 *   { ...event, id: '2', type: 'service-delivered', occurredAt: '2026-03-10T15:00:00+01:00',
 *     data: { service: 'competitor-watch', rating: 9 } },
 * ])
 * const span = { from: orThrow(parseInstant('2026-03-01T00:00Z')), asOf: orThrow(parseInstant('2026-03-31T00:00Z')) }
 * const reading = assure(orThrow(compilePortfolio(presetPortfolio('EUR'))), terms, span)(journalOf(events))
 *
 * const watch = reading.cartridges[0]?.services.find(({ service }) => service === 'competitor-watch')
 * watch?.state // => 'kept'
 * watch?.requests?.onTime // => 1
 * watch?.rating.mean // => { numerator: 9, denominator: 1, value: 9 }
 * ```
 * @category readings
 * @since 0.1.0
 */
export const assure =
  (portfolio: CompiledPortfolio, terms: AssuranceTerms, span: AssuranceSpan) =>
  (journal: Journal): AssuranceReading => {
    const { from, asOf } = span;
    const { events } = visibleEvents(span)(journal);
    const logs = serviceLogs(terms.zone, events);
    const recorded = isObserved(observationWindows(terms.sources ?? [])(events), ['service-delivered']);
    const judged = portfolio.cartridges.map((cartridge) =>
      judgeCartridge(cartridge, logs, { terms, span, recorded }),
    );
    const known = new Set(portfolio.services.map(({ service }) => service.id));
    const { id, version } = portfolio.portfolio;
    return {
      portfolio: { id, version, hash: portfolio.hash },
      from,
      asOf,
      cartridges: judged.map(({ reading }) => reading),
      overdue: sorted(judged.flatMap(({ overdue }) => overdue)),
      nextDue: sorted(judged.flatMap(({ nextDue }) => nextDue)),
      unmeasured: judged.flatMap(({ reading }) =>
        reading.services
          .filter(({ state }) => state === 'not-measured')
          .map(({ service, reasons, owner }) => ({
            service,
            cartridge: reading.cartridge,
            missing: reasons,
            owner: reasons[0]?.owner ?? owner,
          })),
      ),
      unknownServices: [...logs]
        .filter(([service]) => !known.has(service))
        .map(([service, { requests, deliveries, opinions }]) => ({
          service,
          requested: requests.length,
          delivered: deliveries.length,
          rated: opinions.length,
        }))
        .sort((first, second) => byCodeUnit(first.service, second.service)),
    };
  };

interface Judging {
  readonly terms: AssuranceTerms;
  readonly span: AssuranceSpan;
  readonly recorded: Recorded;
}

interface JudgedCartridge {
  readonly reading: CartridgeAssurance;
  readonly overdue: ReadonlyArray<Due>;
  readonly nextDue: ReadonlyArray<Due>;
}

const judgeCartridge = (
  cartridge: Cartridge,
  logs: ReadonlyMap<string, ServiceLog>,
  judging: Judging,
): JudgedCartridge => {
  const { id, title } = cartridge;
  const owner = isParty(cartridge.owner) ? cartridge.owner : marketing;
  const services = [...cartridge.services].sort((first, second) => byCodeUnit(first.id, second.id));
  const judged = services.map((service) => {
    const log = logs.get(service.id) ?? nothing;
    const verdict = verdictOf(service, log, owner, judging);
    return { service, log, verdict };
  });
  const readings = judged.map(({ service, log, verdict }) =>
    readingOf(service, log, owner, verdict, judging.span),
  );
  const judgeable = readings.filter(({ state }) => state === 'kept' || state === 'missed');
  const dues = (key: 'overdue' | 'nextDue'): ReadonlyArray<Due> =>
    judged.flatMap(({ service, verdict }) =>
      verdict[key].map((due): Due => ({ service: service.id, cartridge: id, owner, ...due })),
    );
  return {
    reading: {
      cartridge: id,
      title,
      owner,
      kept: ratio(judgeable.filter(({ state }) => state === 'kept').length, judgeable.length),
      services: readings,
      unmeasured: readings.filter(({ state }) => state === 'not-measured').map(({ service }) => service),
      rating: ratingSummary(
        judged.flatMap(({ service, log }) => ratingsOf(service, owner, log, judging.span.from).counted),
      ),
    },
    overdue: dues('overdue'),
    nextDue: dues('nextDue'),
  };
};

const marketing: Party = 'marketing';

const nothing: ServiceLog = { requests: [], deliveries: [], opinions: [] };

const deliveriesIn = ({ deliveries }: ServiceLog, { from }: AssuranceSpan): ServiceLog['deliveries'] =>
  deliveries.filter(({ at }) => at.earliest >= from);

const requestsIn = ({ requests }: ServiceLog, { from }: AssuranceSpan): ServiceLog['requests'] =>
  requests.filter(({ at }) => at.earliest >= from);

const verdictOf = (
  { level }: Service,
  log: ServiceLog,
  owner: Party,
  { terms, span, recorded }: Judging,
): Verdict => {
  const { from, asOf } = span;
  if (level === undefined) return untold('level-missing', owner);
  switch (level.kind) {
    case 'answered-within':
    case 'by-due-date': {
      const { calendar: name } = level;
      const calendar =
        name === undefined
          ? terms.defaultCalendar
          : Object.hasOwn(terms.calendars, name)
            ? terms.calendars[name]
            : undefined;
      return calendar === undefined
        ? untold('unknown-calendar', owner)
        : judgeRequests(level, requestsIn(log, span), { calendar, recorded, asOf, owner });
    }
    case 'every-period':
    case 'amount-per-period':
      return judgePeriods(level, deliveriesIn(log, span), { terms, recorded, from, asOf, owner });
    case 'never-older-than':
      return judgeAge(level, log.deliveries, { recorded, from, asOf, owner });
    case 'measured':
      return judgeMeasure(level, deliveriesIn(log, span), { recorded, from, asOf, owner });
  }
};

const untold = (code: AssuranceReason['code'], owner: Party): Verdict => ({
  state: 'not-measured',
  attained: ratio(0, 0),
  overdue: [],
  nextDue: [],
  reasons: reasonOf(code, 1, owner),
});

const readingOf = (
  service: Service,
  log: ServiceLog,
  owner: Party,
  { overdue, nextDue, reasons, ...verdict }: Verdict,
  span: AssuranceSpan,
): ServiceAssurance => {
  const { id, title, customer, level } = service;
  const { counted, unusable, byOwner } = ratingsOf(service, owner, log, span.from);
  const [next, longest] = [soonest(nextDue), soonest(overdue)];
  return {
    service: id,
    title,
    customer,
    owner,
    ...(level === undefined ? {} : { level }),
    ...verdict,
    requested: requestsIn(log, span).length,
    delivered: deliveriesIn(log, span).length,
    ...(next === undefined ? {} : { nextDueAt: next.dueAt }),
    ...(longest === undefined ? {} : { overdueSince: longest.dueAt }),
    reasons: [
      ...reasons,
      ...reasonOf('rating-unusable', unusable, customer),
      ...reasonOf('rated-by-owner', byOwner, owner),
    ],
    rating: ratingSummary(counted),
  };
};

const soonest = (dues: ReadonlyArray<OwnDue>): OwnDue | undefined =>
  dues.reduce<OwnDue | undefined>(
    (least, due) => (least === undefined || due.dueAt < least.dueAt ? due : least),
    undefined,
  );

const sorted = (dues: ReadonlyArray<Due>): ReadonlyArray<Due> =>
  [...dues].sort(
    (first, second) => byNumber(first.dueAt, second.dueAt) || byCodeUnit(first.service, second.service),
  );

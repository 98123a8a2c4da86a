import { compileCalendar, compileZone, intlZones, parseHours } from 'smarketing/calendar';
import {
  type CompiledPortfolio,
  compilePortfolio,
  type Portfolio,
  presetPortfolio,
  type ServiceLevel,
} from 'smarketing/cartridge';
import type { AssuranceTerms } from 'smarketing/cartridge/assure';
import type { JournalEvent } from 'smarketing/journal';
import { type Instant, orThrow, parseInstant } from 'smarketing/kernel';

const day = orThrow(parseHours('09:00-17:00'));

/** An office in Berlin, Monday to Friday, closed on Easter Monday 2026. */
export const office = orThrow(
  compileCalendar(intlZones)({
    zone: 'Europe/Berlin',
    weekly: { mon: day, tue: day, wed: day, thu: day, fri: day },
    holidays: [{ kind: 'date', name: 'Easter Monday', date: '2026-04-06' }],
  }),
);

/** The terms of an agreement in Berlin. */
export const terms: AssuranceTerms = {
  zone: orThrow(compileZone(intlZones)('Europe/Berlin')),
  periodRules: { fiscalYearStart: 1, weekStart: 'mon' },
  calendars: { office, always: orThrow(compileCalendar(intlZones)({ zone: 'UTC', always: true })) },
  defaultCalendar: office,
};

/** An instant, Berlin's offset unless the text has one of its own. */
export const at = (text: string): Instant => {
  const summer = text >= '2026-03-29T03' && text < '2026-10-25T03';
  return orThrow(
    parseInstant(/Z|[+-]\d\d:\d\d$/.test(text) ? text : `${text}${summer ? '+02:00' : '+01:00'}`),
  );
};

/** The preset whose service `competitor-watch` promises another level, or none. */
export const promising = (level: ServiceLevel | undefined): CompiledPortfolio => {
  const preset = presetPortfolio('EUR');
  const portfolio: Portfolio = {
    ...preset,
    cartridges: preset.cartridges.map((cartridge) => ({
      ...cartridge,
      services: cartridge.services.map((service) => {
        if (service.id !== 'competitor-watch') return service;
        const { level: _, ...rest } = service;
        return level === undefined ? rest : { ...rest, level };
      }),
    })),
  };
  return orThrow(compilePortfolio(portfolio));
};

let count = 0;
const event = (occurredAt: string, id: string, rest: object): JournalEvent => {
  count += 1;
  return {
    schemaVersion: 1,
    source: 'desk',
    id: `e${count}`,
    occurredAt: at(occurredAt),
    subject: { kind: 'service', system: 'desk', id },
    ...rest,
  } as JournalEvent;
};

/** Sales asks for something. */
export const asked = (
  when: string,
  id: string,
  { service = 'competitor-watch', ...data }: { service?: string; dueAt?: Instant; by?: string } = {},
): JournalEvent => event(when, id, { type: 'service-requested', data: { service, by: 'sales', ...data } });

/** Marketing delivers it. */
export const delivered = (
  when: string,
  id: string,
  { service = 'competitor-watch', ...data }: { service?: string; measured?: number; rating?: number } = {},
): JournalEvent => event(when, id, { type: 'service-delivered', data: { service, ...data } });

/** Sales takes it back. */
export const withdrawn = (when: string, id: string, service = 'competitor-watch'): JournalEvent =>
  event(when, id, { type: 'service-request-withdrawn', data: { service, by: 'sales' } });

/** Somebody rates it later. */
export const rated = (
  when: string,
  id: string,
  rating: number,
  {
    service = 'competitor-watch',
    by = 'sales',
    person,
  }: { service?: string; by?: string; person?: string } = {},
): JournalEvent =>
  event(when, id, {
    type: 'service-rated',
    data: { service, by, rating },
    ...(person === undefined ? {} : { actor: { kind: 'person', id: person } }),
  });

/** The same event, known by its date alone. */
export const onDate = (happened: JournalEvent): JournalEvent =>
  ({ ...happened, precision: 'date' }) as JournalEvent;

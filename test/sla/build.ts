import { compileCalendar, intlZones, parseHours } from 'smarketing/calendar';
import type { LeadEvent } from 'smarketing/journal';
import { type Instant, orThrow, parseInstant } from 'smarketing/kernel';
import { compilePolicy, type Policy, type PolicyContext, type PolicyDocument } from 'smarketing/sla';

/** Reads an instant in UTC unless the text says otherwise. */
export const at = (text: string): Instant =>
  orThrow(parseInstant(/Z|[+-]\d\d:\d\d$/.test(text) ? text : `${text}Z`));

const nineToFive = orThrow(parseHours('09:00-17:00'));

/** Monday to Friday, nine to five, in UTC, so that the tests read as written. */
export const office = orThrow(
  compileCalendar(intlZones)({
    zone: 'UTC',
    weekly: { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive },
    holidays: [{ kind: 'date', name: 'Founders’ day', date: '2026-03-18' }],
  }),
);

export const calendars: PolicyContext = { calendars: { office } };

export const hours = (count: number) => count * 3_600_000;
export const minutes = (count: number) => count * 60_000;

/** First touch within 8 open hours, unless stated otherwise. */
export const document: PolicyDocument = {
  id: 'first-touch',
  version: 1,
  metric: 'first-response',
  obliged: 'sales',
  calendar: 'office',
  start: [{ type: 'handed-over' }],
  stop: [{ type: 'touch-attempted' }, { type: 'touch-connected' }],
  targets: [{ target: { clock: 'business', milliseconds: hours(8) } }],
};

export const policy = (changes: Partial<PolicyDocument> = {}, context = calendars): Policy =>
  orThrow(compilePolicy(context)({ ...document, ...changes }));

type Type = LeadEvent['type'];
type DataOf<T extends Type> = Extract<LeadEvent, { readonly type: T }>['data'];
type Rest = Partial<Pick<LeadEvent, 'id' | 'source' | 'sequence' | 'receivedAt' | 'precision' | 'actor'>>;

/** Makes an event of the lead that the tests are about; its id is its type and time unless stated. */
export const event = <T extends Type>(type: T, when: string, data: DataOf<T>, rest: Rest = {}): LeadEvent =>
  ({
    schemaVersion: 1,
    source: 'crm',
    id: `${type}@${when}`,
    type,
    occurredAt: at(when),
    subject: { kind: 'lead', system: 'crm', id: '7' },
    data,
    ...rest,
  }) as unknown as LeadEvent;

/** A lead with these events, in the order given. */
export const lead = (...events: ReadonlyArray<LeadEvent>) => ({
  key: { system: 'crm', id: '7' },
  events,
});

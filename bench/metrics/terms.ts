import { compileCalendar, compileZone, intlZones, parseHours, periodAt } from 'smarketing/calendar';
import { hour, orThrow } from 'smarketing/kernel';
import type { FigureTerms } from 'smarketing/metrics/columns';
import { compilePolicies, type PolicyDocument } from 'smarketing/sla';
import { asOf } from './generate.js';

const nineToFive = orThrow(parseHours('09:00-17:00'));
const office = orThrow(
  compileCalendar(intlZones)({
    zone: 'UTC',
    weekly: { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive },
  }),
);

/** A first touch within 8 open hours, and acceptance within 48 hours around the clock. */
const documents: readonly PolicyDocument[] = [
  {
    id: 'accept',
    version: 1,
    metric: 'accept',
    obliged: 'sales',
    start: [{ type: 'handed-over' }],
    stop: [
      { type: 'accepted' },
      { type: 'rejected' },
      { type: 'sales-qualified' },
      { type: 'disqualified' },
      { type: 'recycled' },
    ],
    targets: [{ target: { clock: 'elapsed', milliseconds: 48 * hour } }],
  },
  {
    id: 'first-touch',
    version: 1,
    metric: 'first-response',
    obliged: 'sales',
    calendar: 'office',
    start: [{ type: 'handed-over' }],
    stop: [{ type: 'touch-attempted' }, { type: 'touch-connected' }],
    cancel: [
      { type: 'rejected' },
      { type: 'recycled' },
      { type: 'disqualified' },
      { type: 'won' },
      { type: 'lost' },
    ],
    targets: [{ target: { clock: 'business', milliseconds: 8 * hour } }],
  },
];

const utc = orThrow(compileZone(intlZones)('UTC'));

/** What the figures of the benchmark are measured by. */
export const terms: FigureTerms = {
  lifecycle: { acceptance: 'explicit' },
  policies: orThrow(compilePolicies({ calendars: { office } })(documents)),
  asOf,
  periodOf: periodAt(utc, { fiscalYearStart: 1, weekStart: 'mon' }, 'month'),
};

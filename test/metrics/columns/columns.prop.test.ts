import fc from 'fast-check';
import { compileCalendar, compileZone, intlZones, parseHours, periodAt } from 'smarketing/calendar';
import { byOccurrence, type LeadEvent, type LeadRecord, recordOf } from 'smarketing/journal';
import { hour, type Instant, orThrow } from 'smarketing/kernel';
import { leadCase, measure, sumOver } from 'smarketing/metrics';
import {
  type ColumnFigures,
  columnFigures,
  type FigureTerms,
  type LeadFiguresSum,
  shardColumns,
} from 'smarketing/metrics/columns';
import { compilePolicies, type PolicyDocument, presetAccept, presetFirstResponse } from 'smarketing/sla';
import { describe, expect, test } from 'vitest';
import { arbitraryLeadEvents, rememberedTypes } from '../../arbitraries/lead-events.js';

const firstMidnight = 1_772_409_600_000;
const day = 86_400_000;

const nineToFive = orThrow(parseHours('09:00-17:00'));
const office = orThrow(
  compileCalendar(intlZones)({
    zone: 'Europe/Berlin',
    weekly: { mon: nineToFive, tue: nineToFive, wed: nineToFive, thu: nineToFive, fri: nineToFive },
    holidays: [{ kind: 'date', name: 'a free day', date: '2026-03-10' }],
  }),
);

/** Promises of every kind that columns keep: counted stops, own touch rules, reasons, actors, segments, dates. */
const documents: ReadonlyArray<PolicyDocument> = [
  { ...presetAccept, calendar: 'office' },
  { ...presetFirstResponse, calendar: 'office' },
  {
    id: 'answer',
    version: 1,
    metric: 'next-response',
    obliged: 'sales',
    start: [{ type: 'touch-attempted', where: { direction: 'inbound' } }, { type: 'inquiry' }],
    stop: [{ type: 'touch-attempted' }, { type: 'touch-connected' }, { type: 'rejected' }],
    cancel: [{ type: 'contact-permission-changed', where: { permitted: false, channel: null } }],
    targets: [{ target: { clock: 'elapsed', milliseconds: 6 * hour } }],
  },
  {
    id: 'follow-up',
    version: 1,
    metric: 'follow-up',
    obliged: 'sales',
    start: [{ type: 'accepted' }, { type: 'owner-changed' }, { type: 'handed-over' }],
    stop: [
      { type: 'touch-connected' },
      { type: 'touch-attempted', times: 3 },
      { type: 'owner-changed' },
      { type: 'lost', where: { reason: ['no-budget', null] } },
    ],
    targets: [{ target: { clock: 'elapsed', milliseconds: 72 * hour } }],
  },
  {
    id: 'rework',
    version: 1,
    effectiveFrom: (firstMidnight + 5 * day) as Instant,
    metric: 'rework',
    obliged: 'marketing',
    start: [{ type: 'rejected', where: { reason: ['duplicate', 'definitional'] } }, { type: 'recycled' }],
    stop: [
      { type: 'handed-over', by: ['person', 'automation'] },
      { type: 'touch-attempted' },
      { type: 'disqualified' },
    ],
    cancel: [],
    touch: { by: ['person', 'automation'], bulk: true, channels: ['email', '__proto__'] },
    targets: [
      { when: { segment: ['a', ''] }, target: { clock: 'business', milliseconds: hour }, calendar: 'office' },
      { when: { segment: null }, target: { clock: 'elapsed', milliseconds: 40 * hour } },
    ],
  },
];

const policies = orThrow(compilePolicies({ calendars: { office } })(documents));

const berlin = orThrow(compileZone(intlZones)('Europe/Berlin'));
const week = periodAt(berlin, { fiscalYearStart: 1, weekStart: 'mon' }, 'week');

const arbitraryTerms: fc.Arbitrary<FigureTerms> = fc
  .record({
    acceptance: fc.constantFrom('explicit', 'first-touch', 'none'),
    belatedWithin: fc.constantFrom(0, day, 7 * day),
    touch: fc.constantFrom(
      {},
      { channels: ['call'] },
      { by: ['person', 'import'], departments: ['marketing'] },
      { directions: ['inbound'] },
    ),
    days: fc.integer({ min: 5, max: 31 }),
    silent: fc.boolean(),
    excluded: fc.boolean(),
    promises: fc.boolean(),
  })
  .map(
    ({ acceptance, belatedWithin, touch, days, silent, excluded, promises }): FigureTerms =>
      ({
        lifecycle: {
          acceptance,
          belatedWithin,
          touch,
          customStages: { demo: { reached: 'working' }, 'unheard-of': { reached: 'accepted' } },
        },
        policies: promises ? policies : [],
        asOf: firstMidnight + days * day + 3 * hour,
        periodOf: week,
        ...(silent
          ? { touchesRecorded: (team?: string, at = 0) => team !== 'b' && at < firstMidnight + 20 * day }
          : {}),
        ...(excluded ? { exclusions: ['test', 'duplicate'] } : {}),
      }) as unknown as FigureTerms,
  );

const columnTypes = rememberedTypes.filter((type) => !['merged', 'prospect-activity'].includes(type));

/** Stories in which much happens to a lead, so that passes end, come back and end again. */
const eventful: ReadonlyArray<LeadEvent['type']> = [
  'captured',
  'inquiry',
  'marketing-qualified',
  'handed-over',
  'accepted',
  'working',
  'sales-qualified',
  'won',
  'won',
  'lost',
  'rejected',
  'disqualified',
  'recycled',
  'stage-entered',
  'touch-attempted',
  'touch-connected',
  'owner-changed',
  'contact-permission-changed',
];

const recordsOf = (leads: ReadonlyArray<ReadonlyArray<LeadEvent>>): ReadonlyArray<LeadRecord> =>
  leads.map((events, index) => {
    const key = { system: 'crm', id: String(index) };
    return recordOf(
      [key],
      events
        .map((event) => ({ ...event, subject: { kind: 'lead', ...key } }) as LeadEvent)
        .sort(byOccurrence),
    );
  });

/** Times without numbers and dates, so that columns hold most leads. */
const plain = (event: LeadEvent): LeadEvent => {
  const { sequence: _, precision: __, ...rest } = event;
  return rest as LeadEvent;
};

const arbitraryRecords: fc.Arbitrary<ReadonlyArray<LeadRecord>> = fc
  .array(
    fc.oneof(
      arbitraryLeadEvents(columnTypes).map((events) => events.map(plain)),
      arbitraryLeadEvents(eventful, 40).map((events) => events.map(plain)),
      arbitraryLeadEvents([...rememberedTypes, 'forgotten']),
    ),
    { maxLength: 6 },
  )
  .map(recordsOf);

/** What the metric of objects adds up from the same leads. */
const objectsOf = (
  { metric }: ColumnFigures,
  terms: FigureTerms,
  records: ReadonlyArray<LeadRecord>,
  imported?: ReadonlySet<string>,
): LeadFiguresSum => {
  const caseOf = leadCase({ ...terms, ...(imported === undefined ? {} : { imported }) });
  return sumOver(metric)(
    records
      .map((record) => ({
        ...record,
        events: record.events.filter(({ occurredAt }) => occurredAt <= terms.asOf),
      }))
      .flatMap((record) => caseOf(record).passes),
  );
};

const numRuns = Number(process.env.COLUMN_RUNS ?? 400);

describe('columns', () => {
  test('give the sums of objects, whatever happened', () => {
    fc.assert(
      fc.property(arbitraryTerms, arbitraryRecords, (terms, records) => {
        const figures = orThrow(columnFigures(terms));
        const { columns, left } = figures.encode(records);
        const held = records.filter((record) => !left.some((one) => one.record === record));
        expect(figures.sum(columns)).toEqual(objectsOf(figures, terms, held));
      }),
      { numRuns },
    );
  });

  test('give the sums of objects where bulk loads wrote some of the events', () => {
    fc.assert(
      fc.property(arbitraryTerms, arbitraryRecords, (terms, records) => {
        const imported = new Set(
          records.flatMap(({ events }) =>
            events
              .filter(({ id }) => Number(id.slice(1)) % 3 === 0)
              .map(({ source, id }) => `${source}\u0000${id}`),
          ),
        );
        const figures = orThrow(columnFigures(terms, imported));
        expect(figures.sumRecords(records)).toEqual(objectsOf(figures, terms, records, imported));
      }),
      { numRuns },
    );
  });

  test('and the leads they do not hold add up to all', () => {
    fc.assert(
      fc.property(arbitraryTerms, arbitraryRecords, (terms, records) => {
        const figures = orThrow(columnFigures(terms));
        const sum = figures.sumRecords(records);
        expect(sum).toEqual(objectsOf(figures, terms, records));
        expect(JSON.parse(JSON.stringify(sum))).toEqual(sum);
      }),
      { numRuns },
    );
  });

  test('join to the same sums from any shards', () => {
    fc.assert(
      fc.property(
        arbitraryTerms,
        arbitraryRecords,
        fc.integer({ min: 1, max: 5 }),
        (terms, records, count) => {
          const figures = orThrow(columnFigures(terms));
          const { columns } = figures.encode(records);
          const shards = shardColumns(count)(columns.columns);
          expect(shards.length).toBeLessThanOrEqual(count);
          const sums = shards.map((shard) => figures.sum(orThrow(figures.check(shard))));
          expect(sums.reduceRight(figures.metric.concat, figures.metric.empty)).toEqual(figures.sum(columns));
        },
      ),
      { numRuns: numRuns / 4 },
    );
  });

  test('that were encoded pass the check of columns from outside', () => {
    fc.assert(
      fc.property(arbitraryTerms, arbitraryRecords, (terms, records) => {
        const figures = orThrow(columnFigures(terms));
        const { columns } = figures.encode(records);
        expect(orThrow(figures.check(columns.columns))).toEqual(columns);
      }),
      { numRuns: numRuns / 4 },
    );
  });

  test('are read as objects are', () => {
    fc.assert(
      fc.property(arbitraryTerms, arbitraryRecords, (terms, records) => {
        const figures = orThrow(columnFigures(terms));
        const passes = records
          .map((record) => ({
            ...record,
            events: record.events.filter(({ occurredAt }) => occurredAt <= terms.asOf),
          }))
          .flatMap((record) => leadCase(terms)(record).passes);
        expect(figures.metric.extract(figures.sumRecords(records))).toEqual(measure(figures.metric)(passes));
      }),
      { numRuns: numRuns / 4 },
    );
  });
});

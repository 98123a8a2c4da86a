import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Journal, journalOf } from 'smarketing/journal';
import { orThrow, parseInstant } from 'smarketing/kernel';
import type { TimeToEvent } from 'smarketing/metrics';
import { type Review, review } from 'smarketing/review';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Collected } from '../../examples/review/input/collected.js';
import { readTableFile } from '../../examples/review/input/table-file.js';
import { dataFile, draftedAgreement, shippedMapping } from './real-data.js';

const file = dataFile('bpic2012/bpic2012_events.csv.gz');

interface LoggedEvent {
  readonly activity: string;
  readonly transition: string;
  readonly resource: string;
  readonly at: number;
}

/** The instant of a time with offset, added up by hand: nothing of the library reads it here. */
const millisecondsOf = (text: string): number => {
  const [, year, month, day, hour, minute, second, millisecond, sign, hours] =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)\.(\d{3})([+-])(\d\d):00$/.exec(text) ?? [];
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
  const offset = (sign === '-' ? -1 : 1) * Number(hours) * 3_600_000;
  return local + Number(second) * 1000 + Number(millisecond) - offset;
};

/** The end of summer time: 03:00 became 02:00. */
const change = Date.UTC(2011, 9, 30, 1);

describe.skipIf(file === undefined)('the handling of leads in BPI 2012', () => {
  // One zone reads it all; the others read the first weeks, which hold the end of summer time.
  const isWhole = process.env.SMARKETING_ZONE === 'UTC';
  const lines =
    file === undefined ? [] : gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  const kept = lines.slice(0, isWhole ? undefined : 60_001);
  const cases = new Map<string, Array<LoggedEvent>>();
  for (const line of kept.slice(1)) {
    const [id = '', , , , activity = '', transition = '', resource = '', time = ''] = line.split(',');
    const events = cases.get(id) ?? [];
    events.push({ activity, transition, resource, at: millisecondsOf(time) });
    cases.set(id, events);
  }
  let folder = '';
  let input: Collected;
  let journal: Journal;
  let reading: Review;
  const agreement = draftedAgreement('Europe/Amsterdam', 'EUR', 'explicit');
  const asOf = orThrow(parseInstant('2012-03-15T00:00:00+01:00'));

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'smarketing-bpic-'));
    const path = join(folder, 'events.csv.gz');
    writeFileSync(path, gzipSync(`${kept.join('\n')}\n`, { level: 1 }));
    input = await readTableFile(shippedMapping('bpic2012.json'), path, () => {});
    journal = journalOf(input.events);
    reading = review(agreement, { asOf })(journal);
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  const all = (): ReadonlyArray<ReadonlyArray<LoggedEvent>> => [...cases.values()];
  const has = (activity: string, transition?: string) => (events: ReadonlyArray<LoggedEvent>) =>
    events.some(
      (event) => event.activity === activity && (transition === undefined || event.transition === transition),
    );
  const queued = (events: ReadonlyArray<LoggedEvent>): number | undefined =>
    events.find(({ activity, transition }) => activity === 'W_Afhandelen leads' && transition === 'SCHEDULE')
      ?.at;
  const calls = [
    'W_Afhandelen leads',
    'W_Completeren aanvraag',
    'W_Nabellen offertes',
    'W_Nabellen incomplete dossiers',
  ];
  const pickedUp = (events: ReadonlyArray<LoggedEvent>): number | undefined =>
    events.find(
      ({ activity, transition, resource, at }) =>
        calls.includes(activity) &&
        transition === 'START' &&
        resource !== '112' &&
        at >= (queued(events) ?? Number.POSITIVE_INFINITY),
    )?.at;
  const volume = (stage: string): number | undefined =>
    reading.volumes.find((one) => one.stage === stage)?.leads;
  const leadHandling = (of: Review): TimeToEvent | undefined =>
    of.touchWait.teams.find(({ group }) => group === 'lead handling')?.reading;
  const exits = (kind: string): number =>
    reading.exits.reduce(
      (sum, exit) => sum + (JSON.stringify(exit).includes(`"${kind}"`) ? exit.passes : 0),
      0,
    );

  test('is read without anything left over', () => {
    expect(input).toMatchObject({ lines: kept.length - 1, refused: 0, issues: [] });
    if (isWhole) expect([input.lines, cases.size]).toEqual([262_200, 13_087]);
  });

  test('has as many leads at each stage as the log', () => {
    expect(volume('inquiry')).toBe(all().filter(has('A_SUBMITTED')).length);
    expect(volume('sales-qualified')).toBe(all().filter(has('A_ACCEPTED')).length);
    expect(volume('won')).toBe(all().filter(has('A_APPROVED')).length);
    expect(volume('lost')).toBe(all().filter(has('A_CANCELLED')).length);
    expect(exits('disqualified')).toBe(all().filter(has('A_DECLINED')).length);
  });

  test('hands over what either queue received', () => {
    const direct = all().filter((events) =>
      events.some(
        ({ activity, transition, resource }) =>
          activity === 'W_Completeren aanvraag' && transition === 'SCHEDULE' && resource === '112',
      ),
    );
    const handled = all().filter((events) => queued(events) !== undefined);
    expect(direct.filter((events) => handled.includes(events))).toEqual([]);
    expect(reading.followUp.all.handedOver).toBe(direct.length + handled.length);
    expect(reading.followUp.teams.find(({ group }) => group === 'lead handling')?.reading.handedOver).toBe(
      handled.length,
    );
  });

  /** Whole minutes to the first touch, and the quantile that the first share of that size reaches. */
  const minutesOf = (events: ReadonlyArray<ReadonlyArray<LoggedEvent>>): ReadonlyArray<number> =>
    events
      .flatMap((one) => {
        const [from, to] = [queued(one), pickedUp(one)];
        return from === undefined || to === undefined ? [] : [Math.floor((to - from) / 60_000)];
      })
      .sort((a, b) => a - b);
  const quantile = (minutes: ReadonlyArray<number>, share: number): number | null => {
    const found = minutes[Math.ceil(minutes.length * share) - 1];
    return found === undefined ? null : found * 60_000;
  };

  const spans = {
    'before the end of summer time': (from: number, to: number) => from < change && to < change,
    'across it': (from: number, to: number) => from < change && to >= change,
    'after it': (from: number) => from >= change,
  };

  test.each(Object.entries(spans))('waits as long as the log says, %s', (_, isWithin) => {
    const chosen = [...cases].filter(([, events]) => {
      const [from, to] = [queued(events), pickedUp(events)];
      return from !== undefined && to !== undefined && isWithin(from, to);
    });
    const ids = new Set(chosen.map(([id]) => id));
    const part = journalOf(journal.events.filter(({ subject }) => ids.has(subject.id)));
    const waits = leadHandling(review(agreement, { asOf })(part));
    const minutes = minutesOf(chosen.map(([, events]) => events));
    expect(minutes.length).toBeGreaterThan(5);
    expect(waits).toMatchObject({
      subjects: minutes.length,
      happened: minutes.length,
      open: 0,
      median: { value: quantile(minutes, 0.5) },
      p90: { value: quantile(minutes, 0.9) },
      p95: { value: quantile(minutes, 0.95) },
    });
  });

  test.each([
    '2011-10-15T03:00:00+02:00',
    '2011-10-30T02:30:00+02:00',
    '2011-10-30T02:30:00+01:00',
    '2011-10-30T12:00:00+01:00',
  ])('knows who is still waiting at %s', (moment) => {
    const now = Date.parse(moment);
    const until = all().map((events) => events.filter(({ at }) => at <= now));
    const handled = until.filter((events) => queued(events) !== undefined);
    const untouched = handled.filter((events) => pickedUp(events) === undefined);
    const gone = untouched.filter((events) => has('A_DECLINED')(events) || has('A_CANCELLED')(events));
    const waits = leadHandling(review(agreement, { asOf: orThrow(parseInstant(moment)) })(journal));
    expect(waits).toMatchObject({
      happened: handled.length - untouched.length,
      competing: gone.length,
      open: untouched.length - gone.length,
    });
    expect(untouched.length).toBeGreaterThan(0);
  });

  test('counts automations as automations', () => {
    const kinds = new Set(input.events.flatMap(({ actor }) => (actor?.id === '112' ? [actor.kind] : [])));
    expect([...kinds]).toEqual(['automation']);
  });
});

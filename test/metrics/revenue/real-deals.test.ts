import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { compileZone, intlZones, periodAt } from 'smarketing/calendar';
import { type JournalEvent, journalOf, viewJournal } from 'smarketing/journal';
import { day, type Instant, orThrow, parseInstant } from 'smarketing/kernel';
import { groupBy, leadCase, measure, type PassCase } from 'smarketing/metrics';
import {
  closedIn,
  customerCases,
  type DealCase,
  dealCases,
  leadVelocity,
  openedIn,
  salesCycle,
  winRate,
} from 'smarketing/metrics/revenue';
import { beforeAll, describe, expect, test } from 'vitest';
import { readTableFile } from '../../../examples/review/input/table-file.js';
import { figuresOf } from '../../conformance-figures.js';
import { dataFile, shippedMapping } from '../../examples/real-data.js';

/** Only the zones of the data count, so one zone of the process reads these files. */
const isRead = process.env.SMARKETING_ZONE === 'UTC';

interface Joined {
  readonly passes: ReadonlyArray<PassCase>;
  readonly deals: ReadonlyArray<DealCase>;
}

const joined = (events: ReadonlyArray<JournalEvent>, asOf: Instant): Joined => {
  const { leads, opportunities } = viewJournal({ asOf })(journalOf(events));
  const caseOf = leadCase({ lifecycle: { acceptance: 'none' }, policies: [], asOf });
  const passes = leads.flatMap((lead) => caseOf(lead).passes);
  return { passes, deals: dealCases({ passes, opportunities }) };
};

const tally = (names: ReadonlyArray<string>): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
};

const rules = { fiscalYearStart: 1, weekStart: 'mon' } as const;

const leadsFile = dataFile('olist/olist_marketing_qualified_leads_dataset.csv');
const dealsFile = dataFile('olist/olist_closed_deals_dataset.csv');

describe.skipIf(!isRead || leadsFile === undefined || dealsFile === undefined)('the deals of Olist', () => {
  const rowsOf = (path: string | undefined): ReadonlyArray<ReadonlyArray<string>> =>
    path === undefined || !isRead
      ? []
      : readFileSync(path, 'utf8')
          .trim()
          .split(/\r?\n/)
          .slice(1)
          .map((line) => line.split(','));
  const months = tally(rowsOf(leadsFile).map(([, date = '']) => date.slice(0, 7)));
  /** Each deal's seller and local day, by an offset written out by hand: summer time ended on 18 February 2018. */
  const sold = rowsOf(dealsFile).map(([, seller = '', , , date = '']) => {
    const at = Date.parse(`${date.replace(' ', 'T')}Z`);
    const offset = at < Date.UTC(2018, 1, 18, 2) || at >= Date.UTC(2018, 10, 4, 3) ? 2 : 3;
    return { seller, at, month: new Date(at - offset * 3_600_000).toISOString().slice(0, 7) };
  });
  const saoPaulo = orThrow(compileZone(intlZones)('America/Sao_Paulo'));
  const monthOf = periodAt(saoPaulo, rules, 'month');
  let olist: Joined;

  beforeAll(async () => {
    const mapping = shippedMapping('olist.json');
    const inputs = [
      await readTableFile(mapping, leadsFile ?? '', () => {}),
      await readTableFile(mapping, dealsFile ?? '', () => {}),
    ];
    olist = joined(
      inputs.flatMap(({ events }) => events),
      orThrow(parseInstant('2018-12-01T00:00:00-02:00')),
    );
  });

  test('are won in as many months as the file says, and none is lost, so that there is no rate to believe', () => {
    const byMonth = measure(groupBy(closedIn(monthOf))(winRate))(olist.deals);
    expect(Object.fromEntries(byMonth.map(({ group, reading }) => [group, reading.won]))).toEqual(
      tally(sold.map(({ month }) => month)),
    );
    const { won, lost, open, withoutAmount } = measure(winRate)(olist.deals);
    expect([won, lost, open, withoutAmount.won]).toEqual([sold.length, 0, 0, sold.length]);
    expect(figuresOf('Deals')['Olist: won deals']).toBe(won);
  });

  test('are of as many customers as there are sellers, each since his first deal', () => {
    const first = new Map<string, number>();
    for (const { seller, at } of sold) first.set(seller, Math.min(at, first.get(seller) ?? at));
    const customers = customerCases(olist.deals);
    expect(customers).toHaveLength(first.size);
    expect(customers.map(({ since }) => since).sort((a, b) => a - b)).toEqual(
      [...first.values()].sort((a, b) => a - b),
    );
  });

  test('come from leads that grow as the file says, month over month', () => {
    const names = Object.keys(months).sort();
    const growth = measure(
      leadVelocity({
        periodOf: monthOf,
        periodBefore: (month) => monthOf((Date.parse(`${month}-01T12:00Z`) - day) as Instant),
        under: '2018-06',
        definitionOf: () => 'qualified by Olist',
      }),
    )(olist.passes);
    expect(growth.map(({ period, qualified }) => [period, qualified])).toEqual([
      ...names.map((name) => [name, months[name]]),
      ['2018-06', 0],
    ]);
    expect(growth.map(({ growth: { value } }) => value)).toEqual([
      null,
      ...names.slice(1).map((name, index) => {
        const [now = 0, before = 0] = [months[name], months[names[index] ?? '']];
        return (now - before) / before;
      }),
      null,
    ]);
    expect(figuresOf('Deals')['Olist: months of growth']).toBe(
      growth.filter(({ growth: { value } }) => value !== null).length,
    );
  });
});

const logFile = dataFile('bpic2012/bpic2012_events.csv.gz');

describe.skipIf(!isRead || logFile === undefined)('the deals of BPI 2012', () => {
  interface Case {
    accepted?: number;
    ended?: number;
    isWon?: boolean;
  }
  const cases = new Map<string, Case>();
  const lines =
    logFile === undefined || !isRead
      ? []
      : gunzipSync(readFileSync(logFile)).toString('utf8').trimEnd().split('\n').slice(1);
  for (const line of lines) {
    const [id = '', , , , activity = '', , , time = ''] = line.split(',');
    const one = cases.get(id) ?? {};
    cases.set(id, one);
    const at = Date.parse(time);
    if (activity === 'A_ACCEPTED') one.accepted ??= at;
    if (activity === 'A_APPROVED' || activity === 'A_CANCELLED' || activity === 'A_DECLINED') {
      // A refusal before the application was fit for an offer ends no deal; a cancelled one is always lost.
      if (activity === 'A_DECLINED' && one.accepted === undefined) continue;
      one.ended ??= at;
      one.isWon ??= activity === 'A_APPROVED';
    }
  }
  const asOf = orThrow(parseInstant('2012-03-15T00:00:00+01:00'));
  const found = [...cases.values()].filter(
    ({ accepted, ended }) => accepted !== undefined || ended !== undefined,
  );
  const won = found.filter(({ isWon }) => isWon === true);
  const lost = found.filter(({ isWon }) => isWon === false);
  let bpi: Joined;

  beforeAll(async () => {
    const { events } = await readTableFile(shippedMapping('bpic2012.json'), logFile ?? '', () => {});
    bpi = joined(events, asOf);
  }, 180_000);

  test('are won, lost and open as the log says', () => {
    const reading = measure(winRate)(bpi.deals);
    expect([reading.won, reading.lost, reading.open]).toEqual([
      won.length,
      lost.length,
      found.length - won.length - lost.length,
    ]);
    expect(reading.byCount.value).toBe(won.length / (won.length + lost.length));
    // What was asked for is neither what was granted nor what it earns, so no deal has an amount.
    expect(reading.byValue).toEqual([]);
    expect(figuresOf('Deals')).toMatchObject({
      'BPI Challenge 2012: won': reading.won,
      'BPI Challenge 2012: lost': reading.lost,
      'BPI Challenge 2012: open': reading.open,
    });
  });

  test('are won by close month and by cohort as the log says', () => {
    // Until 25 March 2012 Amsterdam is one hour ahead of UTC, and before 30 October 2011 two.
    const monthAt = (at: number): string =>
      new Date(at + (at < Date.UTC(2011, 9, 30, 1) ? 2 : 1) * 3_600_000).toISOString().slice(0, 7);
    const amsterdam = orThrow(compileZone(intlZones)('Europe/Amsterdam'));
    const monthOf = periodAt(amsterdam, rules, 'month');
    const wonIn = (
      groups: ReadonlyArray<{ readonly group: string; readonly reading: { readonly won: number } }>,
    ) =>
      Object.fromEntries(
        groups.flatMap(({ group, reading }) => (reading.won > 0 ? [[group, reading.won]] : [])),
      );
    expect(wonIn(measure(groupBy(closedIn(monthOf))(winRate))(bpi.deals))).toEqual(
      tally(won.map(({ ended = 0 }) => monthAt(ended))),
    );
    expect(wonIn(measure(groupBy(openedIn(monthOf))(winRate))(bpi.deals))).toEqual(
      tally(won.map(({ accepted }) => (accepted === undefined ? '' : monthAt(accepted)))),
    );
  });

  test('take as long as the log says, the incidence reckoned a second way', () => {
    const { incidence, halfOfWins, winnersMean } = measure(salesCycle(asOf))(bpi.deals);
    const timed = found.filter(
      ({ accepted, ended }) => accepted !== undefined && (ended === undefined || ended > accepted),
    );
    const waits = timed.map(({ accepted = 0, ended, isWon }) => ({
      minutes: Math.floor(((ended ?? asOf) - accepted) / 60_000),
      isWon,
    }));
    const times = timed
      .filter(({ isWon }) => isWon === true)
      .map(({ accepted = 0, ended = 0 }) => ended - accepted);
    expect([incidence.happened, incidence.competing, incidence.open]).toEqual([
      times.length,
      waits.filter(({ isWon }) => isWon === false).length,
      waits.filter(({ isWon }) => isWon === undefined).length,
    ]);
    expect(winnersMean.value).toBe(Math.floor(times.reduce((sum, time) => sum + time, 0) / times.length));
    // Aalen–Johansen once more: the share that still waits, times the part of those at risk that is won.
    let [waiting, share] = [1, 0];
    const curve: Array<readonly [minutes: number, share: number]> = [];
    for (const minutes of [...new Set(waits.map((one) => one.minutes))].sort((a, b) => a - b)) {
      const atRisk = waits.filter((one) => one.minutes >= minutes).length;
      const leaving = waits.filter((one) => one.minutes === minutes && one.isWon !== undefined);
      const wins = leaving.filter(({ isWon }) => isWon === true).length;
      share += (waiting * wins) / atRisk;
      waiting *= 1 - leaving.length / atRisk;
      if (wins > 0) curve.push([minutes, share]);
    }
    expect(incidence.curve).toHaveLength(curve.length);
    for (const [index, [minutes, expected]] of curve.entries()) {
      expect(incidence.curve[index]?.at).toBe(minutes * 60_000);
      expect(incidence.curve[index]?.share).toBeCloseTo(expected, 9);
    }
    const half = curve.find(([, reached]) => reached >= share / 2)?.[0] ?? 0;
    expect(halfOfWins).toBe(half * 60_000);
    expect(figuresOf('Deals')).toMatchObject({
      'BPI Challenge 2012: hours until half of the won were won': Math.round(half / 60),
      'BPI Challenge 2012: hours of the winners’ mean': Math.round((winnersMean.value ?? 0) / 3_600_000),
    });
  });
});

import { readFileSync } from 'node:fs';
import { journalOf } from 'smarketing/journal';
import { orThrow, parseInstant } from 'smarketing/kernel';
import { type Review, review } from 'smarketing/review';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Collected } from '../../examples/review/input/collected.js';
import { readTableFile } from '../../examples/review/input/table-file.js';
import { dataFile, draftedAgreement, shippedMapping } from './real-data.js';

const leadsFile = dataFile('olist/olist_marketing_qualified_leads_dataset.csv');
const dealsFile = dataFile('olist/olist_closed_deals_dataset.csv');
const isThere = leadsFile !== undefined && dealsFile !== undefined;

/** The file's own rows, read another way: it has quotes around one field only, and no line breaks in fields. */
const rowsOf = (path: string): ReadonlyArray<Readonly<Record<string, string>>> => {
  const [header = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  const cells = (line: string): ReadonlyArray<string> =>
    [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  const names = cells(header);
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, at) => [names[at], cell])));
};

const tally = (texts: ReadonlyArray<string>): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const text of texts) counts[text] = (counts[text] ?? 0) + 1;
  return counts;
};

describe.skipIf(!isThere)('the funnel of Olist', () => {
  const leads = isThere ? rowsOf(leadsFile) : [];
  const deals = isThere ? rowsOf(dealsFile) : [];
  const leadOf = new Map(leads.map((row) => [row.mql_id, row]));
  // The one deal won before its lead's first contact is no conversion of that lead.
  const local = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'America/Sao_Paulo',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  const wonLocally = (deal: Readonly<Record<string, string>>): string =>
    local.format(Date.parse(`${deal.won_date?.replace(' ', 'T')}Z`));
  const early = deals.filter(
    (deal) => wonLocally(deal).slice(0, 10) < (leadOf.get(deal.mql_id)?.first_contact_date ?? ''),
  );
  const converted = deals.filter((deal) => !early.includes(deal)).map((deal) => leadOf.get(deal.mql_id));
  let inputs: ReadonlyArray<Collected> = [];
  let reading: Review;

  beforeAll(async () => {
    const mapping = shippedMapping('olist.json');
    inputs = [
      await readTableFile(mapping, leadsFile ?? '', () => {}),
      await readTableFile(mapping, dealsFile ?? '', () => {}),
    ];
    reading = review(draftedAgreement('America/Sao_Paulo', 'BRL', 'none'), {
      asOf: orThrow(parseInstant('2018-12-01T00:00:00-02:00')),
    })(journalOf(inputs.flatMap(({ events }) => events)));
  });

  const conversion = () => {
    const found = reading.conversions.find(({ from, to }) => from === 'marketing-qualified' && to === 'won');
    if (found === undefined) throw new Error('the conversion is missing');
    return found;
  };
  const counts = (groups: ReturnType<typeof conversion>['channels'], part: 'numerator' | 'denominator') =>
    Object.fromEntries(
      groups.flatMap(({ group, reading: rate }) => (rate[part] === 0 ? [] : [[group, rate[part]]])),
    );

  test('is read without anything left over', () => {
    expect(inputs.map(({ lines, refused, issues }) => ({ lines, refused, issues }))).toEqual([
      { lines: 8000, refused: 0, issues: [] },
      { lines: 842, refused: 0, issues: [] },
    ]);
    expect(reading.honesty.events).toBe(2 * 8000 + 2 * 842);
  });

  test('has as many qualified leads by origin as the file, a blank origin apart from “unknown”', () => {
    const expected = tally(leads.map(({ origin = '' }) => origin));
    expect(expected['']).toBe(60);
    expect(expected.unknown).toBe(1099);
    expect(counts(conversion().channels, 'denominator')).toEqual(expected);
  });

  test('has as many qualified leads by month as the file', () => {
    const expected = tally(leads.map((row) => row.first_contact_date?.slice(0, 7) ?? ''));
    expect(counts(conversion().cohorts, 'denominator')).toEqual(expected);
  });

  test('has as many won leads by origin as the file', () => {
    expect(counts(conversion().channels, 'numerator')).toEqual(
      tally(converted.map((row) => row?.origin ?? '')),
    );
  });

  test('has as many won leads by month of first contact as the file', () => {
    expect(counts(conversion().cohorts, 'numerator')).toEqual(
      tally(converted.map((row) => row?.first_contact_date?.slice(0, 7) ?? '')),
    );
  });

  test('counts every deal as won, also the one before its first contact', () => {
    expect(early.map(({ mql_id }) => mql_id)).toEqual(['b91cf8812365f50ff4bda4bcd6206b05']);
    expect(reading.volumes.find(({ stage }) => stage === 'won')?.leads).toBe(deals.length);
    expect(conversion().rate).toMatchObject({ numerator: deals.length - 1, denominator: leads.length });
  });

  test('says that hand-over, follow-up and their clocks are not measured', () => {
    const status = Object.fromEntries(reading.readiness.map((one) => [one.reading, one.status]));
    expect(status).toMatchObject({
      'hand-over': 'missing',
      'follow-up': 'missing',
      reasons: 'missing',
      conversion: 'ready',
    });
    expect(reading.touchWait.all).toMatchObject({
      subjects: 0,
      median: { value: null, reason: 'nothing-measured' },
    });
    expect(reading.followUp.all.handedOver).toBe(0);
    for (const { attainment } of reading.attainment) expect(attainment.clocks).toBe(0);
    expect(
      reading.pageOne.figures.filter(({ kind }) => kind === 'not-measured').map(({ name }) => name),
    ).toEqual(reading.pageOne.figures.map(({ name }) => name).filter((name) => name !== 'converted'));
  });

  test('takes no hours from a first contact that is known by its date', () => {
    const captured = inputs.flatMap(({ events }) => events).filter(({ type }) => type === 'captured');
    expect(captured).toHaveLength(8000);
    expect(captured.every(({ precision }) => precision === 'date')).toBe(true);
    expect(JSON.stringify(reading.touchWait)).not.toMatch(/"at":\d/);
  });

  test('has deals in UTC: those at a sharp hour are at midnight in São Paulo, summer time included', () => {
    const sharp = deals.filter(({ won_date }) => /0[23]:00:00$/.test(won_date ?? ''));
    expect(sharp).toHaveLength(61);
    expect([...new Set(sharp.map((deal) => wonLocally(deal).slice(11)))]).toEqual(['00:00:00']);
    const won = new Map(
      inputs.flatMap(({ events }) =>
        events.flatMap(({ type, subject, occurredAt }) => (type === 'won' ? [[subject.id, occurredAt]] : [])),
      ) as ReadonlyArray<readonly [string, number]>,
    );
    expect(deals.map(({ mql_id = '' }) => won.get(mql_id))).toEqual(
      deals.map(({ won_date }) => Date.parse(`${won_date?.replace(' ', 'T')}Z`)),
    );
  });

  test('keeps a declared revenue of 0 out of the facts', () => {
    const facts = inputs.flatMap(({ events }) =>
      events.flatMap((event) => (event.type === 'profile-changed' ? [event.data.facts] : [])),
    );
    const declared = deals.filter((deal) => deal.declared_monthly_revenue !== '0.0');
    const read = facts.flatMap((fact) =>
      typeof fact.declaredMonthlyRevenue === 'number' ? [fact.declaredMonthlyRevenue] : [],
    );
    expect(read.sort((a, b) => a - b)).toEqual(
      declared.map((deal) => Math.round(Number(deal.declared_monthly_revenue) * 100)).sort((a, b) => a - b),
    );
    expect(facts).toContainEqual(expect.objectContaining({ behaviourProfile: ['cat', 'wolf'] }));
  });
});

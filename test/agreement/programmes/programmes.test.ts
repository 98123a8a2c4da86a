import fc from 'fast-check';
import type { AgreedProgramme } from 'smarketing/agreement';
import { type ProgrammesReading, programmes } from 'smarketing/agreement/programmes';
import { type JournalEvent, journalOf } from 'smarketing/journal';
import type { Money } from 'smarketing/kernel';
import { describe, expect, it, test } from 'vitest';
import { shuffledWithRepetition } from '../../arbitraries/journal-events.js';
import { at, compile, draft, tell } from '../quarter.js';

const agreement = compile(draft);
const may = '2026-05-01T00:00Z';
const read = (events: ReadonlyArray<JournalEvent>, of = agreement, when = may): ProgrammesReading =>
  programmes(of, { asOf: at(when) })(journalOf(events));

const opened = (
  id: string,
  data: Parameters<typeof tell<'programme-opened'>>[3],
  when = '2026-02-01T09:00Z',
) => tell(`programme:${id}`, 'programme-opened', when, data);
const changed = (id: string, data: Parameters<typeof tell<'programme-changed'>>[3], when: string) =>
  tell(`programme:${id}`, 'programme-changed', when, data);
const eur = (minor: number): Money => ({ minor, currency: 'EUR' });
const spend = (id: string, amount: Money, when = '2026-02-10T09:00Z') =>
  tell(`programme:${id}`, 'spend', when, { amount, department: 'marketing' });
const texts = { deliverables: ['80 conversations'], benchmarks: ['20 qualified leads'] };
const both = ['sales', 'marketing'] as const;
const idsOf = (keys: ReadonlyArray<{ readonly id: string }>) => keys.map(({ id }) => id);

describe('agreed deliverables and benchmarks', () => {
  it('says what each programme lacks, and whose turn it is', () => {
    const { programmes: found } = read([
      opened('a', { ...texts, agreedBy: both }),
      opened('b', { deliverables: ['80 conversations'], benchmarks: [' '] }),
      opened('c', { ...texts, agreedBy: ['marketing'] }),
      opened('d', {}),
      spend('e', eur(100)),
    ]);
    expect(
      found.map(({ key, lacks }) => [key.id, lacks.map(({ lack, owner }) => `${lack} ${owner}`)]),
    ).toEqual([
      ['a', []],
      ['b', ['benchmarks marketing']],
      ['c', ['consent sales']],
      ['d', ['deliverables marketing', 'benchmarks marketing']],
      ['e', ['deliverables marketing', 'benchmarks marketing']],
    ]);
  });

  it('gives the share of programmes, and of spend in each currency apart', () => {
    const { withoutAgreement } = read([
      opened('a', { ...texts, agreedBy: both }),
      spend('a', eur(300)),
      spend('b', eur(100)),
      spend('b', { minor: 500, currency: 'USD' }, '2026-02-11T09:00Z'),
    ]);
    expect(withoutAgreement).toEqual({
      programmes: { numerator: 1, denominator: 2, value: 0.5 },
      spend: [
        { currency: 'EUR', share: { numerator: 100, denominator: 400, value: 0.25 } },
        { currency: 'USD', share: { numerator: 500, denominator: 500, value: 1 } },
      ],
      which: [{ system: 'crm', id: 'b' }],
    });
  });

  it('voids what was agreed when the texts change, and keeps it when something else does', () => {
    const agreed = opened('a', { ...texts, agreedBy: both });
    const lacks = (more: JournalEvent) => read([agreed, more]).programmes[0]?.lacks.length;
    expect(lacks(changed('a', { budget: eur(5) }, '2026-03-01T09:00Z'))).toBe(0);
    expect(lacks(changed('a', { benchmarks: ['30 qualified leads'] }, '2026-03-01T09:00Z'))).toBe(2);
    expect(
      lacks(changed('a', { benchmarks: ['30 qualified leads'], agreedBy: both }, '2026-03-01T09:00Z')),
    ).toBe(0);
  });

  const inAgreement: AgreedProgramme = {
    id: 'expo',
    title: 'Spring expo',
    objective: 'lead-generation',
    tactic: 'events',
    budget: eur(1000),
    from: '2026-03-01' as AgreedProgramme['from'],
    until: '2026-04-01' as AgreedProgramme['until'],
    ...texts,
  };
  const signedWith = (of: typeof agreement) =>
    both.map((party) =>
      tell(
        'document:x',
        'approval-given',
        '2026-01-05T09:00Z',
        { version: of.version, hash: of.hash, party },
        {
          id: `signed ${party}`,
          subject: { kind: 'document', ...of.subject },
        },
      ),
    );

  it('takes the signature under the agreement for consent to what it says, and to nothing else', () => {
    const of = compile({ ...draft, programmes: [inAgreement] });
    expect(read([], of).programmes).toMatchObject([
      {
        key: { system: 'agreement', id: 'expo' },
        title: 'Spring expo',
        status: 'ended',
        lacks: [{ owner: 'sales' }, { owner: 'marketing' }],
      },
    ]);
    expect(read(signedWith(of), of).programmes).toMatchObject([{ lacks: [], salesInput: 'yes' }]);
    const other = changed('expo', { benchmarks: ['Applause'] }, '2026-03-02T09:00Z');
    expect(read([...signedWith(of), other], of).programmes).toMatchObject([
      {
        key: { system: 'crm', id: 'expo' },
        title: 'Spring expo',
        lacks: [{ lack: 'consent' }, { lack: 'consent' }],
      },
    ]);
  });

  it('tells the status by the dates of the agreement’s zone, and what is over the budget', () => {
    const of = compile({ ...draft, programmes: [inAgreement] });
    const status = (when: string) => read([], of, when).programmes[0]?.status;
    expect(
      ['2026-02-28T23:59Z', '2026-03-01T00:00Z', '2026-03-31T23:59Z', '2026-04-01T00:00Z'].map(status),
    ).toEqual(['planned', 'running', 'running', 'ended']);
    expect(read([spend('expo', eur(1200))], of).programmes[0]).toMatchObject({ overBudget: eur(200) });
    expect(read([spend('expo', eur(1000))], of).programmes[0]).not.toHaveProperty('overBudget');
  });
});

describe('what was given up', () => {
  it('tells the sunk cost, later bills included, and forgets a programme that was opened again', () => {
    const abandoned = tell('programme:a', 'programme-abandoned', '2026-02-20T09:00Z', {
      reason: 'budget cut',
    });
    const events = [
      opened('a', texts),
      spend('a', eur(300)),
      abandoned,
      spend('a', eur(50), '2026-03-20T09:00Z'),
    ];
    expect(read(events).abandoned).toEqual({
      programmes: { numerator: 1, denominator: 1, value: 1 },
      sunk: [eur(350)],
      which: [{ system: 'crm', id: 'a' }],
    });
    expect(read(events).programmes[0]).toMatchObject({
      status: 'abandoned',
      abandonedAt: at('2026-02-20T09:00Z'),
      abandonedFor: 'budget cut',
    });
    expect(read([...events, opened('a', texts, '2026-04-01T09:00Z')]).abandoned.which).toEqual([]);
  });
});

describe('Sales’ input', () => {
  it('keeps programmes without it apart from those of which nobody said', () => {
    const { withoutSales, inputNotRecorded } = read([
      opened('a', { inputFrom: ['marketing'] }),
      opened('b', { inputFrom: both }),
      opened('c', {}),
      opened('d', { ...texts, inputFrom: ['marketing'], agreedBy: both }),
    ]);
    expect(withoutSales.programmes).toMatchObject({ numerator: 1, denominator: 3 });
    expect(idsOf(withoutSales.which)).toEqual(['a']);
    expect(idsOf(inputNotRecorded.which)).toEqual(['c']);
  });
});

describe('the whole', () => {
  it('says nothing about nothing', () => {
    const { programmes: none, withoutAgreement, outside } = read([]);
    expect([none, withoutAgreement.programmes.value, withoutAgreement.spend, outside]).toEqual([
      [],
      null,
      [],
      [],
    ]);
  });

  it('tells money outside every programme by department', () => {
    const rent = tell('department:sales', 'spend', '2026-02-10T09:00Z', {
      amount: eur(70),
      department: 'sales',
    });
    expect(read([rent]).outside).toEqual([{ department: 'sales', spent: [eur(70)] }]);
  });

  it('drops no amount of a sum that is too large to write', () => {
    const huge = { minor: Number.MAX_SAFE_INTEGER, currency: 'EUR' };
    const events = [spend('a', huge), spend('a', huge, '2026-02-11T09:00Z')];
    expect(read(events).programmes[0]?.spent).toEqual([huge, huge]);
    expect(read(events).withoutAgreement.spend[0]?.share.value).toBe(1);
  });

  const doing = fc
    .tuple(fc.constantFrom('a', 'b'), fc.nat({ max: 20 }), fc.nat({ max: 1000 }))
    .chain(([id, days, minor]) => {
      const when = `2026-03-${String(days + 1).padStart(2, '0')}T09:00Z`;
      return fc.constantFrom<JournalEvent>(
        opened(id, { ...texts, agreedBy: both }, when),
        changed(id, { benchmarks: [String(minor)] }, when),
        changed(id, { inputFrom: ['marketing'] }, when),
        tell(`programme:${id}`, 'programme-abandoned', when, {}),
        spend(id, { minor, currency: minor % 2 === 0 ? 'EUR' : 'USD' }, when),
      );
    });

  test('does not depend on the order of events, and survives a trip through JSON', () => {
    fc.assert(
      fc.property(
        fc
          .array(doing, { maxLength: 20 })
          .map((events) => [...new Map(events.map((event) => [event.id, event])).values()])
          .chain((events) => fc.tuple(fc.constant(events), shuffledWithRepetition(events))),
        ([events, shuffled]) => {
          const reading = read(events);
          expect(read(shuffled)).toEqual(reading);
          expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
        },
      ),
    );
  });
});

import * as O from 'fp-ts/lib/Option.js';
import { type EventOf, type LeadEvent, type LeadRecord, recordOf } from 'smarketing/journal';
import { day, type Instant, orThrow, parseInstant } from 'smarketing/kernel';
import {
  type CompiledDefinition,
  compileDefinition,
  draftDefinition,
  type JudgingDefinition,
} from 'smarketing/lead';
import { groupBy, leadCase, measure, stageVolumes, struct } from 'smarketing/metrics';
import {
  type DisputeTerms,
  disputeCheck,
  disputesIn,
  type RecordedPass,
  recordedPasses,
} from 'smarketing/metrics/dispute';
import type { ActivitySchema, FactSchema, Rule } from 'smarketing/rule';
import { describe, expect, test } from 'vitest';

const schema = {
  employees: { type: 'integer', label: 'Employees' },
  budget: { type: 'boolean', label: 'Budget', maxAge: 30 * day },
} as const satisfies FactSchema;
const activities: ActivitySchema = { demo: {} };

const version = (number: number, rule: Rule): CompiledDefinition =>
  orThrow(
    compileDefinition(schema, { activities })(
      draftDefinition(schema, { activities })({ id: 'icp', version: number, gate: 'hand-over', rule }),
    ),
  ) as CompiledDefinition;
const large = (value: number): Rule => ({ fact: 'employees', op: 'gte', value });
const first = version(1, large(50));
const second = version(2, {
  all: [
    large(100),
    {
      any: [
        { fact: 'budget', op: 'eq', value: true },
        { count: 'demo', op: 'gte', value: 1 },
      ],
    },
  ],
});

/** Reads a moment of March 2026, for example `02T09:30`. */
const at = (text: string): Instant => orThrow(parseInstant(`2026-03-${text}Z`));
const asOf = at('31T00:00');

const tell = <Type extends LeadEvent['type']>(
  time: string,
  type: Type,
  data: EventOf<Type>['data'],
  extras: object = {},
): LeadEvent =>
  ({
    schemaVersion: 1,
    source: 'crm',
    id: `${time} ${type}`,
    type,
    occurredAt: at(time),
    subject: { kind: 'lead', system: 'crm', id: '7' },
    ...extras,
    data,
  }) as unknown as LeadEvent;

const lead = (id: string, ...events: ReadonlyArray<LeadEvent>): LeadRecord =>
  recordOf(
    [{ system: 'crm', id }],
    events.map((event) => ({ ...event, subject: { kind: 'lead', system: 'crm', id } })),
  );

const signed = (definition: CompiledDefinition): JudgingDefinition => ({ definition, state: 'signed' });
/** The second version was signed on the tenth. */
const definitionAt: DisputeTerms['definitionAt'] = (moment) =>
  moment < at('01T00:00') ? O.none : O.some(signed(moment < at('10T00:00') ? first : second));
const terms: DisputeTerms = { asOf, definitionAt };
const passesOf = recordedPasses(leadCase({ lifecycle: { acceptance: 'explicit' }, policies: [], asOf }));
const check = (...records: ReadonlyArray<LeadRecord>) => measure(disputeCheck(terms))(passesOf(records));
const list = (...records: ReadonlyArray<LeadRecord>) => disputesIn(terms)(passesOf(records));

const rejection = (time: string, reason = 'definitional') => tell(time, 'rejected', { reason });

describe('a dispute', () => {
  test('is judged on the facts of the hand-over, by the definition of that day', () => {
    const [dispute] = list(
      lead(
        '7',
        tell('02T09:00', 'profile-changed', { facts: { employees: 80 } }),
        tell('09T09:00', 'handed-over', { owner: 'ada', team: 'east' }),
        tell('10T08:00', 'profile-changed', { facts: { employees: 20 } }),
        rejection('11T09:00'),
      ),
    );
    expect(dispute).toMatchObject({
      key: { system: 'crm', id: '7' },
      owner: 'ada',
      team: 'east',
      reason: 'met',
      state: 'met',
      accountable: 'sales',
      rejectedAt: at('11T09:00'),
      given: 'definitional',
      judged: {
        definition: { id: 'icp', version: 1 },
        hash: first.hash,
        signed: 'signed',
        asOf: at('09T09:00'),
        facts: 'history',
        conditions: [],
        collect: [],
      },
    });
  });

  test('is Marketing’s to answer where the lead did not meet the terms, with what it lacked', () => {
    const [dispute] = list(
      lead(
        '7',
        tell('12T09:00', 'handed-over', { facts: { employees: 80, budget: false } }),
        rejection('12T10:00'),
      ),
    );
    expect(dispute).toMatchObject({
      state: 'not-met',
      accountable: 'marketing',
      judged: { facts: 'packet' },
    });
    expect(dispute?.judged?.conditions.map(({ subject, actual }) => [subject, actual])).toEqual([
      ['Employees', 80],
      ['Budget', false],
      [expect.stringContaining('demo'), 0],
    ]);
  });

  test('stays unknown where nobody collected the facts, and names them', () => {
    const [dispute] = list(
      lead(
        '7',
        tell('02T09:00', 'profile-changed', { facts: { employees: 200, budget: 'n/a' } }),
        tell('12T09:00', 'handed-over', {}),
        rejection('12T10:00'),
      ),
    );
    expect(dispute).toMatchObject({
      state: 'unknown',
      accountable: 'marketing',
      judged: { collect: [{ name: 'budget', reason: 'placeholder' }] },
    });
  });

  test('counts what the prospect had done by the hand-over', () => {
    const facts = tell('02T09:00', 'profile-changed', { facts: { employees: 200 } });
    const demo = (time: string) => tell(time, 'prospect-activity', { activity: 'demo' });
    const handedOver = tell('12T09:00', 'handed-over', {});
    expect(list(lead('7', facts, demo('11T09:00'), handedOver, rejection('12T10:00')))[0]?.state).toBe('met');
    expect(list(lead('7', facts, handedOver, demo('12T09:30'), rejection('12T10:00')))[0]?.state).toBe(
      'unknown',
    );
  });

  test('sees all of the date of a hand-over that is known by its date', () => {
    const [dispute] = list(
      lead(
        '7',
        tell('09T00:00', 'handed-over', {}, { precision: 'date' }),
        tell('09T16:00', 'profile-changed', { facts: { employees: 80 } }),
        tell('10T00:00', 'rejected', { reason: 'definitional' }, { precision: 'date' }),
      ),
    );
    expect(dispute).toMatchObject({ state: 'met', judged: { definition: { version: 1 } } });
  });

  test('marks facts that came in only after the rejection, whatever date they bear', () => {
    const stated = (time: string, value: number, received: string) =>
      tell(
        time,
        'profile-changed',
        { facts: { employees: value, region: 'EU' } },
        { receivedAt: at(received) },
      );
    const handedOver = tell('09T09:00', 'handed-over', {});
    const late = (...events: ReadonlyArray<LeadEvent>) =>
      list(lead('7', ...events, rejection('10T09:00')))[0]?.judged?.late;
    expect(late(stated('02T09:00', 80, '12T09:00'), handedOver)).toEqual(['employees']);
    expect(late(stated('02T09:00', 80, '10T08:00'), handedOver)).toBeUndefined();
    expect(
      late(stated('02T09:00', 80, '12T09:00'), stated('03T09:00', 90, '03T09:00'), handedOver),
    ).toBeUndefined();
    expect(
      late(stated('02T09:00', 80, '12T09:00'), tell('09T09:00', 'handed-over', { facts: { employees: 80 } })),
    ).toBeUndefined();
    const cases = check(lead('7', stated('02T09:00', 80, '12T09:00'), handedOver, rejection('10T09:00')));
    expect(cases.late).toBe(1);
  });

  test('names the definition that the hand-over claimed, where another one counted', () => {
    const claim = (number: number) =>
      list(
        lead(
          '7',
          tell('12T09:00', 'handed-over', {
            definition: { id: 'icp', version: number },
            facts: { employees: 80 },
          }),
          rejection('12T10:00'),
        ),
      )[0]?.judged?.claimed;
    expect(claim(1)).toEqual({ id: 'icp', version: 1 });
    expect(claim(2)).toBeUndefined();
  });

  test('cannot be judged without a hand-over, or without terms', () => {
    const early = { occurredAt: at('01T00:00') - day } as const;
    const found = list(
      lead('1', tell('02T09:00', 'marketing-qualified', {}), rejection('02T10:00')),
      lead('2', tell('01T09:00', 'handed-over', {}, early), rejection('02T10:00')),
    );
    expect(found.map(({ state, accountable, judged }) => [state, accountable, judged])).toEqual([
      ['no-hand-over', undefined, undefined],
      ['no-terms', undefined, undefined],
    ]);
  });

  test('is had about rejections by definition only', () => {
    const handedOver = tell('02T09:00', 'handed-over', { facts: { employees: 80 } });
    expect(
      list(
        lead('1', handedOver, rejection('02T10:00', 'duplicate')),
        lead('2', handedOver, tell('02T10:00', 'disqualified', { reason: 'no-need' })),
        lead('3', handedOver),
      ),
    ).toEqual([]);
  });
});

describe('the check', () => {
  const handedOver = (time: string, employees: number | null) =>
    tell(time, 'handed-over', { facts: { employees } });
  const records = [
    lead('4', handedOver('02T09:00', null), rejection('02T10:00')),
    lead('1', handedOver('02T09:00', 80), rejection('02T10:00')),
    lead('2', handedOver('02T09:00', 20), rejection('02T10:00')),
    lead('3', handedOver('02T09:00', 60), rejection('02T10:00')),
    lead('5', handedOver('02T09:00', 60)),
  ];

  test('adds up, and says who was wrong how often', () => {
    expect(check(...records)).toMatchObject({
      handedOver: 5,
      rejections: 4,
      states: { met: 2, 'not-met': 1, unknown: 1, 'no-terms': 0, 'no-hand-over': 0 },
      salesWrong: { numerator: 2, denominator: 3, interval: { method: 'wilson' } },
      marketingWrong: { numerator: 1, denominator: 3 },
      unsigned: 0,
      late: 0,
      collect: [{ name: 'employees', reason: 'cleared', leads: 1 }],
    });
  });

  test('lists the leads behind it in a stable order, as plain JSON', () => {
    const found = list(...records);
    expect(found.map(({ key, state }) => [key.id, state])).toEqual([
      ['1', 'met'],
      ['2', 'not-met'],
      ['3', 'met'],
      ['4', 'unknown'],
    ]);
    expect(list(...[...records].reverse())).toEqual(found);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  test('counts every pass of a lead that comes back', () => {
    const again = lead(
      '7',
      handedOver('02T09:00', 80),
      rejection('02T10:00'),
      handedOver('03T09:00', 80),
      rejection('03T10:00'),
    );
    expect(list(again).map(({ pass }) => pass)).toEqual([1, 2]);
  });

  test('marks terms that not both had signed, and judges by them all the same', () => {
    const draft = disputeCheck({ asOf, definitionAt: () => O.some({ definition: first }) });
    const { unsigned, ...figures } = measure(draft)(passesOf(records));
    expect(unsigned).toBe(4);
    expect(figures).toEqual({ ...check(...records), unsigned: undefined });
  });

  test('is measured in one pass with figures of passes', () => {
    const { disputes, volumes } = measure(struct({ disputes: disputeCheck(terms), volumes: stageVolumes() }))(
      passesOf(records),
    );
    expect(disputes.rejections).toBe(4);
    expect(volumes.find(({ stage }) => stage === 'handed-over')?.passes).toBe(5);
  });

  test('reads by team', () => {
    const ofTeam = (id: string, team: string, employees: number) =>
      lead(id, tell('02T09:00', 'handed-over', { team, facts: { employees } }), rejection('02T10:00'));
    const byTeam = groupBy(({ team = '' }: RecordedPass) => [team])(disputeCheck(terms));
    const found = measure(byTeam)(
      passesOf([ofTeam('1', 'east', 80), ofTeam('2', 'west', 10), ofTeam('3', 'east', 60)]),
    );
    expect(found.map(({ group, reading }) => [group, reading.states.met, reading.states['not-met']])).toEqual(
      [
        ['east', 2, 0],
        ['west', 0, 1],
      ],
    );
  });

  test('has no shares where nothing could be judged', () => {
    expect(check()).toMatchObject({
      rejections: 0,
      salesWrong: { value: null, reason: 'empty-denominator' },
    });
  });
});

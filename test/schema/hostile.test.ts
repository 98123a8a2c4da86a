import { draftAgreement } from 'smarketing/agreement';
import { bothDepartments, compileJointSigning } from 'smarketing/approval';
import { presetPortfolio } from 'smarketing/cartridge';
import { orThrow, parseCivilDate } from 'smarketing/kernel';
import {
  decodeAgreement,
  decodeAlignmentDeclaration,
  decodeBuyIn,
  decodeBuyInAction,
  decodeDefinition,
  decodeEvent,
  decodeEvents,
  decodeGrading,
  decodeHeat,
  decodeLaunchPlan,
  decodePlanBrief,
  decodePortfolio,
  decodeScorecard,
  decodeSurvey,
  decodeTableMapping,
  encodeAgreement,
  encodePortfolio,
} from 'smarketing/schema';
import { describe, expect, test } from 'vitest';

const facts = { employees: { type: 'integer' } } as const;
const event = {
  schemaVersion: 1,
  source: 'crm',
  id: 'e1',
  type: 'won',
  occurredAt: '2026-03-02T10:15:00+01:00',
  subject: { kind: 'lead', system: 'crm', id: '7' },
  data: {},
};
const plan = { subject: { system: 'plan', id: 'spring' }, version: 1, hash: 'a1b2' };

/** Every decoder with a sound document, so that a fault within it is reached. */
const decoders: ReadonlyArray<readonly [string, (input: unknown) => { readonly _tag: string }, object]> = [
  ['decodeEvent', decodeEvent, event],
  ['decodeEvent of an unknown type', decodeEvent, { ...event, type: 'demo-booked' }],
  [
    'decodeAgreement',
    decodeAgreement,
    encodeAgreement(
      draftAgreement({
        zone: 'Europe/Berlin',
        currency: 'EUR',
        effectiveFrom: orThrow(parseCivilDate('2026-01-01')),
      }),
    ),
  ],
  ['decodePortfolio', decodePortfolio, encodePortfolio(presetPortfolio('EUR'))],
  [
    'decodeDefinition',
    decodeDefinition(facts),
    { id: 'icp', version: 1, gate: 'hand-over', rule: { fact: 'employees', present: true } },
  ],
  ['decodeScorecard', decodeScorecard(facts), { id: 'standard', version: 1, groups: [] }],
  [
    'decodeSurvey',
    decodeSurvey,
    {
      id: 'spring',
      closedAt: '2026-04-30T12:00:00Z',
      forms: [{ department: 'sales', answers: { 'same-words': 3 } }],
    },
  ],
  [
    'decodeAlignmentDeclaration',
    decodeAlignmentDeclaration,
    {
      schemaVersion: 1,
      statements: [{ id: 'small-company', holds: true, by: 'sales', at: '2026-04-30T12:00:00Z' }],
      measures: [{ id: 'message', value: 0.5, by: 'sales', at: '2026-04-30T12:00:00Z', source: 'audit' }],
    },
  ],
  ['decodeGrading', decodeGrading, { grades: ['C', 'B', 'A'], ordered: true }],
  ['decodeHeat', decodeHeat, { halfLife: 'P14D', bands: [{ name: 'cold', from: 0 }] }],
  [
    'decodePlanBrief',
    decodePlanBrief,
    {
      schemaVersion: 1,
      id: 'q1',
      version: 1,
      title: 'Q1',
      budget: { minor: 1, currency: 'EUR' },
      objective: { kind: 'net-reach' },
    },
  ],
  [
    'decodeBuyIn',
    decodeBuyIn(orThrow(compileJointSigning(bothDepartments))),
    {
      _tag: 'strategy-drafted',
      schemaVersion: 1,
      gate: plan,
      consulted: [],
      voided: [],
      at: event.occurredAt,
      strategy: { ...plan, at: event.occurredAt, authors: [] },
    },
  ],
  [
    'decodeBuyInAction',
    decodeBuyInAction,
    { _tag: 'revise-strategy', ...plan, at: event.occurredAt, authors: [] },
  ],
  [
    'decodeLaunchPlan',
    decodeLaunchPlan,
    {
      id: 'widget-2',
      title: 'Widget 2',
      launchAt: event.occurredAt,
      criteria: [{ id: 'pitch', title: 'Pitch', owner: 'sales', weight: 1 }],
    },
  ],
  ['decodeTableMapping', decodeTableMapping, { schemaVersion: 1, source: 'crm', tables: [] }],
];

const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();
const trap = new Proxy(
  {},
  {
    get: () => {
      throw new Error('get');
    },
    ownKeys: () => {
      throw new Error('ownKeys');
    },
    has: () => {
      throw new Error('has');
    },
  },
);
const unreadable = { _tag: 'Left', left: [{ code: 'unreadable', path: [] }] };

describe.each(decoders)('%s', (_, decode, document) => {
  test('reads its document', () => {
    expect(decode(document)._tag).toBe('Right');
  });

  test.each([
    ['a revoked proxy', () => revoked],
    ['a proxy that throws', () => trap],
  ])('says that %s cannot be read', (__, value) => {
    expect(decode(value())).toMatchObject(unreadable);
  });

  test.each(Object.keys(document))('says so of a getter that throws at %s', (key) => {
    const broken = Object.defineProperty({ ...document }, key, {
      enumerable: true,
      get: () => {
        throw new Error(key);
      },
    });
    expect(decode(broken)).toMatchObject(unreadable);
  });

  test.each(Object.keys(document))(
    'does not throw at a revoked proxy, a circle or 10,000 levels at %s',
    (key) => {
      const circle: Record<string, unknown> = {};
      circle[key] = circle;
      let deep: unknown = 1;
      for (let level = 0; level < 10_000; level += 1) deep = level % 2 === 0 ? [deep] : { [key]: deep };
      for (const value of [revoked, circle, deep])
        expect(decode({ ...document, [key]: value })._tag).toBe('Left');
    },
  );
});

describe('decodeEvents', () => {
  test('keeps what can be read beside what cannot', () => {
    const inputs = [event, revoked, { ...event, id: 'e2' }];
    const hole = Object.defineProperty([...inputs], 0, {
      get: () => {
        throw new Error('hole');
      },
    });
    expect(decodeEvents(inputs)).toMatchObject({
      events: [{ id: 'e1' }, { id: 'e2' }],
      issues: [{ code: 'unreadable', path: [1] }],
      refused: 1,
    });
    expect(decodeEvents(hole)).toMatchObject({ events: [{ id: 'e2' }], refused: 2 });
  });

  test.each([() => null, () => 7, () => 'x', () => ({}), () => revoked])('says what is no list', (value) => {
    // What `JSON.parse` returned has no type that could keep it out.
    const { events, issues, refused } = decodeEvents(value() as never);
    expect({ events, refused, count: issues.length }).toEqual({ events: [], refused: 1, count: 1 });
  });
});

import fc from 'fast-check';
import {
  type ApprovalRecord,
  type BuyIn,
  type BuyInAction,
  type BuyInStep,
  bothDepartments,
  compileJointSigning,
  compileSigningRules,
  managementGate,
  nextBuyIn,
  openGate,
  replayBuyIn,
  startBuyIn,
} from 'smarketing/approval';
import { type Instant, orThrow, parseInstant } from 'smarketing/kernel';
import {
  buyInActionJsonSchema,
  buyInJsonSchema,
  decodeBuyIn,
  decodeBuyInAction,
  encodeBuyIn,
  encodeBuyInAction,
} from 'smarketing/schema';
import { describe, expect, test } from 'vitest';

const day = (number: number): Instant =>
  orThrow(parseInstant(`2026-01-${String(number).padStart(2, '0')}T09:00:00Z`));
const text = (id: string, version = 1) => ({
  subject: { system: 'plan', id },
  version,
  hash: `${id}-${version}`,
});
const euros = (minor: number) => ({ minor, currency: 'EUR' });
const agreement = text('agreement');
const gate = orThrow(
  openGate(
    orThrow(compileSigningRules(managementGate)),
    agreement,
    day(1),
  )(
    ['sales-vp', 'marketing-vp', 'ceo'].map(
      (role): ApprovalRecord => ({ ...agreement, kind: 'given', party: `role:${role}`, at: day(1) }),
    ),
  ),
);
const rules = orThrow(compileJointSigning(bothDepartments));
const start = startBuyIn(gate)({ ...text('strategy'), at: day(2), authors: ['team:strategy'] });

const sign = (step: BuyInStep, party: 'sales' | 'marketing', on: number): BuyInAction => ({
  _tag: 'approve',
  step,
  text: text(step),
  party,
  role: `${party}-vp`,
  by: { kind: 'person', id: `${party}-head` },
  at: day(on),
});
const chain: ReadonlyArray<BuyInAction> = [
  { _tag: 'present-strategy', to: ['sales', 'marketing'], at: day(3) },
  { _tag: 'consult', step: 'strategy', party: 'partner:agency', opinion: 'Bold.', at: day(3) },
  sign('strategy', 'sales', 3),
  sign('strategy', 'marketing', 4),
  { _tag: 'propose-tactics', ...text('tactics'), at: day(5), budgetGuideline: euros(5_000_000) },
  sign('tactics', 'sales', 5),
  sign('tactics', 'marketing', 6),
  {
    _tag: 'propose-measures',
    ...text('measures'),
    at: day(7),
    benchmarks: ['120 leads handed over by June'],
    returnOnInvestment: { investment: euros(5_000_000), expected: euros(20_000_000), basis: 'two launches' },
  },
  sign('measures', 'marketing', 7),
  sign('measures', 'sales', 8),
  { _tag: 'launch', at: day(9) },
];

/** Every state on the way, and one that went back. */
const states: ReadonlyArray<BuyIn> = [
  ...chain.map((_, count) => replayBuyIn(rules, start)(chain.slice(0, count)).state),
  replayBuyIn(rules, start)(chain).state,
  replayBuyIn(
    rules,
    start,
  )([
    ...chain.slice(0, 8),
    { _tag: 'withdraw', step: 'strategy', text: text('strategy'), party: 'sales', at: day(8) },
  ]).state,
];

const decode = decodeBuyIn(rules);
const onDisk = (state: BuyIn): string => JSON.stringify(encodeBuyIn(state));
const issuesOf = (input: unknown): ReadonlyArray<string> => {
  const decoded = decode(input);
  return decoded._tag === 'Right' ? [] : decoded.left.map(({ code, path }) => `${code} ${path.join('.')}`);
};

// biome-ignore lint/suspicious/noExplicitAny: a wire document is changed at will to see it refused
type Loose = any;
const wireOf = (tag: BuyIn['_tag']): Loose =>
  JSON.parse(onDisk(states.find(({ _tag }) => _tag === tag) as BuyIn));

describe('a buy-in on disk', () => {
  test('is there in all of its states', () => {
    expect(new Set(states.map(({ _tag }) => _tag)).size).toBe(8);
    expect(states.at(-1)?.voided.map(({ step }) => step)).toEqual(['tactics', 'measures']);
  });

  test.each(states)('comes back as it was: $_tag (%#)', (state) => {
    const text = onDisk(state);
    expect(JSON.parse(text).schemaVersion).toBe(1);
    expect(JSON.parse(text).at).toMatch(/Z$/);
    expect(orThrow(decode(JSON.parse(text)))).toEqual(state);
  });

  test('goes on from where it was', () => {
    chain.forEach((action, count) => {
      const state = replayBuyIn(rules, start)(chain.slice(0, count)).state;
      const kept = orThrow(decode(JSON.parse(onDisk(state))));
      expect(nextBuyIn(rules)(kept, action)).toEqual(nextBuyIn(rules)(state, action));
    });
  });

  test('whatever happened on the way, each state that is reached is read back', () => {
    const moved = chain.map((action) => ({ ...action, at: day(9) }));
    const others: ReadonlyArray<BuyInAction> = [
      ...(['strategy', 'tactics', 'measures'] as const).flatMap(
        (step): ReadonlyArray<BuyInAction> => [
          { _tag: 'withdraw', step, text: text(step), party: 'sales', at: day(9) },
          {
            _tag: 'withdraw',
            step,
            text: text(step, 2),
            party: 'marketing',
            role: 'marketing-vp',
            at: day(9),
          },
          { _tag: 'approve', step, text: text(step, 2), party: 'sales', at: day(9) },
          { _tag: 'approve', step, text: text(step, 2), party: 'marketing', at: day(9) },
          { _tag: 'approve', step, text: text(step), party: 'sales', at: day(9) },
        ],
      ),
      { _tag: 'revise-strategy', ...text('strategy', 2), at: day(9), authors: [] },
      { _tag: 'revise-strategy', ...text('strategy', 2), at: day(9), authors: ['sales'] },
      { _tag: 'propose-tactics', ...text('tactics', 2), at: day(9), budgetGuideline: euros(1) },
    ];
    const action = fc.constantFrom(...moved, ...others);
    const walk = fc
      .tuple(fc.nat(chain.length), fc.array(action, { maxLength: 30 }))
      .map(([count, more]) => [...chain.slice(0, count), ...more]);
    fc.assert(
      fc.property(walk, (actions) => {
        const { state } = replayBuyIn(rules, start)(actions);
        expect(orThrow(decode(JSON.parse(onDisk(state))))).toEqual(state);
      }),
      { numRuns: 500 },
    );
  });

  test.each<[string, BuyIn['_tag'], (state: Loose) => void, ReadonlyArray<string>]>([
    [
      'signatures that nobody gave',
      'launched',
      (state) => (state.measures.approvals = []),
      ['signature-missing measures.approvals', 'signature-missing measures.approvals'],
    ],
    [
      'one side alone',
      'strategy-agreed',
      (state) => state.strategy.approvals.pop(),
      ['signature-missing strategy.approvals'],
    ],
    [
      'a signature after what rests on it',
      'tactics-agreed',
      (state) => (state.strategy.approvals[1].at = '2026-01-06T09:00:00Z'),
      ['signature-missing strategy.approvals'],
    ],
    [
      "a partner's signature",
      'measures-agreed',
      (state) => (state.measures.approvals[0].party = 'partner:agency'),
      ['not-an-approver measures.approvals.0', 'signature-missing measures.approvals'],
    ],
    [
      'the signature of a workflow',
      'strategy-agreed',
      (state) => (state.strategy.approvals[0].by.kind = 'automation'),
      ['not-an-approver strategy.approvals.0'],
    ],
    [
      'a state that its signatures have left behind',
      'strategy-presented',
      (state) => {
        state.approvals = wireOf('strategy-agreed').strategy.approvals;
        state.at = '2026-01-04T09:00:00Z';
      },
      ['wrong-state _tag'],
    ],
    [
      'a strategy that Marketing never saw',
      'strategy-presented',
      (state) => (state.presentation.to = ['sales']),
      ['presentation-missing presentation.to'],
    ],
    [
      'a return in another currency',
      'launched',
      (state) => (state.measures.returnOnInvestment.expected.currency = 'USD'),
      ['mixed-currencies measures.returnOnInvestment'],
    ],
    [
      'tactics without money, measures without benchmarks',
      'measures-proposed',
      (state) => {
        state.tactics.budgetGuideline.minor = 0;
        state.measures.benchmarks = [' '];
      },
      ['incomplete tactics', 'incomplete measures'],
    ],
    [
      'a launch in the future',
      'launched',
      (state) => (state.launchedAt = '2030-01-01T00:00:00Z'),
      ['out-of-time launchedAt'],
    ],
    ['a state nobody knows', 'launched', (state) => (state._tag = 'done'), ['not-one-of _tag']],
    [
      'an open gate of its own',
      'launched',
      (state) => (state.gate.approved = []),
      ['unknown-key gate.approved'],
    ],
    ['no version of its shape', 'launched', (state) => delete state.schemaVersion, ['missing schemaVersion']],
    ['a naive time', 'launched', (state) => (state.at = '2026-01-09 09:00'), ['naive-time at']],
  ])('is refused with %s', (_, tag, change, issues) => {
    const state = wireOf(tag);
    change(state);
    expect(issuesOf(state)).toEqual(issues);
  });

  test('is held against the rules it is asked about', () => {
    const three = orThrow(compileJointSigning({ seats: [...bothDepartments.seats, { party: 'role:ceo' }] }));
    const refused = decodeBuyIn(three)(wireOf('strategy-agreed'));
    expect(refused).toMatchObject({
      left: [{ code: 'signature-missing', expected: 'the signature of role:ceo' }],
    });
  });
});

describe('an action of a buy-in on the wire', () => {
  test.each(chain)('comes back as it was: $_tag (%#)', (action) => {
    expect(orThrow(decodeBuyInAction(JSON.parse(JSON.stringify(encodeBuyInAction(action)))))).toEqual(action);
  });

  test.each<[string, unknown, string]>([
    ['nothing', null, 'wrong-type '],
    ['a name nobody knows', { _tag: 'jump', at: '2026-01-09T09:00:00Z' }, 'not-one-of _tag'],
    ['no moment', { _tag: 'launch' }, 'missing at'],
    ['a key of its own', { _tag: 'launch', at: '2026-01-09T09:00:00Z', force: true }, 'unknown-key force'],
    [
      'a third department',
      { _tag: 'present-strategy', to: ['finance'], at: '2026-01-09T09:00:00Z' },
      'not-one-of to.0',
    ],
  ])('is refused with %s', (_, input, issue) => {
    const decoded = decodeBuyInAction(input);
    expect(
      decoded._tag === 'Left' && decoded.left.map(({ code, path }) => `${code} ${path.join('.')}`),
    ).toEqual([issue]);
  });
});

test('states and actions have a JSON Schema each', () => {
  expect((buyInJsonSchema() as Loose).oneOf).toHaveLength(8);
  expect((buyInActionJsonSchema() as Loose).oneOf).toHaveLength(7);
});

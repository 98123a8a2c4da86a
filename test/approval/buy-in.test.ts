import {
  type ApprovalRecord,
  type BuyIn,
  type BuyInAction,
  type BuyInRefusal,
  bothDepartments,
  compileJointSigning,
  compileSigningRules,
  managementGate,
  nextBuyIn,
  openGate,
  replayBuyIn,
  severalSeatsIn,
  startBuyIn,
} from 'smarketing/approval';
import { type Instant, type Money, orThrow, parseInstant } from 'smarketing/kernel';
import { describe, expect, it } from 'vitest';

const day = (number: number): Instant =>
  orThrow(parseInstant(`2026-01-${String(number).padStart(2, '0')}T09:00:00Z`));
const text = (id: string, version = 1) => ({
  subject: { system: 'plan', id },
  version,
  hash: `${id}-${version}`,
});
const euros = (minor: number): Money => ({ minor, currency: 'EUR' });

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
const next = nextBuyIn(rules);
const start = startBuyIn(gate)({ ...text('strategy'), at: day(2), authors: ['team:strategy'] });

const present: BuyInAction = { _tag: 'present-strategy', to: ['sales', 'marketing'], at: day(3) };
const sign = (
  step: 'strategy' | 'tactics' | 'measures',
  party: 'sales' | 'marketing',
  at: Instant,
  version = 1,
): BuyInAction => ({ _tag: 'approve', step, text: text(step, version), party, at });
const tactics: BuyInAction = {
  _tag: 'propose-tactics',
  ...text('tactics'),
  at: day(5),
  budgetGuideline: euros(5_000_000),
};
const measures: BuyInAction = {
  _tag: 'propose-measures',
  ...text('measures'),
  at: day(7),
  benchmarks: ['120 leads handed over by June'],
  returnOnInvestment: {
    investment: euros(5_000_000),
    expected: euros(20_000_000),
    basis: 'last two launches',
  },
};
const whole: ReadonlyArray<BuyInAction> = [
  present,
  sign('strategy', 'sales', day(3)),
  sign('strategy', 'marketing', day(4)),
  tactics,
  sign('tactics', 'sales', day(5)),
  sign('tactics', 'marketing', day(6)),
  measures,
  sign('measures', 'marketing', day(7)),
  sign('measures', 'sales', day(8)),
  { _tag: 'launch', at: day(9) },
];

const stateAfter = (count: number): BuyIn => {
  const { state, refused } = replayBuyIn(rules, start)(whole.slice(0, count));
  expect(refused).toEqual([]);
  return state;
};
const refusalOf = (state: BuyIn, action: BuyInAction): BuyInRefusal | null => {
  const outcome = next(state, action);
  return outcome._tag === 'Left' ? outcome.left : null;
};

describe('the sequential buy-in', () => {
  it('goes through its states in their order', () => {
    expect(whole.map((_, index) => stateAfter(index + 1)._tag)).toEqual([
      'strategy-presented',
      'strategy-presented',
      'strategy-agreed',
      'tactics-proposed',
      'tactics-proposed',
      'tactics-agreed',
      'measures-proposed',
      'measures-proposed',
      'measures-agreed',
      'launched',
    ]);
  });

  it('carries the gate it began with', () => {
    expect(stateAfter(10).gate).toEqual(agreement);
  });

  it('refuses a signature before the presentation and names both audiences', () => {
    expect(refusalOf(start, sign('strategy', 'sales', day(3)))).toEqual({
      _tag: 'out-of-order',
      action: 'approve',
      state: 'strategy-drafted',
      missing: [
        { need: 'presentation', to: 'sales' },
        { need: 'presentation', to: 'marketing' },
      ],
    });
  });

  it('refuses a presentation to one side alone', () => {
    expect(refusalOf(start, { ...present, to: ['sales'] })).toEqual({
      _tag: 'incomplete',
      action: 'present-strategy',
      missing: [{ need: 'presentation', to: 'marketing' }],
    });
  });

  it('refuses tactics before both agreed to the strategy', () => {
    expect(refusalOf(stateAfter(2), tactics)).toMatchObject({
      _tag: 'out-of-order',
      missing: [{ need: 'signature', step: 'strategy', seat: { party: 'marketing' } }],
    });
  });

  it('refuses a launch and lists everything that has to come first, in order', () => {
    expect(refusalOf(stateAfter(3), { _tag: 'launch', at: day(9) })).toMatchObject({
      _tag: 'out-of-order',
      state: 'strategy-agreed',
      missing: [
        { need: 'text', step: 'tactics' },
        { need: 'signature', step: 'tactics', seat: { party: 'sales' } },
        { need: 'signature', step: 'tactics', seat: { party: 'marketing' } },
        { need: 'text', step: 'measures' },
        { need: 'signature', step: 'measures', seat: { party: 'sales' } },
        { need: 'signature', step: 'measures', seat: { party: 'marketing' } },
      ],
    });
  });

  it('refuses tactics without money and measures without benchmarks or a return', () => {
    expect(refusalOf(stateAfter(3), { ...tactics, budgetGuideline: euros(0) } as BuyInAction)).toMatchObject({
      _tag: 'incomplete',
      missing: [{ need: 'budget-guideline' }],
    });
    expect(
      refusalOf(stateAfter(6), {
        ...measures,
        benchmarks: [' '],
        returnOnInvestment: { investment: euros(0), expected: euros(1), basis: '' },
      } as BuyInAction),
    ).toMatchObject({
      _tag: 'incomplete',
      missing: [{ need: 'benchmarks' }, { need: 'return-on-investment' }],
    });
  });

  it('refuses a return in another currency than the budget', () => {
    const dollars = { minor: 1, currency: 'USD' };
    expect(
      refusalOf(stateAfter(6), {
        ...measures,
        returnOnInvestment: { investment: euros(1), expected: dollars, basis: 'a guess' },
      } as BuyInAction),
    ).toEqual({ _tag: 'mixed-currencies', expected: 'EUR', received: 'USD' });
  });

  it('refuses a signature of a text that is no longer on the table', () => {
    expect(refusalOf(stateAfter(1), sign('strategy', 'sales', day(4), 0))).toMatchObject({
      _tag: 'stale-text',
    });
  });

  it('refuses partners, outsiders and workflows as approvers', () => {
    const state = stateAfter(1);
    const attempt = (change: object) =>
      refusalOf(state, { ...sign('strategy', 'sales', day(4)), ...change } as BuyInAction);
    expect(attempt({ party: 'partner:agency' })).toMatchObject({ reason: 'partner' });
    expect(attempt({ party: 'operations' })).toMatchObject({ reason: 'outsider' });
    expect(attempt({ by: { kind: 'automation', id: 'flow' } })).toMatchObject({ reason: 'not-a-person' });
  });

  it('keeps a partner’s opinion without changing the state', () => {
    const state = stateAfter(1);
    const consulted = orThrow(
      next(state, {
        _tag: 'consult',
        step: 'strategy',
        party: 'partner:agency',
        opinion: 'Too broad.',
        at: day(4),
      }),
    );
    expect(consulted._tag).toBe(state._tag);
    expect(consulted.consulted).toMatchObject([{ party: 'partner:agency', version: 1 }]);
  });

  it('voids a step and every later one when a new version comes', () => {
    const state = orThrow(
      next(stateAfter(8), {
        _tag: 'propose-tactics',
        ...text('tactics', 2),
        at: day(8),
        budgetGuideline: euros(2_500_000),
      }),
    );
    expect(state._tag).toBe('tactics-proposed');
    expect(state.voided.map(({ step, because, approvals }) => [step, because, approvals.length])).toEqual([
      ['tactics', 'new-version', 2],
      ['measures', 'earlier-step-changed', 1],
    ]);
  });

  it('goes back to the draft when the strategy itself changes', () => {
    const revised: BuyInAction = {
      _tag: 'revise-strategy',
      ...text('strategy', 2),
      at: day(9),
      authors: ['team:strategy'],
    };
    expect(orThrow(next(stateAfter(9), revised))).toMatchObject({
      _tag: 'strategy-drafted',
      strategy: { version: 2 },
      voided: [{ step: 'strategy' }, { step: 'tactics' }, { step: 'measures' }],
    });
    expect(refusalOf(stateAfter(9), { ...revised, version: 1, hash: 'other' } as BuyInAction)).toMatchObject({
      _tag: 'not-a-newer-version',
    });
  });

  it('loses the later steps when an earlier signature is taken back', () => {
    const state = orThrow(
      next(stateAfter(9), {
        _tag: 'withdraw',
        step: 'strategy',
        text: text('strategy'),
        party: 'sales',
        at: day(9),
      }),
    );
    expect(state).toMatchObject({
      _tag: 'strategy-presented',
      approvals: [{ party: 'marketing' }],
      voided: [{ step: 'tactics' }, { step: 'measures' }],
    });
  });

  it('cannot take back what was never given', () => {
    expect(
      refusalOf(stateAfter(2), {
        _tag: 'withdraw',
        step: 'strategy',
        text: text('strategy'),
        party: 'marketing',
        at: day(4),
      }),
    ).toEqual({ _tag: 'nothing-to-withdraw', step: 'strategy', seat: { party: 'marketing' } });
  });

  it('changes nothing after the launch', () => {
    expect(
      refusalOf(stateAfter(10), {
        _tag: 'withdraw',
        step: 'measures',
        text: text('measures'),
        party: 'sales',
        at: day(10),
      }),
    ).toEqual({ _tag: 'already-launched', launchedAt: day(9) });
  });

  it('refuses to go back in time', () => {
    expect(refusalOf(stateAfter(3), { ...tactics, at: day(1) } as BuyInAction)).toEqual({
      _tag: 'out-of-time',
      latest: day(4),
      at: day(1),
    });
  });

  it('does not change when one side signs twice', () => {
    const state = stateAfter(2);
    expect(next(state, sign('strategy', 'sales', day(4)))).toEqual({ _tag: 'Right', right: state });
  });

  it('survives a trip through JSON in every state', () => {
    for (let count = 0; count <= whole.length; count += 1) {
      const state = stateAfter(count);
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
    }
  });

  it('needs a seat for each department', () => {
    expect(compileJointSigning({ seats: [{ party: 'sales' }] })).toMatchObject({
      left: [{ code: 'department-missing', expected: 'a seat for marketing' }],
    });
  });
});

describe('one person with two roles', () => {
  const by = (id: string) => ({ by: { kind: 'person', id } as const });

  it('may sign for both departments, and is named step by step, also after the launch', () => {
    const { state, refused } = replayBuyIn(
      rules,
      start,
    )([
      present,
      { ...sign('strategy', 'sales', day(4)), ...by('kim') } as BuyInAction,
      { ...sign('strategy', 'marketing', day(4)), ...by('kim') } as BuyInAction,
      tactics,
      { ...sign('tactics', 'sales', day(6)), ...by('kim') } as BuyInAction,
      { ...sign('tactics', 'marketing', day(6)), ...by('mia') } as BuyInAction,
      measures,
      { ...sign('measures', 'sales', day(8)), ...by('kim') } as BuyInAction,
      { ...sign('measures', 'marketing', day(8)), ...by('kim') } as BuyInAction,
      { _tag: 'launch', at: day(9) },
    ]);
    expect([state._tag, refused]).toEqual(['launched', []]);
    expect(severalSeatsIn(state).map(({ step, person, seats }) => [step, person, seats.length])).toEqual([
      ['strategy', 'kim', 2],
      ['measures', 'kim', 2],
    ]);
  });

  it('is nobody where signatures name nobody', () => {
    const { state } = replayBuyIn(
      rules,
      start,
    )([present, sign('strategy', 'sales', day(4)), sign('strategy', 'marketing', day(4))]);
    expect(severalSeatsIn(state)).toEqual([]);
  });
});

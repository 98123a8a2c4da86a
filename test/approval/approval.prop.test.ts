import fc from 'fast-check';
import {
  type ApprovalRecord,
  type BuyIn,
  type BuyInAction,
  bothDepartments,
  compileJointSigning,
  compileSigningRules,
  fills,
  nextBuyIn,
  openGate,
  replayBuyIn,
  standingOf,
  startBuyIn,
} from 'smarketing/approval';
import { type Instant, instant, orThrow, type Party } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';

const moment: fc.Arbitrary<Instant> = fc.integer({ min: 0, max: 8 }).map((n) => orThrow(instant(n)));
const party = fc.constantFrom<Party>('sales', 'marketing', 'operations', 'partner:agency', 'role:ceo');
const role = fc.constantFrom('sales-vp', 'ceo', undefined);
const version = fc.integer({ min: 1, max: 2 });
const versionOf = (number: number) => ({
  subject: { system: 'agreement', id: 'abc' },
  version: number,
  hash: `hash-${number}`,
});
const signer = fc.option(
  fc.record({ kind: fc.constantFrom('person', 'automation', 'import'), id: fc.constantFrom('ada', 'bob') }),
  { nil: undefined },
);
const record: fc.Arbitrary<ApprovalRecord> = fc
  .record({ kind: fc.constantFrom('given', 'withdrawn'), party, role, version, at: moment, by: signer })
  .map(({ role: named, by, version: number, ...rest }) => ({
    ...versionOf(number),
    ...rest,
    ...(named === undefined ? {} : { role: named }),
    ...(by === undefined ? {} : { by }),
  }));
const records = fc.array(record, { maxLength: 12 });
const rules = orThrow(compileSigningRules({ seats: [...bothDepartments.seats, { party: 'role:ceo' }] }));

describe('standing', () => {
  test('every seat is either approved or missing, never both', () => {
    fc.assert(
      fc.property(records, moment, (list, asOf) => {
        const standing = standingOf(rules, versionOf(1), asOf)(list);
        const seats = [...standing.approved, ...standing.missing].map(({ seat }) => seat);
        expect(seats).toHaveLength(rules.seats.length);
        for (const seat of rules.seats) expect(seats).toContainEqual(seat);
      }),
    );
  });

  test('the order of the records and repeated records play no part', () => {
    fc.assert(
      fc.property(records, moment, fc.infiniteStream(fc.nat()), (list, asOf, keys) => {
        const shuffled = list
          .map((entry) => ({ entry, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ entry }) => entry);
        const ask = standingOf(rules, versionOf(1), asOf);
        expect(ask(shuffled)).toEqual(ask(list));
        const { approved, missing } = ask([...list, ...list]);
        expect({ approved, missing }).toEqual({ approved: ask(list).approved, missing: ask(list).missing });
      }),
    );
  });

  test('later records are silent', () => {
    fc.assert(
      fc.property(records, moment, (list, asOf) => {
        const ask = standingOf(rules, versionOf(1), asOf);
        expect(ask(list)).toEqual(ask(list.filter(({ at }) => at <= asOf)));
      }),
    );
  });

  test('a signature counts only if somebody gave exactly this text for the seat', () => {
    fc.assert(
      fc.property(records, moment, (list, asOf) => {
        for (const { seat, at } of standingOf(rules, versionOf(1), asOf)(list).approved) {
          expect(
            list.some(
              (entry) =>
                entry.kind === 'given' && entry.version === 1 && entry.at === at && fills(seat)(entry),
            ),
          ).toBe(true);
        }
      }),
    );
  });

  test('the gate is open exactly when the standing is signed', () => {
    fc.assert(
      fc.property(records, moment, (list, asOf) => {
        const isSigned = standingOf(rules, versionOf(1), asOf)(list).state === 'signed';
        expect(openGate(rules, versionOf(1), asOf)(list)._tag).toBe(isSigned ? 'Right' : 'Left');
      }),
    );
  });
});

describe('buy-in', () => {
  const gateRules = orThrow(compileSigningRules({ seats: [{ party: 'role:ceo' }] }));
  const zero = orThrow(instant(0));
  const gate = orThrow(
    openGate(
      gateRules,
      versionOf(1),
      zero,
    )([{ ...versionOf(1), kind: 'given', party: 'role:ceo', at: zero }]),
  );
  const buyInRules = orThrow(compileJointSigning(bothDepartments));
  const text = (step: string, number: number) => ({
    subject: { system: 'plan', id: step },
    version: number,
    hash: `${step}-${number}`,
  });
  const step = fc.constantFrom('strategy', 'tactics', 'measures');
  const eur = (minor: number) => ({ minor, currency: 'EUR' });
  const action: fc.Arbitrary<BuyInAction> = fc.oneof(
    fc.record({ at: moment, number: version }).map(
      ({ at, number }): BuyInAction => ({
        _tag: 'revise-strategy',
        ...text('strategy', number),
        at,
        authors: ['sales'],
      }),
    ),
    moment.map((at): BuyInAction => ({ _tag: 'present-strategy', to: ['sales', 'marketing'], at })),
    fc.record({ at: moment, number: version }).map(
      ({ at, number }): BuyInAction => ({
        _tag: 'propose-tactics',
        ...text('tactics', number),
        at,
        budgetGuideline: eur(1),
      }),
    ),
    fc.record({ at: moment, number: version }).map(
      ({ at, number }): BuyInAction => ({
        _tag: 'propose-measures',
        ...text('measures', number),
        at,
        benchmarks: ['one'],
        returnOnInvestment: { investment: eur(1), expected: eur(2), basis: 'past' },
      }),
    ),
    fc.record({ at: moment, number: version, step, party, tag: fc.constantFrom('approve', 'withdraw') }).map(
      ({ at, number, step: which, party: who, tag }): BuyInAction => ({
        _tag: tag as 'approve',
        step: which as 'strategy',
        text: text(which, number),
        party: who,
        at,
      }),
    ),
    moment.map((at): BuyInAction => ({ _tag: 'launch', at })),
  );
  const ordered = fc
    .array(action, { maxLength: 60 })
    .map((list) => [...list].sort((first, second) => first.at - second.at));
  const start = startBuyIn(gate)({ ...text('strategy', 1), at: zero, authors: ['sales'] });

  const signaturesOf = (state: BuyIn): ReadonlyArray<ReadonlyArray<{ readonly party: string }>> =>
    state._tag === 'launched' || state._tag === 'measures-agreed'
      ? [state.strategy.approvals, state.tactics.approvals, state.measures.approvals]
      : state._tag === 'tactics-agreed' || state._tag === 'measures-proposed'
        ? [state.strategy.approvals, state.tactics.approvals]
        : state._tag === 'strategy-agreed' || state._tag === 'tactics-proposed'
          ? [state.strategy.approvals]
          : [];

  test('whatever is called agreed carries a signature of each department', () => {
    fc.assert(
      fc.property(ordered, (actions) => {
        for (const signatures of signaturesOf(replayBuyIn(buyInRules, start)(actions).state)) {
          expect(new Set(signatures.map(({ party: who }) => who))).toEqual(new Set(['sales', 'marketing']));
        }
      }),
    );
  });

  test('nothing a refusal calls missing is there, and a refusal changes nothing', () => {
    fc.assert(
      fc.property(ordered, action, (actions, last) => {
        const { state } = replayBuyIn(buyInRules, start)(actions);
        const outcome = nextBuyIn(buyInRules)(state, { ...last, at: orThrow(instant(9)) });
        if (outcome._tag === 'Right') return;
        expect(replayBuyIn(buyInRules, state)([{ ...last, at: orThrow(instant(9)) }]).state).toBe(state);
        if (outcome.left._tag === 'out-of-order') expect(outcome.left.missing.length).toBeGreaterThan(0);
      }),
    );
  });

  test('a replay in two halves ends where a replay in one does', () => {
    fc.assert(
      fc.property(ordered, fc.nat(60), (actions, cut) => {
        const half = replayBuyIn(buyInRules, start)(actions.slice(0, cut)).state;
        const restored: BuyIn = JSON.parse(JSON.stringify(half));
        expect(replayBuyIn(buyInRules, restored)(actions.slice(cut)).state).toEqual(
          replayBuyIn(buyInRules, start)(actions).state,
        );
      }),
    );
  });
});

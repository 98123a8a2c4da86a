import type { Instant } from '../kernel/instant.js';
import { type Checked, type Issue, issue, show, unlessIssues } from '../kernel/issue.js';
import { departments } from '../kernel/party.js';
import { unlessUnreadable } from '../kernel/unreadable.js';
import type { BuyIn, BuyInStep } from './buy-in.js';
import type { BuyInNeed } from './buy-in-action.js';
import { measuresNeeds, otherCurrency, tacticsNeeds } from './buy-in-needs.js';
import { type BuyInParts, buyInSteps, partsOf, stateOf } from './buy-in-parts.js';
import type { JointSigningRules } from './joint-signing.js';
import { fills, seatOf, textOfSeat } from './seat.js';
import { discountReason } from './standing.js';

/**
 * Checks that a buy-in from outside is one that its own steps could have led to.
 *
 * **When to use**: for a state that was kept outside the program, before `nextBuyIn` goes on from it;
 * `decodeBuyIn` of the room `schema` does it.
 *
 * **Details**: the name of a state follows from what is there and who signed it, so a state that claims more than its
 * signatures give is refused, and so is a signature that counts for nobody, a text that lacks what it is about, and a
 * moment after the latest change. The rules are those under which it was signed.
 *
 * **Gotchas**: `gate` says for which text the management gate was open and is no evidence of it: whoever wants to know
 * asks `openGate` again, with the approvals.
 *
 * @param rules - who has to sign each step
 * @returns a function from a state to the same state, or every issue: `signature-missing`, `not-an-approver`,
 *   `presentation-missing`, `incomplete`, `mixed-currencies`, `out-of-time`, `wrong-state`
 * @example
 * ```ts
 * import { type BuyIn, bothDepartments, checkBuyIn, compileJointSigning } from 'smarketing/approval'
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 *
 * const at = orThrow(parseInstant('2026-01-05T09:00:00Z'))
 * const text = { subject: { system: 'plan', id: 'spring' }, version: 1, hash: 'a1b2' }
 * const claimed: BuyIn = {
 *   _tag: 'strategy-agreed', schemaVersion: 1, gate: text, consulted: [], voided: [], at,
 *   strategy: {
 *     ...text, at, authors: ['sales'], presentation: { at, to: ['sales', 'marketing'] },
 *     approvals: [{ party: 'sales', at }],
 *   },
 * }
 * const checked = checkBuyIn(orThrow(compileJointSigning(bothDepartments)))(claimed)
 * checked._tag === 'Left' && checked.left.map(({ code, expected }) => `${code}: ${expected}`)
 * // => ['signature-missing: the signature of marketing']
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const checkBuyIn =
  (rules: JointSigningRules) =>
  (state: BuyIn): Checked<BuyIn> =>
    unlessUnreadable(() => {
      const parts = partsOf(state);
      const issues = [
        ...presentationIssues(state, parts),
        ...textIssues(parts),
        ...buyInSteps.flatMap((step) => signatureIssues(rules, state, parts, step)),
        ...historyIssues(state),
      ];
      return unlessIssues(issues.length > 0 ? issues : nameIssues(rules, state, parts), () => state);
    });

type Path = Issue['path'];

/** The step that waits for signatures. */
const openStep = ({ _tag }: BuyIn): BuyInStep | undefined =>
  _tag === 'strategy-presented'
    ? 'strategy'
    : _tag === 'tactics-proposed'
      ? 'tactics'
      : _tag === 'measures-proposed'
        ? 'measures'
        : undefined;

const presentationIssues = (state: BuyIn, { presentation }: BuyInParts): ReadonlyArray<Issue> =>
  presentation === undefined
    ? []
    : departments
        .filter((department) => !presentation.to.includes(department))
        .map((department) =>
          issue(
            'presentation-missing',
            state._tag === 'strategy-presented' ? ['presentation', 'to'] : ['strategy', 'presentation', 'to'],
            'The strategy has to be shown to both departments.',
            { expected: `also ${department}` },
          ),
        );

const textIssues = ({ tactics, measures }: BuyInParts): ReadonlyArray<Issue> => {
  const mixed = measures === undefined ? undefined : otherCurrency(tactics, measures);
  const lacks = (path: Path, needs: ReadonlyArray<BuyInNeed>): ReadonlyArray<Issue> =>
    needs.map(({ need }) =>
      issue('incomplete', path, 'The text lacks what it is about.', { expected: `a ${need}` }),
    );
  return [
    ...(tactics === undefined ? [] : lacks(['tactics'], tacticsNeeds(tactics))),
    ...(measures === undefined ? [] : lacks(['measures'], measuresNeeds(measures))),
    ...(mixed === undefined
      ? []
      : [
          issue(
            'mixed-currencies',
            ['measures', 'returnOnInvestment'],
            'The expected return is in another currency than the budget guideline.',
            { expected: mixed.expected, received: mixed.received },
          ),
        ]),
  ];
};

/** What is wrong with the signatures of a step: those that count for nobody, those out of time, those not there. */
const signatureIssues = (
  rules: JointSigningRules,
  state: BuyIn,
  parts: BuyInParts,
  step: BuyInStep,
): ReadonlyArray<Issue> => {
  const text = parts[step];
  if (text === undefined) return [];
  const open = openStep(state) === step;
  const path: Path = open ? ['approvals'] : [step, 'approvals'];
  const before = buyInSteps[buyInSteps.indexOf(step) - 1];
  const earlier = before === undefined ? undefined : parts[before];
  const after = buyInSteps[buyInSteps.indexOf(step) + 1];
  const next = after === undefined ? undefined : parts[after];
  const shownAt = step === 'strategy' ? parts.presentation?.at : undefined;
  const given = parts.approvals[step];
  // Whatever came next could only come once every seat had signed.
  const until = next?.at ?? state.at;
  const missing =
    open || state._tag === 'strategy-drafted'
      ? []
      : rules.seats.filter((seat) => !given.some((one) => one.at <= until && fills(seat)(one)));
  return [
    ...outOfTime([step, 'at'], earlier?.at, text.at, state.at),
    ...(shownAt === undefined ? [] : outOfTime([step, 'presentation', 'at'], text.at, shownAt, state.at)),
    ...given.flatMap((signature, index) => {
      const { subject, version, hash } = text;
      const record = { ...signature, subject, version, hash, kind: 'given' as const };
      return [
        ...(discountReason(rules, record) === null
          ? []
          : [
              issue('not-an-approver', [...path, index], 'The signature counts for nobody.', {
                received: textOfSeat(seatOf(signature)),
              }),
            ]),
        ...outOfTime([...path, index, 'at'], shownAt ?? text.at, signature.at, state.at),
      ];
    }),
    ...missing.map((seat) =>
      issue('signature-missing', path, 'The step is not agreed.', {
        expected: `the signature of ${textOfSeat(seat)}`,
      }),
    ),
  ];
};

const outOfTime = (
  path: Path,
  from: Instant | undefined,
  at: Instant,
  until: Instant,
): ReadonlyArray<Issue> =>
  at <= until && (from === undefined || at >= from)
    ? []
    : [
        issue('out-of-time', path, 'It is dated outside what came before and the latest change.', {
          expected: from === undefined ? `at most ${until}` : `from ${from} to ${until}`,
          received: show(at),
        }),
      ];

const historyIssues = (state: BuyIn): ReadonlyArray<Issue> => [
  ...state.consulted.flatMap(({ at }, index) =>
    outOfTime(['consulted', index, 'at'], undefined, at, state.at),
  ),
  ...state.voided.flatMap(({ at }, index) => outOfTime(['voided', index, 'at'], undefined, at, state.at)),
  ...(state._tag === 'launched' ? outOfTime(['launchedAt'], undefined, state.launchedAt, state.at) : []),
];

/** A state that waits for signatures that are all there has another name. */
const nameIssues = (rules: JointSigningRules, state: BuyIn, parts: BuyInParts): ReadonlyArray<Issue> => {
  const { schemaVersion, gate, consulted, voided, at } = state;
  const { _tag } = stateOf(rules, { schemaVersion, gate, consulted, voided, at }, parts);
  return _tag === (state._tag === 'launched' ? 'measures-agreed' : state._tag)
    ? []
    : [
        issue('wrong-state', ['_tag'], 'The state is not what its signatures make it.', {
          expected: _tag,
          received: show(state._tag),
        }),
      ];
};

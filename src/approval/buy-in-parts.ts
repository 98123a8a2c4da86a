import { departments } from '../kernel/party.js';
import type { DocumentVersion } from './approval-record.js';
import type { BuyIn, BuyInRecord, BuyInSignature, BuyInStep, VoidedText } from './buy-in.js';
import type { BuyInNeed } from './buy-in-action.js';
import type { MeasuresText, Presentation, StrategyText, TacticsText } from './buy-in-text.js';
import { fills } from './seat.js';
import type { CompiledSigningRules } from './signing-rules.js';

/** What a buy-in consists of, whatever its state is called. */
export interface BuyInParts {
  readonly strategy: StrategyText;
  readonly presentation?: Presentation;
  readonly tactics?: TacticsText;
  readonly measures?: MeasuresText;
  readonly approvals: { readonly [Step in BuyInStep]: ReadonlyArray<BuyInSignature> };
}

/** The steps in the only order there is. */
export const buyInSteps: ReadonlyArray<BuyInStep> = ['strategy', 'tactics', 'measures'];

/** Takes a state apart. */
export const partsOf = (state: BuyIn): BuyInParts => {
  const { strategy } = state;
  const text = {
    subject: strategy.subject,
    version: strategy.version,
    hash: strategy.hash,
    at: strategy.at,
    authors: strategy.authors,
  };
  const none = { strategy: [], tactics: [], measures: [] };
  if (state._tag === 'strategy-drafted') return { strategy: text, approvals: none };
  if (state._tag === 'strategy-presented') {
    const { presentation, approvals } = state;
    return { strategy: text, presentation, approvals: { ...none, strategy: approvals } };
  }
  const { presentation } = state.strategy;
  const agreed = { ...none, strategy: state.strategy.approvals };
  const begun = { strategy: text, presentation };
  if (state._tag === 'strategy-agreed') return { ...begun, approvals: agreed };
  if (state._tag === 'tactics-proposed') {
    return { ...begun, tactics: state.tactics, approvals: { ...agreed, tactics: state.approvals } };
  }
  const { approvals: tacticsApprovals, ...tactics } = state.tactics;
  const withTactics = { ...agreed, tactics: tacticsApprovals };
  if (state._tag === 'tactics-agreed') return { ...begun, tactics, approvals: withTactics };
  if (state._tag === 'measures-proposed') {
    const { measures } = state;
    return { ...begun, tactics, measures, approvals: { ...withTactics, measures: state.approvals } };
  }
  const { approvals: measuresApprovals, ...measures } = state.measures;
  return { ...begun, tactics, measures, approvals: { ...withTactics, measures: measuresApprovals } };
};

/** Puts a state together: its name follows from what is there and who signed it. */
export const stateOf = (
  rules: CompiledSigningRules,
  record: BuyInRecord,
  { strategy: text, presentation, tactics, measures, approvals }: BuyInParts,
): Exclude<BuyIn, { readonly _tag: 'launched' }> => {
  const isSigned = (step: BuyInStep): boolean =>
    rules.seats.every((seat) => approvals[step].some(fills(seat)));
  if (presentation === undefined) return { ...record, _tag: 'strategy-drafted', strategy: text };
  if (!isSigned('strategy')) {
    return {
      ...record,
      _tag: 'strategy-presented',
      strategy: text,
      presentation,
      approvals: approvals.strategy,
    };
  }
  const strategy = { ...text, presentation, approvals: approvals.strategy };
  if (tactics === undefined) return { ...record, _tag: 'strategy-agreed', strategy };
  if (!isSigned('tactics')) {
    return { ...record, _tag: 'tactics-proposed', strategy, tactics, approvals: approvals.tactics };
  }
  const agreed = { ...tactics, approvals: approvals.tactics };
  if (measures === undefined) return { ...record, _tag: 'tactics-agreed', strategy, tactics: agreed };
  if (!isSigned('measures')) {
    return {
      ...record,
      _tag: 'measures-proposed',
      strategy,
      tactics: agreed,
      measures,
      approvals: approvals.measures,
    };
  }
  return {
    ...record,
    _tag: 'measures-agreed',
    strategy,
    tactics: agreed,
    measures: { ...measures, approvals: approvals.measures },
  };
};

/** The text of a step, if it is there. */
export const textOfStep = (parts: BuyInParts, step: BuyInStep): DocumentVersion | undefined => parts[step];

/** Takes the force from the signatures of some steps, and the later texts off the table. */
export const voidFrom = (
  parts: BuyInParts,
  first: BuyInStep,
  because: (step: BuyInStep) => VoidedText['because'],
  at: VoidedText['at'],
): { readonly kept: BuyInParts; readonly voided: ReadonlyArray<VoidedText> } => {
  const from = buyInSteps.indexOf(first);
  const voided = buyInSteps.slice(from).flatMap((step): ReadonlyArray<VoidedText> => {
    const text = textOfStep(parts, step);
    if (text === undefined) return [];
    const { subject, version, hash } = text;
    return [{ step, subject, version, hash, approvals: parts.approvals[step], because: because(step), at }];
  });
  const { tactics, measures, presentation, strategy, approvals } = parts;
  return {
    kept: {
      strategy,
      ...(presentation !== undefined && from > 0 ? { presentation } : {}),
      ...(tactics !== undefined && from > 1 ? { tactics } : {}),
      ...(measures !== undefined && from > 2 ? { measures } : {}),
      approvals: {
        strategy: from > 0 ? approvals.strategy : [],
        tactics: from > 1 ? approvals.tactics : [],
        measures: [],
      },
    },
    voided,
  };
};

/** Everything that is missing up to a place in the chain; `places` 0 is right after the presentation. */
export const needsUpTo = (
  rules: CompiledSigningRules,
  parts: BuyInParts,
  last: BuyInStep,
  signed: boolean,
): ReadonlyArray<BuyInNeed> => {
  const steps = buyInSteps.slice(0, buyInSteps.indexOf(last) + 1);
  const presentation: ReadonlyArray<BuyInNeed> =
    parts.presentation === undefined ? departments.map((to) => ({ need: 'presentation', to })) : [];
  return [
    ...presentation,
    ...steps.flatMap((step): ReadonlyArray<BuyInNeed> => {
      const text: ReadonlyArray<BuyInNeed> =
        textOfStep(parts, step) === undefined ? [{ need: 'text', step }] : [];
      const wanted = step !== last || signed;
      const seats = wanted ? rules.seats.filter((seat) => !parts.approvals[step].some(fills(seat))) : [];
      return [...text, ...seats.map((seat): BuyInNeed => ({ need: 'signature', step, seat }))];
    }),
  ];
};

import { duplicatesIn } from '../kernel/duplicates.js';
import type { Issue } from '../kernel/issue.js';
import type { Party } from '../kernel/party.js';
import { type Ratio, ratio } from '../kernel/ratio.js';

/**
 * Describes why a client should buy: the problem it solves, what is different about it, and what proves it.
 *
 * @see J. C. Anderson, J. A. Narus, W. van Rossum, Customer Value Propositions in Business Markets, HBR March 2006:
 *   points of parity, of difference and of contention, and the resonating focus on one or two of them
 * @category model
 * @since 0.1.0
 */
export interface ValueProposition {
  /** The proposition's identifier; its versions share it. */
  readonly id: string;
  /** The version, 1 or more. */
  readonly version: number;
  /** Who keeps it. */
  readonly owner: Party;
  /** Whom it is for. */
  readonly segment?: string;
  /** The client's problem, in the client's words. */
  readonly clientProblem?: string;
  /** What it offers over the next best alternative, point by point. */
  readonly points: ReadonlyArray<ValuePoint>;
}

/**
 * Describes one point of a value proposition.
 *
 * @category model
 * @since 0.1.0
 */
export interface ValuePoint {
  /** The point's identifier, unique in the proposition. */
  readonly id: string;
  /** As good as the next best alternative, better than it, or disputed between seller and client. */
  readonly kind: 'parity' | 'difference' | 'contention';
  /** The point, in one sentence. */
  readonly text: string;
  /** True for the one or two points whose improvement is worth most to the client. */
  readonly resonating?: true;
  /** What proves it. */
  readonly evidence?: ReadonlyArray<ValueEvidence>;
}

/**
 * Describes what proves a point.
 *
 * @category model
 * @since 0.1.0
 */
export interface ValueEvidence {
  /** A calculation, a trial, a client who says so, or research. */
  readonly kind: 'calculation' | 'trial' | 'reference' | 'research';
  /** Where it can be read. */
  readonly source: string;
}

/**
 * Names what a value proposition may lack.
 *
 * @category model
 * @since 0.1.0
 */
export type PropositionGap =
  | 'client-problem'
  | 'parity'
  | 'difference'
  | 'resonating-focus'
  | 'focus-is-difference'
  | 'evidence'
  | 'open-contention';

/**
 * Describes how complete a value proposition is.
 *
 * @category model
 * @since 0.1.0
 */
export interface PropositionReading {
  /** The proposition. */
  readonly id: string;
  /** Its version. */
  readonly version: number;
  /** True when nothing is missing. */
  readonly complete: boolean;
  /** Checks that are met, of all. */
  readonly completeness: Ratio;
  /** What is missing, in one sentence each. */
  readonly missing: ReadonlyArray<{ readonly gap: PropositionGap; readonly text: string }>;
  /** Who can add it. */
  readonly owner: Party;
  /** Points listed twice. */
  readonly issues: ReadonlyArray<Issue>;
}

/**
 * Reads what a value proposition lacks before anybody can sell by it.
 *
 * **Details**: it names the client's problem; says where it is at par and where it differs; puts its focus on one or
 * two points, which are points of difference; proves these; and leaves no point of contention without evidence.
 *
 * @param proposition - the value proposition
 * @returns what is missing
 * @example
 * ```ts
 * import { readProposition } from 'smarketing/message'
 *
 * const reading = readProposition({
 *   id: 'widget', version: 1, owner: 'role:product-marketing',
 *   points: [{ id: 'fast', kind: 'difference', text: 'Halves the time of a change of tools.', resonating: true }],
 * })
 * reading.missing.map(({ gap }) => gap) // => ['client-problem', 'parity', 'evidence']
 * ```
 * @category readings
 * @since 0.1.0
 */
export const readProposition = (proposition: ValueProposition): PropositionReading => {
  const { id, version, owner, clientProblem = '', points } = proposition;
  const has = (kind: ValuePoint['kind']): boolean => points.some((point) => point.kind === kind);
  const focus = points.filter(({ resonating }) => resonating === true);
  const unproved = focus.filter(({ evidence = [] }) => evidence.length === 0);
  const contended = points.filter(
    ({ kind, evidence = [] }) => kind === 'contention' && evidence.length === 0,
  );
  const checks: ReadonlyArray<readonly [PropositionGap, boolean, string]> = [
    ['client-problem', clientProblem.trim() !== '', 'Nobody says which problem of a client it solves.'],
    ['parity', has('parity'), 'Nobody says where it is as good as the next best alternative.'],
    ['difference', has('difference'), 'Nobody says where it is better than the next best alternative.'],
    [
      'resonating-focus',
      focus.length === 1 || focus.length === 2,
      `Its focus is on ${focus.length} points; one or two can resonate.`,
    ],
    [
      'focus-is-difference',
      focus.every(({ kind }) => kind === 'difference'),
      'Its focus is on a point that is no difference.',
    ],
    ['evidence', unproved.length === 0, `Nothing proves ${unproved.map((point) => point.id).join(', ')}.`],
    [
      'open-contention',
      contended.length === 0,
      `Nothing settles ${contended.map((point) => point.id).join(', ')}.`,
    ],
  ];
  const missing = checks.filter(([, met]) => !met).map(([gap, , text]) => ({ gap, text }));
  return {
    id,
    version,
    complete: missing.length === 0,
    completeness: ratio(checks.length - missing.length, checks.length),
    missing,
    owner,
    issues: duplicatesIn(
      points.map((point) => point.id),
      (index) => ['points', index, 'id'],
    ),
  };
};

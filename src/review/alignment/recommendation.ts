import type { Party } from '../../kernel/party.js';
import type { EvidenceKind } from './dimension.js';
import { type AlignmentStage, alignmentStages, stageWords } from './stage.js';
import { alignmentStatements, type StatementName } from './statements.js';

/**
 * Names the signs that speak for a closer relation or for leaving it as it is.
 *
 * @category model
 * @since 0.1.0
 */
export type SignName = Exclude<StatementName, 'trained-together' | 'marketing-with-accounts'>;

/**
 * Lists which signs speak for moving on from a stage, and which for staying there.
 *
 * **Details**: preset, in our wording. At the last stage there is nothing to move on to.
 *
 * @see P. Kotler, N. Rackham, S. Krishnaswamy, Ending the War Between Sales and Marketing, Harvard Business Review, July 2006
 * @category constants
 * @since 0.1.0
 */
export const stageSigns: {
  readonly [Stage in AlignmentStage]: {
    readonly tighten: ReadonlyArray<SignName>;
    readonly hold: ReadonlyArray<SignName>;
  };
} = {
  undefined: {
    tighten: ['frequent-conflict', 'work-doubled-or-dropped', 'compete-for-means'],
    hold: ['small-company', 'good-terms-informally', 'marketing-supports-sales'],
  },
  defined: {
    tighten: ['work-doubled-or-dropped', 'commoditised-market', 'customised-in-sale', 'short-product-lives'],
    hold: ['few-simple-products', 'usual-roles-work', 'no-reason-to-change'],
  },
  aligned: {
    tighten: ['one-funnel-possible'],
    hold: ['no-shared-responsibility', 'separate-bosses', 'short-sales-cycle'],
  },
  integrated: { tighten: [], hold: [] },
};

/**
 * Describes what is known of one sign.
 *
 * @category model
 * @since 0.1.0
 */
export interface SignEvidence {
  /** Whether it holds; null where nobody can tell. */
  readonly holds: boolean | null;
  /** Where that comes from; absent where nobody can tell. */
  readonly evidence?: EvidenceKind;
  /** What it rests on, in one sentence. */
  readonly text?: string;
}

/**
 * Describes one sign that was weighed.
 *
 * @category model
 * @since 0.1.0
 */
export interface SignReading extends SignEvidence {
  /** Which sign. */
  readonly id: SignName;
  /** What it says when it holds. */
  readonly says: string;
  /** The stage it is weighed at: the present one, or the one before. */
  readonly at: AlignmentStage;
  /** What it speaks for when it holds. */
  readonly speaksFor: 'tighten' | 'hold';
  /** Who can tell. */
  readonly owner: Party;
}

/**
 * Describes whether the departments should move closer at all.
 *
 * @category model
 * @since 0.1.0
 */
export interface TighteningReading {
  /** The present stage. */
  readonly stage: AlignmentStage;
  /** What to do: `hold` is an answer as good as the others. */
  readonly advice: 'tighten' | 'hold' | 'loosen' | 'not-enough-evidence';
  /** The stage the advice leads to; absent where there is no advice. */
  readonly towards?: AlignmentStage;
  /** Every sign that was weighed, those that hold first. */
  readonly signs: ReadonlyArray<SignReading>;
  /** The signs that could still change the advice; somebody has to say whether they hold. */
  readonly undecided: ReadonlyArray<SignName>;
  /** The advice in one English sentence. */
  readonly text: string;
}

/**
 * Tells whether the departments should move closer, stay as they are, or let go.
 *
 * **Details**: not every company needs every stage. At the present stage the signs that hold are counted: more for
 * moving on than for staying is `tighten`, otherwise `hold`, and while signs that nobody knows could turn the count it is
 * `not-enough-evidence`. `loosen` takes more: nothing speaks for moving on, and at the stage before all signs for
 * staying hold and none against. The signs are a preset, counting them is a proposal.
 *
 * @param stage - the present stage
 * @returns a function from what is known of the signs, one left out being unknown, to the advice
 * @example
 * ```ts
 * import { shouldTighten } from 'smarketing/review/alignment'
 *
 * const fine = shouldTighten('undefined')({
 *   'frequent-conflict': { holds: false }, 'work-doubled-or-dropped': { holds: false }, 'compete-for-means': { holds: false },
 *   'small-company': { holds: true }, 'good-terms-informally': { holds: true },
 * })
 * fine.advice // => 'hold'
 *
 * shouldTighten('undefined')({ 'frequent-conflict': { holds: true } }).advice // => 'not-enough-evidence'
 * ```
 * @category readings
 * @since 0.1.0
 */
export const shouldTighten =
  (stage: AlignmentStage) =>
  (known: { readonly [Sign in SignName]?: SignEvidence }): TighteningReading => {
    const here = signsAt(stage, known);
    const verdict = verdictOf(here);
    const before = alignmentStages[alignmentStages.indexOf(stage) - 1];
    const below = before === undefined ? [] : signsAt(before, known);
    const advice =
      verdict === 'hold' && before !== undefined && sufficesBelow(here, below) ? 'loosen' : verdict;
    const signs = [...here, ...(advice === 'loosen' ? below : [])];
    const after = alignmentStages[alignmentStages.indexOf(stage) + 1];
    const towards = { tighten: after, hold: stage, loosen: before, 'not-enough-evidence': undefined }[advice];
    const undecided =
      advice === 'not-enough-evidence' ? here.filter(({ holds }) => holds === null).map(({ id }) => id) : [];
    return {
      stage,
      advice,
      ...(towards === undefined ? {} : { towards }),
      signs: [...signs.filter(({ holds }) => holds === true), ...signs.filter(({ holds }) => holds !== true)],
      undecided,
      text: textOf(advice, towards, signs, undecided),
    };
  };

const signsAt = (
  at: AlignmentStage,
  known: { readonly [Sign in SignName]?: SignEvidence },
): ReadonlyArray<SignReading> =>
  (['tighten', 'hold'] as const).flatMap((speaksFor) =>
    stageSigns[at][speaksFor].map((id) => ({
      id,
      says: alignmentStatements[id],
      at,
      speaksFor,
      ...(known[id] ?? { holds: null }),
      owner: 'operations',
    })),
  );

/** How many signs of one kind are in a state. */
const count = (
  signs: ReadonlyArray<SignReading>,
  speaksFor: SignReading['speaksFor'],
  state: boolean | null,
): number => signs.filter((sign) => sign.speaksFor === speaksFor && sign.holds === state).length;

/** What the signs come to whatever those that nobody knows may be. */
const verdictOf = (signs: ReadonlyArray<SignReading>): 'tighten' | 'hold' | 'not-enough-evidence' => {
  const [forIt, against] = [count(signs, 'tighten', true), count(signs, 'hold', true)];
  if (forIt > against + count(signs, 'hold', null)) return 'tighten';
  return forIt + count(signs, 'tighten', null) <= against ? 'hold' : 'not-enough-evidence';
};

const sufficesBelow = (here: ReadonlyArray<SignReading>, below: ReadonlyArray<SignReading>): boolean =>
  here.every(({ speaksFor, holds }) => speaksFor === 'hold' || holds === false) &&
  below.every(({ speaksFor, holds }) => holds === (speaksFor === 'hold'));

const textOf = (
  advice: TighteningReading['advice'],
  towards: AlignmentStage | undefined,
  signs: ReadonlyArray<SignReading>,
  undecided: ReadonlyArray<SignName>,
): string => {
  const [forIt, against] = [count(signs, 'tighten', true), count(signs, 'hold', true)];
  const counts = `${forIt} ${forIt === 1 ? 'sign speaks' : 'signs speak'} for moving on, ${against} for staying`;
  const there = towards === undefined ? '' : stageWords[towards];
  switch (advice) {
    case 'tighten':
      return `Move on to ${there}: ${counts}.`;
    case 'hold':
      return `No change is needed, the relation may stay ${there}: ${counts}.`;
    case 'loosen':
      return `Less would do: everything speaks for ${there}, and nothing for more.`;
    case 'not-enough-evidence':
      return `Not enough is known to say: ${counts}, and ${undecided.length} nobody has spoken on.`;
  }
};

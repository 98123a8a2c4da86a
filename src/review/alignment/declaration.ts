import type { DimensionName } from '../../agreement/alignment-terms.js';
import type { Instant } from '../../kernel/instant.js';
import type { Party } from '../../kernel/party.js';
import type { StatementName } from './statements.js';

/**
 * Describes that somebody says that something holds, or does not.
 *
 * @category model
 * @since 0.1.0
 */
export interface Statement {
  /** What is stated. */
  readonly id: StatementName;
  /** Whether it holds. */
  readonly holds: boolean;
  /** Who says so. */
  readonly by: Party;
  /** When, epoch milliseconds; a review as of an earlier moment does not hear it. */
  readonly at: Instant;
  /** Why, in the words of whoever says it; never judged. */
  readonly because?: string;
}

/**
 * Describes a dimension of the alignment index that somebody measured outside the journal, an audit of the message for
 * example.
 *
 * @category model
 * @since 0.1.0
 */
export interface DeclaredMeasure {
  /** Which dimension. */
  readonly id: DimensionName;
  /** What was measured, 0–1, or a κ of −1 to 1. */
  readonly value: number;
  /** Who stands for it. */
  readonly by: Party;
  /** When it was measured, epoch milliseconds; a review as of an earlier moment does not see it. */
  readonly at: Instant;
  /** Where it can be looked up. */
  readonly source: string;
}

/**
 * Describes what is declared about alignment: evidence that somebody stands for, kept apart from what the journal shows.
 *
 * @category model
 * @since 0.1.0
 */
export interface AlignmentDeclaration {
  /** The version of this shape. */
  readonly schemaVersion: 1;
  /** What people say; of the statements of one party on one thing the latest counts. */
  readonly statements: ReadonlyArray<Statement>;
  /** What was measured outside the journal; of several on one dimension the latest counts. */
  readonly measures?: ReadonlyArray<DeclaredMeasure>;
}

/**
 * Describes what is said of one thing.
 *
 * @category model
 * @since 0.1.0
 */
export interface Said {
  /** Whether it holds; null where nobody says anything, or not all say the same. */
  readonly holds: boolean | null;
  /** Who says that it holds. */
  readonly yes: ReadonlyArray<Party>;
  /** Who says that it does not. */
  readonly no: ReadonlyArray<Party>;
}

/**
 * Tells what is said of something at a moment.
 *
 * **Details**: nobody is outvoted. Where parties contradict each other nothing is known, and both are named.
 *
 * @param declaration - what is declared; undefined where nothing is
 * @param asOf - only what was said up to and including this instant counts, epoch milliseconds
 * @returns a function from what is asked to what is said of it
 * @category readings
 * @since 0.1.0
 */
export const saidOf =
  (declaration: Pick<AlignmentDeclaration, 'statements'> | undefined, asOf: Instant) =>
  (id: StatementName): Said => {
    const latest = new Map<Party, Statement>();
    for (const statement of declaration?.statements ?? []) {
      if (statement.id !== id || statement.at > asOf) continue;
      const before = latest.get(statement.by);
      if (before === undefined || statement.at >= before.at) latest.set(statement.by, statement);
    }
    const partiesWho = (holds: boolean): ReadonlyArray<Party> =>
      [...latest.values()]
        .filter((one) => one.holds === holds)
        .map(({ by }) => by)
        .sort();
    const [yes, no] = [partiesWho(true), partiesWho(false)];
    return { holds: (yes.length === 0) === (no.length === 0) ? null : yes.length > 0, yes, no };
  };

/**
 * Finds what was measured of a dimension outside the journal, at a moment.
 *
 * @param declaration - what is declared; undefined where nothing is
 * @param asOf - only what was measured up to and including this instant counts, epoch milliseconds
 * @returns a function from a dimension to the latest measure, or undefined without any
 * @category selections
 * @since 0.1.0
 */
export const declaredMeasure =
  (declaration: Pick<AlignmentDeclaration, 'measures'> | undefined, asOf: Instant) =>
  (id: DimensionName): DeclaredMeasure | undefined =>
    (declaration?.measures ?? [])
      .filter((one) => one.id === id && one.at <= asOf)
      .reduce<DeclaredMeasure | undefined>(
        (latest, one) => (latest === undefined || one.at >= latest.at ? one : latest),
        undefined,
      );

import type { Instant } from '../kernel/instant.js';
import type { Money } from '../kernel/money.js';
import type { Department, Party } from '../kernel/party.js';
import type { DocumentVersion } from './approval-record.js';

/**
 * Describes the strategy as the designated group wrote it.
 *
 * @category model
 * @since 0.1.0
 */
export interface StrategyText extends DocumentVersion {
  /** When it was put down, epoch milliseconds. */
  readonly at: Instant;
  /** Who wrote it; both departments, and advisers if any. */
  readonly authors: ReadonlyArray<Party>;
}

/**
 * Describes the tactical plan and the money it may cost.
 *
 * @category model
 * @since 0.1.0
 */
export interface TacticsText extends DocumentVersion {
  /** When it was put down, epoch milliseconds. */
  readonly at: Instant;
  /** What the tactics may cost together. */
  readonly budgetGuideline: Money;
}

/**
 * Describes by what the launch will be judged.
 *
 * @category model
 * @since 0.1.0
 */
export interface MeasuresText extends DocumentVersion {
  /** When it was put down, epoch milliseconds. */
  readonly at: Instant;
  /** The figures to reach, one text each. */
  readonly benchmarks: ReadonlyArray<string>;
  /** What the money is expected to bring back, and how that is computed. */
  readonly returnOnInvestment: ExpectedReturn;
}

/**
 * Describes a clear picture of what the money brings back.
 *
 * @category model
 * @since 0.1.0
 */
export interface ExpectedReturn {
  /** What is put in. */
  readonly investment: Money;
  /** What is expected back, in the same currency. */
  readonly expected: Money;
  /** How the expectation was arrived at. */
  readonly basis: string;
}

/**
 * Describes that a strategy was shown to both departments.
 *
 * @category model
 * @since 0.1.0
 */
export interface Presentation {
  /** When, epoch milliseconds. */
  readonly at: Instant;
  /** To whom. */
  readonly to: ReadonlyArray<Department>;
}

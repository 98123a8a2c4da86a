import type { Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import type { Issue } from '../kernel/issue.js';
import type { Party } from '../kernel/party.js';
import type { Ratio } from '../kernel/ratio.js';

/**
 * Names whether to launch: `go` nothing blocks and enough is true; `conditional` nothing blocks, and not enough is true;
 * `no-go` something without which nothing is launched is not true.
 *
 * @category model
 * @since 0.1.0
 */
export type LaunchDecision = 'go' | 'conditional' | 'no-go';

/**
 * Describes one criterion of a launch and what is known of it.
 *
 * @category model
 * @since 0.1.0
 */
export interface ReadCriterion {
  /** The criterion's identifier. */
  readonly id: string;
  /** What has to be true. */
  readonly title: string;
  /** `unproven` nobody showed anything, which is not ready; `not-applicable` it counts nowhere. */
  readonly state: 'met' | 'not-met' | 'unproven' | 'not-applicable';
  /** Who brings it about. */
  readonly owner: Party;
  /** True when nothing is launched without it. */
  readonly blocking: boolean;
  /** By when, epoch milliseconds. */
  readonly dueAt: Instant;
  /** How late it is, in milliseconds; absent while there is time, and when it is met. */
  readonly lateBy?: Milliseconds;
  /** Where the last word on it can be looked up. */
  readonly source?: string;
  /** How many earlier launches went out without it. */
  readonly repeated: number;
}

/**
 * Describes how ready one party is.
 *
 * @category model
 * @since 0.1.0
 */
export interface PartyReadiness {
  /** The party. */
  readonly owner: Party;
  /** Weight that is met, of all that applies. */
  readonly score: Ratio;
  /** How many blocking criteria are not met. */
  readonly blockers: number;
}

/**
 * Describes what came of a benchmark.
 *
 * @category model
 * @since 0.1.0
 */
export interface ReadBenchmark {
  /** The benchmark's identifier. */
  readonly id: string;
  /** What is measured. */
  readonly title: string;
  /** `due` before it is measured; `not-measured` past that, and nobody measured. */
  readonly state: 'reached' | 'missed' | 'due' | 'not-measured';
  /** The least that is a success. */
  readonly atLeast: number;
  /** What was measured last. */
  readonly value?: number;
}

/**
 * Describes whether a launch is ready, and what became of it.
 *
 * @category model
 * @since 0.1.0
 */
export interface LaunchReading {
  /** The launch. */
  readonly id: string;
  /** Whether to launch. */
  readonly decision: LaunchDecision;
  /** Weight that is met, of all that applies. */
  readonly score: Ratio;
  /** Every criterion, in the order of the plan. */
  readonly criteria: ReadonlyArray<ReadCriterion>;
  /** Blocking criteria that are not met. */
  readonly blockers: ReadonlyArray<ReadCriterion>;
  /** Readiness split by who has to bring it about, sorted by party. */
  readonly owners: ReadonlyArray<PartyReadiness>;
  /** What must happen, by when, to be ready: blocking first, then by time. */
  readonly toDo: ReadonlyArray<ReadCriterion>;
  /** What earlier launches went out without, and this one still lacks. */
  readonly repeatedGaps: ReadonlyArray<ReadCriterion>;
  /** What became of it; empty when nobody agreed on a benchmark. */
  readonly benchmarks: ReadonlyArray<ReadBenchmark>;
  /** What the plan lacks to be judged by. */
  readonly missing: ReadonlyArray<'benchmarks'>;
  /** Evidence about nothing in the plan, by position. */
  readonly issues: ReadonlyArray<Issue>;
}

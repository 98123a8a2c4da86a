import type { RecordKey } from '../../journal/subject.js';
import type { Viewpoint } from '../../journal/visible-events.js';
import type { CivilDate } from '../../kernel/civil-date.js';
import type { Currency } from '../../kernel/currency.js';
import type { Instant } from '../../kernel/instant.js';
import type { Money } from '../../kernel/money.js';
import type { Department } from '../../kernel/party.js';
import type { Ratio } from '../../kernel/ratio.js';

/**
 * Describes on what grounds money is spent: programme by programme, and in sum.
 *
 * @category model
 * @since 0.1.0
 */
export interface ProgrammesReading extends Viewpoint {
  /** The version of this shape. */
  readonly schemaVersion: 1;
  /** Every programme of the agreement and of the journal, sorted by key. */
  readonly programmes: ReadonlyArray<ProgrammeReading>;
  /** Programmes to whose deliverables or benchmarks not both agreed: the sources' "lethal disconnect". */
  readonly withoutAgreement: ProgrammeShare;
  /** Programmes in which Sales had no say, of those where it is recorded who had one. */
  readonly withoutSales: ProgrammeShare;
  /** Programmes of which nobody recorded whether Sales had a say. */
  readonly inputNotRecorded: ProgrammeShare;
  /** Programmes that died before their time. */
  readonly abandoned: AbandonedProgrammes;
  /** Money spent outside every programme, by the department that spent it. */
  readonly outside: ReadonlyArray<{ readonly department: Department; readonly spent: ReadonlyArray<Money> }>;
}

/**
 * Describes one programme.
 *
 * @category model
 * @since 0.1.0
 */
export interface ProgrammeReading {
  /** How its events name it; the system is `agreement` where the agreement alone knows it. */
  readonly key: RecordKey;
  /** What the agreement calls it; absent where it is not in the agreement. */
  readonly title?: string;
  /** What it is for. */
  readonly objective?: string;
  /** How. */
  readonly tactic?: string;
  /** What it may cost. */
  readonly budget?: Money;
  /** The first date it is meant for. */
  readonly from?: CivilDate;
  /** The first date after it. */
  readonly until?: CivilDate;
  /** Whether it has begun, runs, is over, or was given up. */
  readonly status: 'planned' | 'running' | 'ended' | 'abandoned';
  /** When it was given up, epoch milliseconds. */
  readonly abandonedAt?: Instant;
  /** Why it was given up, where somebody said. */
  readonly abandonedFor?: string;
  /** What was spent on it, each currency apart. */
  readonly spent: ReadonlyArray<Money>;
  /** What was spent beyond its budget; absent within it, or where there is none. */
  readonly overBudget?: Money;
  /** What it lacks to be agreed; empty when both agreed to its deliverables and benchmarks. */
  readonly lacks: ReadonlyArray<ProgrammeLack>;
  /** Whether Sales had a say in it. */
  readonly salesInput: 'yes' | 'no' | 'not-recorded';
}

/**
 * Describes something that a programme lacks to be agreed, and whose turn it is.
 *
 * @category model
 * @since 0.1.0
 */
export type ProgrammeLack =
  | {
      /** Nothing says what it is to deliver, or by what it is to be judged. */
      readonly lack: 'deliverables' | 'benchmarks';
      /** Marketing, who runs it. */
      readonly owner: 'marketing';
    }
  | {
      /** A department has not agreed to what it is to deliver and by what it is to be judged. */
      readonly lack: 'consent';
      /** The department. */
      readonly owner: Department;
    };

/**
 * Describes a part of all programmes, by number and by money.
 *
 * @category model
 * @since 0.1.0
 */
export interface ProgrammeShare {
  /** How many of how many programmes. */
  readonly programmes: Ratio;
  /** What was spent on them of what was spent on all, in minor units, each currency apart. */
  readonly spend: ReadonlyArray<{ readonly currency: Currency; readonly share: Ratio }>;
  /** Which programmes, sorted. */
  readonly which: ReadonlyArray<RecordKey>;
}

/**
 * Describes programmes that were given up, and what they had cost.
 *
 * @category model
 * @since 0.1.0
 */
export interface AbandonedProgrammes {
  /** How many of how many programmes. */
  readonly programmes: Ratio;
  /** What had been spent on them, each currency apart. */
  readonly sunk: ReadonlyArray<Money>;
  /** Which programmes, sorted. */
  readonly which: ReadonlyArray<RecordKey>;
}

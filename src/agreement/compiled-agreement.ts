import type { DatedVersion } from '../approval/active-version.js';
import type { JointSigningRules } from '../approval/joint-signing.js';
import type { Calendar } from '../calendar/calendar.js';
import type { Zone } from '../calendar/local-time.js';
import type { DeclaredObservation } from '../journal/observation.js';
import type { Instant } from '../kernel/instant.js';
import type { Issue } from '../kernel/issue.js';
import type { Party } from '../kernel/party.js';
import type { PeriodRules } from '../kernel/period.js';
import type { CompletenessReading } from '../lead/completeness.js';
import type { LifecycleTerms } from '../lead/lifecycle-terms.js';
import type { PreparedFacts } from '../lead/prepare-facts.js';
import type { CompiledDefinition } from '../lead/qualification-definition.js';
import type { TargetList } from '../metrics/effort/target-list.js';
import type { CompiledGrading } from '../metrics/rater-agreement/grading.js';
import type { FactSchema } from '../rule/fact-schema.js';
import type { Policy } from '../sla/policy-version.js';
import type { Agreement, LeadExclusion } from './agreement.js';
import type { CompiledCredit } from './compile-credit.js';

/**
 * Describes an agreement that is ready to judge a journal.
 *
 * **Details**: it is itself the reference that signatures name (`subject`, `version`, `hash`) together with the
 * time it is meant for, so it can be handed to `standingOf` and `activeVersion` as it is.
 *
 * @category model
 * @since 0.1.0
 */
export interface CompiledAgreement extends DatedVersion {
  /** The agreement as it was written. */
  readonly agreement: Agreement;
  /** The first moment it is meant for, epoch milliseconds. */
  readonly effectiveFrom: Instant;
  /** Who has to sign it. */
  readonly signing: JointSigningRules;
  /** The zone of its dates and periods. */
  readonly zone: Zone;
  /** The zone in which the date of a sale is read. */
  readonly saleZone: Zone;
  /** How its weeks and fiscal years are counted. */
  readonly periodRules: PeriodRules;
  /** The calendars by name. */
  readonly calendars: Readonly<Record<string, Calendar>>;
  /** The calendar by which somebody works: the first of the names that has one, else the default. */
  readonly calendarOf: (names: ReadonlyArray<string>) => Calendar;
  /** Every version of every qualification definition, in the document's order. */
  readonly definitions: ReadonlyArray<CompiledDefinition>;
  /** How complete a lead is, from its prepared facts; absent where the agreement does not say. */
  readonly completenessOf?: (prepared: PreparedFacts<FactSchema>) => CompletenessReading;
  /** The grades by which both judge the same leads; absent where none are agreed. */
  readonly grading?: CompiledGrading;
  /** The terms by which a lead's events are folded, the agreed touches among them. */
  readonly lifecycle: LifecycleTerms;
  /** The promises with a time limit, in order of their ids. */
  readonly policies: ReadonlyArray<Policy>;
  /** Since when each source records what. */
  readonly sources: ReadonlyArray<DeclaredObservation>;
  /** The leads that belong to no rate. */
  readonly exclusions: ReadonlySet<LeadExclusion>;
  /** Who gets the credit for what is won, with every default filled in. */
  readonly credit: CompiledCredit;
  /** The accounts that both departments aim at, list by list. */
  readonly targetLists: ReadonlyArray<TargetList>;
  /** What the agreement leaves open without being wrong. */
  readonly gaps: ReadonlyArray<AgreementGap>;
}

/**
 * Describes something that the agreement leaves open: it is sound without it, and weaker.
 *
 * @category model
 * @since 0.1.0
 */
export interface AgreementGap {
  /** A stable kebab-case code, for programs. */
  readonly code:
    | 'deliverables-missing'
    | 'benchmarks-missing'
    | 'one-sided-clocks'
    | 'no-joint-goal'
    | 'no-margin'
    | 'no-shared-grades'
    | 'no-credit-terms'
    | 'no-target-accounts'
    | 'no-alignment-terms'
    | 'dimension-without-target'
    | 'measures-not-declared'
    | 'capacity-not-agreed'
    | 'meetings-too-seldom'
    | 'unconfirmed';
  /** Keys and indexes from the root of the agreement to the place. */
  readonly path: Issue['path'];
  /** One English sentence, for people. */
  readonly message: string;
  /** Who has to close it. */
  readonly owner: Party;
}

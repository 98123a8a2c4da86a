import type { SigningRules } from '../approval/signing-rules.js';
import type { CalendarDocument } from '../calendar/document.js';
import type { DeclaredObservation } from '../journal/observation.js';
import type { TouchRule } from '../journal/touch-rule.js';
import type { CivilDate, Weekday } from '../kernel/civil-date.js';
import type { ContentHash } from '../kernel/content-hash.js';
import type { Currency } from '../kernel/currency.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { Department, Party } from '../kernel/party.js';
import type { CompletenessDefinition } from '../lead/completeness.js';
import type { LifecycleTerms } from '../lead/lifecycle-terms.js';
import type { Grading } from '../metrics/rater-agreement/grading.js';
import type { ActivitySchema, FactSchema } from '../rule/fact-schema.js';
import type { PolicyDocument } from '../sla/policy.js';
import type { AgreedCapacity } from './agreed-capacity.js';
import type { AlignmentTerms } from './alignment-terms.js';
import type { CreditTerms, TargetAccountList } from './credit-terms.js';
import type { MeasuresOfDepartments } from './department-measures.js';
import type { AgreedProgramme, JointGoal, MeetingCadence, PageOneTargets } from './goal.js';
import type { Obligations } from './obligation.js';
import type { AgreedTerms } from './terms.js';

/**
 * Describes everything that Sales and Marketing promised each other, as one versioned document that both sign.
 *
 * **Details**: plain JSON in memory; on disk its durations and the instants in its policies and rules are
 * ISO-8601 text. It never holds its own signatures: they are events bound to its version and hash.
 *
 * @category model
 * @since 0.1.0
 */
export interface Agreement {
  /** The version of this shape. */
  readonly schemaVersion: 1;
  /** The agreement's identifier; its versions share it. */
  readonly id: string;
  /** The version, 1 or more; it rises with every change. */
  readonly version: number;
  /** What people call it. */
  readonly title: string;
  /** The first date it is meant for, in its zone. */
  readonly effectiveFrom: CivilDate;
  /** The first date it is no longer meant for; open when absent. */
  readonly effectiveTo?: CivilDate;
  /** The IANA name of the zone in which its dates and periods are read. */
  readonly zone: string;
  /** The ISO 4217 currency of its goals, budgets and targets. */
  readonly currency: Currency;
  /** The month in which the fiscal year starts, 1–12. */
  readonly fiscalYearStart: number;
  /** Whether a fiscal year is named after the calendar year it ends in (the default) or starts in. */
  readonly fiscalYearNamedAfter?: 'start' | 'end';
  /** The first day of a week. */
  readonly weekStart: Weekday;
  /** Who has to sign it; a seat for each department at least. */
  readonly signing: SigningRules;
  /** Everybody who takes part beside the two departments: teams, roles, partners. */
  readonly parties?: ReadonlyArray<AgreementParty>;
  /** The facts that definitions and rules speak about. */
  readonly facts: FactSchema;
  /** The prospect's activities that rules may count; none when absent. */
  readonly activities?: ActivitySchema;
  /** The facts that make a lead complete; without them completeness is not measured. */
  readonly completeness?: CompletenessDefinition;
  /** The words with a computed meaning. */
  readonly terms: AgreedTerms;
  /** How a lead moves: what makes acceptance, the agreed reasons, the company's own stages. */
  readonly lifecycle: Omit<LifecycleTerms, 'touch'>;
  /** The grades by which both judge the same leads, to see whether they mean the same by a good one. */
  readonly grading?: Grading;
  /** What counts as a touch, for every policy that does not say otherwise. */
  readonly touch?: TouchRule;
  /** The only reasons for which a clock may stand still, by the name that policies use, and what each means. */
  readonly pauses?: { readonly [reason: string]: string };
  /** The business calendars by name. */
  readonly calendars: { readonly [id: string]: CalendarDocument };
  /** Which calendar is whose. */
  readonly calendarUse: CalendarUse;
  /** The promises with a time limit, in as many versions as there were. */
  readonly policies: ReadonlyArray<PolicyDocument>;
  /** What each department owes the other, by the department that owes it. */
  readonly obligations: Obligations;
  /** The goals that both own. */
  readonly goals?: ReadonlyArray<JointGoal>;
  /** What the budget is spent on. */
  readonly programmes?: ReadonlyArray<AgreedProgramme>;
  /** The portfolio of services that the plan draws on. */
  readonly portfolio?: PortfolioReference;
  /** What the five figures of page one are held against. */
  readonly targets: PageOneTargets;
  /** What the alignment of both is held against; without it there is no alignment index. */
  readonly alignment?: AlignmentTerms;
  /** By what each department is measured, and how far it looks ahead. */
  readonly measuredBy?: MeasuresOfDepartments;
  /** Who gets the credit for what is won; models and limits are a proposal without it. */
  readonly credit?: CreditTerms;
  /** The accounts that both departments aim at, list by list. */
  readonly targetAccounts?: ReadonlyArray<TargetAccountList>;
  /** How many leads teams can take up; where it is absent no load is held against anything. */
  readonly capacity?: ReadonlyArray<AgreedCapacity>;
  /** How often the departments meet. */
  readonly cadence?: ReadonlyArray<MeetingCadence>;
  /** Which facts each side lets the other see; a side without a list shares all. */
  readonly sharing?: ReadonlyArray<SharedFacts>;
  /** Since when, and until when, each source records what. */
  readonly sources?: ReadonlyArray<DeclaredObservation>;
  /** The leads that are counted apart and belong to no rate; all four kinds when absent. */
  readonly exclusions?: ReadonlyArray<LeadExclusion>;
  /** The age past which a silent lead is shown as stale, in milliseconds. */
  readonly staleAfter: Milliseconds;
  /** True when both departments allow readings about single persons; by team only when absent. */
  readonly personal?: true;
  /** Which of its values nobody has confirmed yet: defaults that a draft put in. */
  readonly assumptions?: ReadonlyArray<Assumption>;
}

/**
 * Describes somebody who takes part: a team, a role, or an outside partner.
 *
 * @category model
 * @since 0.1.0
 */
export interface AgreementParty {
  /** The party as readings name it, for example `team:emea`. */
  readonly party: Party;
  /** What people call it. */
  readonly name: string;
  /** The department it belongs to; none for a partner. */
  readonly department?: Department;
  /** The persons in it, as events name owners. */
  readonly members?: ReadonlyArray<string>;
}

/**
 * Describes which calendar counts for whom: the owner's own, else the team's, else the department's, else the
 * default.
 *
 * @category model
 * @since 0.1.0
 */
export interface CalendarUse {
  /** The name of the calendar for everybody who has no other. */
  readonly default: string;
  /** The names of calendars by owner as events name owners, by `team:` and the team's name, or by department. */
  readonly owners?: { readonly [owner: string]: string };
}

/**
 * Describes which portfolio a plan draws on, by its exact text.
 *
 * @category model
 * @since 0.1.0
 */
export interface PortfolioReference {
  /** The portfolio's identifier. */
  readonly id: string;
  /** Its version. */
  readonly version: number;
  /** The hash of its content. */
  readonly hash: ContentHash;
}

/**
 * Describes facts that one department shares with the other; `factsSeenBy` tells what each then sees.
 *
 * @category model
 * @since 0.1.0
 */
export interface SharedFacts {
  /** The department that records them. */
  readonly from: Department;
  /** The names of the facts. */
  readonly facts: ReadonlyArray<string>;
}

/**
 * Names why a lead does not count at all.
 *
 * @category model
 * @since 0.1.0
 */
export type LeadExclusion = 'test' | 'spam' | 'competitor' | 'duplicate';

/**
 * Describes a value of the agreement that a draft put in and nobody has confirmed.
 *
 * @category model
 * @since 0.1.0
 */
export interface Assumption {
  /** Where the value stands: keys from the root, and the id of a list's member in place of its index. */
  readonly path: ReadonlyArray<string | number>;
  /** `preset` for a figure with a published source, `proposal` for one of ours. */
  readonly mark: 'preset' | 'proposal';
  /** What was assumed, and why, in one sentence. */
  readonly note: string;
  /** Where a preset was published. */
  readonly source?: string;
}

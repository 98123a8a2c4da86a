import type { Complaint } from '../../dialogue/complaint.js';
import type { Department, Party } from '../../kernel/party.js';
import type { Ratio } from '../../kernel/ratio.js';
import type { Change } from '../../metrics/change.js';

/**
 * Names the two accusations that departments have made for as long as there have been two: Sales of Marketing, and
 * Marketing of Sales.
 *
 * @category model
 * @since 0.1.0
 */
export type AccusationName = 'leads-are-worthless' | 'sales-does-not-work-leads';

/**
 * Names what came of an accusation: the evidence bears it out, bears it out in part, does not bear it out, or cannot say.
 *
 * @category model
 * @since 0.1.0
 */
export type AccusationVerdict = 'borne-out' | 'partly' | 'not-borne-out' | 'cannot-be-said';

/**
 * Names what evidence there is for or against an accusation.
 *
 * **Details**
 * - `disputes`: what leads rejected by definition turned out to be; `acceptance`, `rejections`: how Sales answered leads.
 * - `conversion`, `conversion-by-source`: what became of them, in all and by lead source.
 * - `grades`: who grades the same leads higher.
 * - `reached-in-time`, `untouched`, `thoroughness`: how leads were reached for; `sales-clocks`, `overdue-now`: how Sales kept
 *   its time limits, and what it is late with now.
 * - `deferrals`, `overload`, `under-logging`: why it may look worse than it is.
 * - `obligation`: whether the accused department kept what it owes in the last period that is over.
 *
 * @category model
 * @since 0.1.0
 */
export type EvidenceName =
  | 'disputes'
  | 'acceptance'
  | 'rejections'
  | 'conversion'
  | 'conversion-by-source'
  | 'grades'
  | 'reached-in-time'
  | 'untouched'
  | 'thoroughness'
  | 'sales-clocks'
  | 'overdue-now'
  | 'deferrals'
  | 'overload'
  | 'under-logging'
  | 'obligation';

/**
 * Describes one piece of evidence: a figure with its interval, what it is held against, and what it says.
 *
 * @category model
 * @since 0.1.0
 */
export interface EvidenceLine {
  /** What evidence it is. */
  readonly id: EvidenceName;
  /** The lead source, obligation or reason it is about, where there are several lines of one kind. */
  readonly of?: string;
  /** What it measures, in one sentence. */
  readonly meaning: string;
  /** What it says of the accusation: `open` when chance or what is not known decides, `told` when nothing was agreed to hold it against. */
  readonly speaks: 'for' | 'against' | 'open' | 'told';
  /** What the verdict makes of it: it decides, it speaks for a part of the leads only, or it is there to be known. */
  readonly weight: 'decides' | 'in-part' | 'told';
  /** What was measured. */
  readonly measured: EvidenceMeasure;
  /** The agreed value it was held against, and where the agreement says so; absent where none is agreed, or none is needed. */
  readonly target?: {
    readonly sense: 'at-least' | 'at-most';
    readonly value: number;
    readonly agreedIn: string;
  };
  /** How it differs from all others, and whether chance alone would do as much; for one source of several. */
  readonly fromOthers?: Change;
  /** The figure and what it says in one English sentence. */
  readonly text: string;
}

/**
 * Describes what evidence measured.
 *
 * @category model
 * @since 0.1.0
 */
export type EvidenceMeasure =
  | {
      /** Tells kinds apart. */
      readonly kind: 'share';
      /** The share, with its interval. */
      readonly share: Ratio;
    }
  | {
      /** Tells kinds apart. */
      readonly kind: 'count';
      /** How many. */
      readonly count: number;
    }
  | {
      /** Tells kinds apart. */
      readonly kind: 'bounds';
      /** The least it can be. */
      readonly low: number;
      /** The most it can be. */
      readonly high: number;
    };

/**
 * Describes what keeps evidence from deciding, and who can change that.
 *
 * @category model
 * @since 0.1.0
 */
export interface MissingEvidence {
  /** Which evidence it is missing for. */
  readonly id: EvidenceName;
  /**
   * Why: nobody records it (`not-recorded`), nothing was agreed to hold it against (`not-agreed`), nothing happened that
   * could be judged (`nothing-to-judge`), or chance alone may have made the figure (`within-noise`).
   */
  readonly why: 'not-recorded' | 'not-agreed' | 'nothing-to-judge' | 'within-noise';
  /** What would help, in one sentence. */
  readonly what: string;
  /** Who can bring it about. */
  readonly owner: Party;
}

/**
 * Describes an accusation held against the evidence.
 *
 * @category model
 * @since 0.1.0
 */
export interface AccusationReading {
  /** Which accusation. */
  readonly accusation: AccusationName;
  /** The accusation in one sentence. */
  readonly title: string;
  /** Who makes it. */
  readonly by: Department;
  /** Whom it is made against. */
  readonly against: Department;
  /** What came of it. */
  readonly verdict: AccusationVerdict;
  /** The verdict and what decided it, in one English sentence. */
  readonly text: string;
  /** Every piece of evidence, what decides first. */
  readonly evidence: ReadonlyArray<EvidenceLine>;
  /** What could not decide, and what would help. */
  readonly missing: ReadonlyArray<MissingEvidence>;
  /**
   * What may be said instead of the accusation: a complaint about the work with the request it must carry. Its author is the
   * accuser where the evidence bears the accusation out, the accused where it does not, and whoever lacks the data where
   * nothing can be said. Absent where the calendar cannot tell by when.
   */
  readonly complaint?: Complaint;
}

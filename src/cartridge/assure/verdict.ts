import type { Instant } from '../../kernel/instant.js';
import type { Ratio } from '../../kernel/ratio.js';
import type { AssuranceReason, AssuranceState, Due, PeriodDelivery, RequestCounts } from './assurance.js';

/** Something due, before it is known whose service it is of. */
export type OwnDue = Pick<Due, 'dueAt' | 'request' | 'period'>;

/** What holding one level against a log gives. */
export interface Verdict {
  readonly state: AssuranceState;
  readonly attained: Ratio;
  readonly required?: number;
  readonly requests?: RequestCounts;
  readonly periods?: ReadonlyArray<PeriodDelivery>;
  readonly current?: PeriodDelivery;
  readonly overdue: ReadonlyArray<OwnDue>;
  readonly nextDue: ReadonlyArray<OwnDue>;
  readonly reasons: ReadonlyArray<AssuranceReason>;
}

/** Tells whether deliveries were recorded at an instant; silence outside of it means nothing. */
export type Recorded = (at: Instant) => boolean;

/** A reason, unless it concerns nothing. */
export const reasonOf = (
  code: AssuranceReason['code'],
  count: number,
  owner: AssuranceReason['owner'],
): ReadonlyArray<AssuranceReason> => (count === 0 ? [] : [{ code, count, owner }]);

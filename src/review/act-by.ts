import * as E from 'fp-ts/lib/Either.js';
import { addBusinessDays } from '../calendar/business-day.js';
import type { Instant } from '../kernel/instant.js';
import type { ReviewSubjects } from './review-subjects.js';

/** How many business days whatever a review asks for has (proposal): it is due before most rhythms meet again. */
const daysToAct = 5;

/**
 * Returns by when what a review asks for is to be done; undefined where the calendar cannot tell.
 *
 * @internal
 */
export const actBy = ({
  agreement,
  viewpoint,
}: Pick<ReviewSubjects, 'agreement' | 'viewpoint'>): Instant | undefined => {
  const due = addBusinessDays(agreement.calendarOf([]), { days: daysToAct, at: 'end-of-day' })(
    viewpoint.asOf,
  );
  return E.isRight(due) ? due.right : undefined;
};

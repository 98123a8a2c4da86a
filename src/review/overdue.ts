import { attainmentState } from '../metrics/attainment.js';
import type { StartedReading } from '../metrics/lead-case.js';
import type { ReviewSubjects } from './review-subjects.js';

/** Whether the time of a promise has run out and nothing has happened. */
export const isOverdue = (clock: StartedReading): boolean => attainmentState(clock) === 'overdue';

/** How many promises of both departments are overdue, whatever they are about. */
export const overdueNow = ({ passes, otherClocks }: ReviewSubjects): number =>
  passes.reduce(
    (sum, { clocks }) => sum + clocks.filter(isOverdue).length,
    otherClocks.filter(isOverdue).length,
  );

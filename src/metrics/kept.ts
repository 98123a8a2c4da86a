import { attainmentState } from './attainment.js';
import type { StartedReading } from './lead-case.js';

/** Whether a promise with a time limit was kept; null where there was none, or it is not to be judged, or not yet. */
export const isKept = (clock: StartedReading | undefined): boolean | null => {
  if (clock === undefined) return null;
  switch (attainmentState(clock)) {
    case 'met':
      return true;
    case 'met-late':
    case 'overdue':
    case 'called-off-late':
      return false;
    default:
      return null;
  }
};

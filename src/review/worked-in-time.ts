import type { AcceptanceMode } from '../lead/lifecycle-terms.js';
import { firstReach } from '../metrics/first-reach.js';
import { firstResponse } from '../metrics/follow-up.js';
import { isKept } from '../metrics/kept.js';
import type { PassCase } from '../metrics/lead-case.js';

/** Which hand-overs count as worked in time, and out of which: accepted where that is agreed, and touched in time. */
export const workedInTimeShare = (
  acceptance: AcceptanceMode,
): { readonly among: (subject: PassCase) => boolean; readonly having: (subject: PassCase) => boolean } => ({
  among: (subject) => isDecided(subject) && !isRejectedUntouched(subject),
  having: (subject) =>
    isKept(firstResponse('sales')(subject)) === true &&
    firstReach(subject) !== undefined &&
    (acceptance === 'none' || subject.pass.acceptance?.status === 'accepted'),
});

/** A rejection is an answer, and no touch is owed after it; its own figures stand behind page one. */
const isRejectedUntouched = (subject: PassCase): boolean =>
  subject.pass.exit?.kind === 'rejected' && firstReach(subject) === undefined;

/** Whether the promise of the first response is decided, one way or the other. */
const isDecided = (subject: PassCase): boolean => isKept(firstResponse('sales')(subject)) !== null;

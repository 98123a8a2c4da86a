import { partyDepartments } from '../../agreement/party-departments.js';
import { type CadenceReading, readCadence } from '../../dialogue/cadence.js';
import { checkMeeting, type MeetingReading } from '../../dialogue/check-meeting.js';
import { readMeetings } from '../../dialogue/meeting.js';
import { presetMeetingRules } from '../../dialogue/meeting-rules.js';
import { type RequestReading, readRequests } from '../../dialogue/request-ratios.js';
import { presetSignalClosure, signalLives } from '../../dialogue/signal-life.js';
import { readSignals, type SignalReading } from '../../dialogue/signal-reading.js';
import type { Instant } from '../../kernel/instant.js';
import type { Issue } from '../../kernel/issue.js';
import { hasEvidence, type ReadingReadiness } from '../readiness/readiness.js';
import type { ReviewSubjects } from '../review-subjects.js';

/**
 * Describes how the departments meet, keep their word and pass on what the field knows; what nobody records is absent.
 *
 * @category model
 * @since 0.1.0
 */
export interface DialogueReview {
  /** Whether they meet as often as the agreement says: one reading for each agreed kind of meeting. */
  readonly cadence?: ReadonlyArray<CadenceReading>;
  /** The meetings, by when they ended, and what each lacked. */
  readonly meetings?: ReadonlyArray<MeetingReading>;
  /** How they complain, ask and keep their word. */
  readonly requests?: RequestReading;
  /** How signals from the field travel; told back within 30 days is in time. */
  readonly signals?: SignalReading;
  /** What is wrong with minutes and signals, with the event's source and id at the head of each path. */
  readonly issues: ReadonlyArray<Issue>;
}

/**
 * Reads the dialogue of the departments: rhythm, requests and signals.
 *
 * **Details**: a rhythm is due from the day the agreement is in effect, and where nobody declared since when minutes are
 * recorded, from the first minutes on.
 *
 * @param subjects - what the review reads
 * @param readiness - the readiness of all readings
 * @returns the reading
 * @category readings
 * @since 0.1.0
 */
export const reviewDialogue = (
  subjects: ReviewSubjects,
  readiness: ReadonlyArray<ReadingReadiness>,
): DialogueReview => {
  const { agreement, view, viewpoint } = subjects;
  const { asOf } = viewpoint;
  const belongs = partyDepartments(agreement.agreement);
  const { meetings, issues } = readMeetings(asOf)(view.others);
  const checked = meetings.map((meeting) =>
    checkMeeting(presetMeetingRules[meeting.policy], belongs)(meeting),
  );
  const signals = signalLives({ belongs, closedWithin: presetSignalClosure }, asOf)(view.others);
  return {
    ...(hasEvidence(readiness, 'meetings')
      ? { cadence: cadenceOf(subjects, checked), meetings: checked }
      : {}),
    ...(hasEvidence(readiness, 'requests') ? { requests: readRequests(belongs, asOf)(view.others) } : {}),
    ...(hasEvidence(readiness, 'signals') ? { signals: readSignals(signals.signals) } : {}),
    issues: [...issues, ...signals.issues],
  };
};

const cadenceOf = (
  { agreement, windows, viewpoint }: ReviewSubjects,
  meetings: ReadonlyArray<MeetingReading>,
): ReadonlyArray<CadenceReading> => {
  const { zone, periodRules, effectiveFrom } = agreement;
  const recordedFrom = windows
    .filter(({ type }) => type === 'meeting-held')
    .reduce((first, { observedFrom }) => Math.min(first, observedFrom), Number.POSITIVE_INFINITY);
  const from = Math.min(Math.max(effectiveFrom, recordedFrom), viewpoint.asOf) as Instant;
  return (agreement.agreement.cadence ?? []).map(({ policy, every, owner }) =>
    readCadence({ zone, periods: periodRules, policy, every, owner, from }, viewpoint.asOf)(meetings),
  );
};

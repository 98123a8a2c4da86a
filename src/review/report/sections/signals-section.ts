import type { SignalHop, SignalLife } from '../../../dialogue/signal-life.js';
import type { HopReading, SignalReading } from '../../../dialogue/signal-reading.js';
import type { Review } from '../../review.js';
import { forInformation, kept, type NextStep } from '../next-step.js';
import { count, counting, percent } from '../number-text.js';
import type { ReportLine } from '../report.js';
import type { ReportTerms, SectionOf } from '../report-terms.js';
import { seeDebt } from '../see-debt.js';
import { counted, sureOfShare, unsure } from '../sureness.js';
import { durationText } from '../time-text.js';

/**
 * Writes how what the field knows travels to Marketing and back.
 *
 * @category sections
 * @since 0.1.0
 */
export const signalsSection: SectionOf = (terms) => (review) => {
  const { signals } = review.dialogue;
  if (signals === undefined) return null;
  return {
    id: 'signals',
    title: 'What the field knows',
    about: 'Each signal from the field: acknowledged, analysed, acted on, and told back to who reported it.',
    lines: [
      closedLine(terms, review, signals),
      ...(Object.keys(hopWords) as Array<SignalHop>)
        .filter((hop) => signals.hops[hop].made + signals.hops[hop].waiting > 0)
        .map((hop) => hopLine(hop, signals.hops[hop])),
      ...knewLine(signals),
      ...signals.overdue.map((signal, index) => overdueLine(terms, review, signal, index)),
    ],
  };
};

const closedLine = (
  terms: ReportTerms,
  review: Review,
  { closedInTime, overdue, due, signals }: SignalReading,
): ReportLine => ({
  id: 'told-back-in-time',
  label: 'Told back in time',
  value: closedInTime.value === null ? 'none was due yet' : percent(closedInTime.value),
  data: { kind: 'share', share: closedInTime },
  means: `Of ${counting(signals, 'signal')} those told back in time, of all that are closed or overdue; with time left: ${count(due)}.`,
  sure: sureOfShare(closedInTime),
  next:
    overdue.length === 0
      ? kept('nothing that was reported is overdue')
      : seeDebt(
          terms,
          overdue[0]?.owner ?? 'marketing',
          'untold-signals',
          forInformation('the overdue ones stand below'),
        )(review),
});

const hopWords: Readonly<Record<SignalHop, string>> = {
  acknowledged: 'Until somebody acknowledged it',
  analysed: 'From there until it was analysed',
  acted: 'From there until somebody acted on it',
  'told-back': 'From there until it was told back',
};

const hopLine = (hop: SignalHop, { made, waiting, median }: HopReading): ReportLine => ({
  id: `hop:${hop}`,
  label: hopWords[hop],
  value: median === null ? 'too few to tell' : `half within ${durationText(median)}`,
  data: { kind: 'duration', duration: median },
  means: `${counting(made, 'signal')} came that far${waiting === 0 ? ', and none waits' : `, and ${count(waiting)} still ${waiting === 1 ? 'waits' : 'wait'}`} right before it.`,
  sure:
    median === null
      ? unsure('too few came that far to say how long it takes')
      : counted('those that wait included'),
  next: forInformation('the promise is the whole way back'),
});

const knewLine = ({ medianDetectionLead, salesKnewFirst }: SignalReading): ReadonlyArray<ReportLine> =>
  medianDetectionLead === null || medianDetectionLead <= 0
    ? []
    : [
        {
          id: 'detection-lead',
          label: 'From Sales to Marketing',
          value: `half within ${durationText(medianDetectionLead)}`,
          data: { kind: 'duration', duration: medianDetectionLead },
          means: `Sales knew first in ${count(salesKnewFirst.numerator)} of ${count(salesKnewFirst.denominator)} signals where it is known who did.`,
          sure: counted(),
          next: forInformation('nobody promised how soon Marketing hears'),
        },
      ];

const overdueLine = (
  terms: ReportTerms,
  review: Review,
  { key, topic, owner, age }: SignalLife,
  index: number,
): ReportLine => {
  const step: NextStep = terms.owed(owner, 'Tell those who reported it what came of it.');
  return {
    id: `overdue:${key.system}:${key.id}:${index + 1}`,
    label: `Not told back: ${key.id}${topic === undefined ? '' : ` (${topic})`}`,
    value: age === undefined ? 'of unknown age' : `${durationText(age)} old`,
    data: { kind: 'duration', duration: age ?? null },
    means: `${terms.nameOf(owner)} has it and has told nobody what came of it.`,
    sure: counted(),
    next: seeDebt(terms, owner, 'untold-signals', step)(review),
  };
};

import type { Moment } from '../../lead/moment.js';
import type { PassCase } from '../../metrics/lead-case.js';
import { enteredAt } from '../../metrics/stage-entry.js';
import { handOverOf } from '../compared-subjects.js';
import type { ReviewSubjects } from '../review-subjects.js';
import { recordedStages } from './recorded-stages.js';

/** Where conversion is read from: the hand-over where it is recorded, else the furthest stage before it that is. */
export const conversionStart = (
  subjects: Pick<ReviewSubjects, 'passes'>,
): {
  readonly from: 'handed-over' | 'marketing-qualified' | 'inquiry';
  readonly startOf: (subject: PassCase) => Moment | undefined;
} => {
  const recorded = recordedStages(subjects);
  const from =
    (['handed-over', 'marketing-qualified', 'inquiry'] as const).find((stage) => recorded.has(stage)) ??
    'inquiry';
  return { from, startOf: from === 'handed-over' ? handOverOf : enteredAt(from) };
};

import type { LeadStage } from '../../journal/lead-events.js';
import { leadStages } from '../../lead/lead-stage.js';
import { enteredAt } from '../../metrics/stage-entry.js';
import type { ReviewSubjects } from '../review-subjects.js';

/** The stages that some event states: a conversion between inferred stages would only repeat the inference. */
export const recordedStages = ({ passes }: Pick<ReviewSubjects, 'passes'>): ReadonlySet<LeadStage> =>
  new Set(
    leadStages.filter((stage) =>
      passes.some((subject) => {
        const moment = enteredAt(stage)(subject);
        return moment !== undefined && moment.inferred !== true;
      }),
    ),
  );

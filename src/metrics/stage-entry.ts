import type { LeadStage } from '../journal/lead-events.js';
import type { Moment } from '../lead/moment.js';
import type { Pass } from '../lead/pass.js';
import type { PassCase } from './lead-case.js';

/**
 * Returns when a pass first entered a stage, or undefined when it did not.
 *
 * **Details**: `accepted` is what the agreement counts as acceptance, which a stage of that name alone is not.
 *
 * @param stage - the stage
 * @returns a function from a pass to the moment
 * @category selections
 * @since 0.1.0
 */
export const enteredAt =
  (stage: LeadStage) =>
  ({ pass }: Pick<PassCase, 'pass'>): Moment | undefined =>
    stage === 'accepted' ? acceptedAt(pass) : pass.stages[stage];

const acceptedAt = ({ acceptance }: Pass): Moment | undefined =>
  acceptance?.status === 'accepted' ? acceptance : undefined;

/**
 * Tells whether a pass entered a stage.
 *
 * @param stage - the stage
 * @returns a predicate of passes
 * @category selections
 * @since 0.1.0
 */
export const entered =
  (stage: LeadStage) =>
  (subject: Pick<PassCase, 'pass'>): boolean =>
    enteredAt(stage)(subject) !== undefined;

/**
 * Tells whether a pass is the first of its lead that entered a stage, so that leads can be counted once.
 *
 * @param stage - the stage
 * @returns a predicate of passes
 * @category selections
 * @since 0.1.0
 */
export const enteredFirst =
  (stage: LeadStage) =>
  ({ life, pass }: Pick<PassCase, 'life' | 'pass'>): boolean =>
    // Most passes that did not enter are told by themselves, so that nobody looks through all for each.
    entered(stage)({ pass }) && life.passes.find((other) => entered(stage)({ pass: other })) === pass;

import type { PassCase } from '../metrics/lead-case.js';
import type { ReviewSubjects } from './review-subjects.js';

/**
 * Tells whether nothing has happened on an open pass for longer than agreed; a pass that another one followed is not
 * stale, it is over.
 */
export const staleIn = ({
  agreement,
  viewpoint,
  lastHeardOf,
}: Pick<ReviewSubjects, 'agreement' | 'viewpoint' | 'lastHeardOf'>): ((subject: PassCase) => boolean) => {
  const staleBefore = viewpoint.asOf - agreement.agreement.staleAfter;
  return (subject) =>
    subject.pass === subject.life.passes.at(-1) &&
    subject.pass.exit === undefined &&
    lastHeardOf(subject) < staleBefore;
};

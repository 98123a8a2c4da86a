import type { Department } from '../../kernel/party.js';
import { otherDepartment } from '../../kernel/party.js';
import { actBy } from '../act-by.js';
import type { AccusationName, AccusationReading, EvidenceLine } from './accusation.js';
import type { Found } from './evidence.js';
import { fairComplaint } from './fair-complaint.js';
import type { AccusationGrounds } from './grounds.js';
import { unworkedEvidence } from './unworked.js';
import { verdictOf, verdictText } from './verdict.js';
import { worthlessEvidence } from './worthless.js';

/**
 * Holds the two oldest accusations against the evidence: "the leads are worthless", and "Sales doesn't work them".
 *
 * **Details**: a verdict rests on what both agreed (their definition, targets and obligations) and on figures that chance
 * alone does not explain; on nothing else. What is undecided, unlogged or still open speaks for nobody: an accusation is
 * borne out, or not, only where that holds whatever comes of the rest. What cannot be said says which data is missing, and
 * who can record it.
 *
 * @param grounds - what the review has read
 * @returns both accusations, each with its verdict, its evidence, what is missing, and the complaint that may be made
 * @category readings
 * @since 0.1.0
 */
export const reviewAccusations = (grounds: AccusationGrounds): ReadonlyArray<AccusationReading> => [
  readingOf(grounds, {
    accusation: 'leads-are-worthless',
    title: 'The leads that Marketing hands over are worthless.',
    by: 'sales',
    found: worthlessEvidence(grounds),
  }),
  readingOf(grounds, {
    accusation: 'sales-does-not-work-leads',
    title: 'Sales does not work the leads that it is given.',
    by: 'marketing',
    found: unworkedEvidence(grounds),
  }),
];

interface Accusation {
  readonly accusation: AccusationName;
  readonly title: string;
  readonly by: Department;
  readonly found: Found;
}

const readingOf = (
  { subjects }: AccusationGrounds,
  { found: { lines, missing }, by, ...accusation }: Accusation,
): AccusationReading => {
  const verdict = verdictOf(lines);
  const reading: Omit<AccusationReading, 'complaint'> = {
    ...accusation,
    by,
    against: otherDepartment(by),
    verdict,
    text: verdictText(verdict, lines, subjects.standing.state),
    evidence: [...lines].sort((first, second) => weightOf(first) - weightOf(second)),
    missing,
  };
  const due = actBy(subjects);
  const complaint = due === undefined ? undefined : fairComplaint(subjects.viewpoint.asOf, due)(reading);
  return { ...reading, ...(complaint === undefined ? {} : { complaint }) };
};

const weightOf = ({ weight }: EvidenceLine): number => ['decides', 'in-part', 'told'].indexOf(weight);

import type { AccusationReading, AccusationVerdict, EvidenceLine } from '../../accusations/accusation.js';
import { forInformation } from '../next-step.js';
import { counting } from '../number-text.js';
import type { ReportLine } from '../report.js';
import type { ReportTerms, SectionOf } from '../report-terms.js';
import { declared, unsure } from '../sureness.js';

/**
 * Writes what came of the two accusations, with the evidence for and against each, and what may be asked for instead.
 *
 * @category sections
 * @since 0.1.0
 */
export const accusationsSection: SectionOf =
  (terms) =>
  ({ accusations, agreement: { standing } }) => ({
    id: 'accusations',
    title: 'What both accuse each other of',
    about: 'Each accusation against the evidence: only what was agreed decides, and only beyond chance.',
    lines: accusations.map((accusation) => accusationLine(terms, accusation, standing.state === 'signed')),
  });

const verdictWords: { readonly [Verdict in AccusationVerdict]: string } = {
  'borne-out': 'borne out',
  partly: 'borne out in part',
  'not-borne-out': 'not borne out',
  'cannot-be-said': 'nobody can say',
};

const accusationLine = (
  { nameOf, owed }: ReportTerms,
  { accusation, title, by, verdict, text, evidence, missing, complaint }: AccusationReading,
  signed: boolean,
): ReportLine => {
  const deciding = evidence.filter(({ weight, speaks }) => weight !== 'told' && isDecided(speaks)).length;
  return {
    id: accusation,
    label: `${nameOf(by)}: “${title.replace(/\.$/, '')}”`,
    value: verdictWords[verdict],
    data: { kind: 'state', state: verdict },
    means: text,
    sure:
      deciding === 0
        ? unsure('nothing that both agreed on decides it beyond chance')
        : declared(
            `${counting(deciding, 'piece')} of evidence, held against ${signed ? 'what both signed' : 'what not both have signed'}, beyond chance`,
          ),
    next:
      complaint === undefined
        ? forInformation('the calendar cannot tell by when anything could be asked for')
        : owed(
            complaint.request.performer,
            `${nameOf(complaint.by)} may ask: ${complaint.request.satisfiedWhen}`,
            complaint.request.dueAt,
          ),
    details: [
      ...evidence.map((line) => `${speaksWords[line.speaks]}: ${line.text}`),
      ...new Set(missing.map(({ what, owner }) => `missing, ${nameOf(owner)}: ${what}.`)),
    ],
  };
};

const isDecided = (speaks: EvidenceLine['speaks']): boolean => speaks === 'for' || speaks === 'against';

const speaksWords: { readonly [Speaks in EvidenceLine['speaks']]: string } = {
  for: 'for it',
  against: 'against it',
  open: 'undecided',
  told: 'to be known',
};

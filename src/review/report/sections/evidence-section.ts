import type { NeededEvents, ReadingReadiness } from '../../readiness/readiness.js';
import { kept } from '../next-step.js';
import { counting, percent } from '../number-text.js';
import type { ReportLine } from '../report.js';
import type { ReportTerms, SectionOf } from '../report-terms.js';
import { declared, type Sureness, unsure } from '../sureness.js';

/**
 * Writes for each reading whether there is evidence, and what to switch on.
 *
 * @category sections
 * @since 0.1.0
 */
export const evidenceSection: SectionOf =
  (terms) =>
  ({ readiness }) =>
    readiness.length === 0
      ? null
      : {
          id: 'evidence',
          title: 'Is there evidence?',
          about: 'What each reading needs and whether it is recorded; what is not recorded is not drawn.',
          lines: readiness.map((reading) => evidenceLine(terms, reading)),
        };

const evidenceLine = (terms: ReportTerms, entry: ReadingReadiness): ReportLine => {
  const { reading, status, needs, fields, switchOn } = entry;
  return {
    id: reading,
    label: reading,
    value: status,
    data: { kind: 'state', state: status },
    means: `It needs ${[
      ...needs.map(({ types, events }) => `${types.join(' or ')} (${counting(events, 'event')})`),
      // Of what is not there nothing is filled, and nothing is to be said of it.
      ...fields
        .filter(({ filled }) => filled.value !== null)
        .map(({ field, filled }) => `${field} (${percent(filled.value ?? 0, 0)} filled)`),
    ].join(', ')}.`,
    sure: sinceWhen(terms, needs),
    next:
      switchOn === undefined
        ? kept('all it needs is recorded')
        : terms.owed(switchOn.owner, `Let the systems ${switchOn.what}.`),
  };
};

const sinceWhen = ({ timeOf }: ReportTerms, needs: ReadonlyArray<NeededEvents>): Sureness => {
  const known = needs.filter(({ since }) => since !== undefined);
  const [latest] = [...known].sort((first, second) => (second.since ?? 0) - (first.since ?? 0));
  if (latest?.since === undefined) return unsure('nothing of it was ever recorded');
  return latest.basis === 'declared'
    ? declared(`recorded since ${timeOf(latest.since)}, as the agreement states`)
    : unsure(`since ${timeOf(latest.since)} at the latest, when the first event was; nobody declared it`);
};

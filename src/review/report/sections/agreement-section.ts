import type { AgreementGap } from '../../../agreement/compiled-agreement.js';
import type { Review } from '../../review.js';
import { forInformation, kept, type NextStep } from '../next-step.js';
import { count, counting } from '../number-text.js';
import type { ReportLine } from '../report.js';
import type { ReportTerms, SectionOf } from '../report-terms.js';
import { counted, declared } from '../sureness.js';

/**
 * Writes on whose word the figures rest, and what the agreement leaves open.
 *
 * @category sections
 * @since 0.1.0
 */
export const agreementSection: SectionOf = (terms) => (review) => ({
  id: 'agreement',
  title: 'On whose word',
  about: 'How far both departments signed what the journal is held against, and what it leaves open.',
  lines: [
    standingLine(terms, review),
    ...(review.agreement.unconfirmed === 0 ? [] : [unconfirmedLine(terms, review)]),
    ...review.agreement.gaps
      .filter(({ code }) => code !== 'unconfirmed')
      .map((gap, index) => gapLine(terms, gap, index)),
  ],
});

const effects = {
  'not-yet': 'its time has not come yet',
  'in-effect': 'its time has come',
  ended: 'its time is over',
} as const;

const standingLine = (terms: ReportTerms, { agreement: { standing } }: Review): ReportLine => ({
  id: 'standing',
  label: 'Signed',
  value: { signed: 'by both', 'partly-signed': 'by one side', unsigned: 'by nobody' }[standing.state],
  data: { kind: 'state', state: standing.state },
  means: standing.binding
    ? 'Both departments signed this very text and it is in effect: it binds.'
    : `The figures are the same as if it bound, and rest on nobody’s word until both sign; ${effects[standing.effect]}.`,
  sure: counted(`${counting(standing.approved.length, 'signature')} of this version`),
  next: nextSignature(terms, standing),
});

const nextSignature = (
  { owed }: ReportTerms,
  { missing, effect, binding }: Review['agreement']['standing'],
): NextStep => {
  const [first] = missing;
  if (first !== undefined)
    return owed(first.seat.party, 'Sign the agreement, or say what has to change in it.');
  return binding ? kept('it is signed and in effect') : forInformation(effects[effect]);
};

const unconfirmedLine = (
  { owed }: ReportTerms,
  { agreement: { unconfirmed, gaps } }: Review,
): ReportLine => ({
  id: 'unconfirmed',
  label: 'Values that nobody has confirmed',
  value: count(unconfirmed),
  data: { kind: 'count', count: unconfirmed },
  means: 'Defaults of this library stand where the departments have not said what they want.',
  sure: counted(),
  next: owed('operations', 'Have both departments confirm each value, or change it.'),
  details: gaps
    .filter(({ code }) => code === 'unconfirmed')
    .map(({ message }) => message.replace(/^Nobody has confirmed this yet: /, '')),
});

const gapLine = (
  { owed }: ReportTerms,
  { code, message, owner }: AgreementGap,
  index: number,
): ReportLine => ({
  id: `gap:${code}:${index + 1}`,
  label: labelOf(code),
  value: 'open',
  data: { kind: 'state', state: code },
  means: message,
  sure: declared('as the agreement reads'),
  next: owed(owner, 'Bring a proposal that closes it to both departments.'),
});

/** A code as people read it: `no-joint-goal` is “No joint goal”. */
const labelOf = (code: string): string => {
  const words = code.replaceAll('-', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
};

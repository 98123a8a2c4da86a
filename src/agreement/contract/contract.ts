import type { ApprovalRecord } from '../../approval/approval-record.js';
import type { MissingSignature } from '../../approval/standing.js';
import { civilDateAt } from '../../calendar/local-time.js';
import type { Instant } from '../../kernel/instant.js';
import type { Agreement } from '../agreement.js';
import { placeOf } from '../agreement-gaps.js';
import { type AgreementStanding, agreementStanding } from '../agreement-standing.js';
import type { CompiledAgreement } from '../compiled-agreement.js';
import { dayNames, monthNames } from '../words.js';
import { alignmentBlocks } from './alignment-section.js';
import { calendarBlocks } from './calendar-section.js';
import { creditBlocks } from './credit-section.js';
import { cadenceBlocks, capacityBlocks, obligationBlocks, targetBlocks } from './duties-section.js';
import { partyBlocks, recordBlocks } from './frame-section.js';
import { code, inline, pageOf } from './markdown.js';
import { nameIn } from './party-name.js';
import { goalBlocks, programmeBlocks } from './plans-section.js';
import { policyBlocks, policyClauseBlocks } from './policy-section.js';
import { signatureBlocks } from './signing-section.js';
import { leadBlocks, termBlocks } from './terms-section.js';

type Blocks = ReadonlyArray<ReadonlyArray<string>>;

/**
 * Writes an agreement as a contract that people can read and sign, in Markdown.
 *
 * **Details**: every part carries its id, and references lead back to it. The text depends on what the
 * agreement says and on who signed, not on the order of its keys or of the approvals, and a Markdown formatter
 * has nothing left to change in it.
 *
 * @param compiled - the agreement
 * @param asOf - the moment whose signatures it shows, epoch milliseconds
 * @returns a function from approval records to the text
 * @example
 * ```ts
 * import { compileAgreement, draftAgreement } from 'smarketing/agreement'
 * import { contractMarkdown } from 'smarketing/agreement/contract'
 * import { intlZones } from 'smarketing/calendar'
 * import { orThrow, parseCivilDate, parseInstant } from 'smarketing/kernel'
 *
 * const effectiveFrom = orThrow(parseCivilDate('2026-01-01'))
 * const draft = draftAgreement({ zone: 'Europe/Berlin', currency: 'EUR', effectiveFrom })
 * const compiled = orThrow(compileAgreement(intlZones)(draft))
 * const contract = contractMarkdown(compiled, orThrow(parseInstant('2026-01-05T09:00:00Z')))([])
 * contract.split('\n')[0] // => '# Agreement between Sales and Marketing'
 * contract.includes('**Unsigned.**') // => true
 * ```
 * @category conversions
 * @since 0.1.0
 */
export const contractMarkdown =
  (compiled: CompiledAgreement, asOf: Instant) =>
  (approvals: ReadonlyArray<ApprovalRecord>): string => {
    const { agreement } = compiled;
    const standing = agreementStanding(compiled, asOf)(approvals);
    return pageOf([
      ...headBlocks(compiled, standing),
      ...partyBlocks(agreement),
      ...termBlocks(agreement, compiled.zone),
      ...obligationBlocks(agreement, 'marketing'),
      ...obligationBlocks(agreement, 'sales'),
      ...policyBlocks(agreement),
      ...goalBlocks(agreement),
      ...programmeBlocks(agreement),
      ...targetBlocks(agreement),
      ...alignmentBlocks(agreement),
      ...creditBlocks(agreement),
      ...capacityBlocks(agreement),
      ...cadenceBlocks(agreement),
      ...policyClauseBlocks(agreement, compiled.zone),
      ...calendarBlocks(agreement),
      ...leadBlocks(agreement),
      ...recordBlocks(agreement, compiled.zone),
      ...openBlocks(compiled),
      ...signatureBlocks(compiled, standing),
    ]);
  };

const headBlocks = (compiled: CompiledAgreement, standing: AgreementStanding): Blocks => {
  const { agreement, hash } = compiled;
  const until = agreement.effectiveTo === undefined ? '' : ` until before ${agreement.effectiveTo}`;
  return [
    [`# ${inline(agreement.title)}`],
    [`${stateWords[standing.state]} ${missingWords(compiled, standing)}`.trim()],
    [
      'Marketing and Sales agree on what follows. What each owes the other stands under its name, with the measure by which both will see whether it was kept; the same measures hold for both.',
    ],
    [
      `- Agreement ${code(agreement.id)}, version ${agreement.version}, in effect from ${agreement.effectiveFrom}${until}.`,
      `- Dates are read in ${code(agreement.zone)}; amounts are in ${agreement.currency}.`,
      `- ${yearWords(agreement)}; weeks begin on ${dayNames[agreement.weekStart] ?? inline(agreement.weekStart)}.`,
      `- Fingerprint ${code(hash)}: whoever signs, signs exactly this text.`,
    ],
  ];
};

const yearWords = ({ fiscalYearStart, fiscalYearNamedAfter = 'end' }: Agreement): string => {
  const month = monthNames[fiscalYearStart - 1] ?? fiscalYearStart;
  const name =
    fiscalYearStart === 1 ? '' : ` and bears the number of the year in which it ${fiscalYearNamedAfter}s`;
  return `The fiscal year begins in ${month}${name}`;
};

const stateWords = {
  signed: '**Signed.**',
  'partly-signed': '**Partly signed.**',
  unsigned: '**Unsigned.**',
} as const;

const missingWords = (compiled: CompiledAgreement, { missing }: AgreementStanding): string => {
  if (missing.length === 0) return 'Every signature that is asked for is there.';
  const words = nameIn(compiled.agreement);
  const why = (entry: MissingSignature): string => {
    const date = 'at' in entry ? civilDateAt(compiled.zone)(entry.at) : '';
    const whom = words(entry.seat.party);
    if (entry.reason === 'silent') return `${whom} has not signed`;
    return entry.reason === 'withdrawn'
      ? `${whom} took the signature back on ${date}`
      : `${whom} signed another text (version ${entry.version}) on ${date}`;
  };
  return `${missing.map(why).join('; ')}.`;
};

/** What is open stands before the signatures: the gaps, and what a draft assumed and nobody confirmed. */
const openBlocks = ({ gaps, agreement }: CompiledAgreement): Blocks => {
  const words = nameIn(agreement);
  const open = gaps.filter((gap) => gap.code !== 'unconfirmed');
  const assumed = (agreement.assumptions ?? []).filter(({ path }) => placeOf(agreement, path) !== null);
  return [
    ...(open.length === 0
      ? []
      : [['## What is open'], open.map(({ message, owner }) => `- ${inline(message)} (${words(owner)})`)]),
    ...(assumed.length === 0
      ? []
      : [
          ['## Proposed, to be confirmed by both'],
          assumed.map(
            ({ path, mark, note, source }) =>
              `- ${inline(note)} (${mark}, ${code(path.join('.'))}${source === undefined ? '' : `, after <${source}>`})`,
          ),
        ]),
  ];
};

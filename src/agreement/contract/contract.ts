import type { ApprovalRecord } from '../../approval/approval-record.js';
import { textOfSeat } from '../../approval/seat.js';
import type { MissingSignature } from '../../approval/standing.js';
import { civilDateAt } from '../../calendar/local-time.js';
import type { Instant } from '../../kernel/instant.js';
import { formatMoney } from '../../kernel/money.js';
import { placeOf } from '../agreement-gaps.js';
import { type AgreementStanding, agreementStanding } from '../agreement-standing.js';
import type { CompiledAgreement } from '../compiled-agreement.js';
import { percent } from '../words.js';
import { cadenceBlocks, obligationBlocks, policyBlocks, targetBlocks } from './duties-section.js';
import { calendarBlocks, partyBlocks, recordBlocks } from './frame-section.js';
import { anchor, code, inline, pageOf, table } from './markdown.js';
import { nameIn } from './party-name.js';
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
    const money = (minor: number): string => formatMoney({ minor, currency: agreement.currency });
    return pageOf([
      ...headBlocks(compiled, standing),
      ...partyBlocks(agreement),
      ...termBlocks(agreement),
      ...obligationBlocks(agreement, 'marketing'),
      ...obligationBlocks(agreement, 'sales'),
      ...policyBlocks(agreement),
      ...calendarBlocks(agreement),
      ...leadBlocks(agreement),
      ...recordBlocks(agreement),
      ...goalBlocks(compiled),
      ...programmeBlocks(compiled),
      ...targetBlocks(agreement, money),
      ...cadenceBlocks(agreement),
      ...openBlocks(compiled),
      ...signatureBlocks(compiled, standing),
    ]);
  };

const headBlocks = (compiled: CompiledAgreement, standing: AgreementStanding): Blocks => {
  const { agreement, hash } = compiled;
  const until = agreement.effectiveTo === undefined ? '' : ` until before ${agreement.effectiveTo}`;
  const month = agreement.fiscalYearStart;
  return [
    [`# ${inline(agreement.title)}`],
    [`${stateWords[standing.state]} ${missingWords(compiled, standing)}`.trim()],
    [
      `- Agreement ${code(agreement.id)}, version ${agreement.version}, in effect from ${agreement.effectiveFrom}${until}.`,
      `- Dates are read in ${code(agreement.zone)}; amounts are in ${agreement.currency}; the fiscal year begins with month ${month}.`,
      `- Fingerprint ${code(hash)}: whoever signs, signs exactly this text.`,
    ],
  ];
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

const goalBlocks = ({ agreement }: CompiledAgreement): Blocks => {
  const { goals = [] } = agreement;
  if (goals.length === 0) return [];
  return [
    ['## Goals of both'],
    table(
      ['Id', 'Goal', 'For', 'At least', 'Answers in Marketing', 'Answers in Sales'],
      goals.map(({ id, title, period, measure, owners }) => {
        const share =
          'marketingShare' in measure && measure.marketingShare !== undefined
            ? `, ${percent(measure.marketingShare)} of it from Marketing’s leads`
            : '';
        const least =
          typeof measure.atLeast === 'number'
            ? `${measure.atLeast} customers ${measure.kind === 'customers-won' ? 'won' : 'kept'}`
            : `${formatMoney(measure.atLeast)} of revenue${measure.kind === 'revenue-retained' ? ' from customers there were already' : ''}${share}`;
        return [
          `${anchor('goal', id)}${code(id)}`,
          inline(title),
          period,
          least,
          inline(owners.marketing),
          inline(owners.sales),
        ];
      }),
    ),
  ];
};

const programmeBlocks = ({ agreement }: CompiledAgreement): Blocks => {
  const { programmes = [] } = agreement;
  if (programmes.length === 0) return [];
  const list = (texts: ReadonlyArray<string>): string =>
    texts.length === 0 ? '**not agreed**' : texts.map(inline).join('; ');
  return [
    ['## Programmes'],
    table(
      [
        'Id',
        'Programme',
        'Objective',
        'Tactic',
        'Budget',
        'From',
        'Until before',
        'Deliverables',
        'Benchmarks',
      ],
      programmes.map((programme) => [
        `${anchor('programme', programme.id)}${code(programme.id)}`,
        inline(programme.title),
        inline(programme.objective),
        inline(programme.tactic),
        formatMoney(programme.budget),
        programme.from,
        programme.until,
        list(programme.deliverables),
        list(programme.benchmarks),
      ]),
    ),
  ];
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

const signatureBlocks = (compiled: CompiledAgreement, standing: AgreementStanding): Blocks => {
  const words = nameIn(compiled.agreement);
  return [
    ['## Signatures'],
    table(
      ['For', 'Name', 'Date', 'Signature'],
      compiled.signing.seats.map((seat) => {
        const found = standing.approved.find((signature) => signature.seat === seat);
        const name =
          seat.role === undefined ? words(seat.party) : `${words(seat.party)} (${inline(seat.role)})`;
        if (found === undefined) return [name, '', '', ''];
        const person = found.by === undefined ? '' : inline(found.by);
        const place = found.onBehalfOf === undefined ? '' : ` for ${inline(found.onBehalfOf)}`;
        return [name, `${person}${place}`, civilDateAt(compiled.zone)(found.at), 'signed'];
      }),
    ),
    standing.consulted.map(
      ({ seat, at }) => `- Consulted: ${words(seat.party)}, ${civilDateAt(compiled.zone)(at)}.`,
    ),
    standing.severalSeats.map(
      ({ person, seats }) =>
        `- ${inline(person)} signed for ${seats.map(textOfSeat).map(inline).join(' and ')}.`,
    ),
  ];
};

import * as E from 'fp-ts/lib/Either.js';
import { instantAt } from '../../calendar/local-time.js';
import type { Journal } from '../../journal/journal.js';
import type { Viewpoint } from '../../journal/visible-events.js';
import { canonicalJson } from '../../kernel/canonical-json.js';
import type { CivilDate } from '../../kernel/civil-date.js';
import type { Currency } from '../../kernel/currency.js';
import { type Money, sumMoney } from '../../kernel/money.js';
import { byCodeUnit } from '../../kernel/order.js';
import { type Department, departments } from '../../kernel/party.js';
import { ratio } from '../../kernel/ratio.js';
import { type AgreementSubjects, agreementSubjects } from '../agreement-subjects.js';
import type { CompiledAgreement } from '../compiled-agreement.js';
import { type FoldedProgramme, foldProgrammes } from './fold-programmes.js';
import type {
  ProgrammeLack,
  ProgrammeReading,
  ProgrammeShare,
  ProgrammesReading,
} from './programme-reading.js';

/**
 * Reads on what grounds money is spent: which programmes both agreed on, what they cost, which were given up.
 *
 * **Details**: a programme is agreed when it has deliverables and benchmarks and both departments agreed to just
 * these, by an event or by signing the agreement that contains it; changing them voids what was agreed. Amounts of
 * different currencies are never added. Spend on a programme that nobody opened counts as spend without agreement.
 *
 * @param agreement - what both departments promised, compiled
 * @param viewpoint - `asOf`, and optionally `knownAt`, epoch milliseconds
 * @returns a function from a journal to the reading, plain JSON
 * @example
 * ```ts
 * import { compileAgreement, draftAgreement } from 'smarketing/agreement'
 * import { programmes } from 'smarketing/agreement/programmes'
 * import { intlZones } from 'smarketing/calendar'
 * import { type JournalEvent, journalOf } from 'smarketing/journal'
 * import { orThrow, parseCivilDate, parseInstant } from 'smarketing/kernel'
 *
 * const effectiveFrom = orThrow(parseCivilDate('2026-01-01'))
 * const agreement = orThrow(compileAgreement(intlZones)(draftAgreement({ zone: 'UTC', currency: 'EUR', effectiveFrom })))
 * const common = { schemaVersion: 1, source: 'erp', occurredAt: orThrow(parseInstant('2026-02-02T09:00Z')) } as const
 * const spend = (id: string, programme: string, minor: number): JournalEvent => ({
 *   ...common, id, type: 'spend', subject: { kind: 'programme', system: 'erp', id: programme },
 *   data: { amount: { minor, currency: 'EUR' }, department: 'marketing' },
 * })
 * const expo: JournalEvent = {
 *   ...common, id: '1', type: 'programme-opened', subject: { kind: 'programme', system: 'erp', id: 'expo' },
 *   data: { deliverables: ['80 conversations'], benchmarks: ['20 qualified leads'], agreedBy: ['sales', 'marketing'] },
 * }
 *
 * const asOf = orThrow(parseInstant('2026-03-01T00:00Z'))
 * const reading = programmes(agreement, { asOf })(journalOf([expo, spend('2', 'expo', 750_000), spend('3', 'banners', 250_000)]))
 * reading.withoutAgreement.programmes.value // => 0.5
 * reading.withoutAgreement.spend.map(({ currency, share }) => [currency, share.value]) // => [['EUR', 0.25]]
 * reading.withoutAgreement.which // => [{ system: 'erp', id: 'banners' }]
 * ```
 * @category readings
 * @since 0.1.0
 */
export const programmes =
  (agreement: CompiledAgreement, viewpoint: Viewpoint) =>
  (journal: Journal): ProgrammesReading =>
    programmesOf(agreementSubjects(agreement, viewpoint)(journal));

/**
 * Reads programmes from a journal that is folded already, as a review has it.
 *
 * @param subjects - what the agreement reads in the journal
 * @returns the reading
 * @category readings
 * @since 0.1.0
 */
export const programmesOf = (subjects: AgreementSubjects): ProgrammesReading => {
  const { asOf, knownAt } = subjects.viewpoint;
  const folded = foldProgrammes(subjects);
  const all = folded.map((programme) => ({ programme, reading: readProgramme(subjects, programme) }));
  const share = shareAmong(all);
  const known = all.filter(({ reading }) => reading.salesInput !== 'not-recorded');
  const abandoned = all.filter(({ reading }) => reading.status === 'abandoned');
  return {
    schemaVersion: 1,
    asOf,
    ...(knownAt === undefined ? {} : { knownAt }),
    programmes: all.map(({ reading }) => reading),
    withoutAgreement: share(({ lacks }) => lacks.length > 0),
    withoutSales: shareAmong(known)(({ salesInput }) => salesInput === 'no'),
    inputNotRecorded: share(({ salesInput }) => salesInput === 'not-recorded'),
    abandoned: {
      programmes: ratio(abandoned.length, all.length),
      sunk: totalsOf(abandoned.flatMap(({ programme }) => programme.amounts)),
      which: abandoned.map(({ reading }) => reading.key),
    },
    outside: departments.flatMap((department) => {
      const spent = totalsOf(
        subjects.view.others.flatMap((event) =>
          event.type === 'spend' && event.subject.kind !== 'programme' && event.data.department === department
            ? [event.data.amount]
            : [],
        ),
      );
      return spent.length === 0 ? [] : [{ department, spent }];
    }),
  };
};

/** A sum past what money can hold is told amount by amount; nothing is dropped. */
const totalsOf = (amounts: ReadonlyArray<Money>): ReadonlyArray<Money> => {
  const totals = sumMoney(amounts);
  return E.isRight(totals) ? totals.right : amounts;
};

interface Joined {
  readonly programme: FoldedProgramme;
  readonly reading: ProgrammeReading;
}

const shareAmong =
  (all: ReadonlyArray<Joined>) =>
  (test: (reading: ProgrammeReading) => boolean): ProgrammeShare => {
    const some = all.filter(({ reading }) => test(reading));
    const part = minorsOf(some);
    return {
      programmes: ratio(some.length, all.length),
      spend: [...minorsOf(all)]
        .sort(([first], [second]) => byCodeUnit(first, second))
        .map(([currency, whole]) => ({
          currency,
          share: ratio(Number(part.get(currency) ?? 0n), Number(whole)),
        })),
      which: some.map(({ reading }) => reading.key),
    };
  };

/** What was spent, in minor units, each currency apart. */
const minorsOf = (all: ReadonlyArray<Joined>): ReadonlyMap<Currency, bigint> => {
  const sums = new Map<Currency, bigint>();
  for (const { programme } of all) {
    for (const { currency, minor } of programme.amounts) {
      sums.set(currency, (sums.get(currency) ?? 0n) + BigInt(minor));
    }
  }
  return sums;
};

const readProgramme = (subjects: AgreementSubjects, programme: FoldedProgramme): ProgrammeReading => {
  const { key, agreed, told, abandoned } = programme;
  const facts = { ...agreed, ...told };
  const spent = totalsOf(programme.amounts);
  const over = overBudgetOf(facts.budget, spent);
  const consent = consentOf(subjects, programme);
  return {
    key,
    ...(agreed === undefined ? {} : { title: agreed.title }),
    ...present('objective', facts.objective),
    ...present('tactic', facts.tactic),
    ...present('budget', facts.budget),
    ...present('from', facts.from),
    ...present('until', facts.until),
    status: statusOf(subjects, programme),
    ...(abandoned === undefined ? {} : { abandonedAt: abandoned.at }),
    ...(abandoned?.reason === undefined ? {} : { abandonedFor: abandoned.reason }),
    spent,
    ...(over === null ? {} : { overBudget: over }),
    lacks: lacksOf(programme, consent),
    salesInput: inputOf(told.inputFrom, consent),
  };
};

const present = <Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [K in Key]?: Value } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };

const overBudgetOf = (budget: Money | undefined, spent: ReadonlyArray<Money>): Money | null => {
  const inCurrency = spent.filter(({ currency }) => currency === budget?.currency);
  const [total] = inCurrency;
  if (budget === undefined || total === undefined || inCurrency.length > 1) return null;
  return total.minor > budget.minor ? { minor: total.minor - budget.minor, currency: budget.currency } : null;
};

const statusOf = (
  { agreement, viewpoint: { asOf } }: AgreementSubjects,
  { agreed, told, opened, abandoned, amounts }: FoldedProgramme,
): ProgrammeReading['status'] => {
  if (abandoned !== undefined) return 'abandoned';
  const midnight = (date: CivilDate) => instantAt(agreement.zone)({ date, minute: 0 });
  const from = told.from ?? agreed?.from;
  const until = told.until ?? agreed?.until;
  if (until !== undefined && midnight(until) <= asOf) return 'ended';
  if (from !== undefined && midnight(from) <= asOf) return 'running';
  return from === undefined && opened ? 'running' : amounts.length > 0 ? 'running' : 'planned';
};

/** Texts say something when any of them does. */
const says = (texts: ReadonlyArray<string> | undefined): boolean =>
  (texts ?? []).some((text) => text.trim() !== '');

/** The deliverables and benchmarks as they stand. */
const textsOf = ({ agreed, told }: FoldedProgramme) => ({
  deliverables: told.deliverables ?? agreed?.deliverables ?? [],
  benchmarks: told.benchmarks ?? agreed?.benchmarks ?? [],
});

/** Who agreed to them: by an event, or by signing the agreement that says the same. */
const consentOf = (
  { standing }: AgreementSubjects,
  programme: FoldedProgramme,
): ReadonlyArray<Department> => {
  const { agreed, consent } = programme;
  const isInAgreement =
    agreed !== undefined &&
    canonicalJson(textsOf(programme)) ===
      canonicalJson({ deliverables: agreed.deliverables, benchmarks: agreed.benchmarks });
  const signed = isInAgreement
    ? departments.filter((side) => !standing.missing.some(({ seat }) => seat.party === side))
    : [];
  return departments.filter((side) => consent.includes(side) || signed.includes(side));
};

const lacksOf = (
  programme: FoldedProgramme,
  consent: ReadonlyArray<Department>,
): ReadonlyArray<ProgrammeLack> => {
  const { deliverables, benchmarks } = textsOf(programme);
  const texts: ReadonlyArray<ProgrammeLack> = [
    ...(says(deliverables) ? [] : [{ lack: 'deliverables', owner: 'marketing' } as const]),
    ...(says(benchmarks) ? [] : [{ lack: 'benchmarks', owner: 'marketing' } as const]),
  ];
  return [
    ...texts,
    ...departments
      .filter((side) => !consent.includes(side))
      // Nobody can agree to what is not there yet.
      .flatMap(
        (owner): ReadonlyArray<ProgrammeLack> => (texts.length > 0 ? [] : [{ lack: 'consent', owner }]),
      ),
  ];
};

/** Whoever agreed to a programme had a say in it. */
const inputOf = (
  inputFrom: ReadonlyArray<Department> | undefined,
  consent: ReadonlyArray<Department>,
): ProgrammeReading['salesInput'] => {
  if (consent.includes('sales') || inputFrom?.includes('sales') === true) return 'yes';
  return inputFrom === undefined ? 'not-recorded' : 'no';
};

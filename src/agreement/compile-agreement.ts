import * as E from 'fp-ts/lib/Either.js';
import type { DocumentKey } from '../approval/approval-record.js';
import { compileJointSigning } from '../approval/joint-signing.js';
import { type Calendar, compileCalendar } from '../calendar/calendar.js';
import { compileZone, instantAt } from '../calendar/local-time.js';
import type { ZoneSource } from '../calendar/zone.js';
import type { TouchRule } from '../journal/touch-rule.js';
import { weekdays } from '../kernel/civil-date.js';
import { type ContentHash, contentHash } from '../kernel/content-hash.js';
import { isCurrency } from '../kernel/currency.js';
import { type Checked, type Issue, issue, under, unlessIssues } from '../kernel/issue.js';
import { isParty } from '../kernel/party.js';
import type { PeriodRules } from '../kernel/period.js';
import { show } from '../kernel/show.js';
import { unlessUnreadable } from '../kernel/unreadable.js';
import { compileCompleteness } from '../lead/completeness.js';
import { checkLifecycleTerms, type LifecycleTerms } from '../lead/lifecycle-terms.js';
import { compileGrading } from '../metrics/rater-agreement/grading.js';
import { factSchemaIssues } from '../rule/check-fact-schema.js';
import { compilePolicies } from '../sla/compile-policy.js';
import type { PolicyDocument } from '../sla/policy.js';
import type { Agreement, LeadExclusion } from './agreement.js';
import { gapsOf } from './agreement-gaps.js';
import { alignmentIssues } from './check-alignment.js';
import { obligationIssues } from './check-obligations.js';
import { planIssues } from './check-plans.js';
import { compileDefinitions, termIssues } from './check-terms.js';
import { datesIssues, nameIssues, repeatedIssues, textIssues, versionIssues } from './check-value.js';
import { compileCredit, targetAccountIssues, targetListsOf } from './compile-credit.js';
import type { CompiledAgreement } from './compiled-agreement.js';

/**
 * Returns the key by which signatures name an agreement.
 *
 * @param agreement - any version of it
 * @returns the document's key
 * @category conversions
 * @since 0.1.0
 */
export const agreementKey = ({ id }: Pick<Agreement, 'id'>): DocumentKey => ({ system: 'agreement', id });

/**
 * Hashes the content of an agreement: what signatures bind to.
 *
 * @param agreement - the agreement
 * @returns SHA-256 over its canonical JSON, in hexadecimal; the order of keys plays no part
 * @category conversions
 * @since 0.1.0
 */
export const agreementHash = (agreement: Agreement): ContentHash => contentHash(agreement);

/**
 * Compiles an agreement: its zone, calendars, definitions, policies and terms, each checked against the others.
 *
 * **Details**: everything that is wrong is reported at once with its path. Whether anybody has signed plays no
 * part: an unsigned agreement compiles and evaluates like a signed one, and its readings say so.
 *
 * @param zones - where offsets come from: `intlZones`, or tables
 * @returns a function from an agreement to its compiled form, or to every issue: those of its calendars,
 *   definitions, policies and terms, and `unknown-zone`, `unknown-fact`, `unknown-calendar`, `unknown-policy`,
 *   `zero-target`, `wrong-currency`, `one-sided`, `pause-not-agreed`, …
 * @example
 * ```ts
 * import { compileAgreement, draftAgreement } from 'smarketing/agreement'
 * import { intlZones } from 'smarketing/calendar'
 * import { orThrow, parseCivilDate } from 'smarketing/kernel'
 *
 * const effectiveFrom = orThrow(parseCivilDate('2026-01-01'))
 * const draft = draftAgreement({ zone: 'Europe/Berlin', currency: 'EUR', effectiveFrom })
 * const compiled = orThrow(compileAgreement(intlZones)(draft))
 * compiled.policies.map(({ id }) => id).slice(0, 3) // => ['accept', 'answer-to-sales', 'feedback']
 *
 * const broken = { ...draft, currency: 'euro', fiscalYearStart: 13 }
 * compileAgreement(intlZones)(broken)._tag // => 'Left'
 * ```
 * @category compilers
 * @since 0.1.0
 */
export const compileAgreement =
  (zones: ZoneSource) =>
  (agreement: Agreement): Checked<CompiledAgreement> =>
    unlessUnreadable(() => compileParts(zones, agreement), 'an agreement as decodeAgreement returns it');

const compileParts = (zones: ZoneSource, agreement: Agreement): Checked<CompiledAgreement> => {
  const rules = periodRulesOf(agreement);
  const zone = compileZone(zones)(agreement.zone);
  const signing = compileJointSigning(agreement.signing);
  const calendars = compileCalendars(zones, agreement);
  const facts = factIssues(agreement);
  const definitions = compileDefinitions(agreement);
  const completeness =
    agreement.completeness === undefined
      ? E.right(undefined)
      : compileCompleteness(agreement.facts)(agreement.completeness);
  const lifecycle = lifecycleOf(agreement);
  const ownerCalendars = ownerCalendarsOf(agreement);
  const policies = compilePolicies({
    calendars: E.isRight(calendars) ? calendars.right : {},
    ownerCalendars: known(agreement, ownerCalendars),
  })(agreement.policies.map(withTouch(agreement.touch)));
  const terms = checkLifecycleTerms(lifecycle);
  const credit = compileCredit(lifecycle)(agreement.credit);
  const grading = agreement.grading === undefined ? undefined : compileGrading(agreement.grading);
  const issues = [
    ...frameIssues(agreement),
    ...facts,
    ...(E.isLeft(zone) ? under('zone')(zone.left) : []),
    ...(E.isLeft(signing) ? under('signing')(signing.left) : []),
    ...(E.isLeft(calendars) ? calendars.left : []),
    ...calendarUseIssues(agreement),
    ...termIssues(zones)(agreement),
    // Facts that are themselves refused would make every rule on them look wrong too.
    ...(E.isLeft(definitions) && facts.length === 0 ? definitions.left : []),
    ...(E.isLeft(completeness) && facts.length === 0 ? under('completeness')(completeness.left) : []),
    ...(E.isLeft(terms) ? under('lifecycle')(terms.left) : []),
    ...(grading !== undefined && E.isLeft(grading) ? under('grading')(grading.left) : []),
    // A calendar that is itself refused would make every policy on it look wrong too.
    ...(E.isLeft(policies) && E.isRight(calendars) ? under('policies')(policies.left) : []),
    ...pauseIssues(agreement),
    ...obligationIssues(agreement),
    ...planIssues(rules)(agreement),
    ...alignmentIssues(agreement),
    ...(E.isLeft(credit) ? under('credit')(credit.left) : []),
    ...targetAccountIssues(agreement),
  ];
  return unlessIssues(issues, () => {
    const atMidnight = instantAt(rightOf(zone));
    const byName = rightOf(calendars);
    const { effectiveFrom, effectiveTo } = agreement;
    return {
      subject: agreementKey(agreement),
      version: agreement.version,
      hash: agreementHash(agreement),
      effectiveFrom: atMidnight({ date: effectiveFrom, minute: 0 }),
      ...(effectiveTo === undefined ? {} : { effectiveTo: atMidnight({ date: effectiveTo, minute: 0 }) }),
      agreement,
      signing: rightOf(signing),
      zone: rightOf(zone),
      saleZone: rightOf(compileZone(zones)(agreement.terms.sale.zone ?? agreement.zone)),
      periodRules: rules,
      calendars: byName,
      calendarOf: (names) => {
        const owner = names.find((name) => Object.hasOwn(ownerCalendars, name));
        const id = owner === undefined ? agreement.calendarUse.default : ownerCalendars[owner];
        return byName[id as string] as Calendar;
      },
      definitions: rightOf(definitions),
      ...(E.isRight(completeness) && completeness.right !== undefined
        ? { completenessOf: completeness.right }
        : {}),
      ...(grading === undefined ? {} : { grading: rightOf(grading) }),
      lifecycle,
      policies: rightOf(policies),
      sources: agreement.sources ?? [],
      exclusions: new Set(agreement.exclusions ?? allExclusions),
      credit: rightOf(credit),
      targetLists: targetListsOf(rightOf(zone), agreement),
      gaps: gapsOf(agreement),
    };
  });
};

/** Called only where every part was found to be right. */
const rightOf = <A>(checked: Checked<A>): A => (checked as E.Right<A>).right;

const allExclusions: ReadonlyArray<LeadExclusion> = ['test', 'spam', 'competitor', 'duplicate'];

const periodRulesOf = (agreement: Agreement): PeriodRules => ({
  fiscalYearStart: agreement.fiscalYearStart,
  weekStart: agreement.weekStart,
  ...(agreement.fiscalYearNamedAfter === undefined
    ? {}
    : { fiscalYearNamedAfter: agreement.fiscalYearNamedAfter }),
});

/** One definition of a touch: what policies count is what a lead's life counts. */
const lifecycleOf = ({ lifecycle, touch }: Agreement): LifecycleTerms =>
  touch === undefined ? lifecycle : { ...lifecycle, touch };

const withTouch =
  (touch: TouchRule | undefined) =>
  (policy: PolicyDocument): PolicyDocument =>
    touch === undefined || policy.touch !== undefined ? policy : { ...policy, touch };

/** Everybody works by some calendar: whoever owes a promise and has none of his own, by the default. */
const ownerCalendarsOf = ({ calendarUse, policies }: Agreement): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(
    ['sales', 'marketing', 'operations', ...policies.map(({ obliged }) => obliged)].map((party) => [
      party,
      calendarUse.default,
    ]),
  ),
  ...calendarUse.owners,
});

/** A calendar that is not there is reported where it is named; policies need not find it missing again. */
const known = (
  { calendars }: Agreement,
  ownerCalendars: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> => {
  const [any] = Object.keys(calendars);
  return Object.fromEntries(
    Object.entries(ownerCalendars).flatMap(([owner, id]) => {
      const found = Object.hasOwn(calendars, id) ? id : any;
      return found === undefined ? [] : [[owner, found]];
    }),
  );
};

const factIssues = ({ facts, activities = {} }: Agreement): ReadonlyArray<Issue> =>
  [
    { schema: facts, at: ['facts'] },
    ...Object.entries(activities).map(([type, schema]) => ({ schema, at: ['activities', type] })),
  ].flatMap(({ schema, at }) =>
    factSchemaIssues(schema).map((found) => ({ ...found, path: [...at, ...found.path] })),
  );

const compileCalendars = (
  zones: ZoneSource,
  { calendars }: Agreement,
): Checked<Readonly<Record<string, Calendar>>> => {
  const compiled = Object.entries(calendars).map(
    ([id, document]) => [id, compileCalendar(zones)(document)] as const,
  );
  const issues = compiled.flatMap(([id, one]) => (E.isLeft(one) ? under('calendars', id)(one.left) : []));
  return unlessIssues(issues, () =>
    Object.fromEntries(compiled.flatMap(([id, one]) => (E.isRight(one) ? [[id, one.right]] : []))),
  );
};

const calendarUseIssues = ({ calendars, calendarUse }: Agreement): ReadonlyArray<Issue> => {
  const known = Object.keys(calendars);
  const check = (id: string, path: Issue['path']) =>
    nameIssues('unknown-calendar', 'No calendar has this name.', known, id, path);
  return [
    ...check(calendarUse.default, ['calendarUse', 'default']),
    ...Object.entries(calendarUse.owners ?? {}).flatMap(([owner, id]) =>
      check(id, ['calendarUse', 'owners', owner]),
    ),
  ];
};

/** A reason that both did not sign stops no clock, in whatever policy it stands. */
const pauseIssues = ({ policies, pauses = {} }: Agreement): ReadonlyArray<Issue> =>
  policies.flatMap((policy, index) =>
    (policy.pauses ?? []).flatMap(({ id }, place) =>
      nameIssues(
        'pause-not-agreed',
        'The reason is not on the agreed list of pauses.',
        Object.keys(pauses),
        id,
        ['policies', index, 'pauses', place, 'id'],
      ),
    ),
  );

const frameIssues = (agreement: Agreement): ReadonlyArray<Issue> => {
  const { fiscalYearStart, weekStart, currency, staleAfter, parties = [] } = agreement;
  return [
    ...textIssues(agreement.id, ['id']),
    ...versionIssues(agreement.version, ['version']),
    ...textIssues(agreement.title, ['title']),
    ...datesIssues(agreement.effectiveFrom, agreement.effectiveTo, ['effectiveFrom'], ['effectiveTo']),
    ...(isCurrency(currency)
      ? []
      : [
          issue('not-a-currency', ['currency'], 'The currency is not an ISO 4217 code.', {
            expected: 'three capital letters',
            received: show(currency),
          }),
        ]),
    ...(Number.isInteger(fiscalYearStart) && fiscalYearStart >= 1 && fiscalYearStart <= 12
      ? []
      : [
          issue('out-of-range', ['fiscalYearStart'], 'The value is not a month.', {
            expected: '1–12',
            received: show(fiscalYearStart),
          }),
        ]),
    ...nameIssues('not-a-weekday', 'The text names no weekday.', weekdays, weekStart, ['weekStart']),
    ...(Number.isSafeInteger(staleAfter) && staleAfter > 0
      ? []
      : [
          issue('zero-target', ['staleAfter'], 'Every lead would be stale at once.', {
            expected: 'whole milliseconds above 0',
            received: show(staleAfter),
          }),
        ]),
    ...parties.flatMap(({ party, name }, index) => [
      ...(isParty(party)
        ? []
        : [
            issue('not-a-party', ['parties', index, 'party'], 'The text names no party.', {
              received: show(party),
            }),
          ]),
      ...textIssues(name, ['parties', index, 'name']),
    ]),
    ...repeatedIssues(
      'repeated-party',
      parties.map(({ party }) => party),
      (index) => ['parties', index, 'party'],
    ),
  ];
};

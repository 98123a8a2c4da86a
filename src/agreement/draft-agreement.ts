import { bothDepartments } from '../approval/joint-signing.js';
import type { CalendarDocument } from '../calendar/document.js';
import type { CivilDate, Weekday } from '../kernel/civil-date.js';
import type { Currency } from '../kernel/currency.js';
import { day } from '../kernel/duration.js';
import type { AcceptanceMode } from '../lead/lifecycle-terms.js';
import { draftDefinition } from '../lead/qualification-definition.js';
import type { FactSchema } from '../rule/fact-schema.js';
import type { Rule } from '../rule/rule.js';
import type { Agreement, Assumption } from './agreement.js';
import { presetObligations } from './preset-obligations.js';
import { presetPauses, presetPolicies } from './preset-policies.js';

/**
 * Describes what a draft has to be told, and what it may be told instead of a default.
 *
 * @category model
 * @since 0.1.0
 */
export interface DraftSettings {
  /** The IANA name of the zone. */
  readonly zone: string;
  /** The ISO 4217 currency. */
  readonly currency: Currency;
  /** The first date the agreement is meant for; before the first event, to hold a past against it. */
  readonly effectiveFrom: CivilDate;
  /** The identifier; `draft` when absent. */
  readonly id?: string;
  /** What people call it; `Agreement between Sales and Marketing` when absent. */
  readonly title?: string;
  /** The month in which the fiscal year starts, 1–12; 1 when absent. */
  readonly fiscalYearStart?: number;
  /** The first day of a week; `mon` when absent. */
  readonly weekStart?: Weekday;
  /** The facts that are known about leads; `presetFacts` when absent. */
  readonly facts?: FactSchema;
  /** The test of a lead that may be handed over; `presetHandOverRule` when absent. */
  readonly handOver?: Rule;
  /** The facts that a lead must have when it is handed over; company and email, where known, when absent. */
  readonly required?: ReadonlyArray<string>;
  /** What makes acceptance; `first-touch` when absent. */
  readonly acceptance?: AcceptanceMode;
  /** How many leads Marketing hands over in a fiscal quarter; 100 when absent. */
  readonly leadsPerQuarter?: number;
  /** The open hours; Monday to Friday 9 to 5 in the zone, without holidays, when absent. */
  readonly calendar?: CalendarDocument;
}

/**
 * Lists facts about leads that most companies can fill: a proposal.
 *
 * @category presets
 * @since 0.1.0
 */
export const presetFacts: {
  readonly company: { readonly type: 'string'; readonly label: 'Company' };
  readonly email: { readonly type: 'string'; readonly label: 'Email' };
  readonly phone: { readonly type: 'string'; readonly label: 'Phone' };
  readonly country: { readonly type: 'string'; readonly label: 'Country' };
  readonly jobTitle: { readonly type: 'string'; readonly label: 'Job title' };
  readonly rightContact: { readonly type: 'boolean'; readonly label: 'Right person to talk to' };
  readonly needConfirmed: { readonly type: 'boolean'; readonly label: 'Need confirmed' };
  readonly need: { readonly type: 'string'; readonly label: 'What the prospect needs' };
  readonly timeframe: { readonly type: 'string'; readonly label: 'When the prospect wants it' };
} = {
  company: { type: 'string', label: 'Company' },
  email: { type: 'string', label: 'Email' },
  phone: { type: 'string', label: 'Phone' },
  country: { type: 'string', label: 'Country' },
  jobTitle: { type: 'string', label: 'Job title' },
  rightContact: { type: 'boolean', label: 'Right person to talk to' },
  needConfirmed: { type: 'boolean', label: 'Need confirmed' },
  need: { type: 'string', label: 'What the prospect needs' },
  timeframe: { type: 'string', label: 'When the prospect wants it' },
};

/**
 * Tests whether a lead may be handed over: the right person, and a need.
 *
 * **Details**: preset, the third of SiriusDecisions' five levels of hand-over. What nobody has asked yet
 * leaves the verdict unknown, with the facts to collect.
 *
 * @see https://knowledge.proctors.co.uk SiriusDecisions' levels of a qualified lead
 * @category presets
 * @since 0.1.0
 */
export const presetHandOverRule: Rule = {
  all: [
    { fact: 'rightContact', op: 'eq', value: true },
    { fact: 'needConfirmed', op: 'eq', value: true },
  ],
};

/**
 * Drafts a complete agreement out of published presets and our proposals, for those who have none.
 *
 * **Details**: it compiles and evaluates at once, unsigned; each default it puts in stands in `assumptions`
 * with its mark and its reason, for both sides to confirm or change. Facts of `presetFacts` that its rule or
 * obligations need are added to the given facts.
 *
 * @param settings - zone, currency and first date, and whatever is known better than the defaults
 * @returns an agreement, version 1; what is wrong in the settings is found when it is compiled
 * @example
 * ```ts
 * import { compileAgreement, draftAgreement } from 'smarketing/agreement'
 * import { intlZones } from 'smarketing/calendar'
 * import { orThrow, parseCivilDate } from 'smarketing/kernel'
 *
 * const effectiveFrom = orThrow(parseCivilDate('2026-01-01'))
 * const draft = draftAgreement({ zone: 'America/New_York', currency: 'USD', effectiveFrom })
 * compileAgreement(intlZones)(draft)._tag // => 'Right'
 * draft.assumptions?.[0]?.mark // => 'proposal'
 * ```
 * @category presets
 * @since 0.1.0
 */
export const draftAgreement = (settings: DraftSettings): Agreement => {
  const {
    zone,
    currency,
    effectiveFrom,
    acceptance = 'first-touch',
    leadsPerQuarter = 100,
    handOver = presetHandOverRule,
  } = settings;
  const facts = settings.facts === undefined ? presetFacts : withNeeded(settings.facts, settings.handOver);
  const names = Object.keys(facts);
  const required = settings.required ?? ['company', 'email'].filter((fact) => names.includes(fact));
  const calendar = settings.calendar ?? officeHours(zone);
  return {
    schemaVersion: 1,
    id: settings.id ?? 'draft',
    version: 1,
    title: settings.title ?? 'Agreement between Sales and Marketing',
    effectiveFrom,
    zone,
    currency,
    fiscalYearStart: settings.fiscalYearStart ?? 1,
    weekStart: settings.weekStart ?? 'mon',
    signing: bothDepartments,
    facts,
    completeness: {
      items: [...new Set([...names, ...required])].map((fact) => ({
        fact,
        weight: 1,
        ...(required.includes(fact) ? { required: true } : {}),
      })),
    },
    terms: {
      'qualified-lead': {
        version: 1,
        meaning: 'A lead that Marketing may hand over to Sales.',
        definitions: [
          draftDefinition(facts)({
            id: 'hand-over',
            version: 1,
            title: 'Ready to be handed over',
            gate: 'hand-over',
            rule: handOver,
          }),
        ],
      },
      profitable: {
        version: 1,
        meaning: 'A customer that leaves money after what it cost to serve and to win him.',
        floor: {
          kind: 'contribution-amount',
          after: ['cost-of-sale', 'cost-to-serve', 'acquisition-cost'],
          atLeast: { minor: 0, currency },
        },
      },
      sale: { version: 1, meaning: 'A signed order.', event: 'signed' },
    },
    lifecycle: { acceptance },
    touch: {},
    pauses: presetPauses,
    calendars: { office: calendar },
    calendarUse: { default: 'office' },
    policies: presetPolicies(acceptance),
    obligations: presetObligations({ leadsPerQuarter, needs: ['need'] }),
    targets: { period: 'fiscal-quarter', handedOver: leadsPerQuarter, workedInTime: 0.9, overdueNow: 0 },
    cadence: [
      { policy: 'rhythm', every: 'month', owner: 'operations' },
      { policy: 'off-site', every: 'quarter', owner: 'operations' },
    ],
    staleAfter: 90 * day,
    assumptions: assumptionsOf(settings),
  };
};

const withNeeded = (facts: FactSchema, handOver: Rule | undefined): FactSchema => {
  const { rightContact, needConfirmed, need } = presetFacts;
  return { ...(handOver === undefined ? { rightContact, needConfirmed } : {}), need, ...facts };
};

const officeHours = (zone: string): CalendarDocument => {
  const windows = [{ start: 9 * 60, end: 17 * 60 }];
  return {
    zone,
    name: 'Office hours',
    weekly: { mon: windows, tue: windows, wed: windows, thu: windows, fri: windows },
  };
};

const proposal = (path: Assumption['path'], note: string): Assumption => ({ path, mark: 'proposal', note });

const preset = (path: Assumption['path'], note: string, source: string): Assumption => ({
  path,
  mark: 'preset',
  note,
  source,
});

const forrester =
  'https://go.forrester.com/blogs/sales-accepted-leads-the-most-important-and-most-overlooked-step-in-the-lead-management-process/';

const oldroyd = 'https://www.researchgate.net/publication/298137032';

/** What the preset policies promise, by their ids; the sources of those that have one. */
const promised: ReadonlyArray<readonly [id: string, note: string, source?: string]> = [
  ['accept', 'A lead is accepted or rejected within 8 business hours.'],
  ['first-response', 'The first attempt comes within a business hour.', oldroyd],
  ['follow-up', 'A lead is reached, settled or tried six times within 72 business hours.', forrester],
  ['next-response', 'A prospect who comes back is answered within 4 business hours.'],
  ['feedback', 'Sales reports what became of a lead within 10 business days of reaching it.'],
  ['rework', 'Marketing puts a rejected lead into order within 2 business days.'],
  ['recycled', 'Marketing takes up a lead that came back within 5 business days.'],
  ['answer-to-sales', 'Marketing gives Sales what it waits for within 8 business hours.'],
  ['service-delivery', 'Marketing delivers a service within 5 business days of the request.'],
  ['intel-answer', 'Marketing answers a request for market intelligence within 2 business days.'],
  ['signal-answer', 'Marketing acknowledges a signal from the field within 8 business hours.'],
];

const policyAssumptions = (withoutAcceptance: boolean): ReadonlyArray<Assumption> =>
  promised
    .filter(([id]) => !(withoutAcceptance && id === 'accept'))
    .map(([id, note, source]) =>
      source === undefined
        ? proposal(['policies', id, 'targets'], note)
        : preset(['policies', id, 'targets'], note, source),
    );

/** What the draft put in, a line each; what the caller said himself is no assumption. */
const assumptionsOf = (settings: DraftSettings): ReadonlyArray<Assumption> => {
  const isAbsent = (key: keyof DraftSettings): boolean => settings[key] === undefined;
  return [
    ...(isAbsent('fiscalYearStart')
      ? [proposal(['fiscalYearStart'], 'The fiscal year is the calendar year.')]
      : []),
    ...(isAbsent('facts') ? [proposal(['facts'], 'These facts are recorded about leads.')] : []),
    ...(isAbsent('handOver')
      ? [
          preset(
            ['terms', 'qualified-lead'],
            'A lead may be handed over when the right person and a need are known.',
            'https://knowledge.proctors.co.uk',
          ),
        ]
      : []),
    proposal(['terms', 'profitable'], 'A customer is profitable when he leaves anything at all.'),
    proposal(['terms', 'sale'], 'A sale is a signed order.'),
    ...(isAbsent('acceptance')
      ? [proposal(['lifecycle', 'acceptance'], 'The first touch of a lead makes its acceptance.')]
      : []),
    ...(isAbsent('calendar')
      ? [
          proposal(
            ['calendars', 'office'],
            'Work is done Monday to Friday from 9 to 5, and no day is a holiday.',
          ),
        ]
      : []),
    ...policyAssumptions(settings.acceptance === 'none'),
    ...(isAbsent('leadsPerQuarter')
      ? [
          proposal(
            ['obligations', 'marketing', 'lead-generation', 'atLeast'],
            'Marketing hands over 100 leads a quarter.',
          ),
        ]
      : []),
    proposal(['obligations'], 'The other obligations are counted and limited as written.'),
    proposal(['targets'], 'Page one is held against these figures; 90% follows Forrester’s acceptance.'),
    proposal(['cadence'], 'Both meet each month, and each quarter away from the office.'),
    proposal(['staleAfter'], 'A lead that was silent for 90 days is stale.'),
  ];
};

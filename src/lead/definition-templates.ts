import type { BooleanFact, EnumFact, FactSchema, IntegerFact, StringFact } from '../rule/fact-schema.js';
import type { Rule } from '../rule/rule.js';
import type { QualificationGate } from './qualification-definition.js';

/**
 * Describes a definition to start from: which facts it needs, and what it asks of them.
 *
 * @category model
 * @since 0.1.0
 */
export interface DefinitionTemplate<Facts extends FactSchema = FactSchema> {
  /** The template's identifier. */
  readonly id: string;
  /** What it is called. */
  readonly title: string;
  /** What it guards. */
  readonly gate: QualificationGate;
  /** The facts it speaks about. */
  readonly facts: Facts;
  /** What it asks. */
  readonly rule: Rule;
}

/**
 * Describes the facts of an ideal customer profile.
 *
 * @category model
 * @since 0.1.0
 */
export interface ProfileFacts extends FactSchema {
  /** How many people work there. */
  readonly employees: IntegerFact;
  /** ISO 3166-1 code of the country. */
  readonly country: StringFact;
  /** The industry in the company's own words. */
  readonly industry: StringFact;
  /** How far up the contact stands. */
  readonly seniority: EnumFact & { readonly values: readonly ['staff', 'manager', 'director', 'executive'] };
}

/**
 * Describes what a company's ideal customer looks like.
 *
 * @category model
 * @since 0.1.0
 */
export interface IdealCustomer {
  /** The least number of employees. */
  readonly employees: number;
  /** The countries sold to, ISO 3166-1 codes, at least one. */
  readonly countries: readonly [string, ...string[]];
  /** The industries sold to; all when absent. */
  readonly industries?: readonly [string, ...string[]];
}

/**
 * Builds the definition for the hand-over: a lead that fits the ideal customer, and a contact who can act.
 *
 * Proposal: the four questions are ours; fit before hand-over is what SiriusDecisions' hand-over levels call
 * "right person".
 *
 * @param ideal - what the ideal customer looks like
 * @returns a template for the gate `hand-over`
 * @example
 * ```ts
 * import { orThrow } from 'smarketing/kernel'
 * import { compileDefinition, draftDefinition, idealCustomerTemplate } from 'smarketing/lead'
 *
 * const { facts, gate, rule } = idealCustomerTemplate({ employees: 50, countries: ['DE', 'AT'] })
 * const definition = draftDefinition(facts)({ id: 'ideal-customer', version: 1, gate, rule })
 * orThrow(compileDefinition(facts)(definition)).version // => 1
 * ```
 * @category presets
 * @since 0.1.0
 */
export const idealCustomerTemplate = (ideal: IdealCustomer): DefinitionTemplate<ProfileFacts> => ({
  id: 'ideal-customer',
  title: 'Ideal customer profile',
  gate: 'hand-over',
  facts: {
    employees: { type: 'integer', label: 'Employees' },
    country: { type: 'string', label: 'Country' },
    industry: { type: 'string', label: 'Industry' },
    seniority: {
      type: 'enum',
      values: ['staff', 'manager', 'director', 'executive'],
      label: 'Seniority of the contact',
    },
  },
  rule: {
    all: [
      { fact: 'employees', op: 'gte', value: ideal.employees, label: 'Large enough' },
      { fact: 'country', op: 'in', value: ideal.countries, fold: true, label: 'Where we sell' },
      ...(ideal.industries === undefined
        ? []
        : [
            {
              fact: 'industry',
              op: 'in' as const,
              value: ideal.industries,
              fold: true as const,
              label: 'An industry we serve',
            },
          ]),
      { fact: 'seniority', op: 'in', value: ['manager', 'director', 'executive'], label: 'Can act' },
    ],
  },
});

const answer = (label: string): BooleanFact => ({ type: 'boolean', label });

const isTrue = (fact: string, label: string): Rule => ({ fact, op: 'eq', value: true, label });

/**
 * Describes the facts of BANT, each true, false or not yet known.
 *
 * @category model
 * @since 0.1.0
 */
export interface BantFacts extends FactSchema {
  /** Whether there is money for it. */
  readonly budget: BooleanFact;
  /** Whether the contact can decide, or brings who can. */
  readonly authority: BooleanFact;
  /** Whether there is a problem that we solve. */
  readonly need: BooleanFact;
  /** Whether there is a date by which it has to be solved. */
  readonly timeline: BooleanFact;
}

/**
 * Builds the definition of BANT: budget, authority, need and timeline, all of them or a number of them.
 *
 * Preset: BANT is IBM's, which takes an opportunity for validated when three of the four hold.
 *
 * @param needed - how many of the four, 1–4
 * @returns a template for the gate `sales-qualified`
 * @see https://hackmd.io/@headstartacademy IBM's BANT, three of four
 * @category presets
 * @since 0.1.0
 */
export const bantTemplate = (needed: 1 | 2 | 3 | 4): DefinitionTemplate<BantFacts> => ({
  id: needed === 4 ? 'bant' : `bant-${needed}-of-4`,
  title: needed === 4 ? 'BANT' : `BANT, ${needed} of 4`,
  gate: 'sales-qualified',
  facts: {
    budget: answer('Budget'),
    authority: answer('Authority'),
    need: answer('Need'),
    timeline: answer('Timeline'),
  },
  rule: {
    atLeast: needed,
    of: [
      isTrue('budget', 'There is a budget'),
      isTrue('authority', 'The contact can decide'),
      isTrue('need', 'There is a need'),
      isTrue('timeline', 'There is a date'),
    ],
  },
});

/**
 * Describes the facts of MEDDICC, each true, false or not yet known.
 *
 * @category model
 * @since 0.1.0
 */
export interface MeddiccFacts extends FactSchema {
  /** Whether the gain is put into figures. */
  readonly metrics: BooleanFact;
  /** Whether whoever spends the money is known and met. */
  readonly economicBuyer: BooleanFact;
  /** Whether it is known by what they will decide. */
  readonly decisionCriteria: BooleanFact;
  /** Whether it is known how they will decide. */
  readonly decisionProcess: BooleanFact;
  /** Whether the pain behind the project is named. */
  readonly identifiedPain: BooleanFact;
  /** Whether somebody inside sells for us. */
  readonly champion: BooleanFact;
  /** Whether it is known who else is in the race. */
  readonly competition: BooleanFact;
}

/**
 * Builds the definition of MEDDICC: all seven questions answered with yes.
 *
 * Preset: MEDDIC was written down at PTC in the 1990s, and competition was added later; that all seven have to hold is
 * a proposal.
 *
 * @returns a template for the gate `sales-qualified`
 * @see https://strategicsales.com/meddic-sales-methodology-guide who wrote it down, and what each letter asks
 * @category presets
 * @since 0.1.0
 */
export const meddiccTemplate = (): DefinitionTemplate<MeddiccFacts> => ({
  id: 'meddicc',
  title: 'MEDDICC',
  gate: 'sales-qualified',
  facts: {
    metrics: answer('Metrics'),
    economicBuyer: answer('Economic buyer'),
    decisionCriteria: answer('Decision criteria'),
    decisionProcess: answer('Decision process'),
    identifiedPain: answer('Identified pain'),
    champion: answer('Champion'),
    competition: answer('Competition'),
  },
  rule: {
    all: [
      isTrue('metrics', 'The gain is in figures'),
      isTrue('economicBuyer', 'The economic buyer is met'),
      isTrue('decisionCriteria', 'The criteria are known'),
      isTrue('decisionProcess', 'The process is known'),
      isTrue('identifiedPain', 'The pain is named'),
      isTrue('champion', 'There is a champion'),
      isTrue('competition', 'The competition is known'),
    ],
  },
});

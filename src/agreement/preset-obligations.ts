import { day } from '../kernel/duration.js';
import type { Obligation, Obligations } from './obligation.js';

/**
 * Describes what the preset obligations need to know of a company.
 *
 * @category model
 * @since 0.1.0
 */
export interface ObligationSettings {
  /** How many leads Marketing hands over in a fiscal quarter, 1 or more. */
  readonly leadsPerQuarter: number;
  /** The facts that say what a prospect wants and needs, at least one. */
  readonly needs: ReadonlyArray<string>;
}

/**
 * Returns the six obligations of the field, three on each side, each with a metric and a target.
 *
 * **Details**: what is owed is a preset: Marketing owes lead generation, competitive analytics and points of
 * differentiation; Sales owes the prospects' wants and needs, prospect information, and reported results.
 * The metrics, targets and periods are a proposal.
 *
 * @param settings - the number of leads, and the facts of wants and needs
 * @returns three obligations of each department
 * @example
 * ```ts
 * import { presetObligations } from 'smarketing/agreement'
 *
 * const { sales, marketing } = presetObligations({ leadsPerQuarter: 100, needs: ['need'] })
 * marketing.map(({ id }) => id) // => ['lead-generation', 'competitive-analytics', 'points-of-differentiation']
 * sales.map(({ id }) => id) // => ['wants-and-needs', 'prospect-information', 'results-reported']
 * ```
 * @category presets
 * @since 0.1.0
 */
export const presetObligations = ({ leadsPerQuarter, needs }: ObligationSettings): Obligations => ({
  marketing: [
    fromMarketing({
      id: 'lead-generation',
      title: 'Marketing hands over qualified leads.',
      metric: { kind: 'leads-handed-over' },
      atLeast: leadsPerQuarter,
      period: 'fiscal-quarter',
    }),
    fromMarketing({
      id: 'competitive-analytics',
      title: 'Marketing delivers an analysis of the competition.',
      metric: { kind: 'service-deliveries', service: 'competitor-watch' },
      atLeast: 1,
      period: 'fiscal-quarter',
    }),
    fromMarketing({
      id: 'points-of-differentiation',
      title: 'Marketing says in usable form what sets the offer apart.',
      metric: { kind: 'assets-published', assets: ['battlecard', 'points-of-difference'] },
      atLeast: 1,
      period: 'fiscal-quarter',
    }),
  ],
  sales: [
    fromSales({
      id: 'wants-and-needs',
      title: 'Sales records what prospects want and need.',
      metric: { kind: 'facts-recorded', facts: needs, by: 'sales-qualified' },
      atLeast: 0.9,
      period: 'fiscal-quarter',
    }),
    fromSales({
      id: 'prospect-information',
      title: 'Sales adds what it learns about prospects.',
      metric: { kind: 'completeness-gained', from: 'handed-over', to: 'sales-qualified' },
      atLeast: 0.1,
      period: 'fiscal-quarter',
    }),
    fromSales({
      id: 'results-reported',
      title: 'Sales reports what became of each lead, and why.',
      metric: { kind: 'results-reported', within: 30 * day },
      atLeast: 0.9,
      period: 'fiscal-quarter',
    }),
  ],
});

type Draft = Omit<Obligation, 'owner' | 'beneficiary'>;

const fromMarketing = (draft: Draft): Obligation => ({ ...draft, owner: 'marketing', beneficiary: 'sales' });

const fromSales = (draft: Draft): Obligation => ({ ...draft, owner: 'sales', beneficiary: 'marketing' });

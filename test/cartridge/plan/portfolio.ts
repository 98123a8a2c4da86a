import { type CompiledPortfolio, compilePortfolio, presetPortfolio } from 'smarketing/cartridge';
import type { PlanBrief } from 'smarketing/cartridge/plan';
import { orThrow } from 'smarketing/kernel';

/** The default catalogue in euros. */
export const portfolio: CompiledPortfolio = orThrow(compilePortfolio(presetPortfolio('EUR')));

export const euros = (amount: number) => ({ minor: amount * 100, currency: 'EUR' as const });

/** What a company of the default catalogue's size plans a quarter with. */
export const quarter: PlanBrief = {
  schemaVersion: 1,
  id: 'q1',
  version: 1,
  title: 'First quarter',
  budget: euros(150_000),
  resources: [
    { resource: 'marketing-hours', most: 900 },
    { resource: 'desk-hours', most: 300 },
    { resource: 'sales-hours', most: 200 },
  ],
  objective: { kind: 'served-responders', touchCapacity: 900 },
  expectations: [
    { id: 'kit', kind: 'artefact', artefact: 'sales-ready-kit' },
    { id: 'leads', kind: 'artefact', artefact: 'qualified-lead' },
    { id: 'training', kind: 'units', service: 'pitch-certification', atLeast: 2 },
  ],
  audiences: [{ segment: 'target-market', size: 20_000 }],
};

import { compileAgreement } from 'smarketing/agreement';
import { instantAt, intlZones, type Zone } from 'smarketing/calendar';
import { makePlan, type PlanReading } from 'smarketing/cartridge/plan';
import { branchAndBound, type Solver } from 'smarketing/cartridge/plan/solver';
import { type Journal, journalOf } from 'smarketing/journal';
import { type Instant, orThrow, parseCivilDate } from 'smarketing/kernel';
import { sampleAgreement } from '../review/sample/agreement.js';
import { generateSample } from '../review/sample/generate.js';
import { sampleEnd } from '../review/sample/period.js';
import { type Documents, readDocuments } from './documents.js';
import { type Signed, signContract } from './signatures.js';

/** Everything the chapters speak about. */
export interface Story extends Documents, Signed {
  readonly solver: Solver;
  /** The plan that both made of the brief. */
  readonly plan: PlanReading;
  readonly zone: Zone;
  /** A moment of 2026 in New York. */
  readonly on: (date: string, hour?: number) => Instant;
  /** What happened in two quarters of ABC Corp, the second of which is planned here. */
  readonly journal: Journal;
  /** The second quarter is over. */
  readonly end: Instant;
}

/** Reads the documents, makes the plan, has the contract signed, and invents the leads of both quarters. */
export const startStory = (): Story => {
  const documents = readDocuments();
  const { zone } = documents.agreement;
  const on: Story['on'] = (date, hour = 9) =>
    instantAt(zone)({ date: orThrow(parseCivilDate(`2026-${date}`)), minute: 60 * hour });
  // Enough to prove every plan here; without a limit of ours it also settles which of two equal ones comes first.
  const solver = branchAndBound({ nodes: 8_000 });
  const before = orThrow(compileAgreement(intlZones)(sampleAgreement));
  const signed = signContract(documents.agreement, on);
  return {
    ...documents,
    ...signed,
    solver,
    plan: orThrow(makePlan(solver)(documents.brief)),
    zone,
    on,
    journal: journalOf([
      ...generateSample({ seed: 2026, leads: 3_600, agreement: before }),
      ...documents.events,
      ...signed.signatures,
    ]),
    end: sampleEnd,
  };
};

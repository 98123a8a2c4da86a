import { approvalsIn, compileAgreement } from 'smarketing/agreement';
import type { ApprovalRecord } from 'smarketing/approval';
import { compileZone, instantAt, intlZones, type Zone } from 'smarketing/calendar';
import { type Journal, journalOf, viewJournal } from 'smarketing/journal';
import { type Instant, orThrow, parseCivilDate } from 'smarketing/kernel';
import type { LifecycleTerms } from 'smarketing/lead';
import { leadCase } from 'smarketing/metrics';
import { type RecordedPass, recordedPasses } from 'smarketing/metrics/dispute';
import { sampleAgreement } from '../review/sample/agreement.js';
import { zone } from '../review/sample/company.js';
import { generateSample } from '../review/sample/generate.js';
import { sampleEnd } from '../review/sample/period.js';
import { type Definitions, readDefinitions } from './definitions.js';
import { signature } from './signatures.js';

/** Everything the chapters speak about. */
export interface Story extends Definitions {
  readonly journal: Journal;
  /** Both quarters are over. */
  readonly asOf: Instant;
  readonly lifecycle: LifecycleTerms;
  /** Before anybody has signed, after Marketing has, after both have. */
  readonly moments: readonly [unsigned: Instant, half: Instant, signed: Instant];
  readonly approvals: ReadonlyArray<ApprovalRecord>;
  /** Every trip of every lead, with the events it was folded from. */
  readonly passes: ReadonlyArray<RecordedPass>;
  readonly zone: Zone;
}

/** Reads the definition, has both sign it, and invents the two quarters that follow. */
export const startStory = (file: URL): Story => {
  const definitions = readDefinitions(file);
  const { current } = definitions;
  const newYork = orThrow(compileZone(intlZones)(zone));
  const at = (date: string, minute: number): Instant =>
    instantAt(newYork)({ date: orThrow(parseCivilDate(date)), minute });
  const marketingSigns = at('2026-01-12', 9 * 60);
  const salesSigns = at('2026-01-14', 16 * 60 + 30);

  const agreement = orThrow(compileAgreement(intlZones)(sampleAgreement));
  const journal = journalOf([
    ...generateSample({ seed: 2026, leads: 3_600, agreement }),
    signature(current, 'marketing', 'petra', marketingSigns),
    signature(current, 'sales', 'quentin', salesSigns),
  ]);

  const asOf = sampleEnd;
  const view = viewJournal({ asOf })(journal);
  const { lifecycle } = agreement;
  return {
    ...definitions,
    journal,
    asOf,
    lifecycle,
    zone: newYork,
    passes: recordedPasses(leadCase({ lifecycle, policies: [], asOf }))(view.leads).filter(
      ({ life }) => life.exclusion === undefined,
    ),
    approvals: approvalsIn(view.others),
    moments: [at('2026-01-02', 0), marketingSigns, salesSigns],
  };
};

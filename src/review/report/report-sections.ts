import type { SectionOf } from './report-terms.js';
import { acceptanceSection } from './sections/acceptance-section.js';
import { accusationsSection } from './sections/accusations-section.js';
import { actionsSection } from './sections/actions-section.js';
import { agreementSection } from './sections/agreement-section.js';
import { alignmentSection } from './sections/alignment-section.js';
import { attributionSection } from './sections/attribution-section.js';
import { blackHoleSection } from './sections/black-hole-section.js';
import { changeSection } from './sections/change-section.js';
import { commitmentsSection } from './sections/commitments-section.js';
import { costsSection } from './sections/costs-section.js';
import { debtsSection } from './sections/debts-section.js';
import { dialogueSection } from './sections/dialogue-section.js';
import { effortSection } from './sections/effort-section.js';
import { evidenceSection } from './sections/evidence-section.js';
import { exitsSection } from './sections/exits-section.js';
import { figuresSection } from './sections/figures-section.js';
import { followUpSection } from './sections/follow-up-section.js';
import { conversionsSection, volumesSection } from './sections/funnel-section.js';
import { honestySection } from './sections/honesty-section.js';
import { judgedLeadsSection } from './sections/judged-leads-section.js';
import { loadSection } from './sections/load-section.js';
import { obligationsSection } from './sections/obligations-section.js';
import { opinionsSection } from './sections/opinions-section.js';
import { programmesSection } from './sections/programmes-section.js';
import { promisesSection } from './sections/promises-section.js';
import { quotasSection } from './sections/quotas-section.js';
import { recyclingSection } from './sections/recycling-section.js';
import { responseSection } from './sections/response-section.js';
import { revenueSection } from './sections/revenue-section.js';
import { servicesSection } from './sections/services-section.js';
import { signalsSection } from './sections/signals-section.js';
import { sourceSection } from './sections/source-section.js';
import { stageSection } from './sections/stage-section.js';
import { stageTimesSection } from './sections/stage-times-section.js';
import { toolsSection } from './sections/tools-section.js';
import { waitsSection } from './sections/waits-section.js';

/**
 * Lists the sections of a report in the order in which people read them: what to do, page one, and who owes what come
 * first; then on what evidence it stands, how aligned both are, who kept which promise, what became of leads and of money, how both talk, and
 * what the data cannot say.
 *
 * **Details**: a section is a function of its terms and a review, `sections/<topic>-section.ts`, and null where the review
 * has nothing for it. `terms.owed` says who owes what; `see`, `kept`, `notDue`, `notAgreed` and `forInformation` say why
 * nobody does.
 *
 * @category sections
 * @since 0.1.0
 */
export const reportSections: ReadonlyArray<SectionOf> = [
  actionsSection,
  figuresSection,
  debtsSection,
  evidenceSection,
  alignmentSection,
  stageSection,
  opinionsSection,
  agreementSection,
  promisesSection,
  obligationsSection,
  accusationsSection,
  judgedLeadsSection,
  blackHoleSection,
  changeSection,
  acceptanceSection,
  followUpSection,
  loadSection,
  waitsSection,
  responseSection,
  volumesSection,
  conversionsSection,
  stageTimesSection,
  exitsSection,
  recyclingSection,
  programmesSection,
  commitmentsSection,
  revenueSection,
  costsSection,
  quotasSection,
  sourceSection,
  attributionSection,
  effortSection,
  servicesSection,
  dialogueSection,
  signalsSection,
  toolsSection,
  honestySection,
];

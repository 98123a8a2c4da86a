import type { JournalEvent } from '../journal/event.js';
import type { Journal } from '../journal/journal.js';
import type { LeadRecord } from '../journal/lead-record.js';
import { isObserved, type ObservationWindow, observationWindows } from '../journal/observation.js';
import { type LeadKey, textOfKey } from '../journal/subject.js';
import { type JournalView, viewJournal } from '../journal/view.js';
import type { Viewpoint } from '../journal/visible-events.js';
import {
  findImportBursts,
  type ImportBurst,
  importedEvents,
  proposedImportLimits,
} from '../lead/import-burst.js';
import { firstReach } from '../metrics/first-reach.js';
import { type LeadCase, leadCase, type PassCase, type StartedReading } from '../metrics/lead-case.js';
import type { DealCase } from '../metrics/revenue/deal-case.js';
import { dealCases } from '../metrics/revenue/deal-cases.js';
import { leaveUnrecorded } from '../metrics/unrecorded-clock.js';
import { type AgreementStanding, agreementStanding } from './agreement-standing.js';
import { approvalsIn } from './approvals.js';
import type { CompiledAgreement } from './compiled-agreement.js';
import { otherClocks } from './other-clocks.js';

/**
 * Describes a journal as one agreement reads it from one viewpoint, folded once for all that asks of it.
 *
 * @category model
 * @since 0.1.0
 */
export interface AgreementSubjects {
  /** The agreement. */
  readonly agreement: CompiledAgreement;
  /** From when the journal is looked at. */
  readonly viewpoint: Viewpoint;
  /** How far the agreement is signed. */
  readonly standing: AgreementStanding;
  /** What is visible. */
  readonly view: JournalView;
  /** Every visible event, in the journal's order. */
  readonly events: ReadonlyArray<JournalEvent>;
  /** Since when each source records what. */
  readonly windows: ReadonlyArray<ObservationWindow>;
  /** The bulk loads, whose times say nothing about speed. */
  readonly bursts: ReadonlyArray<ImportBurst>;
  /** Every lead that counts. */
  readonly leads: ReadonlyArray<LeadCase>;
  /** Every pass of them. */
  readonly passes: ReadonlyArray<PassCase>;
  /** The clocks that are about something else than a lead: requests, signals, services. */
  readonly otherClocks: ReadonlyArray<StartedReading>;
  /** Every pass of the leads that belong to no rate; those that have to be forgotten have none. */
  readonly excludedPasses: ReadonlyArray<PassCase>;
  /** The leads that belong to no rate, by why. */
  readonly excluded: ReadonlyArray<{ readonly reason: string; readonly leads: number }>;
  /** The teams that work leads and log no touch at all. */
  readonly silentTeams: ReadonlyArray<string>;
  /** Tells whether touches of a pass would have been recorded. */
  readonly touchesRecorded: (subject: PassCase) => boolean;
  /** The record behind a lead, by the text of its key. */
  readonly records: ReadonlyMap<string, LeadRecord>;
  /** Every deal that counts, each once. */
  readonly deals: ReadonlyArray<DealCase>;
}

/** From how many handed-over passes on a team without a single touch counts as one that logs none (proposal). */
const passesOfSilence = 20;

/**
 * Folds a journal into everything that readings of an agreement ask of it.
 *
 * @param agreement - what both departments promised
 * @param viewpoint - `asOf`, and optionally `knownAt`, epoch milliseconds
 * @returns a function from a journal to its subjects
 * @category folds
 * @since 0.1.0
 */
export const agreementSubjects =
  (agreement: CompiledAgreement, viewpoint: Viewpoint) =>
  (journal: Journal): AgreementSubjects => {
    const view = viewJournal(viewpoint)(journal);
    const { events } = view;
    const windows = observationWindows(agreement.sources)(events);
    const bursts = findImportBursts(proposedImportLimits)(view.leads);
    const all = view.leads.map(
      leadCase({
        lifecycle: agreement.lifecycle,
        policies: agreement.policies,
        asOf: viewpoint.asOf,
        imported: importedEvents(bursts),
      }),
    );
    const leads = all.filter((lead) => exclusionOf(agreement, lead) === null);
    const observed = isObserved(windows, ['touch-attempted', 'touch-connected']);
    const folded = leads.flatMap((lead) => lead.passes);
    const silentTeams = teamsWithoutTouches(folded);
    const touchesRecorded = ({ pass, team }: PassCase): boolean =>
      !(team !== undefined && silentTeams.includes(team)) && observed(pass.handOver?.at ?? pass.started.at);
    const passes = folded.map(leaveUnrecorded(touchesRecorded));
    return {
      agreement,
      viewpoint,
      standing: agreementStanding(agreement, viewpoint.asOf)(approvalsIn(view.others)),
      view,
      events,
      windows,
      bursts,
      leads,
      passes,
      otherClocks: otherClocks(agreement, viewpoint.asOf)(view.others),
      excludedPasses: all.flatMap((lead) => (exclusionOf(agreement, lead) === null ? [] : lead.passes)),
      excluded: countExclusions(agreement, all),
      silentTeams,
      touchesRecorded,
      records: new Map(view.leads.map((record) => [textOfKey(record.key), record])),
      deals: dealCases({
        passes,
        opportunities: view.opportunities,
        isExcluded: isExcludedBy(agreement, all),
      }),
    };
  };

/** A test or spam takes its deal with it; what a forgotten lead bought was sold all the same. */
const isExcludedBy = (
  agreement: CompiledAgreement,
  leads: ReadonlyArray<LeadCase>,
): ((lead: LeadKey) => boolean) => {
  const excluded = new Set(
    leads.flatMap((lead) => {
      const reason = exclusionOf(agreement, lead);
      return reason === null || reason === 'forgotten' ? [] : [textOfKey(lead.life.key)];
    }),
  );
  return (lead) => excluded.has(textOfKey(lead));
};

const exclusionOf = (agreement: CompiledAgreement, { life }: LeadCase): string | null => {
  if (life.standing.status === 'forgotten') return 'forgotten';
  return life.exclusion !== undefined && agreement.exclusions.has(life.exclusion) ? life.exclusion : null;
};

const countExclusions = (
  agreement: CompiledAgreement,
  leads: ReadonlyArray<LeadCase>,
): AgreementSubjects['excluded'] =>
  [...agreement.exclusions, 'forgotten'].sort().flatMap((reason) => {
    const count = leads.filter((lead) => exclusionOf(agreement, lead) === reason).length;
    return count === 0 ? [] : [{ reason, leads: count }];
  });

const teamsWithoutTouches = (passes: ReadonlyArray<PassCase>): ReadonlyArray<string> => {
  const teams = new Map<string, { handedOver: number; touched: number }>();
  for (const subject of passes) {
    const { pass, team } = subject;
    if (team === undefined || pass.handOver === undefined) continue;
    const counts = teams.get(team) ?? { handedOver: 0, touched: 0 };
    counts.handedOver += 1;
    counts.touched += firstReach(subject) === undefined ? 0 : 1;
    teams.set(team, counts);
  }
  return [...teams]
    .filter(([, { handedOver, touched }]) => touched === 0 && handedOver >= passesOfSilence)
    .map(([team]) => team)
    .sort();
};

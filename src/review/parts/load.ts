import { capacityOf } from '../../agreement/capacity-of.js';
import { periodAt } from '../../calendar/zoned-period.js';
import type { Party } from '../../kernel/party.js';
import { type LoadTerms, type TeamLoad, teamLoad } from '../../metrics/load/team-load.js';
import { measure } from '../../metrics/metric.js';
import { hasEvidence, type ReadingReadiness } from '../readiness/readiness.js';
import type { ReviewSubjects } from '../review-subjects.js';

/**
 * Describes what Sales has in hand, and how that compares with what it can take up.
 *
 * @category model
 * @since 0.1.0
 */
export interface LoadReview {
  /** Sales as a whole, against a capacity that is agreed of `sales`. */
  readonly all: Omit<TeamLoad, 'team'>;
  /** Team by team; the name is empty where none is known. */
  readonly teams: ReadonlyArray<TeamLoad>;
  /** Teams with an agreed capacity that nothing was ever handed over to: most often a name that is written otherwise. */
  readonly unmatched: ReadonlyArray<Party>;
}

/** How many periods are shown, the latest ones: a quarter of weeks (proposal). */
const shownPeriods = 13;

/**
 * Reads what Sales has in hand against what it can take up.
 *
 * @param subjects - what the review reads
 * @param readiness - the readiness of all readings
 * @returns the reading under `load`, or nothing where nobody records hand-overs
 * @category readings
 * @since 0.1.0
 */
export const reviewLoad = (
  { agreement, passes, viewpoint }: ReviewSubjects,
  readiness: ReadonlyArray<ReadingReadiness>,
): { readonly load?: LoadReview } => {
  if (!hasEvidence(readiness, 'load')) return {};
  const { zone, periodRules } = agreement;
  const agreed = capacityOf(agreement.agreement);
  const terms = (of: LoadTerms['capacityOf']): LoadTerms => ({
    asOf: viewpoint.asOf,
    capacityOf: of,
    periodOf: (unit) => periodAt(zone, periodRules, unit),
  });
  const teams = measure(teamLoad(terms((team) => (team === '' ? null : agreed(`team:${team}`)))))(passes);
  const [whole] = measure(teamLoad(terms(() => agreed('sales'))))(
    passes.map((subject) => ({ ...subject, team: 'sales' })),
  );
  if (whole === undefined) return {};
  const { team: _, ...all } = whole;
  const named = new Set(teams.map(({ team }) => `team:${team}`));
  const parties = new Set((agreement.agreement.capacity ?? []).map(({ party }) => party));
  return {
    load: {
      all: shown(all),
      teams: teams.map(shown),
      unmatched: [...parties].filter((party) => party.startsWith('team:') && !named.has(party)),
    },
  };
};

const shown = <Load extends Pick<TeamLoad, 'against'>>(load: Load): Load =>
  load.against === undefined
    ? load
    : { ...load, against: { ...load.against, periods: load.against.periods.slice(-shownPeriods) } };

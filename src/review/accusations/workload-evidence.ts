import { capacityOf } from '../../agreement/capacity-of.js';
import { periodAt } from '../../calendar/zoned-period.js';
import type { Party } from '../../kernel/party.js';
import { type CapacityLoad, teamLoad } from '../../metrics/load/team-load.js';
import { measure } from '../../metrics/metric.js';
import { workload } from '../../metrics/workload.js';
import type { EvidenceLine } from './accusation.js';
import { type Found, shareOf, shareText } from './evidence.js';
import type { AccusationGrounds } from './grounds.js';

/**
 * Gathers how much work there was and what was put off: workload stops no clock, and whoever is accused may be heard on it.
 * None of it decides.
 */
export const workloadEvidence = (grounds: AccusationGrounds): Found => {
  const deferrals = deferralLines(grounds);
  const overload = overloadLines(grounds);
  return {
    lines: [...deferrals, ...overload],
    missing:
      deferrals.length === 0 || overload.length > 0
        ? []
        : [
            {
              id: 'overload',
              why: 'not-agreed',
              what: 'Agree on how many leads each team can take up, so that lateness can be held against it',
              owner: 'operations',
            },
          ],
  };
};

const deferralLines = ({ subjects: { passes } }: AccusationGrounds): ReadonlyArray<EvidenceLine> => {
  const { deferred, reasons, open } = measure(workload())(passes);
  if (deferred.numerator === 0) return [];
  const meaning = 'Of the handed-over leads, those on which work was put off:';
  const why = reasons
    .map(({ reason, count }) => `${reason === '' ? 'no reason' : reason} ${count}`)
    .join(', ');
  return [
    {
      id: 'deferrals',
      meaning,
      speaks: 'against',
      weight: 'told',
      measured: { kind: 'share', share: deferred },
      text: `${meaning} ${shareText(deferred)} (${why}); ${open} leads are in hand now.`,
    },
  ];
};

/** The teams whose capacity is agreed: what was missed while more came than they can take up. */
const overloadLines = ({ subjects }: AccusationGrounds): ReadonlyArray<EvidenceLine> => {
  const { agreement, viewpoint, passes } = subjects;
  const agreed = capacityOf(agreement.agreement);
  const loads = measure(
    teamLoad({
      asOf: viewpoint.asOf,
      capacityOf: (team) => (team === '' ? null : agreed(`team:${team}` as Party)),
      periodOf: (unit) => periodAt(agreement.zone, agreement.periodRules, unit),
    }),
  )(passes);
  return loads.flatMap(({ team, against }) => (against === undefined ? [] : [overloadLine(team, against)]));
};

const overloadLine = (team: string, { missed, difference, text }: CapacityLoad): EvidenceLine => {
  const isWorse = difference !== null && difference.verdict === 'real' && difference.difference < 0;
  return {
    id: 'overload',
    of: team,
    meaning: `Of the first responses that team ${team} missed, those to leads that came when more came than it can take up:`,
    speaks: isWorse ? 'against' : 'told',
    weight: 'told',
    measured: { kind: 'share', share: shareOf(missed.over, missed.over + missed.within) },
    ...(difference === null ? {} : { fromOthers: difference }),
    text: `Team ${team}: ${text}`,
  };
};

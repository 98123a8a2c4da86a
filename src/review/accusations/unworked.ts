import { isParty, type Party } from '../../kernel/party.js';
import { overdueNow } from '../overdue.js';
import type { EvidenceLine, MissingEvidence } from './accusation.js';
import { type Found, missingOf, rangeOf, shareLine, shareOf, shareText, unrecorded } from './evidence.js';
import {
  type AccusationGrounds,
  alignmentTarget,
  obligationLines,
  obligationTarget,
  switchOnOf,
} from './grounds.js';
import { workloadEvidence } from './workload-evidence.js';

/**
 * Gathers the evidence for and against "Sales doesn't work the leads": whether leads were reached for in time and often
 * enough, what Sales is late with, and what may make it look worse than it is.
 */
export const unworkedEvidence = (grounds: AccusationGrounds): Found => {
  const switchOn = switchOnOf(grounds.readiness, 'follow-up');
  const touches = switchOn === undefined ? touchEvidence(grounds) : noTouches(switchOn);
  const clocks = clockEvidence(grounds);
  const work = workloadEvidence(grounds);
  return {
    lines: [
      ...touches.lines.filter(({ weight }) => weight === 'decides'),
      ...clocks.lines,
      ...obligationLines(
        grounds,
        'sales',
        (metric) => metric === 'policy-attainment' || metric === 'results-reported',
      ),
      ...touches.lines.filter(({ weight }) => weight !== 'decides'),
      ...work.lines,
    ],
    missing: [...touches.missing, ...clocks.missing, ...work.missing],
  };
};

const noTouches = (switchOn: NonNullable<ReturnType<typeof switchOnOf>>): Found => ({
  lines: [],
  missing: unrecorded('reached-in-time', switchOn),
});

const touchEvidence = (grounds: AccusationGrounds): Found => {
  const {
    subjects: { agreement, silentTeams },
    passes: { followUp, thoroughness },
  } = grounds;
  const { states, untouched, advanced, advancedUntouched } = followUp.all;
  const decided = states['in-time'] + states.late + states.overdue;
  // As many touches as go unlogged may have been made in time.
  const unlogged = untouched.high - untouched.low;
  const { workedInTime } = agreement.agreement.targets;
  const inTime = shareLine(
    {
      id: 'reached-in-time',
      meaning: 'Of the handed-over leads whose time is up or used, those that Sales reached for in time:',
    },
    shareOf(states['in-time'], decided),
    alignmentTarget(agreement.agreement, 'follow-up') ??
      (workedInTime === undefined ? undefined : { atLeast: workedInTime, agreedIn: 'targets.workedInTime' }),
    rangeOf(states['in-time'], decided, unlogged),
  );
  const thorough =
    thoroughness === undefined
      ? []
      : [
          shareLine(
            {
              id: 'thoroughness',
              meaning: `Of the leads whose time for the follow-up is over, those that were reached or got ${thoroughness.agreed} attempts:`,
            },
            thoroughness.thorough,
            obligationTarget(
              agreement.agreement,
              (metric) => metric.kind === 'policy-attainment' && isFollowUp(grounds, metric.policy),
            ),
          ),
        ];
  return {
    lines: [
      inTime,
      ...thorough,
      {
        id: 'untouched',
        meaning:
          'Handed-over leads that nobody has reached for, although their time is up or none was promised:',
        speaks: 'told',
        weight: 'told',
        measured: { kind: 'bounds', ...untouched },
        text: `Handed-over leads that nobody has reached for, although their time is up or none was promised: ${untouched.low === untouched.high ? untouched.low : `between ${untouched.low} and ${untouched.high}, since touches go unlogged`}, of ${followUp.all.handedOver}.`,
      },
      ...(advanced === 0 ? [] : [loggingLine(advancedUntouched, advanced)]),
    ],
    missing: [
      ...[inTime, ...thorough].flatMap((line) => missingOf(line, 'sales')),
      ...silentTeams.map(
        (team): MissingEvidence => ({
          id: 'under-logging',
          why: 'not-recorded',
          what: `Let team ${team} log its touches`,
          owner: teamParty(team),
        }),
      ),
    ],
  };
};

const teamParty = (team: string): Party => {
  const party = `team:${team}`;
  return isParty(party) ? party : 'sales';
};

const loggingLine = (untouched: number, advanced: number): EvidenceLine => {
  const share = shareOf(untouched, advanced);
  const meaning =
    'Of the leads that went on to a later stage, those that show no touch, which proves that not all are logged:';
  return {
    id: 'under-logging',
    meaning,
    speaks: untouched === 0 ? 'told' : 'against',
    weight: 'told',
    measured: { kind: 'share', share },
    text: `${meaning} ${shareText(share)}.`,
  };
};

const isFollowUp = ({ subjects: { agreement } }: AccusationGrounds, policy: string): boolean =>
  agreement.agreement.policies.some(
    ({ id, metric, obliged }) => id === policy && metric === 'follow-up' && obliged === 'sales',
  );

const clockEvidence = ({ subjects, attainment }: AccusationGrounds): Found => {
  const { agreement } = subjects.agreement;
  const own = attainment.filter(({ obliged }) => obliged === 'sales');
  const sum = (of: (reading: (typeof own)[number]) => number): number =>
    own.reduce((total, reading) => total + of(reading), 0);
  const judged = sum(({ attainment: { attained } }) => attained.denominator);
  if (judged === 0) return { lines: [], missing: [] };
  const kept = shareLine(
    {
      id: 'sales-clocks',
      meaning: 'Of Sales’ promises with a time limit whose time is up or used, those kept:',
    },
    shareOf(
      sum(({ attainment: { attained } }) => attained.numerator),
      judged,
    ),
    alignmentTarget(agreement, 'sales-clocks'),
  );
  const { overdueNow: agreed } = agreement.targets;
  const overdue = sum(({ attainment: { states } }) => states.overdue);
  const all = overdueNow(subjects);
  const speaks =
    agreed === undefined ? 'told' : overdue > agreed ? 'for' : all <= agreed ? 'against' : 'open';
  const meaning = 'Promises of Sales whose time has run out and that are still open:';
  return {
    lines: [
      kept,
      {
        id: 'overdue-now',
        meaning,
        speaks,
        weight: speaks === 'told' ? 'told' : 'decides',
        measured: { kind: 'count', count: overdue },
        ...(agreed === undefined
          ? {}
          : { target: { sense: 'at-most', value: agreed, agreedIn: 'targets.overdueNow' } }),
        text: `${meaning} ${overdue} of the ${all} of both departments${agreed === undefined ? '' : `, at most ${agreed} agreed`}.`,
      },
    ],
    missing: missingOf(kept, 'sales'),
  };
};

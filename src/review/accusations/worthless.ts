import { rate, wilson } from '../../kernel/wilson.js';
import { acceptance } from '../../metrics/acceptance/acceptance.js';
import { changeFrom } from '../../metrics/change.js';
import { countOf } from '../../metrics/count.js';
import { firstReach } from '../../metrics/first-reach.js';
import { groupBy } from '../../metrics/group-by.js';
import type { PassCase } from '../../metrics/lead-case.js';
import { measure } from '../../metrics/metric.js';
import { entered } from '../../metrics/stage-entry.js';
import { struct } from '../../metrics/struct.js';
import type { EvidenceLine, MissingEvidence } from './accusation.js';
import {
  type AgreedShare,
  type Found,
  missingOf,
  percentText,
  rangeOf,
  shareLine,
  shareOf,
  shareText,
  unrecorded,
} from './evidence.js';
import {
  type AccusationGrounds,
  alignmentTarget,
  obligationLines,
  obligationTarget,
  switchOnOf,
} from './grounds.js';

/**
 * Gathers the evidence for and against "the leads are worthless": what rejected leads turned out to be comes first, then
 * how Sales answered leads, what became of them by source, and whether both mean the same by a good one.
 */
export const worthlessEvidence = (grounds: AccusationGrounds): Found => {
  const disputes = disputeEvidence(grounds);
  const answers = answerEvidence(grounds);
  const outcomes = outcomeEvidence(grounds);
  const grades = gradeEvidence(grounds);
  return {
    lines: [
      ...disputes.lines,
      ...answers.lines,
      ...outcomes.lines,
      ...grades.lines,
      ...obligationLines(grounds, 'marketing', (metric) => metric === 'complete-at-hand-over'),
    ],
    missing: [...disputes.missing, ...answers.missing, ...outcomes.missing, ...grades.missing],
  };
};

const disputeEvidence = ({ disputes, readiness }: AccusationGrounds): Found => {
  if (disputes === undefined) {
    return { lines: [], missing: unrecorded('disputes', switchOnOf(readiness, 'disputes')) };
  }
  const { marketingWrong: share, states, collect, unsigned } = disputes;
  const meaning =
    'Of the leads that Sales rejected by definition and that can be judged once more, those that did not meet the terms:';
  // Nobody knows which way those fall whose facts nobody collected.
  const range = rangeOf(states['not-met'], states.met + states['not-met'] + states.unknown, states.unknown);
  const speaks =
    range === null || share.value === null
      ? 'open'
      : range.low > 0.5
        ? 'for'
        : range.high < 0.5
          ? 'against'
          : 'open';
  const says = {
    for: ': most of them did not meet the terms',
    against: ': most of them met the terms',
    open: '',
  }[speaks];
  const line: EvidenceLine = {
    id: 'disputes',
    meaning,
    speaks,
    weight: 'decides',
    measured: { kind: 'share', share },
    text: `${meaning} ${shareText(share)}${says}${unsigned === 0 ? '' : `; ${unsigned} were judged by terms that not both had signed`}.`,
  };
  const labels = collect.slice(0, 3).map(({ label }) => label);
  const uncollected: ReadonlyArray<MissingEvidence> =
    states.unknown === 0
      ? []
      : [
          {
            id: 'disputes',
            why: 'not-recorded',
            what: `Collect ${labels.length === 0 ? 'the facts of the definition' : labels.join(', ')} before the hand-over: ${states.unknown} rejected leads cannot be judged without them`,
            owner: 'marketing',
          },
        ];
  return { lines: [line], missing: [...uncollected, ...missingOf(line, 'sales')] };
};

const answerEvidence = ({ subjects, readiness }: AccusationGrounds): Found => {
  const { agreement, passes, touchesRecorded } = subjects;
  if (agreement.lifecycle.acceptance === 'none') return { lines: [], missing: [] };
  const { states, accountable } = measure(acceptance(touchesRecorded))(passes);
  // Silence is no judgement of leads: only answers are.
  const answered = states.accepted + states.rejected;
  // Where nobody records rejections, all that is answered looks accepted.
  const switchOn =
    answered === 0
      ? switchOnOf(readiness, 'acceptance')
      : states.rejected === 0
        ? switchOnOf(readiness, 'disputes')
        : undefined;
  if (answered === 0 || switchOn !== undefined) {
    return { lines: [], missing: unrecorded('acceptance', switchOn) };
  }
  const byMarketing = accountable.find(({ party }) => party === 'marketing')?.passes ?? 0;
  const accepted = shareLine(
    { id: 'acceptance', meaning: 'Of the handed-over leads that Sales answered, those it accepted:' },
    shareOf(states.accepted, answered),
    obligationTarget(agreement.agreement, ({ kind }) => kind === 'accepted') ??
      alignmentTarget(agreement.agreement, 'acceptance'),
  );
  const rejections = shareLine(
    {
      id: 'rejections',
      meaning:
        'Of the handed-over leads that Sales answered, those it rejected for a reason that Marketing answers for:',
    },
    shareOf(byMarketing, answered),
    undefined,
  );
  return { lines: [accepted, rejections], missing: missingOf(accepted, 'sales') };
};

/** What became of the leads of one source, or of all. */
interface Outcome {
  readonly handedOver: number;
  readonly won: number;
  readonly worked: number;
  readonly workedOpen: number;
}

const isWorked = (subject: PassCase): boolean =>
  firstReach(subject) !== undefined || entered('sales-qualified')(subject) || entered('won')(subject);

const outcomeEvidence = ({ subjects: { agreement, passes }, readiness }: AccusationGrounds): Found => {
  const handedOver = passes.filter(({ pass }) => pass.handOver !== undefined);
  const outcome = struct({
    handedOver: countOf<PassCase>(() => true),
    won: countOf<PassCase>(entered('won')),
    worked: countOf<PassCase>(isWorked),
    workedOpen: countOf<PassCase>((subject) => isWorked(subject) && subject.pass.exit === undefined),
  });
  const { all, sources } = measure(
    struct({ all: outcome, sources: groupBy(({ life }: PassCase) => [life.channel ?? ''])(outcome) }),
  )(handedOver);
  if (all.won === 0 || all.handedOver === 0) {
    const switchOn = switchOnOf(readiness, 'hand-over') ?? switchOnOf(readiness, 'conversion');
    if (switchOn !== undefined) return { lines: [], missing: unrecorded('conversion', switchOn) };
  }
  const { converted } = agreement.agreement.targets;
  const target = converted === undefined ? undefined : { atLeast: converted, agreedIn: 'targets.converted' };
  const whole = outcomeLine(
    { id: 'conversion', meaning: 'Of the handed-over leads, those that have become customers so far:' },
    all,
    target,
  );
  const named = sources.filter(({ reading }) => reading.handedOver > 0);
  const parts =
    named.length < 2
      ? []
      : named.map(({ group, reading }) => {
          const others = rate(all.won - reading.won, all.handedOver - reading.handedOver);
          const fromOthers = changeFrom(others)(rate(reading.won, reading.handedOver));
          return outcomeLine(
            {
              id: 'conversion-by-source',
              of: group,
              weight: 'in-part',
              meaning: `Of the handed-over leads from ${group === '' ? 'an unknown source' : group}, those that have become customers so far:`,
              ...(fromOthers === null ? {} : { fromOthers }),
            },
            reading,
            target,
          );
        });
  return { lines: [whole, ...parts], missing: missingOf(whole, 'sales') };
};

/**
 * A lead that nobody reached cannot be judged by what became of it: a source is below its target only if those that were
 * reached are, even if all that are still open were won.
 */
const outcomeLine = (
  basis: Parameters<typeof shareLine>[0],
  { handedOver, won, worked, workedOpen }: Outcome,
  target: AgreedShare | undefined,
): EvidenceLine => {
  const range =
    handedOver === 0
      ? null
      : {
          low: wilson(won, handedOver).low,
          high: worked === 0 ? 1 : wilson(Math.min(worked, won + workedOpen), worked).high,
        };
  const line = shareLine(basis, shareOf(won, handedOver), target, range);
  const reached = shareOf(won, worked);
  return reached.value === null
    ? line
    : {
        ...line,
        text: `${line.text.slice(0, -1)}; of those that Sales reached ${percentText(reached.value)} (${won} of ${worked}, ${workedOpen} still open).`,
      };
};

const gradeEvidence = ({ raterAgreement, readiness }: AccusationGrounds): Found => {
  const reading = raterAgreement?.reading;
  if (reading === undefined) {
    return { lines: [], missing: unrecorded('grades', switchOnOf(readiness, 'grades')) };
  }
  const { direction, kappa } = reading;
  const meaning = 'Of the leads that both graded unlike, those that Marketing graded higher:';
  if (direction === undefined) {
    const line = shareLine(
      { id: 'grades', meaning: 'Of the leads that both graded, those that got the same grade:' },
      reading.agreed,
      undefined,
    );
    return { lines: [line], missing: missingOf(line, 'operations') };
  }
  const { marketingHigher, salesHigher, verdict } = direction;
  const share = shareOf(marketingHigher, marketingHigher + salesHigher);
  const line: EvidenceLine = {
    id: 'grades',
    meaning,
    speaks: verdict === 'noise' ? 'open' : verdict === 'marketing-higher' ? 'for' : 'against',
    // Who likes some leads better has not made all of them bad.
    weight: 'in-part',
    measured: { kind: 'share', share },
    text: `${meaning} ${shareText(share)}${kappa.value === null ? '' : `; both agree ${kappa.value.toFixed(2)} beyond chance`}${reading.few ? ', on few leads' : ''}.`,
  };
  return { lines: [line], missing: missingOf(line, 'operations') };
};

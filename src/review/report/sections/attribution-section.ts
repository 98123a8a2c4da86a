import type { AttributionReading, ModelReading } from '../../../attribution/attribution-reading.js';
import type { Money } from '../../../kernel/money.js';
import type { AnswerGroup, AttributionReview } from '../../parts/attribution.js';
import { forInformation } from '../next-step.js';
import { count, counting, percent } from '../number-text.js';
import type { ReportLine } from '../report.js';
import { moneyText, type SectionOf } from '../report-terms.js';
import { counted, declared, sureOfShare, unmeasured } from '../sureness.js';

/**
 * Writes which channels the models credit with what was won, and how far the models lie apart.
 *
 * @category sections
 * @since 0.1.0
 */
export const attributionSection: SectionOf =
  () =>
  ({ attribution }) => {
    if (attribution === undefined || attribution.all.conversions === 0) return null;
    const { all } = attribution;
    return {
      id: 'attribution',
      title: 'Which channels are credited',
      about: `Credit shares out what happened, and is no cause. Each model gives away exactly ${counting(all.conversions, 'conversion')}${worth(all.values)}. ${basisText(attribution)}`,
      lines: [
        ...all.models.map((model, place) => modelLine(model, place)),
        ...spreadLines(all),
        ...(attribution.byAnswer ?? []).map(({ group, reading }) =>
          answerLine(group as AnswerGroup, reading),
        ),
        leftOutLine(attribution),
      ],
    };
  };

/** Where nobody writes amounts down, nothing is said of them. */
const worth = (values: ReadonlyArray<Money>): string =>
  values.length === 0 ? '' : ` worth ${moneyText(values)}`;

const basisText = ({ basis }: AttributionReview): string =>
  basis === 'agreed'
    ? 'Models and look-back are those of the agreement.'
    : 'Models and look-back are a proposal: the agreement is silent.';

/** How many channels a line names, the most credited first; the JSON has all. */
const shown = 5;

const modelLine = ({ label, credits, reason }: ModelReading, place: number): ReportLine => {
  const sorted = [...credits].sort((first, second) => second.conversions - first.conversions);
  const [most] = sorted;
  return {
    id: `model:${place}`,
    label: `Most credited by ${label}`,
    value: most === undefined ? 'no credits' : `${most.channel}, ${percent(most.share.value ?? 0)}`,
    data:
      most === undefined
        ? { kind: 'state', state: reason ?? 'no-credits' }
        : { kind: 'share', share: most.share },
    means:
      most === undefined
        ? `The model gives no credit: ${reason ?? 'there is nothing to credit'}.`
        : `${most.conversions.toFixed(1)} conversions${worth(most.values)}.`,
    sure:
      most === undefined
        ? unmeasured('there is no figure')
        : declared('exact, and a convention: another model says otherwise'),
    next: forInformation('a budget follows from an experiment, not from credit'),
    ...(sorted.length < 2
      ? {}
      : {
          details: sorted
            .slice(1, shown)
            .map(({ channel, share }) => `${channel}: ${percent(share.value ?? 0)}`),
        }),
  };
};

/** The channel on which the models disagree most. */
const spreadLines = ({ channels, models }: AttributionReading): ReadonlyArray<ReportLine> => {
  const told = models.filter(({ credits }) => credits.length > 0);
  const spreads = channels
    .map(({ channel }, at) => {
      const given = told.map(({ credits }) => credits[at]?.conversions ?? 0);
      return { channel, low: Math.min(...given), high: Math.max(...given) };
    })
    .sort((first, second) => second.high - second.low - (first.high - first.low));
  const [most] = spreads;
  // Journeys of one touch leave the models nothing to disagree about.
  if (most === undefined || told.length < 2 || most.high - most.low < 0.05) return [];
  return [
    {
      id: 'spread',
      label: 'Channel on which the models disagree most',
      value: most.channel,
      data: { kind: 'number', number: most.high - most.low },
      means: `Between ${most.low.toFixed(1)} and ${most.high.toFixed(1)} conversions, depending on the model.`,
      sure: counted('over the models above'),
      next: forInformation('the disagreement is the finding'),
    },
  ];
};

const answerWords: { readonly [Group in AnswerGroup]: string } = {
  met: 'the first response was in time',
  late: 'the first response was late or is overdue',
  none: 'no first response was promised or could be judged',
};

const answerLine = (group: AnswerGroup, { rate, models }: AttributionReading): ReportLine => {
  const [first] = models;
  const [most] = [...(first?.credits ?? [])].sort((one, other) => other.conversions - one.conversions);
  return {
    id: `answer:${group}`,
    label: `Won where ${answerWords[group]}`,
    value: rate.value === null ? 'no journeys' : percent(rate.value),
    data: { kind: 'share', share: rate },
    means: `Of journeys with a touch that have ended${most === undefined || most.conversions === 0 ? '' : `; most credited by ${first?.label}: ${most.channel}`}. What went together, and no cause.`,
    sure: sureOfShare(rate),
    next: forInformation(),
  };
};

const singulars = {
  subjects: 'subject',
  events: 'event',
  touches: 'touch',
  conversions: 'conversion',
} as const;

const leftOutLine = ({ all, leftOut }: AttributionReview): ReportLine => {
  const untouched = all.leftOut.find(({ reason }) => reason === 'no-touch')?.count ?? 0;
  return {
    id: 'left-out',
    label: 'Conversions without any touch before them',
    value: count(untouched),
    data: { kind: 'count', count: untouched },
    means: 'No channel can be credited with them.',
    sure: counted(),
    next: forInformation(),
    ...(leftOut.length === 0
      ? {}
      : {
          details: leftOut.map(
            ({ reason, of, count: many }) => `${reason}: ${counting(many, singulars[of], of)}`,
          ),
        }),
  };
};

import type { AssetsReview, DialogueReview, Review } from 'smarketing/review';
import { count, durationText, moneyText, percent, shareText, whenIn } from './words.js';

/** One thing to say of the dialogue, and what stands behind it. */
export interface Told {
  readonly title: string;
  readonly lines: ReadonlyArray<string>;
}

/** How the departments talk and what became of their tools, in sentences for a terminal and a page alike. */
export const talkOf = ({ dialogue, assets }: Review, zone: string): ReadonlyArray<Told> => [
  ...cadenceTold(dialogue, zone),
  ...requestsTold(dialogue),
  ...signalsTold(dialogue),
  ...(assets === undefined ? [] : [assetsTold(assets)]),
];

const cadenceTold = ({ cadence = [], meetings = [] }: DialogueReview, zone: string): ReadonlyArray<Told> => {
  const when = whenIn(zone);
  return cadence.map(({ policy, kept, periods, nextDueAt }) => {
    const missed = periods.filter(({ state }) => state === 'missed').map(({ period }) => period);
    const lacking = meetings.filter((meeting) => meeting.policy === policy && !meeting.conforming);
    return {
      title: `${policy}: kept in ${count(kept.numerator)} of ${count(kept.denominator)} periods that are over`,
      lines: [
        ...(missed.length === 0 ? [] : [`missed in ${missed.join(', ')}`]),
        ...lacking.map(
          ({ endedAt, checks }) =>
            `${when(endedAt)}: ${checks
              .filter(({ state }) => state === 'failed' || state === 'not-recorded')
              .map(({ text }) => text)
              .join(' ')}`,
        ),
        `the next one is due by ${when(nextDueAt)}`,
      ],
    };
  });
};

const requestsTold = ({ requests }: DialogueReview): ReadonlyArray<Told> => {
  if (requests === undefined) return [];
  const { withRequest, blame, keptPromises, byDepartment, broken, complaintsNotRecorded } = requests;
  return [
    {
      title: `promises kept: ${shareText(keptPromises)}`,
      lines: [
        ...(['marketing', 'sales'] as const).map(
          (side) => `${side}: ${ofAll(byDepartment[side].keptPromises)} kept`,
        ),
        ...broken.map(
          ({ key, performer, satisfiedWhen, lateBy }) =>
            `broken by ${performer}: ${satisfiedWhen ?? key.id}${lateBy === undefined ? '' : ` (${durationText(lateBy)} late)`}`,
        ),
        complaintsNotRecorded
          ? 'no minutes say what was complained of'
          : `complaints that came with a request: ${ofAll(withRequest)}; blame: ${ofAll(blame)}`,
      ],
    },
  ];
};

const ofAll = ({ numerator, denominator }: { numerator: number; denominator: number }): string =>
  `${count(numerator)} of ${count(denominator)}`;

const signalsTold = ({ signals }: DialogueReview): ReadonlyArray<Told> => {
  if (signals === undefined) return [];
  const { closedInTime, overdue, hops, medianDetectionLead } = signals;
  return [
    {
      title: `field signals told back in time: ${shareText(closedInTime)}`,
      lines: [
        ...Object.entries(hops).flatMap(([hop, { made, waiting, median }]) =>
          made + waiting === 0
            ? []
            : [
                `${hop}: ${median === null ? 'too few came that far to say how long it takes' : `half within ${durationText(median)}`}${waiting === 0 ? '' : `, ${count(waiting)} waiting`}`,
              ],
        ),
        ...(medianDetectionLead === null || medianDetectionLead <= 0
          ? []
          : [`half reached Marketing within ${durationText(medianDetectionLead)} after Sales knew`]),
        ...overdue.map(
          ({ key, topic, owner, age }) =>
            `not told back by ${owner}: ${key.id}${topic === undefined ? '' : ` (${topic})`}${age === undefined ? '' : `, ${durationText(age)} old`}`,
        ),
      ],
    },
  ];
};

/** How many unused tools are named; the JSON beside the page holds all of them. */
const shownTools = 5;

const assetsTold = (assets: AssetsReview): Told => {
  const { used, usedByCost, unusedCost, unused, useful, pertinent, rated } = assets;
  const more = unused.length - shownTools;
  return {
    title: `tools used with a customer: ${shareText(used)}`,
    lines: [
      ...usedByCost.map(
        ({ currency, share }) => `${percent(share.value ?? 0)} of the ${currency} that tools cost was used`,
      ),
      ...(unusedCost.length === 0 ? [] : [`spent on tools that no customer saw: ${moneyText(unusedCost)}`]),
      ...(useful.value === null
        ? ['nobody who sells has rated any']
        : [
            `${count(rated)} rated by Sales: useful ${stars(useful.value)}${pertinent.value === null ? '' : `, pertinent ${stars(pertinent.value)}`}`,
          ]),
      ...unused
        .slice(0, shownTools)
        .map(
          ({ title, use, cost, owner }) =>
            `${title}: ${use}${cost === undefined ? '' : `, ${moneyText([cost])}`} (${owner})`,
        ),
      ...(more > 0 ? [`and ${count(more)} more`] : []),
    ],
  };
};

/** A share of the most there could be, on the scale on which people rate. */
const stars = (share: number): string => `${(share * 5).toFixed(1)} of 5`;

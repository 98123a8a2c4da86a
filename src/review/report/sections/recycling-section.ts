import type { PassNumber, RecycledPasses } from '../../../metrics/acceptance/recycling-reading.js';
import { forInformation, notDue } from '../next-step.js';
import { count, counting, percent } from '../number-text.js';
import type { ReportLine } from '../report.js';
import { moneyText, type SectionOf } from '../report-terms.js';
import { seeDebt } from '../see-debt.js';
import { counted, sureOfShare } from '../sureness.js';
import { durationText } from '../time-text.js';

/**
 * Writes what becomes of the leads that Sales gives back, pass by pass.
 *
 * @category sections
 * @since 0.1.0
 */
export const recyclingSection: SectionOf = (terms) => (review) => {
  const { recycling } = review;
  if (recycling === undefined || recycling.byPass.length === 0) return null;
  const { recycled, leads, byPass, numbers, reasons, untilAgain } = recycling;
  return {
    id: 'recycling',
    title: 'What becomes of leads that come back',
    about: 'Since records began; a lead that comes back starts a pass of its own, and its win counts there.',
    lines: [
      {
        id: 'recycled',
        label: 'came back',
        value: recycled.value === null ? count(leads) : percent(recycled.value),
        data: { kind: 'share', share: recycled },
        means: `Of the hand-overs that ended: those that Sales gave back to Marketing. ${counting(leads, 'lead')} came back at least once, those that Sales found itself included.`,
        sure: sureOfShare(recycled),
        next: seeDebt(
          terms,
          'marketing',
          'returned-leads',
          forInformation('none of this period waits'),
        )(review),
        details: [
          `Why: ${reasons.map(({ reason, passes, again }) => `${reason ?? 'no reason given'} ${count(passes)} (${count(again)} began again)`).join(', ')}.`,
          untilAgain.median.value === null
            ? `Half never began again so far; ${count(untilAgain.open)} have not.`
            : `Half began again within ${durationText(untilAgain.median.value)}.`,
        ],
      },
      ...byPass.map(returnedLine),
      ...(numbers.length < 2 ? [] : numbers.map(numberLine)),
    ],
  };
};

const ordinals = ['', 'first', 'second', 'third', 'fourth', 'fifth and later'];

const ordinal = (pass: number): string => ordinals[pass] ?? String(pass);

const returnedLine = (row: RecycledPasses): ReportLine => ({
  id: `returned:${row.pass}`,
  label: `came back from a ${ordinal(row.pass)} pass`,
  value: `${count(row.recycled)}, ${count(row.again)} began again`,
  data: { kind: 'count', count: row.recycled },
  means: `${count(row.resting)} rest until an agreed date, ${count(row.waiting)} wait; of those that began again ${count(row.handedOver)} were handed over, ${count(row.accepted)} accepted and ${count(row.won)} won.`,
  sure: counted(),
  next:
    row.waiting === 0
      ? notDue('nothing waits for anybody')
      : forInformation('what is owed of this period stands at “came back”'),
  ...(row.again === 0
    ? {}
    : {
        details: [
          `Of those that began again ${count(row.recycledAgain)} came back once more, ${count(row.left)} left another way and ${count(row.open)} are open${row.money.length === 0 ? '' : `; the won ones are worth ${moneyText(row.money)}`}.`,
        ],
      }),
});

const numberLine = ({ pass, handedOver, accepted, won, money }: PassNumber): ReportLine => ({
  id: `pass:${pass}`,
  label: `${ordinal(pass)} pass, won`,
  value: percent(won.value ?? 0),
  data: { kind: 'share', share: won },
  means: `Of the ${counting(handedOver, 'hand-over')} in a ${ordinal(pass)} pass: those won so far.`,
  sure: sureOfShare(won),
  next: forInformation('no share is agreed by pass'),
  details: [
    `${accepted.value === null ? 'Acceptance is not measured' : `Accepted ${percent(accepted.value)}`}${money.length === 0 ? '' : `; the won ones are worth ${moneyText(money)}`}.`,
  ],
});

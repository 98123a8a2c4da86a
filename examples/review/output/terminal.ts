import type { Review } from 'smarketing/review';
import { talkOf } from './talk.js';
import {
  count,
  durationText,
  figureText,
  loggingText,
  moneyText,
  remarksOn,
  responseSentences,
  shareText,
  standingText,
  timeText,
  titleOf,
  whenIn,
} from './words.js';

/** Prints a review as text: page one first, then everything else. */
export const terminalPage = (review: Review, zone: string): string =>
  [...pageOne(review, zone), '', ...talk(review, zone), ...behindIt(review)].join('\n');

const rule = (title: string): string => `── ${title} ${'─'.repeat(Math.max(3, 74 - title.length))}`;

const pageOne = (review: Review, zone: string): ReadonlyArray<string> => {
  const when = whenIn(zone);
  const { pageOne: page, period, readiness } = review;
  return [
    rule(`Alignment review ${period.id}${period.closed ? '' : ' so far'}`),
    standingText(review),
    `as of ${when(review.asOf)} (${zone})${review.knownAt === undefined ? '' : `, as known at ${when(review.knownAt)}`}`,
    '',
    rule('Is there evidence?'),
    ...readiness.map(
      ({ reading, status, switchOn }) =>
        `  ${{ ready: '●', partial: '◐', missing: '○' }[status]} ${reading.padEnd(14)}${
          switchOn === undefined ? '' : `${switchOn.owner}: ${switchOn.what}`
        }`,
    ),
    `  ${page.complete.ready} of ${page.complete.of} readings have all they need`,
    '',
    rule('Page one'),
    ...page.figures.flatMap((figure) => [
      `  ${titleOf(figure).padEnd(30)}${figureText(figure)}`,
      ...remarksOn(figure, period.previous?.id).map((remark) => `      ${remark}`),
    ]),
    '',
    ...debtColumns(review),
    '',
    rule('Three things to do'),
    ...(page.actions.length === 0 ? ['  Nothing is owed and nothing is missing.'] : []),
    ...page.actions.map(
      ({ owner, request, byWhen }, index) =>
        `  ${index + 1}. ${owner}: ${request}${byWhen === undefined ? '' : ` By ${when(byWhen)}.`}`,
    ),
  ];
};

const debtColumns = ({ pageOne: { debts } }: Review): ReadonlyArray<string> => {
  const width = 38;
  const column = (side: 'marketing' | 'sales'): ReadonlyArray<string> =>
    debts[side].length === 0
      ? ['nothing']
      : debts[side].flatMap(({ count: many, title }) =>
          wrap(title, width - 7).map(
            (line, index) => `${(index === 0 ? count(many) : '').padStart(5)}  ${line}`,
          ),
        );
  const left = column('marketing');
  const right = column('sales');
  const rows = Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
    `  ${(left[index] ?? '').padEnd(width)}  ${right[index] ?? ''}`.trimEnd(),
  );
  return [rule('What each side owes'), `  ${'MARKETING'.padEnd(width)}  SALES`, ...rows];
};

const wrap = (text: string, width: number): ReadonlyArray<string> => {
  const lines: Array<string> = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
};

const talk = (review: Review, zone: string): ReadonlyArray<string> => {
  const told = talkOf(review, zone);
  return told.length === 0
    ? []
    : [
        rule('How both talk, and what became of their tools'),
        ...told.flatMap(({ title, lines }) => [`  ${title}`, ...lines.map((line) => `      ${line}`)]),
        '',
      ];
};

const behindIt = (review: Review): ReadonlyArray<string> => {
  const { volumes, conversions, followUp, touchWait, attainment, exits, honesty } = review;
  return [
    rule('Volumes, all time'),
    ...volumes.map(
      ({ stage, passes, leads, inferred }) =>
        `  ${stage.padEnd(22)}${count(passes).padStart(8)} passes ${count(leads).padStart(8)} leads${
          inferred === 0 ? '' : `  (${count(inferred)} inferred)`
        }`,
    ),
    '',
    rule('Conversions, all cohorts'),
    ...conversions
      .filter(({ rate }) => rate.denominator > 0)
      .map(({ from, to, rate }) => `  ${`${from} → ${to}`.padEnd(38)}${shareText(rate)}`),
    '',
    rule('What became of handed-over leads'),
    ...(followUp.all.handedOver === 0
      ? ['  No hand-over is recorded.']
      : [
          ...Object.entries(followUp.all.states)
            .filter(([, many]) => many > 0)
            .map(([state, many]) => `  ${state.padEnd(22)}${count(many).padStart(8)}`),
          `  ${'handed over'.padEnd(22)}${count(followUp.all.handedOver).padStart(8)}`,
          `  ${loggingText(followUp.all)}`,
        ]),
    '',
    rule('Wait for the first touch, open ones included'),
    ...(touchWait.all.subjects === 0
      ? [
          `  Not measurable: ${touchWait.all.excluded.map(({ reason, count: many }) => `${reason} ${count(many)}`).join(', ') || 'no hand-over is recorded'}.`,
        ]
      : [
          `  half within ${within(touchWait.all.median.value)}, 90% within ${within(touchWait.all.p90.value)}; ${count(touchWait.all.open)} still wait`,
          ...touchWait.teams.map(
            ({ group, reading }) =>
              `  ${(group === '' ? 'no team' : group).padEnd(14)} half within ${within(reading.median.value)}, ${count(reading.open)} still wait`,
          ),
        ]),
    '',
    rule('Promises with a time limit'),
    ...attainment.map(
      ({ label, obliged, attainment: kept, businessTime }) =>
        `  ${obliged}: ${label}\n      kept ${shareText(kept.attained)}; ${count(kept.states.overdue)} overdue, ${count(kept.states['not-measurable'])} not measurable${kept.clocks === 0 ? '' : `\n      ${timeText(kept, businessTime)}`}`,
    ),
    '',
    rule('Quick answers and slow ones'),
    ...responseSentences(review).map((sentence) => `  ${sentence}`),
    '',
    rule('How leads left'),
    ...exits
      .slice(0, 12)
      .map(
        ({ exit, reason, passes, accountable }) =>
          `  ${count(passes).padStart(8)}  ${exit}${reason === undefined ? '' : `: ${reason}`}${accountable === undefined ? '' : `  (${accountable})`}`,
      ),
    '',
    rule('What the data cannot say'),
    `  ${count(honesty.events)} events of ${count(honesty.leads)} leads; ${count(honesty.dateOnly)} are known by their date only`,
    `  left out of rates: ${honesty.excluded.map(({ reason, leads }) => `${count(leads)} ${reason}`).join(', ') || 'none'}`,
    `  bulk loads: ${honesty.bulkLoads} with ${count(honesty.imported)} stage changes, left out of speed`,
    `  silent longer than agreed: ${count(honesty.stale.length)} open leads${staleMoney(review)}`,
    ...honesty.irregularities
      .slice(0, 8)
      .map(({ code, count: many }) => `  ${count(many).padStart(8)}  ${code}`),
    ...honesty.unknownTypes.map(
      ({ code, count: many }) => `  ${count(many).padStart(8)}  events of unknown type ${code}`,
    ),
    ...(honesty.issues.length === 0 ? [] : [`  ${count(honesty.issues.length)} conflicts in the journal`]),
  ];
};

const within = (duration: number | null): string =>
  duration === null ? 'a time not reached yet' : durationText(duration);

const staleMoney = ({ honesty }: Review): string => {
  const amounts = honesty.stale.flatMap(({ money = [] }) => money);
  return amounts.length === 0
    ? ''
    : ` (${count(amounts.length)} with an open amount, e.g. ${moneyText(amounts.slice(0, 1))})`;
};

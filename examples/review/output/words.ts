import { day, formatMoney, hour, type Instant, type Money, minute, type Ratio } from 'smarketing/kernel';
import type { Attainment, FollowUp, WaitSummary } from 'smarketing/metrics';
import type { Figure, Review } from 'smarketing/review';

/** The words in which a review is told, in a terminal and on a page alike. */

export const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

export const count = (value: number): string => value.toLocaleString('en-US');

export const shareText = ({ value, numerator, denominator, interval }: Ratio): string => {
  if (value === null) return 'nothing to divide by yet';
  const range =
    interval === undefined ? '' : `, 95% interval ${percent(interval.low)}–${percent(interval.high)}`;
  return `${percent(value)} (${count(numerator)} of ${count(denominator)}${range})`;
};

export const moneyText = (amounts: ReadonlyArray<Money>): string =>
  amounts.length === 0
    ? 'none known'
    : amounts
        .map((amount) => {
          const [number = '', currency = ''] = formatMoney(amount).split(' ');
          const [whole = '', ...fraction] = number.split('.');
          return `${[whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.')} ${currency}`;
        })
        .join(' + ');

export const durationText = (milliseconds: number): string => {
  if (milliseconds >= 2 * day) return `${Math.round(milliseconds / day)} days`;
  if (milliseconds >= 2 * hour) return `${(milliseconds / hour).toFixed(1)} h`;
  return `${Math.round(milliseconds / minute)} min`;
};

/** An instant as a date and time in the agreement's zone. */
export const whenIn = (zone: string): ((at: Instant) => string) => {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'short',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (at) => format.format(at);
};

const titles: Readonly<Record<Figure['name'], string>> = {
  'handed-over': 'Handed over',
  'worked-in-time': 'Accepted and worked in time',
  converted: 'Converted',
  'overdue-now': 'Overdue now',
  'money-at-risk': 'Money at risk',
};

export const titleOf = ({ name }: Figure): string => titles[name];

/** The value of a figure, in a few words. */
export const figureText = (figure: Figure): string => {
  switch (figure.kind) {
    case 'count':
      return count(figure.value);
    case 'share':
      return figure.value.value === null ? '–' : percent(figure.value.value);
    case 'money':
      return moneyText(figure.value);
    case 'not-measured':
      return 'not measured';
  }
};

/** What stands below the value: certainty, target, and the last period. */
export const remarksOn = (figure: Figure, previousId: string | undefined): ReadonlyArray<string> => {
  if (figure.kind === 'not-measured') return [figure.reason];
  const remarks: Array<string> = [];
  if (figure.kind === 'share') remarks.push(shareText(figure.value));
  if (figure.kind === 'money' && figure.withoutAmount > 0) {
    remarks.push(`${count(figure.withoutAmount)} overdue leads have no amount on record`);
  }
  if (figure.target === undefined) remarks.push('no target agreed');
  else {
    const { sense, target, state } = figure.target;
    const shown =
      typeof target === 'object'
        ? moneyText([target])
        : figure.kind === 'share'
          ? percent(target)
          : count(target);
    remarks.push(`agreed: ${sense === 'at-least' ? 'at least' : 'at most'} ${shown}, ${state}`);
  }
  if (figure.previous !== undefined && previousId !== undefined) {
    remarks.push(`${previousId}, same distance in: ${previousText(figure)}`);
  }
  return remarks;
};

const previousText = (figure: Exclude<Figure, { readonly kind: 'not-measured' }>): string => {
  if (figure.kind === 'count')
    return `${count(figure.previous?.value ?? 0)} (${verdictText(figure.previous?.verdict)})`;
  if (figure.kind === 'money') return moneyText(figure.previous?.value ?? []);
  const { previous } = figure;
  if (previous?.value.value === null || previous === undefined) return 'nothing to divide by';
  return `${percent(previous.value.value)} (${verdictText(previous.change?.verdict)})`;
};

const verdictText = (verdict: 'real' | 'noise' | undefined): string =>
  verdict === 'real' ? 'a real change' : 'within noise';

/** One sentence on whose word the figures rest. */
export const standingText = ({ agreement }: Review): string => {
  const { standing, title, version, unconfirmed } = agreement;
  const missing = standing.missing.map(({ seat }) => seat.role ?? seat.party).join(' and ');
  const signed =
    standing.state === 'signed'
      ? 'signed by both'
      : `${standing.state === 'unsigned' ? 'UNSIGNED' : 'PARTLY SIGNED'}, missing: ${missing}`;
  const open =
    unconfirmed === 0 ? '' : `; ${unconfirmed} of its values are proposals that nobody has confirmed`;
  return `${title}, version ${version}, ${signed}${open}`;
};

/** What the touches of leads that went on tell about logging. */
export const loggingText = ({ advanced, advancedUntouched, untouched }: FollowUp): string => {
  if (advanced === 0) return 'No lead went on yet, so nothing shows how much is logged.';
  if (advancedUntouched === 0) return 'Every lead that went on shows a touch, so silence means silence.';
  return `${count(advancedUntouched)} of ${count(advanced)} leads that went on show no touch, so not everything is logged: between ${count(untouched.low)} and ${count(untouched.high)} really are untouched.`;
};

/** On what leads wait, whether hard ones got the agreed attempts, and the own data beside published studies. */
export const responseSentences = ({
  responseDelay: { all },
  responseCurve,
  thoroughness,
}: Review): ReadonlyArray<string> => [
  all.spent.passes === 0
    ? 'Nothing shows when a person got a lead, so its wait cannot be split.'
    : `Of the time until the first touch of ${count(all.spent.passes)} leads, ${percent(all.systemShare.value ?? 0)} passed before a person had them; nine of ten changed hands at most ${all.handOffs.p90 ?? 0} times before it.`,
  ...(thoroughness === undefined || thoroughness.persistent.denominator === 0
    ? []
    : [
        `Of the leads that nobody reached in time, ${shareText(thoroughness.persistent)} got the agreed ${thoroughness.agreed} attempts.`,
      ]),
  ...responseCurve.studies
    .filter(({ verdict }) => verdict !== 'not-measured')
    .map(({ study, text }) => `${text} [${study}]`),
];

/** How long a promise takes in business time, and how much of the time its clocks stood still. */
export const timeText = ({ paused }: Attainment, { median, p90, open }: WaitSummary): string => {
  const reached = (share: string, time: number | null): string =>
    time === null ? `${share} not reached` : `${share} within ${durationText(time)}`;
  return `in business time: ${reached('half', median.value)}, ${reached('90%', p90.value)}, ${count(open)} open; paused ${percent(paused.value ?? 0)} of all time`;
};

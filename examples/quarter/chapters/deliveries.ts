import { assureServices } from 'smarketing/agreement/services';
import type { ServiceLevel } from 'smarketing/cartridge';
import type { Due, RatingSummary, ServiceAssurance } from 'smarketing/cartridge/assure';
import type { Instant, Ratio } from 'smarketing/kernel';
import { type Chapter, count, dateIn, indented, percent } from '../../paper.js';
import type { Story } from '../story.js';

/** Whether Sales gets what it was promised, what is late and what comes next; and what Sales thinks of it. */
export const deliveriesChapter = ({ agreement, portfolio, journal, zone }: Story, asOf: Instant): Chapter => {
  const date = dateIn(zone);
  const { cartridges, overdue, nextDue, unmeasured } = assureServices(agreement, { asOf })(portfolio)(
    journal,
  );
  const dueText = ({ service, dueAt, request, period }: Due): string =>
    `${service}${request === undefined ? '' : ` (${request.id})`}${period === undefined ? '' : ` for ${period}`}: ${date(dueAt)}`;
  const listed = (title: string, dues: ReadonlyArray<Due>): ReadonlyArray<string> =>
    dues.length === 0 ? [`${title}: nothing.`] : [`${title}:`, ...indented(dues.map(dueText))];
  return {
    title: `Deliveries, ${date(asOf)}`,
    lines: [
      ...cartridges.flatMap(({ title, kept, rating, services }) => [
        `${title}: ${kept.denominator === 0 ? 'nothing was due' : `${kept.numerator} of ${count(kept.denominator, 'level')} kept`}${ratingText(rating)}`,
        ...indented(
          services
            .filter(({ state, requested, delivered }) => state !== 'nothing-due' || requested + delivered > 0)
            .map(serviceText),
        ),
      ]),
      ...listed('Overdue', overdue),
      ...listed('Next due', nextDue.slice(0, 5)),
      ...(unmeasured.length === 0 ? [] : ['Nobody can tell:']),
      ...indented(
        unmeasured.map(
          ({ service, missing, owner }) =>
            `${service}: ${missing.map(({ code }) => code).join(', ')} (${owner} can supply it)`,
        ),
      ),
    ],
  };
};

const serviceText = ({ service, state, level, attained, rating, reasons }: ServiceAssurance): string =>
  `${state}: ${service}${attainedText(level?.kind, attained)}${ratingText(rating)}${reasons.map(({ code, count: many }) => `; ${code} (${many})`).join('')}`;

const ratingText = ({ count: rated, mean: { value } }: RatingSummary): string =>
  value === null ? '' : `; Sales gives ${value.toFixed(1)} of 10 (${rated} rated)`;

/** What ages is measured in time, everything else in times. */
const attainedText = (
  kind: ServiceLevel['kind'] | undefined,
  { numerator, denominator, value }: Ratio,
): string => {
  if (value === null) return '';
  return kind === 'never-older-than'
    ? `, fresh ${percent(value)} of the time`
    : `, ${numerator} of ${denominator}`;
};

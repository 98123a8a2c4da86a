import { assureServices } from 'smarketing/agreement/services';
import { departments } from 'smarketing/kernel';
import { review } from 'smarketing/review';
import { type Chapter, count, dateIn, indented } from '../../paper.js';
import type { Story } from '../story.js';

/** Page one of the review: both columns, what was promised as a service among it. */
export const debtsChapter = ({ agreement, portfolio, journal, end, zone }: Story): Chapter => {
  const viewpoint = { asOf: end };
  const deliveriesIn = assureServices(agreement, viewpoint)(portfolio);
  const { debts, actions } = review(agreement, viewpoint, { deliveriesIn })(journal).pageOne;
  const date = dateIn(zone);
  return {
    title: 'What each side owes next',
    lines: [
      ...departments.flatMap((side) => [
        `${side}:`,
        ...indented(
          debts[side].map(
            ({ title, count: many, oldest }) =>
              `${title} (${many.toLocaleString('en-US')}${oldest === undefined ? '' : `, the oldest since ${date(oldest)}`})`,
          ),
        ),
      ]),
      `${count(actions.length, 'thing')} to do:`,
      ...indented(
        actions.map(({ owner, request, byWhen }) =>
          [`${owner}: ${request}`, ...(byWhen === undefined ? [] : [`by ${date(byWhen)}`])].join(' '),
        ),
      ),
    ],
  };
};

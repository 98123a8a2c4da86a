import { leadCommitments } from 'smarketing/agreement/commitment';
import { durationText, moneyText } from 'smarketing/review/report';
import { type Chapter, count, dateIn, indented, shareText } from '../../paper.js';
import type { Story } from '../story.js';

/** From the goal of revenue backwards: how many leads Marketing has to hand over, and when. */
export const commitmentChapter = ({ agreement, journal, on, zone }: Story): Chapter => {
  const date = dateIn(zone);
  const [goal] = leadCommitments(agreement, { asOf: on('03-31', 18) })(journal);
  if (goal === undefined) return { title: 'How many leads the goal takes', lines: ['There is no goal.'] };
  if (goal.state === 'not-computable') {
    return { title: 'How many leads the goal takes', lines: goal.missing.map(({ message }) => message) };
  }
  const { basis, leads, due, byValue } = goal;
  return {
    title: 'How many leads the goal takes',
    lines: [
      `${goal.title} After what is sold and what the pipeline brings, ${moneyText([goal.missing.expected])} are missing; ${moneyText([goal.fromMarketing.expected])} of it have to come from Marketing’s leads.`,
      ...indented([
        `won of those decided: ${shareText(basis.conversion)}`,
        `an average sale: ${moneyText([basis.averageSale])}`,
        `from hand-over to sale: ${durationText(basis.cycle)}, in the median`,
      ]),
      `That takes ${count(leads.expected, 'lead')}, between ${count(leads.low, 'lead')} and ${leads.high === null ? 'more than anybody can say' : count(leads.high, 'lead')}, handed over from ${date(due.start)} to ${date(due.end)}.`,
      `Counted by what they are worth, ${moneyText([byValue.owed])}, so that cheap leads cannot fill it:`,
      ...indented(
        byValue.segments.map(
          ({ segment, worth }) =>
            `${segment}: ${worth === undefined ? 'not known' : `${moneyText([worth])} a lead`}`,
        ),
      ),
    ],
  };
};

import { judge } from 'smarketing/lead';
import { type Chapter, dateIn } from '../../paper.js';
import { standingAt } from '../signatures.js';
import type { Story } from '../story.js';
import type { JudgedHandOver } from './qualification.js';

/** One lead, judged three times: signing changes the standing of an answer, never the answer. */
export const signingChapter = (story: Story, { subject, facts }: JudgedHandOver): Chapter => {
  const { current, moments, zone } = story;
  const on = dateIn(zone);
  return {
    title: 'Both sign it',
    lines: moments.map((moment) => {
      const { state, approved, missing } = standingAt(story)(moment);
      const { verdict } = judge(current, state)(facts);
      const signed = approved.map(({ seat, by }) => `; ${by} has signed for ${seat.party}`).join('');
      const open = missing.map(({ seat }) => `; ${seat.party} has not`).join('');
      return `${on(moment)}  lead ${subject.life.key.id} is ${verdict} (${state})${signed}${open}`;
    }),
  };
};

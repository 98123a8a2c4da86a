import { bothDepartments, compileSigningRules, standingOf } from 'smarketing/approval';
import { type Instant, orThrow } from 'smarketing/kernel';
import { judge, leadFactsAtHandOver } from 'smarketing/lead';
import { type Chapter, dateIn } from '../paper.js';
import type { Story } from '../story.js';

const rules = orThrow(compileSigningRules(bothDepartments));

/** How far the definition is signed at a moment. */
export const stateAt =
  ({ current, approvals }: Story) =>
  (at: Instant): 'signed' | 'partly-signed' | 'unsigned' =>
    standingOf(rules, current, at)(approvals).state;

/** One lead, judged three times: signing changes the standing of an answer, never the answer. */
export const signingChapter = (story: Story): Chapter => {
  const { current, facts, moments, passes, zone } = story;
  const handedOver = passes.find(({ pass }) => pass.handOver !== undefined);
  if (handedOver?.pass.handOver === undefined)
    return { title: 'Both sign it', lines: ['Nothing was handed over.'] };
  const lead = leadFactsAtHandOver(facts)(handedOver.pass.handOver)(handedOver.record);
  const on = dateIn(zone);
  return {
    title: 'Both sign it',
    lines: moments.map((moment) => {
      const { approved, missing } = standingOf(rules, current, moment)(story.approvals);
      const { verdict, state } = judge(current, stateAt(story)(moment))(lead);
      const names = approved.map(({ seat, by }) => `${by} for ${seat.party}`).join(', ');
      const open = missing.map(({ seat }) => seat.party).join(' and ');
      return [
        `${on(moment)}  lead ${handedOver.life.key.id} is ${verdict} (${state})`,
        names === '' ? '' : `signed by ${names}`,
        open === '' ? '' : `waiting for ${open}`,
      ]
        .filter((part) => part !== '')
        .join('; ');
    }),
  };
};

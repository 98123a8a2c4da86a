import { definitionInForce } from 'smarketing/lead';
import { measure } from 'smarketing/metrics';
import { type Dispute, type DisputeTerms, disputeCheck, disputesIn } from 'smarketing/metrics/dispute';
import { type Chapter, count, dateIn, shareText } from '../../paper.js';
import type { Story } from '../story.js';

/** Sales says that these leads are worthless. Each is judged once more, by what both had signed. */
export const disputeChapter = (story: Story): Chapter => {
  const { current, stricter, approvals, passes, asOf, zone } = story;
  const terms: DisputeTerms = {
    asOf,
    definitionAt: definitionInForce('hand-over', approvals)([current, stricter]),
  };
  const { rejections, handedOver, states, salesWrong, unsigned, collect } = measure(disputeCheck(terms))(
    passes,
  );
  const disputes = disputesIn(terms)(passes);
  const on = dateIn(zone);
  const example = (wanted: Dispute['state']): ReadonlyArray<string> =>
    disputes
      .filter((dispute) => dispute.state === wanted)
      .slice(0, 2)
      .map(({ key, owner, rejectedAt, judged }) => {
        const why = judged?.conditions.map(({ sentence }) => sentence).join(' ') || 'It met every condition.';
        return `    ${key.id}, rejected by ${owner} on ${on(rejectedAt)}. ${why}`;
      });
  return {
    title: 'Are the leads worthless?',
    lines: [
      `Sales rejected ${rejections} of ${count(handedOver, 'hand-over')} because they “do not meet the definition”.`,
      `${states.met} did meet it: Sales takes them back.`,
      ...example('met'),
      `${states['not-met']} did not: Marketing should not have handed them over.`,
      ...example('not-met'),
      `${states.unknown} nobody can tell: Marketing collects ${collect.map(({ label, leads }) => `${label} (${leads})`).join(', ')}.`,
      ...example('unknown'),
      `Of those that can be judged, Sales was wrong about ${shareText(salesWrong)}.`,
      `${count(unsigned, 'case was', 'cases were')} judged by what was then an unsigned draft, and marked so.`,
    ],
  };
};

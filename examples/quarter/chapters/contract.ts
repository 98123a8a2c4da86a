import { agreementStanding, approvalsIn, consensusOf } from 'smarketing/agreement';
import { resolvePortfolio } from 'smarketing/agreement/services';
import type { Instant } from 'smarketing/kernel';
import { type Chapter, dateIn, indented } from '../../paper.js';
import type { Story } from '../story.js';

/** The contract is signed, not at the first attempt: a signature is bound to the text it was put under. */
export const contractChapter = (story: Story): Chapter => {
  const { agreement, earlier, portfolio, zone, signatures, on } = story;
  const date = dateIn(zone);
  const approvals = approvalsIn(signatures);
  const named = resolvePortfolio(agreement)(portfolio);
  const standing = (when: Instant): ReadonlyArray<string> => {
    const { state, approved, missing, discounted, effect, binding } = agreementStanding(
      agreement,
      when,
    )(approvals);
    return [
      `${date(when)}  ${state}, ${effect}${binding ? ': it binds' : ''}`,
      ...indented([
        ...approved.map(({ seat, by, at }) => `${seat.party}: signed by ${by} on ${date(at)}`),
        ...missing.map((one) =>
          one.reason === 'stale'
            ? `${one.seat.party}: stale, another text of version ${one.version} was signed on ${date(one.at)}`
            : `${one.seat.party}: ${one.reason}`,
        ),
        ...discounted.map(
          ({ seat, by, reason }) => `${by} signed for ${seat.party} and does not count: ${reason}`,
        ),
      ]),
    ];
  };
  const { numerator, denominator } = consensusOf(agreement, on('04-01'))(approvals).ratio;
  return {
    title: 'The contract, signed',
    lines: [
      `Version ${agreement.version}, ${agreement.hash.slice(0, 8)}…; the text before Sales asked for case studies was ${earlier.hash.slice(0, 8)}….`,
      ...['03-25', '03-26', '03-31', '04-01'].flatMap((day) => standing(on(day, 18))),
      `Both mean the same by ${numerator} of ${denominator} words.`,
      named._tag === 'Right'
        ? 'The portfolio is the very text that the contract refers to, and offers every service that is owed.'
        : named.left.map(({ message }) => message).join(' '),
      ...agreement.gaps.map(({ message, owner }) => `Left open: ${message} (${owner})`),
    ],
  };
};

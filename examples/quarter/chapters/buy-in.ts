import * as E from 'fp-ts/lib/Either.js';
import {
  type BuyIn,
  type BuyInNeed,
  type BuyInRefusal,
  compileJointSigning,
  compileSigningRules,
  type DocumentVersion,
  managementGate,
  nextBuyIn,
  openGate,
  startBuyIn,
} from 'smarketing/approval';
import { orThrow } from 'smarketing/kernel';
import { type Chapter, dateIn, indented } from '../../paper.js';
import { strategy, triedSteps } from '../buy-in.js';
import type { Story } from '../story.js';

/** The plan goes through the chain step by step; whatever comes too early, or from the wrong person, is refused. */
export const buyInChapter = (story: Story): Chapter => {
  const { on, zone, agreement } = story;
  const management = orThrow(compileSigningRules(managementGate));
  const signedBy = (...roles: ReadonlyArray<string>) =>
    roles.map((role) => ({
      ...strategy,
      kind: 'given' as const,
      party: `role:${role}` as const,
      at: on('03-12'),
    }));
  const closed = openGate(management, strategy, on('03-12'))(signedBy('sales-vp', 'marketing-vp'));
  const gate = orThrow(
    openGate(management, strategy, on('03-13'))(signedBy('sales-vp', 'marketing-vp', 'ceo')),
  );
  const missing = E.isLeft(closed) ? closed.left.missing : [];

  const next = nextBuyIn(orThrow(compileJointSigning(agreement.signing.document)));
  const date = dateIn(zone);
  let state: BuyIn = startBuyIn(gate)({
    ...strategy,
    at: on('03-13'),
    authors: ['sales', 'marketing', 'partner:agency'],
  });
  return {
    title: 'Agreed step by step',
    lines: [
      `${date(on('03-12'))}  The gate is closed: ${missing.map(({ seat, reason }) => `${seat.party} is ${reason}`).join(', ')}`,
      `${date(on('03-13'))}  The gate is open: ${gate.approved.map(({ seat }) => seat.party).join(', ')} have signed`,
      ...triedSteps(story).flatMap(([words, action]) => {
        const outcome = next(state, action);
        if (E.isRight(outcome)) state = outcome.right;
        return [
          `${date(action.at)}  ${words}: ${E.isRight(outcome) ? outcome.right._tag : 'refused'}`,
          ...(E.isLeft(outcome) ? indented(refusalLines(outcome.left)) : []),
        ];
      }),
    ],
  };
};

/** Why it was refused, with everything that has to come first. */
const refusalLines = (refusal: BuyInRefusal): ReadonlyArray<string> => {
  switch (refusal._tag) {
    case 'out-of-order':
    case 'incomplete':
      return [`${refusal._tag}; missing is ${refusal.missing.map(needText).join(', ')}`];
    case 'stale-text':
      return [
        `stale: signed was ${versionText(refusal.signed)}, on the table is ${versionText(refusal.current)}`,
      ];
    case 'not-an-approver':
      return [`it does not count for ${refusal.seat.party}: ${refusal.reason}`];
    case 'mixed-currencies':
      return [`the budget is in ${refusal.expected}, the return in ${refusal.received}`];
    default:
      return [refusal._tag];
  }
};

const needText = (need: BuyInNeed): string => {
  switch (need.need) {
    case 'presentation':
      return `a presentation to ${need.to}`;
    case 'text':
      return `the text of the ${need.step}`;
    case 'signature':
      return `the signature of ${need.seat.party} under the ${need.step}`;
    default:
      return need.need;
  }
};

const versionText = ({ subject, version, hash }: DocumentVersion): string =>
  `${subject.id} version ${version} (${hash.slice(0, 8)}…)`;

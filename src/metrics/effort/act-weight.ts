import type { OwnAct } from '../../lead/own-act.js';

/**
 * Gives how much of a prospect's effort an act is, in whole points: proposal, as no published figure weighs acts.
 *
 * **Details**: 8 for an appointment he asked for (a booking, a demo, a quote), 5 for words of his own to us (a reply, a call),
 * 3 for a request he filled in (a form, an inquiry), 2 for where he went (a seminar, a stand at a fair), and
 * `weightOfOtherActs`, 1, for all else that he did himself, a visit or a download. What our own systems record as his, such as
 * opened mails, is no act.
 *
 * @category presets
 * @since 0.1.0
 */
export const proposedActWeights: { readonly [act: string]: number } = {
  booking: 8,
  'meeting-booked': 8,
  'demo-requested': 8,
  'quote-requested': 8,
  inbound: 5,
  replied: 5,
  'email-replied': 5,
  'chat-started': 5,
  'call-answered': 5,
  'form-submitted': 3,
  inquiry: 3,
  'contact-requested': 3,
  'trial-started': 3,
  'seminar-attended': 2,
  'webinar-attended': 2,
  'exhibition-visited': 2,
};

/**
 * Is 1: what every own act weighs that has no weight of its own (proposal).
 *
 * @category constants
 * @since 0.1.0
 */
export const weightOfOtherActs: number = 1;

/**
 * Describes something the prospect did of his own accord, with what it weighs.
 *
 * @category model
 * @since 0.1.0
 */
export interface WeighedAct extends OwnAct {
  /** What it weighs, in points. */
  readonly weight: number;
}

/**
 * Weighs acts; several events of one instant tell of one act, which weighs what the heaviest of them does. That of a capture,
 * an inquiry without a name, gives way to an activity that says what it was.
 *
 * **Gotchas**: a weight that is not a whole number from 0 counts as `weightOfOtherActs`.
 */
export const weighed = (weights: {
  readonly [act: string]: number;
}): ((acts: ReadonlyArray<OwnAct>) => ReadonlyArray<WeighedAct>) => {
  const weightOf = ({ act }: OwnAct): number => {
    const weight = Object.hasOwn(weights, act) ? weights[act] : undefined;
    return weight !== undefined && Number.isSafeInteger(weight) && weight >= 0 ? weight : weightOfOtherActs;
  };
  return (acts) => {
    const byInstant = new Map<number, WeighedAct>();
    for (const act of acts) {
      const weight = weightOf(act);
      const present = byInstant.get(act.at);
      const isVaguer = present !== undefined && present.act !== 'inquiry' && act.act === 'inquiry';
      const isClearer = present?.act === 'inquiry' && act.act !== 'inquiry';
      if (isVaguer || (present !== undefined && !isClearer && present.weight >= weight)) continue;
      byInstant.set(act.at, { ...act, weight });
    }
    return [...byInstant.values()].sort((first, second) => first.at - second.at);
  };
};

import * as z from 'zod/mini';
import type { CompetitorProfile } from '../dialogue/competitor.js';
import type { TeamMember } from '../dialogue/continuity.js';
import type { WinLossCase } from '../dialogue/win-loss.js';
import { type DocumentCodec, documentCodec } from './document.js';
import { agrees } from './equal.js';
import { optionalText } from './shape.js';
import { wireInstant, wireKey, wireName, wireParty } from './wire.js';

const raw = /* @__PURE__ */ (() => {
  const reasons = z.array(wireName);
  return {
    team: z.array(z.strictObject({ person: wireName, party: wireParty, succeeds: optionalText })),
    competitors: z.array(
      z.strictObject({
        id: wireName,
        owner: wireParty,
        reviewedAt: wireInstant,
        strengths: z.exactOptional(reasons),
        weaknesses: z.exactOptional(reasons),
        answers: z.exactOptional(z.array(z.strictObject({ objection: wireName, answer: wireName }))),
        battlecard: z.exactOptional(wireKey),
      }),
    ),
    winLoss: z.array(
      z.strictObject({
        opportunity: wireKey,
        outcome: z.enum(['won', 'lost', 'no-decision']),
        segment: optionalText,
        competitor: optionalText,
        rep: z.exactOptional(reasons),
        buyer: z.exactOptional(z.strictObject({ reasons, interviewer: wireParty, at: wireInstant })),
      }),
    ),
  };
})();

/**
 * Describes the codecs of the documents that `smarketing/dialogue` reads; meetings, requests and signals are events.
 *
 * @category model
 * @since 0.1.0
 */
export interface DialogueDocuments {
  /** The team that delivers what a session agreed on. */
  readonly team: DocumentCodec<ReadonlyArray<TeamMember>>;
  /** What is known of competitors. */
  readonly competitors: DocumentCodec<ReadonlyArray<CompetitorProfile>>;
  /** Why deals were won and lost. */
  readonly winLoss: DocumentCodec<ReadonlyArray<WinLossCase>>;
}

/**
 * Reads, writes and describes the documents of the dialogue.
 *
 * @category decoders
 * @since 0.1.0
 */
export const dialogueDocuments: DialogueDocuments = /* @__PURE__ */ (() => ({
  team: documentCodec(agrees<ReadonlyArray<TeamMember>>()(raw.team)),
  competitors: documentCodec(agrees<ReadonlyArray<CompetitorProfile>>()(raw.competitors)),
  winLoss: documentCodec(agrees<ReadonlyArray<WinLossCase>>()(raw.winLoss)),
}))();

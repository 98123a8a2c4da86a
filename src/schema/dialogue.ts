import * as z from 'zod/mini';
import type { CompetitorProfile } from '../dialogue/competitor.js';
import type { TeamMember } from '../dialogue/continuity.js';
import type { WinLossCase } from '../dialogue/win-loss.js';
import type { Checked } from '../kernel/issue.js';
import type { JsonObject } from '../kernel/json.js';
import { documentCodec } from './document.js';
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

const team = /* @__PURE__ */ (() => documentCodec(agrees<ReadonlyArray<TeamMember>>()(raw.team)))();

/**
 * Decodes the team that delivers what a session agreed on from anything; instants and durations are ISO-8601 text on the wire.
 *
 * @param input - anything, usually what `JSON.parse` returned
 * @returns the team, or every issue with its path
 * @category decoders
 * @since 0.1.0
 */
export const decodeTeam = (input: unknown): Checked<ReadonlyArray<TeamMember>> => team.decode(input);

/**
 * Encodes the team that delivers what a session agreed on for disk or wire.
 *
 * @param list - the team
 * @returns plain JSON that `decodeTeam` reads back as the same
 * @category encoders
 * @since 0.1.0
 */
export const encodeTeam = (list: ReadonlyArray<TeamMember>): ReadonlyArray<JsonObject> => team.encode(list);

/**
 * Returns the JSON Schema (draft 2020-12) of the team that delivers what a session agreed on on the wire.
 *
 * @returns plain data for form builders and validators in other languages
 * @category json-schema
 * @since 0.1.0
 */
export const teamJsonSchema = (): JsonObject => team.jsonSchema();

const competitors = /* @__PURE__ */ (() =>
  documentCodec(agrees<ReadonlyArray<CompetitorProfile>>()(raw.competitors)))();

/**
 * Decodes what is known of competitors from anything; instants and durations are ISO-8601 text on the wire.
 *
 * @param input - anything, usually what `JSON.parse` returned
 * @returns the competitors, or every issue with its path
 * @category decoders
 * @since 0.1.0
 */
export const decodeCompetitors = (input: unknown): Checked<ReadonlyArray<CompetitorProfile>> =>
  competitors.decode(input);

/**
 * Encodes what is known of competitors for disk or wire.
 *
 * @param list - the competitors
 * @returns plain JSON that `decodeCompetitors` reads back as the same
 * @category encoders
 * @since 0.1.0
 */
export const encodeCompetitors = (list: ReadonlyArray<CompetitorProfile>): ReadonlyArray<JsonObject> =>
  competitors.encode(list);

/**
 * Returns the JSON Schema (draft 2020-12) of what is known of competitors on the wire.
 *
 * @returns plain data for form builders and validators in other languages
 * @category json-schema
 * @since 0.1.0
 */
export const competitorsJsonSchema = (): JsonObject => competitors.jsonSchema();

const winLoss = /* @__PURE__ */ (() => documentCodec(agrees<ReadonlyArray<WinLossCase>>()(raw.winLoss)))();

/**
 * Decodes why deals were won and lost from anything; instants and durations are ISO-8601 text on the wire.
 *
 * @param input - anything, usually what `JSON.parse` returned
 * @returns the cases, or every issue with its path
 * @category decoders
 * @since 0.1.0
 */
export const decodeWinLoss = (input: unknown): Checked<ReadonlyArray<WinLossCase>> => winLoss.decode(input);

/**
 * Encodes why deals were won and lost for disk or wire.
 *
 * @param list - the cases
 * @returns plain JSON that `decodeWinLoss` reads back as the same
 * @category encoders
 * @since 0.1.0
 */
export const encodeWinLoss = (list: ReadonlyArray<WinLossCase>): ReadonlyArray<JsonObject> =>
  winLoss.encode(list);

/**
 * Returns the JSON Schema (draft 2020-12) of why deals were won and lost on the wire.
 *
 * @returns plain data for form builders and validators in other languages
 * @category json-schema
 * @since 0.1.0
 */
export const winLossJsonSchema = (): JsonObject => winLoss.jsonSchema();

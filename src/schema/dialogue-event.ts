import * as z from 'zod/mini';
import type { DialogueEvent } from '../journal/dialogue-events.js';
import { envelope } from './envelope.js';
import { agreesWith } from './equal.js';
import { wireCount, wireInstant, wireName, wireParty } from './wire.js';

const raw = /* @__PURE__ */ (() => {
  const text = z.exactOptional(wireName);
  const party = z.exactOptional(wireParty);
  const approval = z.strictObject({
    version: wireCount,
    hash: z.string().check(
      z.refine((hash) => /^[0-9a-f]{64}$/.test(hash), {
        error: 'The hash is not a SHA-256.',
        params: { code: 'not-a-hash', expected: '64 lower-case hexadecimal digits' },
      }),
    ),
    party: wireParty,
    role: text,
  });
  return {
    'meeting-held': envelope(
      'meeting-held',
      ['meeting'],
      z.strictObject({
        policy: z.enum(['off-site', 'rhythm', 'committee']),
        startedAt: z.exactOptional(wireInstant),
        participants: z.array(
          z.strictObject({ person: wireName, party: wireParty, leads: z.exactOptional(z.boolean()) }),
        ),
        decisions: z.exactOptional(z.array(wireName)),
        facts: z.exactOptional(z.record(z.string(), z.boolean())),
      }),
    ),
    'request-changed': envelope(
      'request-changed',
      ['request'],
      z.strictObject({
        state: z.enum(['asked', 'promised', 'declined', 'countered', 'done', 'accepted', 'reopened']),
        asker: party,
        performer: party,
        about: z.exactOptional(z.enum(['process', 'asset', 'lead', 'metric'])),
        satisfiedWhen: text,
        dueAt: z.exactOptional(wireInstant),
      }),
    ),
    'signal-changed': envelope(
      'signal-changed',
      ['signal'],
      z.strictObject({
        state: z.enum(['reported', 'acknowledged', 'analysed', 'acted', 'told-back']),
        topic: z.exactOptional(
          z.enum(['value-proposition', 'messaging', 'competitive-pressure', 'segment', 'trend']),
        ),
        reportedBy: party,
      }),
    ),
    'approval-given': envelope('approval-given', ['document'], approval),
    'approval-withdrawn': envelope('approval-withdrawn', ['document'], approval),
  };
})();

/**
 * The schemas of the events between the departments, by type.
 *
 * @internal
 */
export const dialogueEventSchemas: Readonly<Record<DialogueEvent['type'], z.ZodMiniType<DialogueEvent>>> =
  /* @__PURE__ */ (() => agreesWith<DialogueEvent>()(raw))();

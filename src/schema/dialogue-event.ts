import * as z from 'zod/mini';
import type { DialogueEvent } from '../journal/dialogue-events.js';
import { envelope } from './envelope.js';
import { agreesWith } from './equal.js';
import { recordOf } from './shape.js';
import { wireCount, wireInstant, wireKey, wireName, wireParty } from './wire.js';

const raw = /* @__PURE__ */ (() => {
  const text = z.exactOptional(wireName);
  const party = z.exactOptional(wireParty);
  const moment = z.exactOptional(wireInstant);
  const flag = z.exactOptional(z.boolean());
  const request = z.exactOptional(wireKey);
  const subjects = ['process', 'asset', 'lead', 'metric'] as const;
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
        startedAt: moment,
        participants: z.array(
          z.strictObject({
            person: wireName,
            party: wireParty,
            leads: flag,
            facilitates: flag,
            from: moment,
            until: moment,
            briefedOn: z.exactOptional(z.array(z.enum(['values', 'vision', 'goals']))),
          }),
        ),
        agenda: z.exactOptional(
          z.array(
            z.strictObject({
              kind: z.enum(['current-projects', 'field-news', 'other']),
              title: text,
              by: party,
            }),
          ),
        ),
        decisions: z.exactOptional(z.array(wireName)),
        actions: z.exactOptional(
          z.array(z.strictObject({ title: wireName, owner: party, dueAt: moment, request })),
        ),
        complaints: z.exactOptional(
          z.array(z.strictObject({ by: wireParty, about: z.enum([...subjects, 'person']), request })),
        ),
        facts: z.exactOptional(recordOf(z.boolean())),
        waivers: z.exactOptional(
          z.array(
            z.strictObject({
              check: wireName,
              reason: wireName,
              by: z.array(z.enum(['sales', 'marketing'])),
            }),
          ),
        ),
      }),
    ),
    'request-changed': envelope(
      'request-changed',
      ['request'],
      z.strictObject({
        state: z.enum(['asked', 'promised', 'declined', 'countered', 'done', 'accepted', 'reopened']),
        asker: party,
        performer: party,
        about: z.exactOptional(z.enum(subjects)),
        satisfiedWhen: text,
        dueAt: moment,
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
        competitor: text,
        segment: text,
        owner: party,
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

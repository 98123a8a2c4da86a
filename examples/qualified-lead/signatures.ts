import { bothDepartments, compileSigningRules, type Standing, standingOf } from 'smarketing/approval';
import type { JournalEvent } from 'smarketing/journal';
import { type Department, type Instant, orThrow } from 'smarketing/kernel';
import type { CompiledDefinition } from 'smarketing/lead';
import type { Story } from './story.js';

/** A signature is an event like any other: it names the text it is under by version and hash. */
export const signature = (
  { subject, version, hash }: CompiledDefinition,
  party: Department,
  person: string,
  occurredAt: Instant,
): JournalEvent => ({
  schemaVersion: 1,
  source: 'minutes',
  id: `${subject.id}-${version}-${party}`,
  type: 'approval-given',
  occurredAt,
  receivedAt: occurredAt,
  subject: { kind: 'document', ...subject },
  actor: { kind: 'person', id: person },
  data: { version, hash, party },
});

const rules = orThrow(compileSigningRules(bothDepartments));

/** How far the current definition was signed at a moment, by whom, and whose signature is missing. */
export const standingAt =
  ({ current, approvals }: Story) =>
  (at: Instant): Standing =>
    standingOf(rules, current, at)(approvals);

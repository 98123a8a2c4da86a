import type { JournalEvent } from 'smarketing/journal';
import type { Department, Instant } from 'smarketing/kernel';
import type { CompiledDefinition } from 'smarketing/lead';

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

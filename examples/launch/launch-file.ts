import { readFileSync } from 'node:fs';
import { orThrow } from 'smarketing/kernel';
import type {
  Certificate,
  ConsistencyAudit,
  Conversation,
  LaunchEvidence,
  LaunchPlan,
  MessageMap,
  Speaker,
  ValueProposition,
} from 'smarketing/message';
import { messageDocuments } from 'smarketing/schema';

/** Everything that was written down about one launch. */
export interface LaunchFile {
  readonly plan: LaunchPlan;
  readonly evidence: ReadonlyArray<LaunchEvidence>;
  readonly proposition: ValueProposition;
  readonly map: MessageMap;
  /** The conversation that a rep has on the day of the launch. */
  readonly conversation: Conversation;
  readonly speakers: ReadonlyArray<Speaker>;
  readonly certificates: ReadonlyArray<Certificate>;
  readonly audit: ConsistencyAudit;
}

/** Reads the documents of a launch; every mistake in them is named with its path. */
export const readLaunchFile = (path: URL): LaunchFile => {
  const file = JSON.parse(readFileSync(path, 'utf8'));
  const documents = messageDocuments;
  return {
    plan: orThrow(documents.launchPlan.decode(file.plan)),
    evidence: orThrow(documents.launchEvidence.decode(file.evidence)),
    proposition: orThrow(documents.valueProposition.decode(file.proposition)),
    map: orThrow(documents.messageMap.decode(file.map)),
    conversation: file.conversation,
    speakers: orThrow(documents.speakers.decode(file.speakers)),
    certificates: orThrow(documents.certificates.decode(file.certificates)),
    audit: orThrow(documents.audit.decode(file.audit)),
  };
};

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
import {
  decodeCertificates,
  decodeConsistencyAudit,
  decodeLaunchEvidence,
  decodeLaunchPlan,
  decodeMessageMap,
  decodeSpeakers,
  decodeValueProposition,
} from 'smarketing/schema';

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
  return {
    plan: orThrow(decodeLaunchPlan(file.plan)),
    evidence: orThrow(decodeLaunchEvidence(file.evidence)),
    proposition: orThrow(decodeValueProposition(file.proposition)),
    map: orThrow(decodeMessageMap(file.map)),
    conversation: file.conversation,
    speakers: orThrow(decodeSpeakers(file.speakers)),
    certificates: orThrow(decodeCertificates(file.certificates)),
    audit: orThrow(decodeConsistencyAudit(file.audit)),
  };
};

import * as z from 'zod/mini';
import { unlessIssues } from '../kernel/issue.js';
import { type Asset, checkAssets } from '../message/asset.js';
import { type ConsistencyAudit, checkAudit } from '../message/consistency.js';
import { checkLaunchPlan, type LaunchEvidence, type LaunchPlan } from '../message/launch.js';
import { compileMessageMap, type MessageMap } from '../message/message-map.js';
import { checkResearch, type Research } from '../message/research.js';
import type { Certificate, Speaker } from '../message/training.js';
import type { ValueProposition } from '../message/value-proposition.js';
import type { AgreedWord } from '../message/vocabulary.js';
import { type DocumentCodec, documentCodec } from './document.js';
import { agrees } from './equal.js';
import { optionalText, recordOf } from './shape.js';
import {
  wireCount,
  wireDate,
  wireDuration,
  wireInstant,
  wireKey,
  wireName,
  wireNumber,
  wireParty,
  wirePositiveMoney,
} from './wire.js';

const raw = /* @__PURE__ */ (() => {
  const only = z.exactOptional(z.literal(true));
  const moment = z.exactOptional(wireInstant);
  const message = z.strictObject({ id: wireName, version: wireCount });
  const axis = z.strictObject({ id: wireName, label: wireName, required: only });
  const said = z.enum(['match', 'silent', 'contradict']);
  return {
    valueProposition: z.strictObject({
      id: wireName,
      version: wireCount,
      owner: wireParty,
      segment: optionalText,
      clientProblem: optionalText,
      points: z.array(
        z.strictObject({
          id: wireName,
          kind: z.enum(['parity', 'difference', 'contention']),
          text: wireName,
          resonating: only,
          evidence: z.exactOptional(
            z.array(
              z.strictObject({
                kind: z.enum(['calculation', 'trial', 'reference', 'research']),
                source: wireName,
              }),
            ),
          ),
        }),
      ),
    }),
    messageMap: z.strictObject({
      id: wireName,
      version: wireCount,
      effectiveFrom: wireDate,
      owner: wireParty,
      roles: z.array(axis),
      problems: z.array(axis),
      messages: z.array(
        z.strictObject({
          id: wireName,
          role: wireName,
          problem: wireName,
          capability: wireName,
          goal: optionalText,
          proof: optionalText,
        }),
      ),
    }),
    vocabulary: z.array(z.strictObject({ word: wireName, insteadOf: z.array(wireName) })),
    assets: z.array(
      z.strictObject({
        key: wireKey,
        kind: wireName,
        title: wireName,
        madeBy: z.enum(['sales', 'marketing']),
        owner: z.exactOptional(wireParty),
        cost: z.exactOptional(wirePositiveMoney),
        purpose: z.exactOptional(z.strictObject({ role: wireName, problem: wireName })),
        cites: z.exactOptional(z.array(wireName)),
        message: z.exactOptional(message),
        freshFor: z.exactOptional(wireDuration),
        approved: z.exactOptional(z.strictObject({ by: z.array(wireParty), at: wireInstant })),
        foundAt: optionalText,
      }),
    ),
    research: z.array(
      z.strictObject({
        id: wireName,
        title: wireName,
        owner: wireParty,
        doneAt: wireInstant,
        cost: z.exactOptional(wirePositiveMoney),
        freshFor: z.exactOptional(wireDuration),
      }),
    ),
    audit: z.strictObject({
      at: wireInstant,
      message,
      elements: z.array(wireName),
      channels: z.array(
        z.strictObject({
          id: wireName,
          owner: wireParty,
          audience: z.exactOptional(wireCount),
          says: recordOf(said),
        }),
      ),
    }),
    speakers: z.array(z.strictObject({ person: wireName, party: wireParty, role: wireName })),
    certificates: z.array(
      z.strictObject({
        person: wireName,
        kind: z.enum(['training', 'pitch']),
        message,
        at: wireInstant,
        until: moment,
      }),
    ),
    launchPlan: z.strictObject({
      id: wireName,
      title: wireName,
      launchAt: wireInstant,
      criteria: z.array(
        z.strictObject({
          id: wireName,
          title: wireName,
          owner: wireParty,
          weight: wireCount,
          blocking: only,
          dueAt: moment,
          notApplicable: optionalText,
        }),
      ),
      benchmarks: z.exactOptional(
        z.array(
          z.strictObject({ id: wireName, title: wireName, atLeast: wireNumber, measuredAt: wireInstant }),
        ),
      ),
    }),
    launchEvidence: z.array(
      z.union([
        z.strictObject({
          kind: z.literal('criterion'),
          id: wireName,
          at: wireInstant,
          met: z.boolean(),
          source: wireName,
        }),
        z.strictObject({ kind: z.literal('benchmark'), id: wireName, at: wireInstant, value: wireNumber }),
      ]),
    ),
  };
})();

/**
 * Describes the codecs of the documents that `smarketing/message` reads.
 *
 * @category model
 * @since 0.1.0
 */
export interface MessageDocuments {
  /** A value proposition. */
  readonly valueProposition: DocumentCodec<ValueProposition>;
  /** A message map; what `compileMessageMap` refuses is refused here too. */
  readonly messageMap: DocumentCodec<MessageMap>;
  /** The agreed words. */
  readonly vocabulary: DocumentCodec<ReadonlyArray<AgreedWord>>;
  /** A list of assets; what `checkAssets` finds is refused. */
  readonly assets: DocumentCodec<ReadonlyArray<Asset>>;
  /** The research that assets rest on; what `checkResearch` finds is refused. */
  readonly research: DocumentCodec<ReadonlyArray<Research>>;
  /** An audit of consistency; what `checkAudit` refuses is refused here too. */
  readonly audit: DocumentCodec<ConsistencyAudit>;
  /** Those who speak for the company. */
  readonly speakers: DocumentCodec<ReadonlyArray<Speaker>>;
  /** Certificates. */
  readonly certificates: DocumentCodec<ReadonlyArray<Certificate>>;
  /** A launch plan; what `checkLaunchPlan` refuses is refused here too. */
  readonly launchPlan: DocumentCodec<LaunchPlan>;
  /** What was shown about a launch. */
  readonly launchEvidence: DocumentCodec<ReadonlyArray<LaunchEvidence>>;
}

/**
 * Reads, writes and describes the documents of the message.
 *
 * @example
 * ```ts
 * import { messageDocuments } from 'smarketing/schema'
 *
 * const read = messageDocuments.launchPlan.decode({
 *   id: 'widget-2', title: 'Widget 2', launchAt: '2026-06-15T08:00:00Z',
 *   criteria: [{ id: 'pitch', title: 'Every rep can pitch it.', owner: 'sales', weight: 0 }],
 * })
 * read._tag === 'Left' && read.left.map(({ code, path }) => `${code} ${path.join('.')}`)
 * // => ['not-a-weight criteria.0.weight']
 * ```
 * @category decoders
 * @since 0.1.0
 */
export const messageDocuments: MessageDocuments = /* @__PURE__ */ (() => ({
  valueProposition: documentCodec(agrees<ValueProposition>()(raw.valueProposition)),
  messageMap: documentCodec(agrees<MessageMap>()(raw.messageMap), compileMessageMap),
  vocabulary: documentCodec(agrees<ReadonlyArray<AgreedWord>>()(raw.vocabulary)),
  assets: documentCodec(agrees<ReadonlyArray<Asset>>()(raw.assets), (assets) =>
    unlessIssues(checkAssets(assets), () => assets),
  ),
  research: documentCodec(agrees<ReadonlyArray<Research>>()(raw.research), (research) =>
    unlessIssues(checkResearch(research), () => research),
  ),
  audit: documentCodec(agrees<ConsistencyAudit>()(raw.audit), checkAudit),
  speakers: documentCodec(agrees<ReadonlyArray<Speaker>>()(raw.speakers)),
  certificates: documentCodec(agrees<ReadonlyArray<Certificate>>()(raw.certificates)),
  launchPlan: documentCodec(agrees<LaunchPlan>()(raw.launchPlan), checkLaunchPlan),
  launchEvidence: documentCodec(agrees<ReadonlyArray<LaunchEvidence>>()(raw.launchEvidence)),
}))();

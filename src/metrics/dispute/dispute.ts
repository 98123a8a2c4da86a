import type { Option } from 'fp-ts/lib/Option.js';
import * as O from 'fp-ts/lib/Option.js';
import type { DefinitionReference } from '../../journal/lead-events.js';
import type { LeadRecord } from '../../journal/lead-record.js';
import type { ContentHash } from '../../kernel/content-hash.js';
import { day } from '../../kernel/duration.js';
import type { Instant } from '../../kernel/instant.js';
import type { Department } from '../../kernel/party.js';
import { judge } from '../../lead/judge.js';
import type { JudgingDefinition } from '../../lead/judging-definition.js';
import { type LeadFacts, leadFactsAtHandOver } from '../../lead/lead-facts.js';
import type { HandOver, RefusedExit } from '../../lead/pass.js';
import type { CompiledDefinition } from '../../lead/qualification-definition.js';
import type { QualificationReading, SigningState, ToCollect } from '../../lead/qualification-reading.js';
import { groundOf } from '../../lead/rule-ground.js';
import { unmetConditions } from '../../lead/unmet-conditions.js';
import type { ExplainedCondition } from '../../rule/reading.js';
import type { PassCase } from '../lead-case.js';
import { type ListedLead, listedLead } from '../which-leads.js';
import { lateFacts } from './late-facts.js';

/**
 * Describes a pass together with the lead's events, so that it can be judged once more.
 *
 * @category model
 * @since 0.1.0
 */
export interface RecordedPass extends PassCase {
  /** Everything that is visible of the lead. */
  readonly record: LeadRecord;
}

/**
 * Describes by what rejections are judged.
 *
 * @category model
 * @since 0.1.0
 */
export interface DisputeTerms {
  /** The instant of the reading, epoch milliseconds. */
  readonly asOf: Instant;
  /** The definition of the gate `hand-over` that counted at a moment, as `definitionAt` of the agreement gives it. */
  readonly definitionAt: (at: Instant) => Option<JudgingDefinition>;
}

/**
 * Names what a rejected lead turns out to be. `met`: Sales rejected a lead that met the terms. `not-met`:
 * Marketing handed over one that did not. `unknown`: nobody collected the facts that would tell. `no-terms`: no
 * definition was in effect at the hand-over; `no-hand-over`: none is recorded.
 *
 * @category model
 * @since 0.1.0
 */
export type DisputeState = 'met' | 'not-met' | 'unknown' | 'no-terms' | 'no-hand-over';

/**
 * Describes a lead that Sales rejected because it does not meet the agreed definition, judged once more by that
 * definition; its `reason` is the state.
 *
 * @category model
 * @since 0.1.0
 */
export interface Dispute extends ListedLead {
  /** What it turns out to be. */
  readonly state: DisputeState;
  /**
   * Who has to answer for it: Sales for a lead that met the terms, Marketing for one that did not and for facts
   * that were not collected before the hand-over (proposal); absent where there is nothing to judge by.
   */
  readonly accountable?: Department;
  /** When Sales rejected it, epoch milliseconds. */
  readonly rejectedAt: Instant;
  /** The reason Sales gave. */
  readonly given?: string;
  /** By what and on which facts it was judged; absent where it could not be. */
  readonly judged?: DisputeJudgement;
}

/**
 * Describes by what a rejected lead was judged, and what came of it.
 *
 * @category model
 * @since 0.1.0
 */
export interface DisputeJudgement {
  /** The definition that counted at the hand-over. */
  readonly definition: DefinitionReference;
  /** The hash of its content. */
  readonly hash: ContentHash;
  /** How far it was signed then. */
  readonly signed: SigningState;
  /** The definition that the hand-over claims to meet, where it names another one. */
  readonly claimed?: DefinitionReference;
  /** The moment of the facts, epoch milliseconds. */
  readonly asOf: Instant;
  /** Whether the hand-over brought the facts along as they stood, or they were read from the lead's history. */
  readonly facts: 'packet' | 'history';
  /** The conditions that were not met, or that nobody can answer; none for a lead that met the terms. */
  readonly conditions: ReadonlyArray<ExplainedCondition>;
  /** What nobody collected, for an unknown answer. */
  readonly collect: ReadonlyArray<ToCollect>;
  /**
   * The facts it rests on that reached the journal only after the rejection, whatever date they bear: Sales could not
   * know them. Absent where there are none.
   */
  readonly late?: ReadonlyArray<string>;
}

/**
 * Judges a pass that Sales rejected by definition once more: by the definition that counted at the hand-over, on
 * the facts as they stood then.
 *
 * **Details**: where the hand-over brought facts along, they count over the history. A hand-over known by its date
 * is judged at the end of that date. An unsigned definition judges like a signed one, and is marked; so are facts that
 * came in only after the rejection.
 *
 * @param terms - the moment of the reading, and which definition counted when
 * @returns a function from a pass with its record to the dispute, or none where nothing was rejected by definition
 * @category selections
 * @since 0.1.0
 */
export const disputeOf = ({
  asOf,
  definitionAt,
}: DisputeTerms): ((subject: RecordedPass) => Option<Dispute>) => {
  const listed = listedLead(asOf, () => []);
  const judgeBy = judgesByDefinition();
  const judged = ({ record }: RecordedPass, handOver: HandOver, exit: RefusedExit): Judged => {
    const moment = handOver.precision === 'date' ? ((handOver.at + day - 1) as Instant) : handOver.at;
    const terms = definitionAt(moment);
    if (O.isNone(terms)) return { state: 'no-terms' };
    const { definition, state = 'unsigned' } = terms.value;
    const { reasons, leansOn } = judgeBy(definition);
    const reading = reasons(handOver, record);
    const late = lateFacts(record, leansOn, moment, exit, handOver.packet);
    const { facts, definition: claimed } = handOver.packet;
    return {
      state: stateOf[reading.verdict],
      judged: {
        definition: reading.definition,
        hash: reading.hash,
        signed: state,
        ...(claimed === undefined || isSame(claimed, reading.definition) ? {} : { claimed }),
        asOf: moment,
        facts: facts === undefined ? 'history' : 'packet',
        conditions: unmetConditions(reading.explanation),
        collect: reading.collect,
        ...(late.length === 0 ? {} : { late }),
      },
    };
  };
  return (subject) => {
    const exit = definitionalRejection(subject);
    if (exit === undefined) return O.none;
    const { handOver } = subject.pass;
    const found: Judged =
      handOver === undefined ? { state: 'no-hand-over' } : judged(subject, handOver, exit);
    const accountable = accountableFor[found.state];
    return O.some({
      ...listed(subject, found.state),
      ...found,
      ...(accountable === undefined ? {} : { accountable }),
      rejectedAt: exit.at,
      ...(exit.reason === undefined ? {} : { given: exit.reason }),
    });
  };
};

type Judged = Pick<Dispute, 'state' | 'judged'>;

const stateOf = { qualified: 'met', 'not-qualified': 'not-met', unknown: 'unknown' } as const;

const accountableFor: Readonly<Record<DisputeState, Department | undefined>> = {
  met: 'sales',
  'not-met': 'marketing',
  unknown: 'marketing',
  'no-terms': undefined,
  'no-hand-over': undefined,
};

const isSame = (first: DefinitionReference, second: DefinitionReference): boolean =>
  first.id === second.id && first.version === second.version;

/** The rejection of a pass by definition; what was rejected and then rejected once more was rejected. */
const definitionalRejection = ({ pass: { exit, furtherExits = [] } }: PassCase): RefusedExit | undefined =>
  (exit === undefined ? [] : [exit, ...furtherExits]).find(
    (one): one is RefusedExit => one.kind === 'rejected' && one.family === 'definitional',
  );

interface DefinitionJudge {
  readonly reasons: (handOver: HandOver, record: LeadRecord) => QualificationReading;
  readonly leansOn: ReadonlySet<string>;
}

/** Prepares what each definition needs once, however many leads it judges. */
const judgesByDefinition = (): ((definition: CompiledDefinition) => DefinitionJudge) => {
  const judges = new Map<CompiledDefinition, DefinitionJudge>();
  return (definition) => {
    const present = judges.get(definition);
    if (present !== undefined) return present;
    const { schema, options } = definition;
    const factsOf = leadFactsAtHandOver(schema, options.activities);
    const read: (facts: LeadFacts) => QualificationReading = judge(definition);
    const made: DefinitionJudge = {
      reasons: (handOver, record) => read(factsOf(handOver)(record)),
      leansOn: groundOf(schema, options)(definition.definition.rule).facts,
    };
    judges.set(definition, made);
    return made;
  };
};

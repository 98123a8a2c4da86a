import type { LeadEvent } from '../../journal/lead-events.js';
import type { LeadRecord } from '../../journal/lead-record.js';
import { textOfKey } from '../../journal/subject.js';
import { day } from '../../kernel/duration.js';
import type { Instant } from '../../kernel/instant.js';
import { contains, type Interval } from '../../kernel/interval.js';
import type { LeadLife } from '../../lead/lead-life.js';
import type { Moment } from '../../lead/moment.js';
import type { HandOver, Pass } from '../../lead/pass.js';
import { factPreparation, type PreparedFacts } from '../../lead/prepare-facts.js';
import { profileOf } from '../../lead/profile.js';
import { attainmentState } from '../../metrics/attainment.js';
import type { PassCase } from '../../metrics/lead-case.js';
import { enteredAt } from '../../metrics/stage-entry.js';
import type { AgreementSubjects } from '../agreement-subjects.js';
import type { CompletenessGained, FactsRecorded, ResultsReported } from '../obligation.js';
import {
  type CountTally,
  type GainTally,
  type ShareTally,
  shareOf,
  sortedKeys,
  type Verdict,
} from './tally.js';

const leadOf = ({ life }: PassCase): LeadLife['key'] => life.key;

type HandedOver = PassCase & { readonly pass: Pass & { readonly handOver: HandOver } };

/** Only what an event states: a hand-over that a later stage implies is no work of anybody. */
const handedOverIn = ({ passes }: AgreementSubjects, span: Interval): ReadonlyArray<HandedOver> => {
  const inSpan = contains(span);
  return passes.filter(
    (subject): subject is HandedOver =>
      subject.pass.handOver !== undefined && inSpan(subject.pass.handOver.at),
  );
};

/** Counts hand-overs, each time a lead was handed over. */
export const leadsHandedOver = (
  subjects: AgreementSubjects,
  span: Interval,
  segment: string | undefined,
): CountTally => ({
  kind: 'count',
  value: handedOverIn(subjects, span).filter(({ life }) => segment === undefined || life.segment === segment)
    .length,
});

/** Tells which hand-overs carried every required fact. */
export const completeAtHandOver = (subjects: AgreementSubjects, span: Interval): ShareTally => {
  const { completenessOf } = subjects.agreement;
  const factsAt = factsReader(subjects);
  return shareOf(handedOverIn(subjects, span), leadOf, (subject): Verdict => {
    if (completenessOf === undefined) return 'unmeasured';
    return completenessOf(factsAt(subject, subject.pass.handOver)).isComplete ? 'for' : 'against';
  });
};

/** Tells which hand-overs Sales accepted; silence past the agreed window is no acceptance. */
export const acceptedLeads = (subjects: AgreementSubjects, span: Interval): ShareTally =>
  shareOf(handedOverIn(subjects, span), leadOf, (subject): Verdict => {
    switch (subject.pass.acceptance?.status) {
      case 'accepted':
        return 'for';
      case 'rejected':
      case 'unanswered':
        return 'against';
      case 'waiting':
        return waitingVerdict(subject);
      default:
        return 'unmeasured';
    }
  });

const waitingVerdict = ({ clocks }: PassCase): Verdict => {
  const clock = clocks.find(({ metric, obliged }) => metric === 'accept' && obliged === 'sales');
  if (clock === undefined) return { openUntil: null };
  const state = attainmentState(clock);
  if (state === 'overdue' || state === 'called-off-late') return 'against';
  return { openUntil: 'breachAt' in clock && state === 'not-due' ? (clock.breachAt as Instant) : null };
};

/** Tells which leads carried certain facts when they entered a stage. */
export const factsRecorded = (
  subjects: AgreementSubjects,
  span: Interval,
  { facts, by }: FactsRecorded,
): ShareTally => {
  const factsAt = factsReader(subjects);
  return shareOf(enteredIn(subjects, span, by), leadOf, (subject): Verdict => {
    const absent = new Set(factsAt(subject, enteredAt(by)(subject) as Moment).absent.map(({ fact }) => fact));
    return facts.some((fact) => absent.has(fact)) ? 'against' : 'for';
  });
};

const enteredIn = (
  { passes }: AgreementSubjects,
  span: Interval,
  stage: FactsRecorded['by'],
): ReadonlyArray<PassCase> => {
  const inSpan = contains(span);
  const at = enteredAt(stage);
  return passes.filter((subject) => {
    const moment = at(subject);
    return moment !== undefined && inSpan(moment.at);
  });
};

/** Adds up how much more was known about leads at the second stage than at the first. */
export const completenessGained = (
  subjects: AgreementSubjects,
  span: Interval,
  { from, to }: CompletenessGained,
  atLeast: number,
): GainTally => {
  const { completenessOf } = subjects.agreement;
  const factsAt = factsReader(subjects);
  const against: Array<LeadLife['key']> = [];
  let [gained, weight, measured, unmeasured] = [0, 0, 0, 0];
  for (const subject of enteredIn(subjects, span, to)) {
    const [first, last] = [enteredAt(from)(subject), enteredAt(to)(subject)];
    if (first === undefined || last === undefined) continue;
    // A bulk load knows no earlier and later: both stages would show the same facts.
    if (completenessOf === undefined || first.imported || last.imported || first.inferred) {
      unmeasured += 1;
      continue;
    }
    const [before, after] = [first, last].map((at) => completenessOf(factsAt(subject, at)).score);
    if (before === undefined || after === undefined || after.denominator === 0) continue;
    const gain = after.numerator - before.numerator;
    if (gain < atLeast * after.denominator) against.push(subject.life.key);
    gained += gain;
    weight += after.denominator;
    measured += 1;
  }
  return { kind: 'gain', gained, weight, subjects: measured, unmeasured, against: sortedKeys(against) };
};

/**
 * Tells of which hand-overs Sales reported in time what became of them: qualified by Sales, won, or ended for a
 * reason that both agreed on.
 */
export const resultsReported = (
  subjects: AgreementSubjects,
  span: Interval,
  { within }: ResultsReported,
): ShareTally =>
  shareOf(handedOverIn(subjects, span), leadOf, ({ pass }): Verdict => {
    const { at, precision } = pass.handOver;
    const openUntil = (at + within + (precision === 'date' ? day - 1 : 0)) as Instant;
    if (resultsOf(pass).some((result) => result.at <= openUntil)) return 'for';
    return subjects.viewpoint.asOf > openUntil ? 'against' : { openUntil };
  });

/** When it was said what became of a lead; an exit without an agreed reason says nothing. */
const resultsOf = ({ stages, exit }: Pass): ReadonlyArray<Moment> => {
  const qualified = stages['sales-qualified'];
  const isUnexplained =
    exit === undefined || (exit.kind !== 'won' && (exit.family === 'missing' || exit.family === 'unmapped'));
  return [
    ...(qualified === undefined || qualified.inferred === true ? [] : [qualified]),
    ...(isUnexplained ? [] : [exit]),
  ];
};

/** Reads what was known of a lead at a moment, what came with its hand-overs included. */
const factsReader = ({
  agreement,
  records,
}: AgreementSubjects): ((subject: PassCase, moment: Moment) => PreparedFacts) => {
  const prepare = factPreparation(agreement.agreement.facts);
  return ({ life }, { at, precision }) => {
    // Where only the date is known, the whole of it counts.
    const asOf = (precision === 'date' ? at + day - 1 : at) as Instant;
    const record = records.get(textOfKey(life.key));
    return prepare(asOf)(record === undefined ? {} : profileOf(asOf)(withPackets(record, life)));
  };
};

/** A lead's record in which the facts of each hand-over are told as of that hand-over, after all told before. */
const withPackets = (record: LeadRecord, { passes }: LeadLife): LeadRecord => {
  const events = [...record.events];
  for (const { handOver } of passes) {
    const facts = handOver?.packet.facts;
    if (handOver === undefined || facts === undefined) continue;
    const until = handOver.precision === 'date' ? handOver.at + day - 1 : handOver.at;
    const told: LeadEvent = {
      schemaVersion: 1,
      ...handOver.event,
      type: 'profile-changed',
      occurredAt: handOver.at,
      subject: { kind: 'lead', ...record.key },
      data: { facts },
    };
    events.splice(events.findLastIndex(({ occurredAt }) => occurredAt <= until) + 1, 0, told);
  }
  return { ...record, events };
};

import type { LeadRecord } from '../../journal/lead-record.js';
import { day } from '../../kernel/duration.js';
import type { Instant } from '../../kernel/instant.js';
import { judge, verdictOf } from '../../lead/judge.js';
import { type LeadFacts, leadFacts, leadFactsAtHandOver } from '../../lead/lead-facts.js';
import type { Moment } from '../../lead/moment.js';
import type { HandOver } from '../../lead/pass.js';
import type { CompiledDefinition } from '../../lead/qualification-definition.js';
import type { QualificationVerdict, ToCollect } from '../../lead/qualification-reading.js';
import { groundOf } from '../../lead/rule-ground.js';
import { unmetConditions } from '../../lead/unmet-conditions.js';
import type { ExplainedCondition } from '../../rule/reading.js';
import type { PassCase } from '../lead-case.js';
import { gateWindow } from './gate-window.js';
import type { KnownRecord } from './known-record.js';

/** What a version makes of a pass over all the moments at which it was judged. */
export interface Prediction {
  /** Qualified as soon as one moment says so; else what the last one says. */
  readonly verdict: QualificationVerdict;
  /** The first moment at which it was qualified. */
  readonly since?: Instant;
  /** What to find out, for an unknown one. */
  readonly collect: ReadonlyArray<ToCollect>;
}

/** What two versions make of one pass. */
export interface ReplayedPass {
  readonly subject: PassCase;
  readonly before: Prediction;
  readonly after: Prediction;
  /** When one version first let it in and the other did not, and what kept it out there. */
  readonly parting?: { readonly at: Instant; readonly conditions: ReadonlyArray<ExplainedCondition> };
}

/** Receives what both versions say on one of the days. */
export type DayTally = (index: number, before: QualificationVerdict, after: QualificationVerdict) => void;

/**
 * Replays two versions on passes, each while it stood before the gate: at the end of every day, and as it went
 * through. A pass that stood there at none of these moments gives null.
 *
 * A rule that does not read time is asked again only where there is news of the lead.
 */
export const replayPass = (
  versions: readonly [before: CompiledDefinition, after: CompiledDefinition],
  days: ReadonlyArray<Instant>,
  tally: DayTally,
): ((record: KnownRecord) => (subject: PassCase) => ReplayedPass | null) => {
  const windowOf = gateWindow(versions[0].definition.gate);
  const judges = judgesOf(versions);
  const readsTime = versions.some(
    ({ schema, options, definition }) => groundOf(schema, options)(definition.rule).readsTime,
  );
  const [firstDay, lastDay] = [days[0] ?? Number.POSITIVE_INFINITY, days.at(-1) ?? Number.NEGATIVE_INFINITY];
  return ({ at: recordAt, news }) =>
    (subject) => {
      const window = windowOf(subject.pass);
      if (window === null) return null;
      const { from, until = Number.POSITIVE_INFINITY, through } = window;
      const course = startCourse();
      let heard = 0;
      let latest: Judged | undefined;
      for (
        let index = firstAt(days, from);
        index < days.length && (days[index] as Instant) < until;
        index += 1
      ) {
        const asOf = days[index] as Instant;
        const before = heard;
        if (news !== null) while (heard < news.length && (news[heard] as Instant) <= asOf) heard += 1;
        if (latest === undefined || readsTime || news === null || heard > before) {
          latest = judges.onDay(asOf, recordAt(asOf));
        }
        follow(course, asOf, latest);
        tally(index, latest.before, latest.after);
      }
      if (through !== undefined && through.at >= firstDay && through.at <= lastDay) {
        const asOf = through.precision === 'date' ? ((through.at + day - 1) as Instant) : through.at;
        follow(course, through.at, judges.atGate(through, asOf, recordAt(asOf)));
      }
      return finishCourse(judges, subject, course);
    };
};

/** What both versions say at one moment, and about what; the reasons are asked for later, where they matter. */
interface Judged {
  readonly before: QualificationVerdict;
  readonly after: QualificationVerdict;
  readonly facts: readonly [before: LeadFacts, after: LeadFacts];
}

interface Judges {
  readonly onDay: (asOf: Instant, record: LeadRecord) => Judged;
  readonly atGate: (through: HandOver | Moment, asOf: Instant, record: LeadRecord) => Judged;
  readonly collect: readonly [
    (facts: LeadFacts) => ReadonlyArray<ToCollect>,
    (facts: LeadFacts) => ReadonlyArray<ToCollect>,
  ];
  readonly unmet: readonly [
    (facts: LeadFacts) => ReadonlyArray<ExplainedCondition>,
    (facts: LeadFacts) => ReadonlyArray<ExplainedCondition>,
  ];
}

const judgesOf = ([before, after]: readonly [CompiledDefinition, CompiledDefinition]): Judges => {
  // Two versions over one schema look at one set of facts, which is prepared once.
  const isShared = before.schema === after.schema && before.options.activities === after.options.activities;
  const read = ({ schema, options }: CompiledDefinition) => ({
    on: leadFacts(schema, options.activities),
    atHandOver: leadFactsAtHandOver(schema, options.activities),
  });
  const one = read(before);
  const other = isShared ? one : read(after);
  const verdicts = [verdictOf(before), verdictOf(after)] as const;
  const reasons = [judge(before), judge(after)] as const;
  const judged = (facts: readonly [LeadFacts, LeadFacts]): Judged => ({
    before: verdicts[0](facts[0]),
    after: verdicts[1](facts[1]),
    facts,
  });
  const both = (factsBy: (reader: ReturnType<typeof read>) => LeadFacts): Judged => {
    const first = factsBy(one);
    return judged([first, isShared ? first : factsBy(other)]);
  };
  return {
    onDay: (asOf, record) => both(({ on }) => on(asOf)(record)),
    atGate: (through, asOf, record) =>
      both(({ on, atHandOver }) => ('packet' in through ? atHandOver(through)(record) : on(asOf)(record))),
    collect: [(facts) => reasons[0](facts).collect, (facts) => reasons[1](facts).collect],
    unmet: [
      (facts) => unmetConditions(reasons[0](facts).explanation),
      (facts) => unmetConditions(reasons[1](facts).explanation),
    ],
  };
};

/** A pass under way through its moments. */
interface Course {
  last: Judged | undefined;
  readonly since: [before: Instant | undefined, after: Instant | undefined];
  parted: { readonly at: Instant; readonly judged: Judged } | undefined;
}

const startCourse = (): Course => ({ last: undefined, since: [undefined, undefined], parted: undefined });

const follow = (course: Course, at: Instant, judged: Judged): void => {
  course.last = judged;
  if (judged.before === 'qualified') course.since[0] ??= at;
  if (judged.after === 'qualified') course.since[1] ??= at;
  if ((course.since[0] === undefined) !== (course.since[1] === undefined)) course.parted ??= { at, judged };
};

const finishCourse = (
  judges: Judges,
  subject: PassCase,
  { last, since, parted }: Course,
): ReplayedPass | null => {
  if (last === undefined) return null;
  const prediction = (side: 0 | 1): Prediction => {
    const first = since[side];
    if (first !== undefined) return { verdict: 'qualified', since: first, collect: [] };
    const verdict = side === 0 ? last.before : last.after;
    return { verdict, collect: verdict === 'unknown' ? judges.collect[side](last.facts[side]) : [] };
  };
  const [before, after] = [prediction(0), prediction(1)];
  if (parted === undefined) return { subject, before, after };
  // The version that had not let it in by then says why.
  const refusing = before.since === parted.at ? 1 : 0;
  const conditions = judges.unmet[refusing](parted.judged.facts[refusing]);
  return { subject, before, after, parting: { at: parted.at, conditions } };
};

/** The first day that is no earlier than a moment. */
const firstAt = (days: ReadonlyArray<Instant>, moment: Instant): number => {
  let low = 0;
  for (let high = days.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((days[middle] as Instant) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
};

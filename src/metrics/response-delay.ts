import { type ExactSum, exactSum, exactSumOf, exactSumToNumber } from '../kernel/exact-sum.js';
import { type Ratio, ratio } from '../kernel/ratio.js';
import type { OwnerSpell } from '../lead/lead-life.js';
import type { Moment } from '../lead/moment.js';
import { countOf } from './count.js';
import { firstReach } from './first-reach.js';
import type { PassCase } from './lead-case.js';
import { mapReading } from './list.js';
import type { Metric } from './metric.js';
import { endedWait, reasonAgainst } from './moment-wait.js';
import { type QuantileSum, type Quantiles, quantiles } from './quantiles.js';
import { struct } from './struct.js';
import { summaryOf, timeToEvent, type Wait, type WaitSum, type WaitSummary } from './time-to-event.js';
import type { TouchWaitTerms } from './touch-wait.js';

/**
 * Describes on what prospects waited: on routing, queues and imports, or on a person.
 *
 * @category model
 * @since 0.1.0
 */
export interface ResponseDelay {
  /** From the first interest until a person has the lead. */
  readonly system: WaitSummary;
  /** From there to the first touch, of those that a person had. */
  readonly human: WaitSummary;
  /** The time of all touched passes whose two parts are known, in milliseconds: the parts add up to the whole. */
  readonly spent: {
    readonly passes: number;
    readonly total: number;
    readonly system: number;
    readonly human: number;
  };
  /** The system's share of it. */
  readonly systemShare: Ratio;
  /** How often passes went from one owner to another before the first touch. */
  readonly handOffs: Quantiles;
}

/** The touched passes whose two parts are known, and their time. */
interface SpentSum {
  readonly passes: number;
  readonly system: ExactSum;
  readonly human: ExactSum;
}

/**
 * Describes the sums behind a response delay.
 *
 * @category model
 * @since 0.1.0
 */
export interface ResponseDelaySum {
  /** The waits for a person. */
  readonly system: WaitSum;
  /** The waits for the person's touch. */
  readonly human: WaitSum;
  /** The touched passes whose two parts are known, and the time spent on either, milliseconds. */
  readonly spent: SpentSum;
  /** The hand-offs. */
  readonly handOffs: QuantileSum;
}

/**
 * Measures whether prospects wait for the system or for a person: from the first interest of a pass to the person who
 * gets the lead, and from there to the first touch.
 *
 * **Details**: over handed-over passes, in elapsed time, and for each pass the two parts add up to its speed-to-lead.
 * Who first has it is the first person outside Marketing. A touch before anybody was given the lead ends the system's
 * part: what nobody was given, nobody delayed but the system. Where no owner is recorded at all, nobody can tell the
 * parts apart (`owner-not-recorded`).
 *
 * @param terms - the instant, and whose touches were recorded
 * @returns the metric over passes; `groupBy` gives it by team
 * @category metrics
 * @since 0.1.0
 */
export const responseDelay = (terms: TouchWaitTerms): Metric<PassCase, ResponseDelaySum, ResponseDelay> => {
  const partsOf = delayParts(terms);
  const metric = struct({
    system: mapReading(summaryOf)(timeToEvent((parts: DelayParts) => parts.system)),
    human: mapReading(summaryOf)(timeToEvent((parts: DelayParts) => parts.human)),
    spent: struct({
      passes: countOf((parts: DelayParts) => spentOn(parts) !== null),
      system: total((parts) => spentOn(parts)?.system ?? 0),
      human: total((parts) => spentOn(parts)?.human ?? 0),
    }),
    handOffs: quantiles((parts: DelayParts) => parts.handOffs),
  });
  return mapReading(
    ({
      spent: { passes, system, human },
      ...reading
    }: Omit<ResponseDelay, 'spent' | 'systemShare'> & {
      readonly spent: SpentSum;
    }): ResponseDelay => {
      const parts = {
        passes,
        total: exactSumToNumber(exactSum.concat(system, human)),
        system: exactSumToNumber(system),
        human: exactSumToNumber(human),
      };
      return { ...reading, spent: parts, systemShare: ratio(parts.system, parts.total) };
    },
  )({
    ...metric,
    of: (subject: PassCase) => {
      const parts = partsOf(subject);
      return parts === null ? metric.empty : metric.of(parts);
    },
  });
};

interface DelayParts {
  readonly system: Wait;
  /** Null when no person has had the lead. */
  readonly human: Wait | null;
  readonly handOffs: number | null;
}

/** What a pass whose two parts ended spent on each. */
const spentOn = ({
  system,
  human,
}: DelayParts): { readonly system: number; readonly human: number } | null =>
  system.outcome === 'happened' && human?.outcome === 'happened'
    ? { system: system.duration, human: human.duration }
    : null;

const total = (of: (parts: DelayParts) => number): Metric<DelayParts, ExactSum, ExactSum> => ({
  empty: exactSumOf(0),
  of: (parts) => exactSumOf(of(parts)),
  concat: exactSum.concat,
  extract: (sum) => sum,
});

const delayParts =
  ({ asOf, touchesRecorded }: TouchWaitTerms) =>
  (subject: PassCase): DelayParts | null => {
    const { pass } = subject;
    const start = pass.started;
    if (pass.handOver === undefined) return null;
    const excluded = (reason: string): DelayParts => ({
      system: { outcome: 'excluded', reason },
      human: null,
      handOffs: null,
    });
    const unusable = reasonAgainst(start);
    if (unusable !== null) return excluded(unusable);
    const spells = spellsOf(subject);
    if (spells.length === 0) return excluded('owner-not-recorded');
    const reached = firstReach(subject);
    if (reached === undefined && !touchesRecorded(subject)) return excluded('touches-not-recorded');
    const against = reached === undefined ? null : reasonAgainst(reached);
    if (against !== null) return excluded(`touch-${against}`);
    const end = reached ?? pass.exit;
    const until = end?.at ?? asOf;
    const handOffs = handOffsBetween(spells, start.at, until);
    const assigned = assignmentOf(spells, start, until);
    const rest = (from: Pick<Moment, 'at'>): Wait => {
      if (end === undefined) return { outcome: 'open', duration: Math.max(0, asOf - from.at) };
      return end === reached
        ? endedWait('happened', 'touch', from, end)
        : endedWait('competing', 'exit', from, end);
    };
    if (assigned === undefined)
      // A touch before anybody was given the lead leaves no time for a person to take.
      return {
        system: rest(start),
        human: reached === undefined ? null : { outcome: 'happened', duration: 0 },
        handOffs,
      };
    const system = endedWait('happened', 'assignment', start, assigned);
    return system.outcome === 'excluded'
      ? { system, human: null, handOffs }
      : { system, human: rest(assigned), handOffs };
  };

/** Who had the lead from when on: changes of hands, and hand-overs that name somebody. */
type Spell = Moment & Pick<OwnerSpell, 'owner' | 'ownerKind' | 'department'>;

const spellsOf = ({ life, pass }: PassCase): ReadonlyArray<Spell> => {
  const { handOver } = pass;
  const { owner, team } = handOver?.packet ?? {};
  const given: ReadonlyArray<Spell> =
    handOver === undefined || (owner === undefined && team === undefined)
      ? []
      : [
          {
            ...momentOf(handOver),
            ...(owner === undefined ? { ownerKind: 'queue' } : { owner, ownerKind: 'person' }),
          },
        ];
  return [...life.owners, ...given].sort((first, second) => first.at - second.at);
};

const momentOf = ({ at, precision, imported, inferred, event }: Moment): Moment => ({
  at,
  ...(precision === undefined ? {} : { precision }),
  ...(imported === undefined ? {} : { imported }),
  ...(inferred === undefined ? {} : { inferred }),
  event,
});

const isPerson = ({ owner, ownerKind, department }: Spell): boolean =>
  owner !== undefined && ownerKind === 'person' && department !== 'marketing';

/** When a person first had the lead: at the start, where one has had it all along. */
const assignmentOf = (spells: ReadonlyArray<Spell>, start: Moment, until: number): Moment | undefined => {
  const before = spells.findLast(({ at }) => at <= start.at);
  if (before !== undefined && isPerson(before)) return start;
  return spells.find((spell) => spell.at > start.at && spell.at <= until && isPerson(spell));
};

const handOffsBetween = (spells: ReadonlyArray<Spell>, from: number, until: number): number => {
  let owner = spells.findLast(({ at }) => at <= from);
  let changes = 0;
  for (const spell of spells) {
    if (spell.at <= from || spell.at > until) continue;
    if (owner !== undefined && owner.owner !== spell.owner) changes += 1;
    owner = spell;
  }
  return changes;
};

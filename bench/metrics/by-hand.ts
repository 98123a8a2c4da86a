import { leadStages } from 'smarketing/lead';
import { attainmentStates, followUpStates, funnelSteps } from 'smarketing/metrics';
import type { EventColumns, LeadFiguresSum } from 'smarketing/metrics/columns';
import { asOf, begin, channels, reasons, segments, teams, type } from './generate.js';

/**
 * What somebody would write by hand for exactly these data and these terms: one loop over typed arrays that knows that
 * nothing is out of order, that leads come back only when they were recycled, that only touches by a person count, and
 * that offices are open from nine to five. It has no reasons why not, no irregularities, and refuses nothing.
 */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const teamCount = teams.length + 1;
const segmentCount = segments.length + 1;
const channelCount = channels.length + 1;
const months = 12;
/** No wait is longer. */
const minutes = 520_000;

const monthOfDay = Uint8Array.from({ length: 366 }, (_, index) =>
  new Date(begin + index * day).getUTCMonth(),
);
const monthOf = (at: number): number => monthOfDay[Math.floor((at - begin) / day)] as number;

/** Open milliseconds up to an instant: Monday to Friday, nine to five, UTC. */
const openUntil = (at: number): number => {
  const date = Math.floor(at / day);
  const week = Math.floor((date + 3) / 7);
  const weekday = date + 3 - week * 7;
  const before = (week * 5 + Math.min(weekday, 5)) * 8 * hour;
  if (weekday > 4) return before;
  return before + Math.min(8 * hour, Math.max(0, at - date * day - 9 * hour));
};

const stage = {
  inquiry: 0,
  qualified: 1,
  handedOver: 2,
  accepted: 3,
  working: 4,
  salesQualified: 5,
  won: 6,
  lost: 7,
};
const steps = funnelSteps.map(([from, to]) => [leadStages.indexOf(from), leadStages.indexOf(to)] as const);
const exits = { won: 1, lost: 2, rejected: 3, disqualified: 4, recycled: 5 };
const follow = Object.fromEntries(followUpStates.map((state, index) => [state, index]));
const kept = Object.fromEntries(attainmentStates.map((state, index) => [state, index]));

/** Everything that is counted. */
export interface Counts {
  readonly volumes: Uint32Array;
  readonly rates: Uint32Array;
  readonly cohorts: Uint32Array;
  readonly segments: Uint32Array;
  readonly channels: Uint32Array;
  readonly follow: Uint32Array;
  readonly touchWaits: Uint32Array;
  readonly speed: Uint32Array;
  readonly system: Uint32Array;
  readonly human: Uint32Array;
  readonly spent: Float64Array;
  readonly handOffs: Uint32Array;
  readonly unowned: Uint32Array;
  readonly exits: Uint32Array;
  readonly won: Float64Array;
  readonly kept: Uint32Array;
  readonly keptElapsed: Float64Array;
  readonly clockWaits: readonly [accept: Uint32Array, touch: Uint32Array, touchOpen: Uint32Array];
}

/** The counts of nothing. */
export const noCounts = (): Counts => ({
  volumes: new Uint32Array(8 * 3),
  rates: new Uint32Array(steps.length * 2),
  cohorts: new Uint32Array(steps.length * months * 2),
  segments: new Uint32Array(steps.length * segmentCount * 2),
  channels: new Uint32Array(steps.length * channelCount * 2),
  follow: new Uint32Array(teamCount * 11),
  touchWaits: new Uint32Array(minutes * teamCount * 3),
  speed: new Uint32Array(minutes * 3),
  system: new Uint32Array(minutes * teamCount * 3),
  human: new Uint32Array(minutes * teamCount * 3),
  spent: new Float64Array(teamCount * 3),
  handOffs: new Uint32Array(teamCount * 16),
  unowned: new Uint32Array(teamCount),
  exits: new Uint32Array(6 * (reasons.length + 1)),
  won: new Float64Array(1),
  kept: new Uint32Array(2 * teamCount * segmentCount * months * 7),
  keptElapsed: new Float64Array(2 * teamCount * segmentCount * months),
  clockWaits: [new Uint32Array(minutes * 3), new Uint32Array(minutes * 3), new Uint32Array(minutes * 3)],
});

const up = (counts: Uint32Array, at: number): void => {
  counts[at] = (counts[at] as number) + 1;
};

/** Counts everything in one loop. */
export const byHand = (columns: EventColumns, counts: Counts = noCounts()): Counts => {
  const { lead, type: typeOf, at, actor, amount } = columns;
  const owner = columns.owner?.codes as Uint32Array;
  const team = columns.team?.codes as Uint32Array;
  const reason = columns.reason?.codes as Uint32Array;
  const segment = columns.segment?.codes as Uint32Array;
  const channel = columns.channel?.codes as Uint32Array;
  const by = actor as Uint8Array;
  const worth = amount as Float64Array;
  const stages = new Float64Array(8);
  const isSeen = new Uint8Array(8);
  const [spellAt, spellOwner, spellTeam] = [new Float64Array(64), new Uint32Array(64), new Uint32Array(64)];
  const isInferred = new Uint8Array(8);
  const rows = lead.length;

  for (let row = 0; row < rows; ) {
    const current = lead[row] as number;
    const ofSegment = segment[row] as number;
    const ofChannel = channel[row] as number;
    let spells = 0;
    isSeen.fill(0);
    while (row < rows && lead[row] === current) {
      stages.fill(0);
      isInferred.fill(0);
      const started = at[row] as number;
      stages[stage.inquiry] = started;
      let [first, exit, exitAt, exitReason, value] = [0, 0, 0, 0, 0];
      let [acceptEnd, acceptReason] = [0, 0];
      let packet = 0;
      row += 1;
      for (; row < rows && lead[row] === current; row += 1) {
        const code = typeOf[row] as number;
        if (code === type.inquiry) break;
        const now = at[row] as number;
        if (code === type.attempted || code === type.connected) {
          if (by[row] === 1 && first === 0) first = now;
        } else if (code === type.qualified) stages[stage.qualified] = now;
        else if (code === type.handedOver) {
          if (stages[stage.qualified] === 0) {
            stages[stage.qualified] = now;
            isInferred[stage.qualified] = 1;
          }
          stages[stage.handedOver] = now;
          packet = team[row] as number;
          spellAt[spells] = now;
          spellOwner[spells] = owner[row] as number;
          spellTeam[spells] = packet;
          spells += 1;
        } else if (code === type.ownerChanged) {
          spellAt[spells] = now;
          spellOwner[spells] = owner[row] as number;
          spellTeam[spells] = team[row] as number;
          spells += 1;
        } else if (code === type.accepted) {
          stages[stage.accepted] = now;
          if (acceptEnd === 0) acceptEnd = now;
        } else if (code === type.salesQualified) {
          if (stages[stage.accepted] === 0) {
            stages[stage.accepted] = now;
            isInferred[stage.accepted] = 1;
          }
          stages[stage.working] = now;
          isInferred[stage.working] = 1;
          stages[stage.salesQualified] = now;
          if (acceptEnd === 0) acceptEnd = now;
        } else {
          exitAt = now;
          exitReason = reason[row] as number;
          if (code === type.won) {
            exit = exits.won;
            stages[stage.won] = now;
            value = worth[row] as number;
          } else if (code === type.lost) {
            exit = exits.lost;
            stages[stage.lost] = now;
          } else {
            exit =
              code === type.rejected
                ? exits.rejected
                : code === type.disqualified
                  ? exits.disqualified
                  : exits.recycled;
            if (acceptEnd === 0) acceptEnd = now;
          }
        }
      }
      acceptReason = acceptEnd;

      for (let place = 0; place < 8; place += 1) {
        if (stages[place] === 0) continue;
        up(counts.volumes, place * 3);
        if (isSeen[place] === 0) {
          isSeen[place] = 1;
          up(counts.volumes, place * 3 + 1);
        }
        if (isInferred[place] === 1) up(counts.volumes, place * 3 + 2);
      }
      for (let step = 0; step < steps.length; step += 1) {
        const [from, to] = steps[step] as readonly [number, number];
        if (stages[from] === 0) continue;
        const month = monthOf(stages[from] as number);
        up(counts.rates, step * 2);
        up(counts.cohorts, (step * months + month) * 2);
        up(counts.segments, (step * segmentCount + ofSegment) * 2);
        up(counts.channels, (step * channelCount + ofChannel) * 2);
        if (stages[to] === 0) continue;
        up(counts.rates, step * 2 + 1);
        up(counts.cohorts, (step * months + month) * 2 + 1);
        up(counts.segments, (step * segmentCount + ofSegment) * 2 + 1);
        up(counts.channels, (step * channelCount + ofChannel) * 2 + 1);
      }
      if (exit !== 0) up(counts.exits, exit * (reasons.length + 1) + exitReason);
      if (exit === exits.won) counts.won[0] = (counts.won[0] as number) + value;
      const handedOver = stages[stage.handedOver] as number;
      if (handedOver === 0) continue;

      let group = packet;
      for (let spell = spells - 1; spell >= 0; spell -= 1)
        if (spellOwner[spell] !== 0) {
          group = spellTeam[spell] as number;
          break;
        }

      // The two clocks.
      const cell = (monthOf(handedOver) * segmentCount + ofSegment) * teamCount + group;
      const acceptUntil = acceptReason === 0 ? asOf : acceptReason;
      const acceptTime = acceptUntil - handedOver;
      const isLate = acceptTime > 48 * hour;
      const acceptState = isLate
        ? acceptReason === 0
          ? kept.overdue
          : kept['met-late']
        : acceptReason === 0
          ? kept['not-due']
          : kept.met;
      up(counts.kept, cell * 7 + (acceptState as number));
      counts.keptElapsed[cell] = (counts.keptElapsed[cell] as number) + acceptTime;
      up(counts.clockWaits[0], Math.floor(acceptTime / minute) * 3 + (acceptReason === 0 ? 2 : 0));
      const touchUntil = first !== 0 ? first : exit !== 0 ? exitAt : asOf;
      const open = openUntil(touchUntil) - openUntil(handedOver);
      const isOver = open > 8 * hour;
      const touchState = isOver
        ? first !== 0
          ? kept['met-late']
          : exit !== 0
            ? kept['called-off-late']
            : kept.overdue
        : first !== 0
          ? kept.met
          : exit !== 0
            ? kept.cancelled
            : kept['not-due'];
      const second = teamCount * segmentCount * months + cell;
      up(counts.kept, second * 7 + (touchState as number));
      counts.keptElapsed[second] = (counts.keptElapsed[second] as number) + touchUntil - handedOver;
      const outcome = first !== 0 ? 0 : exit !== 0 ? 1 : 2;
      up(counts.clockWaits[1], Math.floor((touchUntil - handedOver) / minute) * 3 + outcome);
      up(counts.clockWaits[2], Math.floor(open / minute) * 3 + outcome);

      const state =
        first !== 0
          ? isOver
            ? follow.late
            : follow['in-time']
          : exit !== 0
            ? exit === exits.rejected
              ? follow.rejected
              : follow.left
            : isOver
              ? follow.overdue
              : follow['not-due'];
      up(counts.follow, group * 11 + (state as number));
      if (stages[stage.salesQualified] !== 0) {
        up(counts.follow, group * 11 + 9);
        if (first === 0) up(counts.follow, group * 11 + 10);
      }
      up(
        counts.touchWaits,
        (Math.floor((touchUntil - handedOver) / minute) * teamCount + group) * 3 + outcome,
      );
      up(counts.speed, Math.floor((touchUntil - started) / minute) * 3 + outcome);

      // On whom it waited.
      let before = -1;
      let assigned = -1;
      let changes = 0;
      let last = 0;
      for (let spell = 0; spell < spells; spell += 1) {
        const since = spellAt[spell] as number;
        const who = spellOwner[spell] as number;
        if (since <= started) {
          before = spell;
          assigned = who !== 0 ? started : -1;
        } else if (since <= touchUntil) {
          if (before >= 0 && last !== who) changes += 1;
          before = spell;
          if (assigned < 0 && who !== 0) assigned = since;
        } else break;
        last = who;
      }
      // A hand-over after others had the lead names its person once more.
      up(counts.handOffs, group * 16 + changes);
      if (assigned < 0) {
        up(counts.system, (Math.floor((touchUntil - started) / minute) * teamCount + group) * 3 + outcome);
        if (first === 0) up(counts.unowned, group);
        else {
          up(counts.human, group * 3);
          counts.spent[group * 3] = (counts.spent[group * 3] as number) + 1;
          counts.spent[group * 3 + 1] = (counts.spent[group * 3 + 1] as number) + touchUntil - started;
        }
        continue;
      }
      up(counts.system, (Math.floor((assigned - started) / minute) * teamCount + group) * 3);
      up(counts.human, (Math.floor((touchUntil - assigned) / minute) * teamCount + group) * 3 + outcome);
      if (first === 0) continue;
      counts.spent[group * 3] = (counts.spent[group * 3] as number) + 1;
      counts.spent[group * 3 + 1] = (counts.spent[group * 3 + 1] as number) + assigned - started;
      counts.spent[group * 3 + 2] = (counts.spent[group * 3 + 2] as number) + touchUntil - assigned;
    }
  }
  return counts;
};

const namesOf = (texts: readonly string[]): readonly string[] => ['', ...texts];
const byName = ([first]: readonly [string, unknown], [second]: readonly [string, unknown]): number =>
  first < second ? -1 : 1;
const exact = (value: number): { readonly high: number; readonly low: number } => {
  const high = Math.floor(value / 2 ** 40);
  return { high, low: value - high * 2 ** 40 };
};

/** Writes the counts down as the library's sums, so that both can be compared to the last one. */
export const sumOfCounts = (counts: Counts): LeadFiguresSum => {
  const monthNames = Array.from(
    { length: months },
    (_, index) => `2026-${String(index + 1).padStart(2, '0')}`,
  );
  const rates = (numbers: Uint32Array, step: number, names: readonly string[]) =>
    names
      .map((name, index) => {
        const at = (step * names.length + index) * 2;
        return [name, { numerator: numbers[at + 1] as number, denominator: numbers[at] as number }] as const;
      })
      .filter(([, { denominator }]) => denominator > 0)
      .sort(byName);
  const waitsOf = (numbers: Uint32Array, groups: number, group: number) => {
    const found: Array<number> = [];
    for (let time = 0; time < minutes; time += 1) {
      const at = (time * groups + group) * 3;
      const [a, b, c] = [numbers[at] as number, numbers[at + 1] as number, numbers[at + 2] as number];
      if (a + b + c > 0) found.push(time, a, b, c);
    }
    return { counts: found, excluded: [] };
  };
  const allWaits = (numbers: Uint32Array) => {
    const whole = new Uint32Array(minutes * 3);
    for (let time = 0; time < minutes; time += 1)
      for (let group = 0; group < teamCount; group += 1)
        for (let place = 0; place < 3; place += 1) {
          const at = time * 3 + place;
          whole[at] = (whole[at] as number) + (numbers[(time * teamCount + group) * 3 + place] as number);
        }
    return waitsOf(whole, 1, 0);
  };
  const teamNames = namesOf(teams);
  const groups = <Sum>(sumOf: (group: number) => Sum | undefined) =>
    teamNames
      .flatMap((name, group) => {
        const sum = sumOf(group);
        return sum === undefined ? [] : [[name, sum] as const];
      })
      .sort(byName);
  const followOf = (group: number) => {
    const numbers = [...counts.follow.subarray(group * 11, group * 11 + 11)];
    return {
      states: numbers.slice(0, 9),
      advanced: numbers[9] as number,
      advancedUntouched: numbers[10] as number,
    };
  };
  const adding = (first: readonly number[], second: readonly number[]) =>
    first.map((one, index) => one + (second[index] as number));
  const isHeld = (group: number): boolean => followOf(group).states.some((count) => count > 0);
  const delayOf = (group: number) => {
    const handOffs = [...counts.handOffs.subarray(group * 16, group * 16 + 16)];
    const buckets = handOffs.flatMap((count, index) => (count > 0 ? [[index, count] as const] : []));
    return {
      system: waitsOf(counts.system, teamCount, group),
      human: waitsOf(counts.human, teamCount, group),
      spent: {
        passes: counts.spent[group * 3] as number,
        system: exact(counts.spent[group * 3 + 1] as number),
        human: exact(counts.spent[group * 3 + 2] as number),
      },
      handOffs: {
        buckets,
        without: 0,
        least: buckets[0]?.[0] ?? null,
        greatest: buckets.at(-1)?.[0] ?? null,
      },
    };
  };
  const total = (numbers: ArrayLike<number>, width: number, place: number): number => {
    let sum = 0;
    for (let at = place; at < numbers.length; at += width) sum += numbers[at] as number;
    return sum;
  };
  const handOffs = Array.from({ length: 16 }, (_, place) => total(counts.handOffs, 16, place));
  const allBuckets = handOffs.flatMap((count, index) => (count > 0 ? [[index, count] as const] : []));
  const keptOf = (
    policy: number,
    group: (team: number, segment: number, month: number) => number,
    names: readonly string[],
  ) => {
    const sums = names.map(() => ({ states: [0, 0, 0, 0, 0, 0, 0], elapsed: 0n }));
    for (let month = 0; month < months; month += 1)
      for (let segment = 0; segment < segmentCount; segment += 1)
        for (let team = 0; team < teamCount; team += 1) {
          const cell =
            policy * teamCount * segmentCount * months + (month * segmentCount + segment) * teamCount + team;
          const sum = sums[group(team, segment, month)] as (typeof sums)[number];
          sum.states = adding(sum.states, [...counts.kept.subarray(cell * 7, cell * 7 + 7)]);
          sum.elapsed += BigInt(counts.keptElapsed[cell] as number);
        }
    return names
      .map((name, index) => {
        const { states, elapsed } = sums[index] as (typeof sums)[number];
        return [
          name,
          {
            states,
            paused: { high: 0, low: 0 },
            elapsed: { high: Number(elapsed >> 40n), low: Number(elapsed & (2n ** 40n - 1n)) },
          },
        ] as const;
      })
      .filter(([, { states }]) => states.some((count) => count > 0))
      .sort(byName);
  };
  const promise = (policy: number, business: object, elapsed: object) => ({
    kept: {
      attainment: keptOf(policy, () => 0, [''])[0]?.[1],
      teams: keptOf(policy, (team) => team, teamNames),
      segments: keptOf(policy, (_, segment) => segment, namesOf(segments)),
      periods: keptOf(policy, (_, __, month) => month, monthNames),
      persons: [],
    },
    businessTime: business,
    elapsedTime: elapsed,
  });
  const [accept, touch, touchOpen] = counts.clockWaits;
  const clocks = total(counts.kept.subarray(0, counts.kept.length / 2), 1, 0);
  const dispositions: Readonly<Record<string, readonly [family: string, accountable: string]>> = {
    duplicate: ['clerical', 'operations'],
    definitional: ['definitional', 'marketing'],
    'wrong-territory': ['procedural', 'operations'],
    'no-budget': ['budget', 'marketing'],
    'no-need': ['interest', 'marketing'],
    'bad-timing': ['timing', 'marketing'],
    'chose-competitor': ['competition', 'sales'],
    'no-decision': ['timing', 'sales'],
    'not-ready': ['timing', 'marketing'],
  };
  const kinds = Object.keys(exits);
  const sum = {
    volumes: leadStages.map((_, place) => ({
      passes: counts.volumes[place * 3],
      leads: counts.volumes[place * 3 + 1],
      inferred: counts.volumes[place * 3 + 2],
    })),
    conversions: steps.map((_, step) => ({
      rate: { numerator: counts.rates[step * 2 + 1], denominator: counts.rates[step * 2] },
      cohorts: rates(counts.cohorts, step, monthNames),
      segments: rates(counts.segments, step, namesOf(segments)),
      channels: rates(counts.channels, step, namesOf(channels)),
    })),
    followUp: {
      all: teamNames
        .map((_, group) => followOf(group))
        .reduce((first, second) => ({
          states: adding(first.states, second.states),
          advanced: first.advanced + second.advanced,
          advancedUntouched: first.advancedUntouched + second.advancedUntouched,
        })),
      teams: groups((group) => (isHeld(group) ? followOf(group) : undefined)),
    },
    touchWait: {
      all: allWaits(counts.touchWaits),
      teams: groups((group) => (isHeld(group) ? waitsOf(counts.touchWaits, teamCount, group) : undefined)),
    },
    speedToLead: waitsOf(counts.speed, 1, 0),
    responseDelay: {
      all: {
        system: allWaits(counts.system),
        human: allWaits(counts.human),
        spent: {
          passes: total(counts.spent, 3, 0),
          system: exact(total(counts.spent, 3, 1)),
          human: exact(total(counts.spent, 3, 2)),
        },
        handOffs: {
          buckets: allBuckets,
          without: 0,
          least: allBuckets[0]?.[0] ?? null,
          greatest: allBuckets.at(-1)?.[0] ?? null,
        },
      },
      teams: groups((group) => (isHeld(group) ? delayOf(group) : undefined)),
    },
    exits: [...counts.exits]
      .flatMap((count, at) => {
        if (count === 0) return [];
        const kind = kinds[Math.floor(at / (reasons.length + 1)) - 1] as string;
        const reason = reasons[(at % (reasons.length + 1)) - 1];
        if (reason === undefined) return [[JSON.stringify({ exit: kind }), count] as const];
        const [family, accountable] = dispositions[reason] as readonly [string, string];
        return [[JSON.stringify({ exit: kind, reason, family, accountable }), count] as const];
      })
      .sort(byName),
    wonValue: [['EUR', exact(counts.won[0] as number)]],
    promises: [
      promise(0, { counts: [], excluded: [['no-business-time', clocks]] }, waitsOf(accept, 1, 0)),
      promise(1, waitsOf(touchOpen, 1, 0), waitsOf(touch, 1, 0)),
    ],
  };
  return sum as unknown as LeadFiguresSum;
};

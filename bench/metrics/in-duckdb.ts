import { isDeepStrictEqual } from 'node:util';
import { leadStages } from 'smarketing/lead';
import { followUpStates, funnelSteps, type WaitSum } from 'smarketing/metrics';
import type { EventColumns, LeadFiguresSum } from 'smarketing/metrics/columns';
import { asOf, channels, reasons, segments, teams, type } from './generate.js';

/** What is used of DuckDB. */
export interface DuckDbConnection {
  readonly run: (statement: string) => Promise<unknown>;
  readonly runAndReadAll: (
    statement: string,
  ) => Promise<{ readonly getRows: () => ReadonlyArray<ReadonlyArray<unknown>> }>;
  readonly createAppender: (table: string) => Promise<{
    readonly appendDataChunk: (chunk: object) => void;
    readonly closeSync: () => void;
  }>;
  readonly closeSync: () => void;
}

interface DuckDb {
  readonly DuckDBInstance: {
    readonly create: (
      path: string,
      options: Readonly<Record<string, string>>,
    ) => Promise<{ readonly connect: () => Promise<DuckDbConnection> }>;
  };
  readonly DuckDBDataChunk: {
    readonly create: (
      types: ReadonlyArray<unknown>,
      rows: number,
    ) => { readonly setColumns: (columns: ReadonlyArray<ReadonlyArray<unknown>>) => void };
  };
  readonly INTEGER: unknown;
  readonly DOUBLE: unknown;
}

const duckDb = async (name: string): Promise<DuckDb> => await import(name);

/** The columns of the table, and whether a column may be without a value. */
const columnsOf = (columns: EventColumns, { INTEGER, DOUBLE }: DuckDb) =>
  [
    ['lead', columns.lead, INTEGER],
    ['type', columns.type, INTEGER],
    ['happened', columns.at, DOUBLE],
    ['actor', columns.actor, INTEGER],
    ['amount', columns.amount, DOUBLE],
    ['owner', columns.owner?.codes, INTEGER],
    ['team', columns.team?.codes, INTEGER],
    ['channel', columns.channel?.codes, INTEGER],
    ['segment', columns.segment?.codes, INTEGER],
    ['reason', columns.reason?.codes, INTEGER],
  ] as const;

/** Loads the events into a table in memory, for so many threads; undefined where DuckDB is not installed. */
export const load = async (columns: EventColumns, threads: number): Promise<DuckDbConnection | undefined> => {
  const library = await duckDb('@duckdb/node-api').catch(() => undefined);
  if (library === undefined) return undefined;
  const { DuckDBInstance, DuckDBDataChunk, DOUBLE } = library;
  const database = await DuckDBInstance.create(':memory:', { threads: String(threads), memory_limit: '8GB' });
  const connection = await database.connect();
  const all = columnsOf(columns, library);
  await connection.run(
    `create table loaded (${all.map(([name, , kind]) => `${name} ${kind === DOUBLE ? 'double' : 'integer'}`).join(', ')})`,
  );
  const appender = await connection.createAppender('loaded');
  const size = 2048;
  for (let from = 0; from < columns.lead.length; from += size) {
    const chunk = DuckDBDataChunk.create(
      all.map(([, , kind]) => kind),
      Math.min(size, columns.lead.length - from),
    );
    chunk.setColumns(
      all.map(([, values]) =>
        Array.from(values?.subarray(from, from + size) ?? [], (value) =>
          Number.isNaN(value) ? null : value,
        ),
      ),
    );
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  // Instants are whole numbers; the appender takes them as they come.
  await connection.run(
    'create table events as select lead, type::tinyint as type, happened::bigint as happened, actor::tinyint as actor, amount::bigint as amount, owner, team, channel, segment, reason from loaded',
  );
  await connection.run('drop table loaded');
  return connection;
};

/** Open milliseconds up to an instant: Monday to Friday, nine to five, UTC. */
const openUntil = (at: string): string => {
  const date = `(${at} // 86400000)`;
  const week = `((${date} + 3) // 7)`;
  const weekday = `(${date} + 3 - ${week} * 7)`;
  return `((${week} * 5 + least(${weekday}, 5)) * 28800000 + case when ${weekday} > 4 then 0 else least(28800000, greatest(0, ${at} - ${date} * 86400000 - 32400000)) end)`;
};

/** One row a pass, in a table of its own: every statement that follows reads it. */
const passes = `
create or replace temp table passes as
with numbered as (
  select *, count(*) filter (type = ${type.inquiry}) over (partition by lead order by happened rows unbounded preceding) as pass
  from events
),
grouped as (
  select lead, pass,
    min(happened) as started,
    max(segment) as segment,
    max(channel) filter (type = ${type.captured}) as channel,
    min(happened) filter (type = ${type.qualified}) as recorded_qualified,
    min(happened) filter (type = ${type.handedOver}) as handed_over,
    arg_min(team, happened) filter (type = ${type.handedOver}) as packet,
    arg_max(team, happened) filter (owner > 0) as person_team,
    min(happened) filter (type = ${type.accepted}) as recorded_accepted,
    min(happened) filter (type = ${type.salesQualified}) as sales_qualified,
    min(happened) filter (type = ${type.won}) as won,
    min(happened) filter (type = ${type.lost}) as lost,
    min(happened) filter (type in (${type.attempted}, ${type.connected}) and actor = 1) as touched,
    max(type) filter (type between ${type.won} and ${type.recycled}) as exit,
    max(happened) filter (type between ${type.won} and ${type.recycled}) as exit_at,
    max(reason) as reason,
    max(amount) as amount,
    min(happened) filter (type in (${type.accepted}, ${type.rejected}, ${type.salesQualified}, ${type.disqualified}, ${type.recycled})) as answered
  from numbered group by lead, pass
)
select lead, pass, started, handed_over, sales_qualified, won, lost, touched, exit, exit_at, coalesce(reason, 0) as reason, amount, answered,
  max(segment) over (partition by lead) as segment,
  max(channel) over (partition by lead) as channel,
  coalesce(last_value(person_team ignore nulls) over (partition by lead order by pass), packet) as team,
  coalesce(recorded_qualified, handed_over) as qualified,
  recorded_qualified is null and handed_over is not null as is_qualified_inferred,
  coalesce(recorded_accepted, sales_qualified) as accepted,
  recorded_accepted is null and sales_qualified is not null as is_accepted_inferred,
  coalesce(touched, exit_at, ${asOf}) as touch_end,
  coalesce(answered, ${asOf}) as answer_end,
  case when touched is not null then 0 when exit is not null then 1 else 2 end as outcome,
  ${openUntil(`coalesce(touched, exit_at, ${asOf})`)} - ${openUntil('handed_over')} as open
from grouped`;

const stageColumn: Readonly<Record<string, string>> = {
  inquiry: 'started',
  'marketing-qualified': 'qualified',
  'handed-over': 'handed_over',
  accepted: 'accepted',
  working: 'sales_qualified',
  'sales-qualified': 'sales_qualified',
  won: 'won',
  lost: 'lost',
};

const monthOf = (at: string): string => `strftime(make_timestamp(${at} * 1000), '%Y-%m')`;

const keptState = `case
  when open > 28800000 then case when touched is not null then 1 when exit is not null then 3 else 2 end
  else case when touched is not null then 0 when exit is not null then 5 else 4 end end`;

const acceptState = `case when answer_end - handed_over > 172800000
  then case when answered is null then 2 else 1 end
  else case when answered is null then 4 else 0 end end`;

/** Every figure but the delay of system and person, which takes spells of owners and no short statement. */
const figures: Readonly<Record<string, string>> = {
  volumes: Object.entries(stageColumn)
    .map(
      ([stage, column]) =>
        `select '${stage}' as stage, count(${column})::integer as passes, count(distinct lead) filter (${column} is not null)::integer as leads, ${
          stage === 'marketing-qualified'
            ? 'count(*) filter (is_qualified_inferred)'
            : stage === 'accepted'
              ? 'count(*) filter (is_accepted_inferred)'
              : stage === 'working'
                ? 'count(sales_qualified)'
                : '0'
        }::integer as inferred from passes`,
    )
    .join(' union all '),
  conversions: funnelSteps
    .map(
      ([from, to], step) =>
        `select ${step} as step, ${monthOf(stageColumn[from] as string)} as cohort, segment, channel, count(*)::integer as denominator, count(${stageColumn[to]})::integer as numerator from passes where ${stageColumn[from]} is not null group by grouping sets ((), (cohort), (segment), (channel))`,
    )
    .join(' union all '),
  followUp: `select team, case
      when touched is not null then case when open > 28800000 then 'late' else 'in-time' end
      when exit is not null then case when exit = ${type.rejected} then 'rejected' else 'left' end
      when open > 28800000 then 'overdue' else 'not-due' end as state,
    count(*)::integer as count, count(sales_qualified)::integer as advanced,
    count(sales_qualified) filter (touched is null)::integer as untouched
    from passes where handed_over is not null group by all`,
  touchWait: `select team, ((touch_end - handed_over) // 60000)::integer as minute, outcome, count(*)::integer as count
    from passes where handed_over is not null group by all`,
  speedToLead: `select ((touch_end - started) // 60000)::integer as minute, outcome, count(*)::integer as count
    from passes where handed_over is not null group by all`,
  exits: 'select exit, reason, count(*)::integer as count from passes where exit is not null group by all',
  wonValue: `select sum(amount)::varchar as minor from passes where exit = ${type.won}`,
  kept: `select 0 as policy, ${acceptState} as state, team, segment, ${monthOf('handed_over')} as period, count(*)::integer as count, sum(answer_end - handed_over)::varchar as elapsed
    from passes where handed_over is not null group by all
    union all select 1, ${keptState} as state, team, segment, ${monthOf('handed_over')} as period, count(*)::integer, sum(touch_end - handed_over)::varchar
    from passes where handed_over is not null group by state, team, segment, period`,
  clockWaits: `select 0 as clock, ((answer_end - handed_over) // 60000)::integer as minute, case when answered is null then 2 else 0 end as outcome, count(*)::integer as count
    from passes where handed_over is not null group by all
    union all select 1, ((touch_end - handed_over) // 60000)::integer as minute, outcome, count(*)::integer from passes where handed_over is not null group by minute, outcome
    union all select 2, (open // 60000)::integer as minute, outcome, count(*)::integer from passes where handed_over is not null group by minute, outcome`,
};

/** What each statement gives, a row an array. */
export type Answers = Readonly<Record<string, ReadonlyArray<ReadonlyArray<unknown>>>>;

/** Runs all statements; the results stay with DuckDB unless they are asked for. */
export const inDuckDb = async (connection: DuckDbConnection, fetches: boolean): Promise<Answers> => {
  await connection.run(passes);
  const answers: Record<string, ReadonlyArray<ReadonlyArray<unknown>>> = {};
  for (const [name, statement] of Object.entries(figures)) {
    if (fetches) answers[name] = (await connection.runAndReadAll(statement)).getRows();
    else await connection.run(statement);
  }
  return answers;
};

/** Names the figures in which the answers differ from sums of the library. */
export const disagreements = (answers: Answers, sum: LeadFiguresSum): ReadonlyArray<string> => {
  const wrong: Array<string> = [];
  const check = (name: string, mine: ReadonlyArray<ReadonlyArray<unknown>>): void => {
    const lines = (all: ReadonlyArray<ReadonlyArray<unknown>>): string =>
      all
        .map((row) => row.join(' '))
        .sort()
        .join('\n');
    if (lines(answers[name] ?? []) !== lines(mine)) wrong.push(name);
  };
  const code = (texts: readonly string[], name: string): number => texts.indexOf(name) + 1;
  const outcomes = [0, 1, 2] as const;
  const waits = (found: WaitSum, before: ReadonlyArray<unknown>): ReadonlyArray<ReadonlyArray<unknown>> =>
    found.counts.flatMap((minute, at) =>
      at % 4 !== 0
        ? []
        : outcomes.flatMap((outcome) =>
            found.counts[at + 1 + outcome] === 0
              ? []
              : [[...before, minute, outcome, found.counts[at + 1 + outcome]]],
          ),
    );
  check(
    'volumes',
    sum.volumes.map(({ passes: all, leads, inferred }, place) => [leadStages[place], all, leads, inferred]),
  );
  check(
    'conversions',
    sum.conversions.flatMap(({ rate, cohorts, segments: bySegment, channels: byChannel }, step) => [
      [step, null, null, null, rate.denominator, rate.numerator],
      ...cohorts.map(([name, one]) => [step, name, null, null, one.denominator, one.numerator]),
      ...bySegment.map(([name, one]) => [
        step,
        null,
        code(segments, name),
        null,
        one.denominator,
        one.numerator,
      ]),
      ...byChannel.map(([name, one]) => [
        step,
        null,
        null,
        code(channels, name),
        one.denominator,
        one.numerator,
      ]),
    ]),
  );
  // What went on is counted by state in SQL, and over all states here.
  const followed = new Map<string, Array<number>>();
  for (const [team, , , advanced, untouched] of answers.followUp ?? []) {
    const known = followed.get(String(team)) ?? [0, 0];
    followed.set(String(team), [(known[0] ?? 0) + Number(advanced), (known[1] ?? 0) + Number(untouched)]);
  }
  const states = (answers.followUp ?? []).map(([team, state, found]) => [team, state, found]);
  const lines = (all: ReadonlyArray<ReadonlyArray<unknown>>): string =>
    all
      .map((row) => row.join(' '))
      .sort()
      .join('\n');
  const mine = sum.followUp.teams.flatMap(([name, one]) =>
    one.states.flatMap((found, place) =>
      found === 0 ? [] : [[code(teams, name), followUpStates[place], found]],
    ),
  );
  const isAdvanced = sum.followUp.teams.every(([name, one]) =>
    isDeepStrictEqual(followed.get(String(code(teams, name))), [one.advanced, one.advancedUntouched]),
  );
  if (lines(states) !== lines(mine) || !isAdvanced) wrong.push('followUp');
  check(
    'touchWait',
    sum.touchWait.teams.flatMap(([name, one]) => waits(one, [code(teams, name)])),
  );
  check('speedToLead', waits(sum.speedToLead, []));
  check(
    'exits',
    sum.exits.map(([group, found]) => {
      const { exit, reason } = JSON.parse(group) as { exit: ExitName; reason?: string };
      return [type[exit], reason === undefined ? 0 : code(reasons, reason), found];
    }),
  );
  check(
    'wonValue',
    sum.wonValue.map(([, { high, low }]) => [BigInt(high) * 2n ** 40n + BigInt(low)]),
  );
  check('clockWaits', [
    ...waits(sum.promises[0]?.elapsedTime as WaitSum, [0]),
    ...waits(sum.promises[1]?.elapsedTime as WaitSum, [1]),
    ...waits(sum.promises[1]?.businessTime as WaitSum, [2]),
  ]);
  const kept = new Map<string, bigint>();
  const add = (key: string, amount: bigint): void => {
    kept.set(key, (kept.get(key) ?? 0n) + amount);
  };
  for (const [policy, state, team, segment, period, found, elapsed] of answers.kept ?? [])
    for (const group of [`team ${team}`, `segment ${segment}`, `period ${period}`]) {
      add(`${policy} ${group} ${state}`, BigInt(String(found)));
      add(`${policy} ${group} elapsed`, BigInt(String(elapsed)));
    }
  const ours = new Map<string, bigint>();
  for (const [policy, promise] of sum.promises.entries()) {
    const all = [
      ...promise.kept.teams.map(([name, one]) => [`team ${code(teams, name)}`, one] as const),
      ...promise.kept.segments.map(([name, one]) => [`segment ${code(segments, name)}`, one] as const),
      ...promise.kept.periods.map(([name, one]) => [`period ${name}`, one] as const),
    ];
    for (const [group, one] of all) {
      for (const [state, found] of one.states.entries())
        if (found > 0) ours.set(`${policy} ${group} ${state}`, BigInt(found));
      ours.set(`${policy} ${group} elapsed`, BigInt(one.elapsed.high) * 2n ** 40n + BigInt(one.elapsed.low));
    }
  }
  if (!isDeepStrictEqual(new Map([...kept].sort()), new Map([...ours].sort()))) wrong.push('kept');
  return wrong;
};

type ExitName = 'won' | 'lost' | 'rejected' | 'disqualified' | 'recycled';

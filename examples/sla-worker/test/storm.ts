/**
 * The storm: workers with wrong clocks are killed again and again, the receiver and the database too, while events
 * come two and three times in any order and ten thousand timers wait for a policy that changes.
 *
 * Afterwards nothing may be missing, and nothing may have been said twice.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { audit } from '../src/audit/audit.js';
import { connect, type Database, prepareTables } from '../src/database.js';
import { type Running, start, words } from '../src/processes.js';
import { openQueue, type Queue } from '../src/queue.js';
import { publishRulebook } from '../src/rulebook.js';
import { submit } from '../src/submit.js';
import type { Host } from './hosts.js';
import * as scenario from './scenario.js';

export type Check = (name: string, holds: boolean, detail?: string) => void;

/** How many workers are killed while they work; then the others may finish. */
const killings = 15;

/** How wrong the clocks of the workers are, in seconds. */
const skews = ['-3600', '0', '7200'];

export const storm = async (host: Host, check: Check): Promise<void> => {
  const began = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'sla-worker-storm-'));
  const log = join(folder, 'escalations.log');
  const database = connect(host.url);
  await prepareTables(database);
  const queue = await openQueue(database, { expireInSeconds: 5, pollEvery: 200 });

  const startReceiver = () => start('src/receiver.ts', [log, receiverPort], { LOSE_EVERY: '10' });
  let receiver = await startReceiver();
  const startWorker = (skew: string) =>
    start('src/worker.ts', [], {
      ...{ DATABASE_URL: host.url, RECEIVER_URL: receiver.ready, JOB_SECONDS: '5', SKEW_SECONDS: skew },
      NODE_OPTIONS: '--import ./test/skew.mjs',
    });
  const workers = await Promise.all(skews.map(startWorker));

  const killed = { workers: 0, atWork: 0, receiver: 0, database: 0 };
  const crash = async () => {
    if (host.crash === undefined) return;
    killed.database += 1;
    await host.crash();
  };
  const killReceiver = async () => {
    killed.receiver += 1;
    await receiver.kill();
    receiver = await startReceiver();
  };
  const ending = new AbortController();
  const killing = killWorkers(database, workers, startWorker, killed, ending.signal);

  await publishRulebook(database, scenario.before);
  const now = await timeOf(database);
  const first = [...scenario.handOversOfField(now), ...scenario.eventsOfInside(now)];
  await submitAll(database, queue, scenario.asDelivered(first, 1));
  await pause(2_000);
  await crash();
  await killReceiver();
  await until(database, 'all events are taken in and all who wait have their alarm', async () => {
    const { waiting } = await count(
      database,
      'waiting',
      `key like 'lead/crm/waiting-%' and wake_at is not null`,
    );
    return waiting === scenario.waitingLeads && (await queued(database, 'event')) === 0;
  });

  const changed = await timeOf(database);
  await publishRulebook(database, scenario.after(changed, changed - now + 30_000));
  const second = scenario.calls(changed);
  await submitAll(database, queue, scenario.asDelivered(second, 2));
  await pause(3_000);
  await crash();
  await pause(3_000);
  await killReceiver();
  await until(database, 'nothing is left to do', async () => {
    const { busy } = await count(database, 'busy', 'wake_at is not null');
    return busy === 0 && (await queued(database, 'event')) + (await queued(database, 'deliver')) === 0;
  });

  ending.abort();
  await killing;
  await Promise.all(workers.map((worker) => worker.kill()));
  await receiver.kill();
  const found = await audit(database);
  const written = await database.query<{ key: string }>(
    `select subject || ' ' || key as key from sla.escalation`,
  );
  const early = await database.query<{ key: string }>(
    `select key from sla.escalation where delivered_at < to_timestamp((escalation->>'at')::bigint / 1000.0)`,
  );
  await queue.close();
  await database.close();
  await host.stop();

  const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
  const told = lines.filter((line) => line.startsWith('first ')).map((line) => line.slice(6));
  rmSync(folder, { recursive: true, force: true });

  const named = (name: string) => `${host.name}: ${name}`;
  const none = (name: string, list: ReadonlyArray<string>) =>
    check(named(name), list.length === 0, list.slice(0, 10).join('\n'));
  const equal = (name: string, actual: number, expected: number) =>
    check(named(name), actual === expected, `${actual}, not ${expected}`);

  equal('every event is in the journal, once', found.events, first.length + second.length);
  none('no escalation is lost', found.lost);
  none('each escalation was right by what was known then', found.unfounded);
  none(
    'nobody was told too early, whatever the clocks of the workers say',
    early.map(({ key }) => key),
  );
  none('each state is what its journal gives', found.stale);
  none('no alarm is missing', found.unarmed);
  equal('nothing is left to do', found.pending + found.undelivered, 0);
  equal('nobody was told twice', new Set(told).size, told.length);
  const keys = new Set(written.map(({ key }) => key));
  equal('each escalation was written once', keys.size, written.length);
  none(
    'everybody was told what was written',
    [...keys].filter((key) => !told.includes(key)),
  );
  equal('and nothing else', told.length, keys.size);
  const late = told.filter((key) => key.includes('/waiting-'));
  const uncalled = Array.from({ length: scenario.waitingLeads }, (_, at) => at).filter(
    (at) => !scenario.isCalled(at),
  );
  const toldOf = new Map<string, number>();
  for (const key of late) {
    const lead = key.split(' ')[0] ?? '';
    toldOf.set(lead, (toldOf.get(lead) ?? 0) + 1);
  }
  none(
    'each lead that nobody called came up exactly once under the new policy',
    uncalled.map((at) => `lead/crm/waiting-${at}`).filter((lead) => toldOf.get(lead) !== 1),
  );
  check(named('workers were killed at work'), killed.atWork >= killings / 2, JSON.stringify(killed));
  console.log(
    `${host.name}: ${found.subjects} subjects, ${found.events} events, ${found.escalations} escalations, ` +
      `${lines.length - told.length} deliveries repeated; killed ${killed.workers} workers (${killed.atWork} at work), ` +
      `the receiver ${killed.receiver} times, the database ${killed.database} times; ` +
      `${((performance.now() - began) / 1000).toFixed(0)} s`,
  );
};

const receiverPort = '54393';

/** Kills one worker after the other, when it can be seen that jobs are under way, and starts another in its place. */
const killWorkers = async (
  database: Database,
  workers: Array<Running>,
  startWorker: (skew: string) => Promise<Running>,
  killed: { workers: number; atWork: number },
  stop: AbortSignal,
): Promise<void> => {
  for (let turn = 0; killed.atWork < killings; turn += 1) {
    await pause(700 + (turn % 5) * 200, undefined, { signal: stop }).catch(() => {});
    if (stop.aborted) return;
    const at = turn % workers.length;
    const active = await queued(database, 'event', 'wake', 'deliver').catch(() => 0);
    await workers[at]?.kill();
    killed.workers += 1;
    if (active > 0) killed.atWork += 1;
    workers[at] = await persist(() => startWorker(skews[at] ?? '0'));
  }
};

/** Tries again while the database is away. */
const persist = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === 60) throw error;
      await pause(500);
    }
  }
};

/** A sender that does not know whether it was heard sends again. */
const submitAll = async (
  database: Database,
  queue: Queue,
  events: ReadonlyArray<Readonly<Record<string, unknown>>>,
): Promise<void> => {
  for (let from = 0; from < events.length; from += 1_000) {
    const refused = await persist(() => submit(database, queue, events.slice(from, from + 1_000)));
    if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused[0])}`);
  }
};

const timeOf = (database: Database): Promise<number> =>
  persist(async () => {
    const [row] = await database.query<{ now: Date }>('select clock_timestamp() as now');
    return row?.now.getTime() ?? 0;
  });

const count = async <Name extends string>(
  database: Database,
  name: Name,
  condition: string,
): Promise<Record<Name, number>> => {
  const rows = await database.query<Record<Name, number>>(
    `select count(*)::integer as ${name} from sla.subject where ${condition}`,
  );
  return rows[0] as Record<Name, number>;
};

const queued = async (database: Database, ...names: ReadonlyArray<string>): Promise<number> => {
  const [row] = await database.query<{ jobs: number }>(
    'select count(*)::integer as jobs from pgboss.job where name = any($1)',
    [names],
  );
  return row?.jobs ?? 0;
};

/** How long the storm may take to settle, in milliseconds: an end to a loop that has none. */
const patience = 240_000;

const until = async (database: Database, what: string, holds: () => Promise<boolean>): Promise<void> => {
  const end = performance.now() + patience;
  while (!(await holds().catch(() => false))) {
    if (performance.now() > end) {
      const left = await database
        .query('select name, state, count(*) from pgboss.job group by 1, 2')
        .catch(() => []);
      throw new Error(`not in time: ${what}\n${JSON.stringify(left)}\n${words.slice(-40).join('\n')}`);
    }
    await pause(500);
  }
};

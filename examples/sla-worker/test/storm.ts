/**
 * The storm: workers with wrong clocks are killed again and again, the receiver and the database too, while events
 * come two and three times in any order and ten thousand timers wait for a policy that changes.
 *
 * Afterwards nothing may be missing, and nothing may have been said twice.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connect, type Database, prepareTables } from '../src/database.js';
import { type Running, start } from '../src/processes.js';
import { openQueue, type Queue } from '../src/queue.js';
import { publishRulebook } from '../src/rulebook.js';
import { submit } from '../src/submit.js';
import { freePort, type Host } from './hosts.js';
import * as scenario from './scenario.js';
import { type Check, judge } from './verdict.js';

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

  const receiverPort = String(await freePort());
  const startReceiver = () => start('src/receiver.ts', [log, receiverPort], { LOSE_EVERY: '10' });
  let receiver = await startReceiver();
  const said: Array<string> = [];
  const startWorker = (skew: string) => {
    const env = {
      DATABASE_URL: host.url,
      RECEIVER_URL: receiver.ready,
      JOB_SECONDS: '5',
      SKEW_SECONDS: skew,
    };
    const skewed = { ...env, NODE_OPTIONS: '--import ./test/skew.mjs' };
    return start('src/worker.ts', [], skewed, (line) => said.push(line));
  };
  const until = (what: string, holds: () => Promise<boolean>) => untilSo(what, holds, said);
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
  await until('all events are taken in', async () => (await queued(database, 'event')) === 0);
  const waiting = await countSubjects(database, `key like 'lead/crm/waiting-%' and wake_at is not null`);

  const changed = await timeOf(database);
  await publishRulebook(database, scenario.after(changed, changed - now + 30_000));
  const second = scenario.calls(changed);
  await submitAll(database, queue, scenario.asDelivered(second, 2));
  await pause(3_000);
  await crash();
  await pause(3_000);
  await killReceiver();
  await until('nothing is left to do', async () => {
    const busy = await countSubjects(database, 'wake_at is not null');
    return busy + (await queued(database, 'event', 'deliver')) === 0;
  });

  ending.abort();
  await killing;
  await Promise.all([...workers, receiver].map((one) => one.kill()));
  await judge(host.name, database, { waiting, submitted: first.length + second.length, log }, check);
  check(`${host.name}: workers were killed at work`, killed.atWork >= killings / 2, JSON.stringify(killed));
  await queue.close();
  await database.close();
  await host.stop();
  rmSync(folder, { recursive: true, force: true });
  console.log(
    `killed ${killed.workers} workers (${killed.atWork} at work), the receiver ${killed.receiver} times, ` +
      `the database ${killed.database} times; ${((performance.now() - began) / 1000).toFixed(0)} s`,
  );
};

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

const countSubjects = (database: Database, condition: string): Promise<number> =>
  persist(async () => {
    const [row] = await database.query<{ found: number }>(
      `select count(*)::integer as found from sla.subject where ${condition}`,
    );
    return row?.found ?? 0;
  });

const queued = async (database: Database, ...names: ReadonlyArray<string>): Promise<number> => {
  const [row] = await database.query<{ jobs: number }>(
    'select count(*)::integer as jobs from pgboss.job where name = any($1)',
    [names],
  );
  return row?.jobs ?? 0;
};

/** How long the storm may take to settle, in milliseconds: an end to a loop that has none. */
const patience = 240_000;

const untilSo = async (
  what: string,
  holds: () => Promise<boolean>,
  said: ReadonlyArray<string>,
): Promise<void> => {
  const end = performance.now() + patience;
  while (!(await holds().catch(() => false))) {
    if (performance.now() > end) throw new Error(`not in time: ${what}\n${said.slice(-50).join('\n')}`);
    await pause(500);
  }
};

/**
 * Measures what one database carries: `npm run measure -- [embedded|server] [subjects] [workers] [waiting]`.
 *
 * `waiting` subjects with an alarm far in the future are there before anything is measured.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { connect, prepareTables } from '../src/database.js';
import { start } from '../src/processes.js';
import { openQueue } from '../src/queue.js';
import { publishRulebook, type RulebookDocument } from '../src/rulebook.js';
import { submit } from '../src/submit.js';
import { embedded, server } from './hosts.js';

const [kind = 'embedded', subjects = '10000', count = '2', waiting = '0'] = process.argv.slice(2);
const measured = Number(subjects);
const host = await (kind === 'server' ? server() : embedded());
const database = connect(host.url);
await prepareTables(database);
const queue = await openQueue(database, { expireInSeconds: 60, pollEvery: 200 });
const receiver = await start('src/receiver.ts', ['/dev/null', '0']);

const hour = 3_600_000;
type PolicyDocument = RulebookDocument['policies'][number];
const policy = (version: number, milliseconds: number, effectiveFrom: number): PolicyDocument => ({
  ...{ id: 'first-touch', version, metric: 'first-response', obliged: 'sales', onPolicyChange: 'recompute' },
  effectiveFrom: effectiveFrom as NonNullable<PolicyDocument['effectiveFrom']>,
  start: [{ type: 'handed-over' }],
  stop: [{ type: 'touch-attempted' }],
  targets: [
    { when: { team: 'later' }, target: { clock: 'elapsed', milliseconds: 720 * hour } },
    { target: { clock: 'elapsed', milliseconds } },
  ],
  ladder: [{ id: 'late', at: { afterDue: 1 }, action: 'tell', whom: ['owner'] }],
});

const handOver = (team: string, now: number) => (_: unknown, at: number) => ({
  ...{ schemaVersion: 1, source: 'measure', id: `${team}-${at}`, type: 'handed-over' },
  ...{ occurredAt: new Date(now).toISOString(), data: { owner: 'kim', team } },
  subject: { kind: 'lead', system: 'measure', id: `${team}-${at}` },
});

const single = async (text: string): Promise<number> => {
  const [row] = await database.query<{ found: string }>(`select (${text}) as found`);
  return Number(row?.found);
};

const until = async (text: string, expected: number): Promise<void> => {
  while ((await single(text)) !== expected) await pause(100);
};

/** Tells how many of something were done in a second. */
const rate = async (name: string, amount: number, work: () => Promise<void>): Promise<void> => {
  const began = performance.now();
  await work();
  const seconds = (performance.now() - began) / 1000;
  console.log(`${name}: ${amount} in ${seconds.toFixed(1)} s, ${Math.round(amount / seconds)} a second`);
};

const moment = Date.now();
const send = async (team: string, amount: number): Promise<void> => {
  const events = Array.from({ length: amount }, handOver(team, moment));
  for (let from = 0; from < amount; from += 5_000)
    await submit(database, queue, events.slice(from, from + 5_000));
};

const jobsLeft = (name: string) => `select count(*) from pgboss.job where name = '${name}'`;

console.log(`${host.name}, ${count} workers`);
const first = policy(1, 720 * hour, 0);
await publishRulebook(database, { calendars: {}, policies: [first] });
await send('later', Number(waiting));
await rate('events put into the queue', measured, () => send('soon', measured));
const launch = () => start('src/worker.ts', [], { DATABASE_URL: host.url, RECEIVER_URL: receiver.ready });
const workers = await Promise.all(Array.from({ length: Number(count) }, launch));
await rate('events taken in, each with a timer set', measured + Number(waiting), () =>
  until(jobsLeft('event'), 0),
);

/** A change of the policy lets all of them be due at one instant, late enough for the change to be through by then. */
const dueAt = Date.now() + 15_000 + (measured + Number(waiting));
const change = policy(2, dueAt - moment, Date.now());
await publishRulebook(database, { calendars: {}, policies: [first, change] });
await rate('subjects gone over for a change of policy', measured + Number(waiting), () =>
  until('select count(*) from sla.subject where generation < 2', 0),
);
await pause(dueAt - Date.now());
await rate('timers due at one instant, decided and delivered', measured, () =>
  until('select count(*) from sla.escalation where delivered_at is not null', measured),
);
const late = 'extract(epoch from max(decided_at)) * 1000';
console.log(
  `the last decided ${(((await single(`select ${late} from sla.escalation`)) - dueAt) / 1000).toFixed(1)} s after it was due`,
);
for (const table of ['sla.subject', 'sla.journal', 'sla.escalation']) {
  const rows = await single(`select count(*) from ${table}`);
  const bytes = await single(`select pg_total_relation_size('${table}')`);
  console.log(`${table}: ${rows} rows, ${Math.round(bytes / rows)} bytes each with indexes`);
}
await Promise.all([...workers, receiver].map((one) => one.kill()));
await queue.close();
await database.close();
await host.stop();
process.exit();

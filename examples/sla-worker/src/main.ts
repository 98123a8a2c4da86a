/**
 * The demonstration: `npm start`. Six leads, a promise of ten seconds, two workers, one of which is killed.
 *
 * With DATABASE_URL it uses that PostgreSQL, else an embedded one in a folder that is thrown away.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { formatIssue } from 'smarketing/kernel';
import { audit } from './audit/audit.js';
import { connect, prepareTables, untilThere } from './database.js';
import { type Running, start } from './processes.js';
import { openQueue } from './queue.js';
import { publishRulebook, type RulebookDocument } from './rulebook.js';
import { submit } from './submit.js';

const second = 1_000;
const say = (text: string): void => console.log(`\n— ${text}`);

/** Sales has so many seconds to accept a lead; its owner hears of it at half time, the team lead when it is late. */
const promise = (
  version: number,
  seconds: number,
  effectiveFrom: number,
): RulebookDocument['policies'][number] => ({
  ...{ id: 'accept', version, metric: 'accept', obliged: 'sales', onPolicyChange: 'recompute' },
  effectiveFrom: effectiveFrom as NonNullable<RulebookDocument['policies'][number]['effectiveFrom']>,
  start: [{ type: 'handed-over' }],
  stop: [{ type: 'accepted' }],
  targets: [{ target: { clock: 'elapsed', milliseconds: seconds * second } }],
  ladder: [
    { id: 'half', at: { fraction: 0.5 }, action: 'tell', whom: ['owner'] },
    { id: 'late', at: { afterDue: 1 }, action: 'reassign', whom: ['role:team-lead'] },
  ],
});

const event = (type: string, lead: number, data: object) => ({
  ...{ schemaVersion: 1, source: `demo-${process.pid}`, id: `${type}-${lead}`, type, data },
  ...{
    occurredAt: new Date().toISOString(),
    subject: { kind: 'lead', system: 'demo', id: `${process.pid}-${lead}` },
  },
});

const folder = mkdtempSync(join(tmpdir(), 'sla-worker-'));
const running: Array<Running> = [];
const launch = async (script: string, args: ReadonlyArray<string>, env = {}): Promise<Running> => {
  const started = await start(script, args, env, (line) => console.log(`  ${line}`));
  running.push(started);
  return started;
};

say('A database, somebody who tells people, and two workers.');
const { DATABASE_URL } = process.env;
const url = DATABASE_URL ?? (await launch('src/embedded/main.ts', [join(folder, 'data'), '0'])).ready;
const receiver = await launch('src/receiver.ts', [join(folder, 'escalations.log'), '0']);
const settings = { DATABASE_URL: url, RECEIVER_URL: receiver.ready, JOB_SECONDS: '3' };
const victim = await launch('src/worker.ts', [], settings);
await launch('src/worker.ts', [], settings);

const database = connect(url);
await untilThere(database);
await prepareTables(database);
const queue = await openQueue(database, { expireInSeconds: 3, pollEvery: 200 });

say(
  'The promise: a lead is accepted within an hour. Six are handed over, each of them twice; one is accepted.',
);
const firstVersion = promise(1, 3_600, 0);
await publishRulebook(database, { calendars: {}, policies: [firstVersion] });
const handOvers = [1, 2, 3, 4, 5, 6].map((lead) => event('handed-over', lead, { owner: `owner ${lead}` }));
await submit(database, queue, [...handOvers, ...handOvers, event('accepted', 1, {})]);
await pause(3 * second);

say('The hour becomes ten seconds, also for the clocks that run. And one worker is killed: kill -9.');
const policies = [firstVersion, promise(2, 10, Date.now())];
await publishRulebook(database, { calendars: {}, policies });
await victim.kill();
await pause(4 * second);

say('Lead 2 is accepted in time, and an event is sent that cannot be read.');
const refused = await submit(database, queue, [
  event('accepted', 2, {}),
  { ...event('accepted', 3, {}), occurredAt: 'yesterday' },
]);
for (const { issues } of refused) for (const found of issues) console.log(`  refused: ${formatIssue(found)}`);
await pause(8 * second);

say('Everything computed once more from the journal alone, and compared:');
console.log(await audit(database));
await queue.close();
await database.close();
for (const one of running.reverse()) await one.kill();
rmSync(folder, { recursive: true, force: true });

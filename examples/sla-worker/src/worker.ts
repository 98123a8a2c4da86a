/**
 * One worker process. Start as many as you like, on as many machines, and kill any of them at any time.
 *
 * DATABASE_URL names the PostgreSQL, RECEIVER_URL who gets the escalations.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { orThrow } from 'smarketing/kernel';
import { decodeEvent } from 'smarketing/schema';
import { advance } from './advance.js';
import { connect, embeddedUrl, prepareTables, type Session, untilThere } from './database.js';
import { deliver } from './deliver.js';
import { idsOf, type Job, openQueue } from './queue.js';
import { type Rulebook, rulebookReader } from './rulebook.js';
import { sweep } from './sweep.js';

const {
  DATABASE_URL = embeddedUrl,
  RECEIVER_URL = 'http://127.0.0.1:54330',
  JOB_SECONDS = '30',
} = process.env;
const batch = 250;
const pollEvery = 200;
const sweepEvery = 1_000;

const database = connect(DATABASE_URL);
await untilThere(database);
await prepareTables(database);
const queue = await openQueue(database, { expireInSeconds: Number(JOB_SECONDS), pollEvery });
const readRulebook = rulebookReader();
const ending = new AbortController();

const underRulebook = <Result>(work: (session: Session, rulebook: Rulebook) => Promise<Result>) =>
  database.transaction(async (session) => work(session, await readRulebook(session)));

const takeEvents = (jobs: ReadonlyArray<Job<'event'>>) =>
  underRulebook(async (session, rulebook) => {
    const events = jobs.map(({ data }) => orThrow(decodeEvent(data)));
    await advance(session, queue, rulebook, { events });
    await queue.remove(session, 'event', idsOf(jobs));
    return [];
  });

const wake = (jobs: ReadonlyArray<Job<'wake'>>) =>
  underRulebook(async (session, rulebook) => {
    await advance(session, queue, rulebook, { subjects: jobs.map(({ data }) => data.subject) });
    await queue.remove(session, 'wake', idsOf(jobs));
    return [];
  });

const keepSweeping = async (): Promise<void> => {
  while (!ending.signal.aborted) {
    const found = await underRulebook((session, rulebook) => sweep(session, queue, rulebook, batch)).catch(
      (error: unknown) => {
        console.error('sweep:', error instanceof Error ? error.message : error);
        return 0;
      },
    );
    if (found < batch) await pause(sweepEvery, undefined, { signal: ending.signal }).catch(() => {});
  }
};

// A worker that is asked to end finishes what it has begun; one that is killed leaves it to the others.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort());
console.log(`ready worker ${process.pid}`);
await Promise.all([
  queue.consume('event', batch, takeEvents, ending.signal),
  queue.consume('wake', batch, wake, ending.signal),
  queue.consume('deliver', batch, (jobs) => deliver(database, queue, RECEIVER_URL, jobs), ending.signal),
  keepSweeping(),
]);
await queue.close();
await database.close();

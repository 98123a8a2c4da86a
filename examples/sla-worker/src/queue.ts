/** The queue: alarms and errands that outlive whoever runs them. Everything that knows pg-boss is here. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import PgBoss from 'pg-boss';
import type { Database, Session } from './database.js';

/** What jobs carry, by queue. */
export interface Jobs {
  /** An event to take in, as it is written on the wire. */
  readonly event: object;
  /** A subject to look at, when its time has come. */
  readonly wake: { readonly subject: string };
  /** An escalation to send. */
  readonly deliver: { readonly escalation: string };
}

export type QueueName = keyof Jobs;

export interface Job<Name extends QueueName> {
  readonly id: string;
  readonly data: Jobs[Name];
}

export interface NewJob<Name extends QueueName> extends Job<Name> {
  /** When it may be taken; at once when absent. */
  readonly startAfter?: Date;
}

/** Handles jobs, and returns those to be tried again, if any; to throw is to leave all of them undone. */
export type Handler<Name extends QueueName> = (
  jobs: ReadonlyArray<Job<Name>>,
) => Promise<ReadonlyArray<Job<Name>>>;

export interface Queue {
  /** Adds jobs, within the transaction that is their reason. */
  readonly add: <Name extends QueueName>(
    session: Session,
    name: Name,
    jobs: ReadonlyArray<NewJob<Name>>,
  ) => Promise<void>;
  /** Removes jobs, within the transaction that did what they asked for. */
  readonly remove: (session: Session, name: QueueName, ids: ReadonlyArray<string>) => Promise<void>;
  /** Takes jobs that are due, in batches, until it is told to stop. Who handles jobs removes those that are done. */
  readonly consume: <Name extends QueueName>(
    name: Name,
    batch: number,
    handle: Handler<Name>,
    stop: AbortSignal,
  ) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface QueueSettings {
  /** After how many seconds a job counts as lost with the worker that took it, and is given to another. */
  readonly expireInSeconds: number;
  /** How often an idle worker looks for jobs, in milliseconds. */
  readonly pollEvery: number;
}

/** Jobs are tried until they succeed, and wait for a worker for a year: giving up would be losing them. */
const always = { retryLimit: 1_000_000, retryDelay: 1, retryBackoff: false, retentionMinutes: 366 * 1_440 };

export const openQueue = async (
  database: Database,
  { expireInSeconds, pollEvery }: QueueSettings,
): Promise<Queue> => {
  const boss = new PgBoss({ db: asBoss(database), schedule: false, maintenanceIntervalSeconds: 1 });
  boss.on('error', (error) => console.error(`queue: ${error.message}`));
  await boss.start();
  for (const name of ['event', 'wake', 'deliver'] satisfies ReadonlyArray<QueueName>)
    await boss.createQueue(name, { name, policy: 'standard', ...always, expireInSeconds });

  return {
    add: async (session, name, jobs) => {
      if (jobs.length === 0) return;
      const inserts = jobs.map(({ id, data, startAfter }) => ({
        ...{ id, name, data },
        ...(startAfter === undefined ? {} : { startAfter: startAfter.toISOString() }),
      }));
      await boss.insert(inserts, { db: asBoss(session) });
    },
    remove: async (session, name, ids) => {
      if (ids.length > 0) await boss.deleteJob(name, [...ids], { db: asBoss(session) });
    },
    consume: async (name, batch, handle, stop) => {
      while (!stop.aborted) {
        const jobs = await boss.fetch<object>(name, { batchSize: batch, priority: false });
        if (jobs.length === 0) await pause(pollEvery, undefined, { signal: stop }).catch(() => {});
        const again = await handleAll(jobs as unknown as ReadonlyArray<Job<typeof name>>, handle);
        // Where even this fails, the jobs expire, and are given to another worker.
        if (again.length > 0) await boss.fail(name, [...idsOf(again)]).catch(() => {});
      }
    },
    close: () => boss.stop({ graceful: false, wait: false }),
  };
};

/** A new identifier for a job. */
export const jobId = (): string => randomUUID();

/** The identifiers of jobs. */
export const idsOf = (jobs: ReadonlyArray<Job<QueueName>>): ReadonlyArray<string> => jobs.map(({ id }) => id);

/** Handles a batch at once; when that fails, one by one, so that a job that cannot be done holds up no other. */
const handleAll: <Name extends QueueName>(
  jobs: ReadonlyArray<Job<Name>>,
  handle: Handler<Name>,
) => Promise<ReadonlyArray<Job<Name>>> = async (jobs, handle) => {
  if (jobs.length === 0) return [];
  try {
    return await handle(jobs);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    if (jobs.length === 1) return jobs;
    const again = [];
    for (const job of jobs) again.push(...(await handleAll([job], handle)));
    return again;
  }
};

const asBoss = ({ query }: Session): PgBoss.Db => ({
  executeSql: async (text, values) => ({ rows: [...(await query<object>(text, values))] }),
});

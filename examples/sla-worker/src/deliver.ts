/**
 * The way out: sends escalations to whoever tells people, at least once.
 *
 * A worker may die after the receiver has taken an escalation and before we have noted it; then it is sent again,
 * with the same `idempotency-key`, by which the receiver knows it.
 */
import type { Escalation } from 'smarketing/sla';
import type { Database } from './database.js';
import { idsOf, type Job, type Queue } from './queue.js';

interface Undelivered {
  readonly id: string;
  readonly subject: string;
  readonly escalation: Escalation;
}

/** Longer than this the receiver may not take to answer, in milliseconds. */
const patience = 5_000;

/** Delivers what some jobs ask for, and returns the jobs of what the receiver did not take. */
export const deliver = async (
  database: Database,
  queue: Queue,
  receiver: string,
  jobs: ReadonlyArray<Job<'deliver'>>,
): Promise<ReadonlyArray<Job<'deliver'>>> => {
  const undelivered = await database.query<Undelivered>(
    'select id, subject, escalation from sla.escalation where id = any($1) and delivered_at is null',
    [jobs.map(({ data }) => data.escalation)],
  );
  const outcomes = await Promise.allSettled(undelivered.map((one) => post(receiver, one)));
  const failed = new Set(
    undelivered.filter((_, at) => outcomes[at]?.status === 'rejected').map(({ id }) => id),
  );
  const done = jobs.filter(({ data }) => !failed.has(data.escalation));
  await database.transaction(async (session) => {
    await session.query(
      'update sla.escalation set delivered_at = clock_timestamp() where id = any($1) and delivered_at is null',
      [done.map(({ data }) => data.escalation)],
    );
    await queue.remove(session, 'deliver', idsOf(done));
  });
  return jobs.filter(({ data }) => failed.has(data.escalation));
};

const post = async (receiver: string, { subject, escalation }: Undelivered): Promise<void> => {
  const answer = await fetch(receiver, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': `${subject} ${escalation.key}` },
    body: JSON.stringify(escalation),
    signal: AbortSignal.timeout(patience),
  });
  await answer.arrayBuffer();
  if (!answer.ok) throw new Error(`the receiver answered ${answer.status}`);
};

/**
 * The heart: brings subjects up to date, in one transaction.
 *
 * It takes in their new events, writes down the escalations that have come, and sets the next alarm. It may be
 * called for any reason and any number of times: what has been done is not done again, and what was missed is
 * made up for. So events may come twice and late, and alarms early, late, twice, or for nothing.
 */
import { createHash } from 'node:crypto';
import { contentOf, type JournalEvent } from 'smarketing/journal';
import type { Instant } from 'smarketing/kernel';
import { encodeEvent } from 'smarketing/schema';
import { type Escalation, escalationsOf, nextWakeAt, stepClocks } from 'smarketing/sla';
import type { Session } from './database.js';
import { jobId, type Queue } from './queue.js';
import type { Rulebook } from './rulebook.js';
import { keyOf, lockSubjects, policiesFor, type SubjectRow, writeSubjects } from './subject.js';

/** Advances the subjects that are named, and those that the events are about. */
export const advance = async (
  session: Session,
  queue: Queue,
  rulebook: Rulebook,
  { subjects = [], events = [] }: { subjects?: ReadonlyArray<string>; events?: ReadonlyArray<JournalEvent> },
): Promise<void> => {
  const rows = await lockSubjects(session, [...subjects, ...events.map(({ subject }) => keyOf(subject))]);
  // Read when all locks are had: of two looks at one subject the second has the later time.
  const asOf = await databaseTime(session);
  const news = await takeIn(session, rows, events, asOf);
  const looks = rows.map((row) => lookAt(row, news.get(row.key) ?? [], rulebook, asOf));
  await decide(session, queue, rulebook, looks, asOf);
  await setAlarms(session, queue, rulebook, looks);
};

/** The one clock: no worker's own plays any part. */
export const databaseTime = async (session: Session): Promise<Instant> => {
  const [row] = await session.query<{ now: string }>(
    'select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now',
  );
  return Number(row?.now) as Instant;
};

/** Writes events into the journal and returns those that were not there yet, by subject. */
const takeIn = async (
  session: Session,
  rows: ReadonlyArray<SubjectRow>,
  events: ReadonlyArray<JournalEvent>,
  asOf: Instant,
): Promise<ReadonlyMap<string, ReadonlyArray<JournalEvent>>> => {
  const revisions = new Map(rows.map(({ key, revision }) => [key, revision + 1]));
  const byContent = new Map(
    events.map((event) => {
      const content = createHash('sha256').update(contentOf(event)).digest('hex');
      const subject = keyOf(event.subject);
      const received = { ...event, receivedAt: event.receivedAt ?? asOf };
      return [content, { content, subject, revision: revisions.get(subject), received }];
    }),
  );
  if (byContent.size === 0) return new Map();
  const entries = [...byContent.values()].map(({ received, ...entry }) => ({
    ...entry,
    ...{ source: received.source, id: received.id, event: encodeEvent(received) },
  }));
  const added = await session.query<{ content: string }>(
    `insert into sla.journal (source, id, content, subject, revision, event)
     select source, id, content, subject, revision, event from jsonb_to_recordset($1)
       as new (source text, id text, content text, subject text, revision integer, event jsonb)
     on conflict do nothing returning content`,
    [JSON.stringify(entries)],
  );
  const news = new Map<string, Array<JournalEvent>>();
  for (const { content } of added) {
    const entry = byContent.get(content);
    if (entry === undefined) continue;
    const { subject, received } = entry;
    news.set(subject, [...(news.get(subject) ?? []), received]);
  }
  return news;
};

interface Look {
  readonly row: SubjectRow;
  readonly state: SubjectRow['state'];
  readonly escalations: ReadonlyArray<Escalation>;
  readonly wakeAt: Date | null;
}

/** All that the library is asked: what is known now, what has come by now, and when to look again. */
const lookAt = (
  row: SubjectRow,
  news: ReadonlyArray<JournalEvent>,
  rulebook: Rulebook,
  asOf: Instant,
): Look => {
  const policies = policiesFor(rulebook.policies, row.key);
  const state = news.reduce(stepClocks, row.state);
  const next = nextWakeAt(policies, asOf)(state);
  return {
    row,
    state,
    escalations: escalationsOf(policies, asOf)(state),
    wakeAt: next._tag === 'Some' ? new Date(next.value) : null,
  };
};

/** Writes each escalation once, and with it the errand to deliver it. */
const decide = async (
  session: Session,
  queue: Queue,
  { generation }: Rulebook,
  looks: ReadonlyArray<Look>,
  asOf: Instant,
): Promise<void> => {
  const found = looks.flatMap(({ row, escalations }) =>
    escalations.map((escalation) => ({
      ...{ id: jobId(), subject: row.key, key: escalation.key, escalation },
      revision: row.revision + 1,
    })),
  );
  if (found.length === 0) return;
  const added = await session.query<{ id: string }>(
    `insert into sla.escalation (id, subject, key, revision, generation, escalation, decided_at)
     select id, subject, key, revision, $2, escalation, $3 from jsonb_to_recordset($1)
       as new (id uuid, subject text, key text, revision integer, escalation jsonb)
     on conflict (subject, key) do nothing returning id`,
    [JSON.stringify(found), generation, new Date(asOf)],
  );
  await queue.add(
    session,
    'deliver',
    added.map(({ id }) => ({ id, data: { escalation: id } })),
  );
};

/** Sets one alarm for each subject that needs one, and takes away the one before. */
const setAlarms = async (
  session: Session,
  queue: Queue,
  { generation }: Rulebook,
  looks: ReadonlyArray<Look>,
): Promise<void> => {
  const alarms = looks.map(({ row, state, wakeAt }) => {
    return { key: row.key, state, wake_at: wakeAt, wake_job: wakeAt === null ? null : jobId() };
  });
  await queue.remove(
    session,
    'wake',
    looks.flatMap(({ row }) => row.wake_job ?? []),
  );
  await queue.add(
    session,
    'wake',
    alarms.flatMap(({ key, wake_at, wake_job }) =>
      wake_at === null || wake_job === null
        ? []
        : [{ id: wake_job, data: { subject: key }, startAfter: wake_at }],
    ),
  );
  await writeSubjects(session, generation, alarms);
};

/**
 * The audit: computes everything once more from the journal alone, and compares.
 *
 * Clocks are never stored as a result that has to be believed, so at any time anybody can check that nothing was
 * lost and that everything that was said was right by what was known when it was said.
 */
import { isDeepStrictEqual } from 'node:util';
import type { JournalEvent } from 'smarketing/journal';
import { orThrow } from 'smarketing/kernel';
import { decodeEvent } from 'smarketing/schema';
import { emptyClockState, escalationsOf, nextWakeAt, type Policy, stepClocks } from 'smarketing/sla';
import { databaseTime } from '../advance.js';
import type { Database, Session } from '../database.js';
import { type Rulebook, readGeneration } from '../rulebook.js';
import { policiesFor, subjectOf } from '../subject.js';

export interface Audit {
  readonly subjects: number;
  readonly events: number;
  readonly escalations: number;
  readonly undelivered: number;
  /** Subjects that somebody has to look at right now; what may be lost of them is not said. */
  readonly pending: number;
  /** Escalations that should have been written by now and were not. */
  readonly lost: ReadonlyArray<string>;
  /** Escalations that nothing called for by what was known when they were written. */
  readonly unfounded: ReadonlyArray<string>;
  /** Subjects whose state is not what their journal gives. */
  readonly stale: ReadonlyArray<string>;
  /** Subjects whose next alarm is not set, or not for when it should be. */
  readonly unarmed: ReadonlyArray<string>;
}

interface Entry {
  readonly revision: number;
  readonly event: JournalEvent;
}

interface Said {
  readonly key: string;
  readonly revision: number;
  readonly generation: number;
  readonly decided_at: Date;
  readonly delivered_at: Date | null;
}

interface Row {
  readonly key: string;
  readonly generation: number;
  readonly state: object;
  readonly wake_at: Date | null;
  readonly has_alarm: boolean;
  readonly entries: ReadonlyArray<{ readonly revision: number; readonly event: unknown }>;
  readonly said: ReadonlyArray<Omit<Said, 'decided_at'> & { readonly decided_at: string }>;
}

/** Audits every subject, in one transaction that sees one moment. */
export const audit = (database: Database): Promise<Audit> =>
  database.transaction(async (session) => {
    await session.query('set transaction isolation level repeatable read');
    const policies = await policiesByGeneration(session);
    const [last = 0] = [...policies.keys()].slice(-1);
    const findings = { lost: [], unfounded: [], stale: [], unarmed: [] } as Record<Finding, Array<string>>;
    const counts = { subjects: 0, events: 0, escalations: 0, undelivered: 0, pending: 0 };
    for (let after = ''; ; ) {
      const rows = await readRows(session, after);
      if (rows.length === 0) return { ...counts, ...findings };
      const asOf = await databaseTime(session);
      for (const row of rows) {
        counts.subjects += 1;
        counts.events += row.entries.length;
        counts.escalations += row.said.length;
        counts.undelivered += row.said.filter(({ delivered_at }) => delivered_at === null).length;
        if (isPending(row, last, asOf)) counts.pending += 1;
        for (const [finding, text] of auditRow(row, policies, last, asOf)) findings[finding].push(text);
        after = row.key;
      }
    }
  });

type Finding = 'lost' | 'unfounded' | 'stale' | 'unarmed';

const policiesByGeneration = async (session: Session): Promise<ReadonlyMap<number, Rulebook['policies']>> => {
  const rows = await session.query<{ generation: number }>(
    'select generation from sla.rulebook order by generation',
  );
  const found = new Map<number, ReadonlyArray<Policy>>([[0, []]]);
  for (const { generation } of rows)
    found.set(generation, (await readGeneration(session, generation)).policies);
  return found;
};

const readRows = (session: Session, after: string): Promise<ReadonlyArray<Row>> =>
  session.query<Row>(
    `select key, generation, state, wake_at,
       exists (select from pgboss.job where name = 'wake' and id = wake_job) as has_alarm,
       (select coalesce(jsonb_agg(jsonb_build_object('revision', j.revision, 'event', j.event)), '[]')
        from sla.journal j where j.subject = s.key) as entries,
       (select coalesce(jsonb_agg(to_jsonb(e)), '[]') from sla.escalation e where e.subject = s.key) as said
     from sla.subject s where key collate "C" > $1 order by key collate "C" limit 1000`,
    [after],
  );

const isPending = ({ generation, wake_at }: Row, last: number, asOf: number): boolean =>
  generation < last || (wake_at !== null && wake_at.getTime() <= asOf);

const auditRow = (
  row: Row,
  rulebooks: ReadonlyMap<number, Rulebook['policies']>,
  last: number,
  asOf: Parameters<typeof escalationsOf>[1],
): ReadonlyArray<readonly [Finding, string]> => {
  const { key, state, wake_at, has_alarm, entries, said } = row;
  const journal = entries.map(({ revision, event }) => ({ revision, event: orThrow(decodeEvent(event)) }));
  const replayed = replay(key, journal);
  const policies = policiesFor(rulebooks.get(last) ?? [], key);
  const known = new Set(said.map((one) => one.key));
  const wakeAt = nextWakeAt(policies, asOf)(replayed);
  const expected = wakeAt._tag === 'Some' ? wakeAt.value : null;
  const unfounded = said.filter((one) => {
    const then = replay(
      key,
      journal.filter(({ revision }) => revision <= one.revision),
    );
    const inForce = policiesFor(rulebooks.get(one.generation) ?? [], key);
    const decidedAt = Date.parse(one.decided_at) as typeof asOf;
    return !escalationsOf(inForce, decidedAt)(then).some((found) => found.key === one.key);
  });
  const findings: Array<readonly [Finding, string]> = unfounded.map((one) => [
    'unfounded',
    `${key} ${one.key}`,
  ]);
  if (!isDeepStrictEqual(state, JSON.parse(JSON.stringify(replayed)))) findings.push(['stale', key]);
  if (isPending(row, last, asOf)) return findings;
  for (const one of escalationsOf(policies, asOf)(replayed))
    if (!known.has(one.key)) findings.push(['lost', `${key} ${one.key}`]);
  const isArmed = expected === (wake_at?.getTime() ?? null) && (expected === null || has_alarm);
  if (!isArmed) findings.push(['unarmed', key]);
  return findings;
};

const replay = (key: string, entries: ReadonlyArray<Entry>) =>
  entries.reduce((state, { event }) => stepClocks(state, event), emptyClockState(subjectOf(key)));

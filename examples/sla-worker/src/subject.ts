/** What clocks are about: leads, services, requests, … Each is one row, and the row's lock is its turn. */
import type { Subject } from 'smarketing/journal';
import { type ClockState, emptyClockState, type Policy } from 'smarketing/sla';
import type { Session } from './database.js';

/** One text for each subject: its kind, its system and its identifier, none of which can hold the stroke. */
export const keyOf = ({ kind, system, id }: Subject): string =>
  [kind, system, id].map(encodeURIComponent).join('/');

/** The subject that a key names. */
export const subjectOf = (key: string): Subject => {
  const [kind = '', system = '', id = ''] = key.split('/').map(decodeURIComponent);
  return { kind: kind as Subject['kind'], system, id };
};

/** Policies listen to one kind of subject each. */
export const policiesFor = (policies: ReadonlyArray<Policy>, key: string): ReadonlyArray<Policy> =>
  policies.filter(({ subject }) => subject === subjectOf(key).kind);

export interface SubjectRow {
  readonly key: string;
  readonly revision: number;
  readonly state: ClockState;
  readonly wake_at: Date | null;
  readonly wake_job: string | null;
}

/** Locks subjects until the end of the transaction, new ones too; always in one order, so that nobody waits in a circle. */
export const lockSubjects = async (
  session: Session,
  keys: ReadonlyArray<string>,
): Promise<ReadonlyArray<SubjectRow>> => {
  const sorted = [...new Set(keys)].sort();
  const empty = sorted.map((key) => ({ key, state: emptyClockState(subjectOf(key)) }));
  await session.query(
    `insert into sla.subject (key, state)
     select key, state from jsonb_to_recordset($1) as new (key text, state jsonb) order by key collate "C"
     on conflict do nothing`,
    [JSON.stringify(empty)],
  );
  return session.query<SubjectRow>(
    `select key, revision, state, wake_at, wake_job from sla.subject
     where key = any($1) order by key collate "C" for update`,
    [sorted],
  );
};

export interface SubjectChange {
  readonly key: string;
  readonly state: ClockState;
  readonly wake_at: Date | null;
  readonly wake_job: string | null;
}

/** Writes what became of locked subjects. */
export const writeSubjects = async (
  session: Session,
  generation: number,
  changes: ReadonlyArray<SubjectChange>,
): Promise<void> => {
  await session.query(
    `update sla.subject as subject
     set state = new.state, wake_at = new.wake_at, wake_job = new.wake_job, generation = $2, revision = revision + 1
     from jsonb_to_recordset($1) as new (key text, state jsonb, wake_at timestamptz, wake_job uuid)
     where subject.key = new.key`,
    [JSON.stringify(changes), generation],
  );
};

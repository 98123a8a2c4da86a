/** Judges what is left after the storm: what the audit finds, and what the receiver was told. */
import { readFileSync } from 'node:fs';
import { audit } from '../src/audit/audit.js';
import type { Database } from '../src/database.js';
import { certain, waitingLeads } from './scenario.js';

export type Check = (name: string, holds: boolean, detail?: string) => void;

export interface Aftermath {
  /** How many leads had their alarm set when the policy changed. */
  readonly waiting: number;
  /** How many different events were submitted. */
  readonly submitted: number;
  /** What the receiver wrote down. */
  readonly log: string;
}

export const judge = async (
  host: string,
  database: Database,
  { waiting, submitted, log }: Aftermath,
  check: Check,
): Promise<void> => {
  const found = await audit(database);
  const written = await keysOf(database, 'true');
  const early = await keysOf(database, `delivered_at < to_timestamp((escalation->>'at')::bigint / 1000.0)`);
  const requests = readFileSync(log, 'utf8').trimEnd().split('\n');
  const told = requests.filter((line) => line.startsWith('first ')).map((line) => line.slice(6));

  const none = (name: string, list: ReadonlyArray<string>) =>
    check(`${host}: ${name}`, list.length === 0, list.slice(0, 10).join('\n'));
  const equal = (name: string, actual: number, expected: number) =>
    check(`${host}: ${name}`, actual === expected, `${actual}, not ${expected}`);

  equal('all timers waited when the policy changed', waiting, waitingLeads);
  equal('every event is in the journal, once', found.events, submitted);
  none('no escalation is lost', found.lost);
  none('each escalation was right by what was known then', found.unfounded);
  none('nobody was told too early, whatever the clocks of the workers say', early);
  none('each state is what its journal gives', found.stale);
  none('no alarm is missing', found.unarmed);
  equal('nothing is left to do', found.pending + found.undelivered, 0);
  equal('each escalation was written once', new Set(written).size, written.length);
  equal('the receiver took each key once', new Set(told).size, told.length);
  none('everybody was told what was written', missing(written, told));
  none('and nothing else', missing(told, written));
  none('the clocks that nobody stopped were told of exactly once a step', miscounted(told));
  console.log(
    `${host}: ${found.subjects} subjects, ${found.events} events, ${found.escalations} escalations, ` +
      `${requests.length - told.length} deliveries repeated`,
  );
};

const keysOf = async (database: Database, condition: string): Promise<ReadonlyArray<string>> => {
  const rows = await database.query<{ key: string }>(
    `select subject || ' ' || key as key from sla.escalation where ${condition}`,
  );
  return rows.map(({ key }) => key);
};

const missing = (expected: ReadonlyArray<string>, actual: ReadonlyArray<string>): ReadonlyArray<string> => {
  const present = new Set(actual);
  return expected.filter((key) => !present.has(key));
};

/** Counts by clock, which is a key without its step, and needs no library to know what is right. */
const miscounted = (told: ReadonlyArray<string>): ReadonlyArray<string> => {
  const counts = new Map<string, number>();
  for (const key of told) {
    const clock = key.slice(0, key.lastIndexOf('/') + 1);
    counts.set(clock, (counts.get(clock) ?? 0) + 1);
  }
  return [...certain()].flatMap(([clock, steps]) =>
    counts.get(clock) === steps ? [] : [`${clock} ${counts.get(clock) ?? 0} times, not ${steps}`],
  );
};

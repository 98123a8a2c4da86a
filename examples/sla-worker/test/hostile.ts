/** Sends what is no event, and checks that it is refused with reasons while its neighbours are accepted. */
import { connect, prepareTables } from '../src/database.js';
import { openQueue } from '../src/queue.js';
import { submit } from '../src/submit.js';
import type { Check } from './verdict.js';

const good = (id: string, data: object = {}) => ({
  ...{ schemaVersion: 1, source: 'crm', id, type: 'handed-over', occurredAt: '2026-03-02T10:00:00Z' },
  ...{ subject: { kind: 'lead', system: 'crm', id }, data },
});

const deep = (): unknown => {
  let nested: unknown = 'bottom';
  for (let depth = 0; depth < 10_000; depth += 1) nested = { nested };
  return nested;
};

const cycle: { data?: unknown } = { ...good('cycle'), type: 'something-new' } as object;
cycle.data = { cycle };

const bad: Readonly<Record<string, unknown>> = {
  nothing: null,
  'a list': [],
  'an object without a type': {},
  'a misspelt key': { ...good('1'), ocurredAt: 1 },
  'no time': { ...good('2'), occurredAt: 'yesterday' },
  'a character that cannot be kept': good('3', { owner: 'k\u0000m' }),
  'half a character': good('4', { owner: 'k\ud800m' }),
  'a name of the language': JSON.parse('{"type":"handed-over","__proto__":{"x":1}}'),
  'a deep nesting': { ...good('5'), type: 'something-new', data: deep() },
  'a cycle': cycle,
};

const fine: ReadonlyArray<unknown> = [
  good('a', { owner: 'a backslash and what follows it: \\u0000' }),
  good('b', { owner: 'Žofie 🙂' }),
  { ...good('c/d%20'), type: 'something-new', data: { number: 1e300 } },
];

export const checkHostile = async (url: string, check: Check): Promise<void> => {
  const database = connect(url);
  await prepareTables(database);
  const queue = await openQueue(database, { expireInSeconds: 5, pollEvery: 200 });
  const names = Object.keys(bad);
  const refused = await submit(database, queue, [...Object.values(bad), ...fine]);
  for (const [at, name] of names.entries()) {
    const issues = refused.find((one) => one.at === at)?.issues ?? [];
    check(`${name} is refused, and told why`, issues.length > 0);
  }
  check(
    'what can be read is accepted beside it',
    refused.length === names.length,
    JSON.stringify(refused.map(({ at }) => at)),
  );
  const [row] = await database.query<{ jobs: number }>(
    `select count(*)::integer as jobs from pgboss.job where name = 'event'`,
  );
  check('and nothing else', row?.jobs === fine.length, JSON.stringify(row));
  await database.query(`delete from pgboss.job where name = 'event'`);
  await queue.close();
  await database.close();
};

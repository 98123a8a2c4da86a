import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { orThrow } from 'smarketing/kernel';
import { leadCase, sumOver } from 'smarketing/metrics';
import {
  columnFigures,
  type EventColumns,
  type LeadColumns,
  type LeadFiguresSum,
  shardColumns,
} from 'smarketing/metrics/columns';
import { compare } from './harness.js';
import { recordsOf } from './metrics/as-objects.js';
import { byHand, type Counts, noCounts, sumOfCounts } from './metrics/by-hand.js';
import { generate } from './metrics/generate.js';
import { disagreements, inDuckDb, load } from './metrics/in-duckdb.js';
import { terms } from './metrics/terms.js';

const rows = Number(process.env.METRIC_ROWS ?? 10_000_000);
const number = (value: number): string => value.toLocaleString('en-US');
const figures = orThrow(columnFigures(terms));
const columns = generate(rows);
const leads = orThrow(figures.check(columns));
const leadCount = (columns.lead[rows - 1] as number) + 1;

console.log('## Metrics\n');

const isSum = (value: unknown): value is LeadFiguresSum =>
  typeof value === 'object' && value !== null && 'promises' in value;

const counts = noCounts();
const [loop, summed] = compare(
  `All standard figures over ${number(rows)} events of ${number(leadCount)} leads, as columns`,
  {
    'a typed-array loop for these data': () => byHand(columns, counts),
    'smarketing, columns': () => figures.sum(leads),
    'that loop, its counts written as the same sums': () => sumOfCounts(byHand(columns, noCounts())),
    'checking columns from outside': () => figures.check(columns),
  },
  {
    rounds: 9,
    turn: 1,
    per: { count: rows, unit: 'event' },
    // Asked first, of counts that are still those of one loop.
    agree: (a, b) => !isSum(b) || isDeepStrictEqual(sumOfCounts(a as Counts), b),
    atMost: { 'smarketing, columns': 3 },
    note: 'Volumes, conversions by cohort, segment and channel, follow-up and waits by team, delays of system and person, exits, worth, and two promises (elapsed and business time) by team, segment and month; both give the same sums, to the last count. The loop knows these data: nothing is out of order, nothing is missing, nothing has to be refused. It leaves its counts in arrays that are there already, while the columns write new sums as JSON.',
  },
);

/** Time of the process on all its threads, and on the wall, in seconds. */
const timed = async <A>(run: () => Promise<A>): Promise<{ cpu: number; wall: number; result: A }> => {
  const before = process.cpuUsage();
  const start = performance.now();
  const result = await run();
  const { user, system } = process.cpuUsage(before);
  return { cpu: (user + system) / 1e6, wall: (performance.now() - start) / 1000, result };
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;

const table = (
  title: string,
  head: readonly string[],
  lines: readonly (readonly string[])[],
  note: string,
): void =>
  console.log(
    [
      `### ${title}`,
      '',
      ...[head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...lines].map(
        (cells) => `| ${cells.join(' | ')} |`,
      ),
      '',
      note,
      '',
    ].join('\n'),
  );

const seconds = (value: number): string => `${value.toPrecision(3)} s`;
const times = (value: number): string => value.toPrecision(3);

const ofColumns = ((summed?.nanoseconds ?? 0) * rows) / 1e9;
const lines: Array<readonly string[]> = [
  [
    'a typed-array loop for these data',
    seconds(((loop?.nanoseconds ?? 0) * rows) / 1e9),
    '',
    times(((loop?.nanoseconds ?? 0) * rows) / 1e9 / ofColumns),
  ],
  ['smarketing, columns', seconds(ofColumns), '', '1.00'],
];
const expected = figures.sum(leads);
for (const threads of [1, 2]) {
  const connection = await load(columns, threads);
  if (connection === undefined) break;
  const wrong = disagreements((await inDuckDb(connection, true)) ?? {}, expected);
  if (wrong.length > 0) throw new Error(`DuckDB and columns give different answers: ${wrong.join(', ')}`);
  const runs = [];
  for (let round = 0; round < 3; round += 1) runs.push(await timed(() => inDuckDb(connection, false)));
  const cpu = median(runs.map((run) => run.cpu));
  lines.push([
    `DuckDB 1.5.6, ${threads} thread${threads === 1 ? '' : 's'}`,
    seconds(cpu),
    seconds(median(runs.map((run) => run.wall))),
    times(cpu / ofColumns),
  ]);
  connection.closeSync();
}
table(
  'The same in SQL',
  ['', 'CPU time', 'on the wall', 'times smarketing, columns'],
  lines,
  'DuckDB holds the events in memory before the clock starts, folds them into one row a pass, and counts from there; its answers are the same, and reading them into JavaScript is not counted. It gives every figure but the delay of system and person.',
);

const few = Math.min(rows, 200_000);
const sample = orThrow(figures.check(cut(columns, few)));
const records = recordsOf(sample.columns);
const caseOf = leadCase(terms);
compare(
  `${number(few)} events as objects, in records`,
  {
    'columns, laid out before': () => figures.sum(sample),
    'records through columns': () => figures.sumRecords(records),
    'records one by one: lives, clocks, metric': () =>
      sumOver(figures.metric)(records.flatMap((record) => caseOf(record).passes)),
  },
  {
    rounds: 7,
    turn: 1,
    per: { count: few, unit: 'event' },
    note: 'All three give the same sums. Ten million events as objects need more memory than most machines have: that is what columns are for.',
  },
);

/** The first rows, cut where a lead ends. */
function cut(all: EventColumns, size: number): EventColumns {
  const parts = Math.max(1, Math.ceil(all.lead.length / size));
  return shardColumns(parts)(all)[0] ?? all;
}

interface FromWorker {
  readonly wall: number;
  readonly sum: string;
}

// Workers run plain JavaScript: what loads TypeScript into this process does not reach them.
const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('./metrics/worker.ts', import.meta.url))],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  write: false,
  logLevel: 'error',
});
const script = outputFiles[0]?.text ?? '';
const workers = [0, 1].map(() => new Worker(script, { eval: true }));
const ask = (worker: Worker, part: LeadColumns): Promise<FromWorker> =>
  new Promise((resolve, reject) => {
    worker.once('error', reject).once('message', (sum: FromWorker) => {
      worker.off('error', reject);
      resolve(sum);
    });
    worker.postMessage(part);
  });
const halves = shardColumns(2)(columns).map((half) => orThrow(figures.check(half)));
const both = () => Promise.all(halves.map((half, at) => ask(workers[at] as Worker, half)));
const alone = () => Promise.all([ask(workers[0] as Worker, leads)]);
const joined = (await both())
  .map(({ sum }) => JSON.parse(sum) as LeadFiguresSum)
  .reduce(figures.metric.concat);
if (!isDeepStrictEqual(joined, expected)) throw new Error('two workers and one give different sums');
await alone();
const rounds = [];
for (let round = 0; round < 5; round += 1) rounds.push({ one: await alone(), two: await both() });
for (const worker of workers) await worker.terminate();
const wallOfOne = median(rounds.map(({ one }) => one[0]?.wall ?? 0)) / 1000;
const wallOfTwo = median(rounds.map(({ two }) => Math.max(...two.map(({ wall }) => wall)))) / 1000;
table(
  'Two shards on two workers',
  ['', 'on the wall', 'times perfect scaling'],
  [
    ['one worker, all events', seconds(wallOfOne), ''],
    ['two workers, half of the leads each', seconds(wallOfTwo), times((2 * wallOfTwo) / wallOfOne)],
  ],
  'The columns lie in shared memory, cut between two leads and not copied. The two sums come back as JSON and join to exactly that of the whole. Wall time needs a machine with two idle cores.',
);

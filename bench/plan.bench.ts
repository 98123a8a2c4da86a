/**
 * Measures plans: services under a budget and resources, against HiGHS, YALPS and a greedy plan.
 *
 * Each plan is solved once by each engine, one after the other; time is CPU time of the process. A solve takes long
 * enough to be timed alone, and a plan is solved once in real life, too.
 */
import loader from 'highs';
import {
  branchAndBound,
  highsSolver,
  type LoadedHighs,
  type SolverAnswer,
  type SolverModel,
} from 'smarketing/cartridge/plan/solver';
import { hardPlan, type Kind } from '../test/cartridge/plan/solver/hard-plans.js';

/** What an engine found, and whether it says that nothing is better. */
interface Outcome {
  readonly value: number;
  readonly proven: boolean;
}

/** Seconds that HiGHS and YALPS may take for one plan. */
const mostSeconds = 20;

const worthOf = (answer: SolverAnswer): Outcome =>
  'objectives' in answer
    ? { value: answer.objectives[0]?.value ?? 0, proven: answer.objectives[0]?.proven ?? false }
    : { value: 0, proven: false };

/** What is used of YALPS. */
type Yalps = (model: object, options: object) => { readonly status: string; readonly result: number };

const load = async (name: string): Promise<{ readonly solve?: Yalps }> => await import(name);

const yalps =
  (solveYalps: Yalps) =>
  (model: SolverModel): Outcome => {
    const columns = new Map<string, Map<string, number>>(model.variables.map(({ id }) => [id, new Map()]));
    for (const { id, terms } of [...model.constraints, ...model.objectives]) {
      for (const { variable, by } of terms) columns.get(variable)?.set(id, by);
    }
    const { status, result } = solveYalps(
      {
        direction: 'maximize',
        objective: 'worth',
        constraints: new Map(model.constraints.map(({ id, atMost }) => [id, { max: atMost }])),
        variables: columns,
        binaries: true,
      },
      { timeout: mostSeconds * 1000, maxIterations: Number.MAX_SAFE_INTEGER, tolerance: 0 },
    );
    return { value: Number.isFinite(result) ? Math.round(result) : 0, proven: status === 'optimal' };
  };

/** Takes whatever is worth most for what it uses of the limits, with what it needs, as long as it fits. */
const greedy = ({ variables, constraints, objectives }: SolverModel): Outcome => {
  const worth = new Map(objectives[0]?.terms.map(({ variable, by }) => [variable, by]));
  const limits = constraints.filter(({ atMost }) => atMost > 0);
  const needs = constraints
    .filter(({ atMost }) => atMost === 0)
    .map(({ terms }) => [terms[0]?.variable, terms[1]?.variable]);
  const load = (id: string): number =>
    limits.reduce(
      (sum, { terms, atMost }) => sum + (terms.find(({ variable }) => variable === id)?.by ?? 0) / atMost,
      0,
    );
  const taken = new Set<string>();
  const fits = (id: string): boolean =>
    limits.every(
      ({ terms, atMost }) =>
        terms.reduce((sum, { variable, by }) => sum + (taken.has(variable) || variable === id ? by : 0), 0) <=
        atMost,
    ) && needs.every(([taker, given]) => taker !== id || taken.has(given ?? ''));
  const order = variables
    .map(({ id }) => id)
    .sort((a, b) => (worth.get(b) ?? 0) / load(b) - (worth.get(a) ?? 0) / load(a));
  for (let before = -1; before < taken.size; ) {
    before = taken.size;
    for (const id of order) if (!taken.has(id) && fits(id)) taken.add(id);
  }
  return { value: [...taken].reduce((sum, id) => sum + (worth.get(id) ?? 0), 0), proven: false };
};

const highs = highsSolver(await (loader as unknown as () => Promise<LoadedHighs>)(), {
  time_limit: mostSeconds,
});
const own = branchAndBound();
const peers: Record<string, (model: SolverModel) => Outcome> = {};
try {
  const { solve } = await load('yalps');
  if (solve !== undefined) peers['yalps 0.6.4'] = yalps(solve);
} catch (error) {
  console.log(`YALPS is not installed (${String(error)}): run \`npm ci --prefix bench\`.\n`);
}
const engines: Readonly<Record<string, (model: SolverModel) => Outcome>> = {
  smarketing: (model) => worthOf(own(model)),
  'highs 1.15.3': (model) => worthOf(highs(model)),
  ...peers,
  greedy,
};

const quantile = (values: ReadonlyArray<number>, share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN;

const report = (title: string, kind: Kind, plans: number): void => {
  const models = Array.from({ length: plans }, (_, index) => hardPlan(index + 1, kind));
  const rows = Object.entries(engines).map(([name, solve]) => {
    solve(hardPlan(99, 'uncorrelated'));
    const runs = models.map((model) => {
      const before = process.cpuUsage();
      const outcome = solve(model);
      const { user, system } = process.cpuUsage(before);
      return { ...outcome, milliseconds: (user + system) / 1000 };
    });
    return { name, runs };
  });
  const best = models.map((_, index) => Math.max(...rows.map(({ runs }) => runs[index]?.value ?? 0)));
  const lines = rows.map(({ name, runs }) => {
    const times = runs.map(({ milliseconds }) => milliseconds);
    const losses = runs.map(({ value }, index) => 1 - value / (best[index] ?? 1));
    const proven = runs.filter((run) => run.proven).length;
    return [
      name,
      `${quantile(times, 0.5).toFixed(name === 'greedy' ? 1 : 0)} ms`,
      `${Math.max(...times).toFixed(name === 'greedy' ? 1 : 0)} ms`,
      name === 'greedy' ? 'never' : `${proven} of ${plans}`,
      `${(100 * quantile(losses, 0.5)).toFixed(1)}%`,
      `${(100 * Math.max(...losses)).toFixed(1)}%`,
    ];
  });
  const head = ['', 'median', 'worst', 'proven', 'median loss', 'worst loss'];
  console.log(
    [
      `### ${title}`,
      '',
      ...[head, ['---', ...head.slice(1).map(() => '---:')], ...lines].map(
        (cells) => `| ${cells.join(' | ')} |`,
      ),
      '',
    ].join('\n'),
  );
  const mine = rows[0]?.runs ?? [];
  const wrong = rows.some(({ runs }) =>
    runs.some(({ proven, value }, index) => proven && value !== best[index]),
  );
  if (wrong) throw new Error(`${title}: an engine calls a plan the best that is not`);
  // The last kind is as hard as plans get: there the gap is what counts.
  if (kind === 'wholly') return;
  const limits = { median: kind === 'uncorrelated' ? 100 : 1_000, worst: 1_000 };
  if (
    quantile(
      mine.map(({ milliseconds }) => milliseconds),
      0.5,
    ) > limits.median
  )
    process.exitCode = 1;
  if (Math.max(...mine.map(({ milliseconds }) => milliseconds)) > limits.worst) process.exitCode = 1;
  if (mine.some(({ proven }) => !proven)) process.exitCode = 1;
};

console.log('## Plans of 60 services, a budget, 3 resources, 20 prerequisites\n');
report('Worth has nothing to do with cost', 'uncorrelated', 20);
report('Worth follows the cost, ±10', 'weakly', 5);
report('Worth follows what is used of all limits, with noise', 'noisy', 5);
report('Worth is the cost and 10', 'strongly', 5);
report('Worth is the average of all that is used and 10', 'wholly', 3);

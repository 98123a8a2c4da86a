/**
 * Measures side by side, in one run, and speaks in ratios: a time alone says more about the machine than the code.
 *
 * The subjects take turns in short rounds, so that a busy moment of the machine falls on all of them. Time is CPU
 * time of the process, collector included, not time on the wall. A figure is the median of the rounds, beside it
 * the middle half of them. Before anything is measured, all subjects must give the same answer.
 */
import { isDeepStrictEqual } from 'node:util';

/** What a comparison may say besides its subjects. */
export interface Options {
  /** How many times each subject has its turn. 31 unless told. */
  readonly rounds?: number;
  /** CPU time of one turn, in milliseconds; a turn repeats the subject until it has used this much. 20 unless told. */
  readonly turn?: number;
  /** How many units of work one call does, and what one is called: the times are then per unit. */
  readonly per?: { readonly count: number; readonly unit: string };
  /** Whether the answers must agree: deeply equal unless told how to compare, or `false` where they cannot. */
  readonly agree?: false | ((a: unknown, b: unknown) => boolean);
  /** The highest ratio to the first subject that each subject may have; a higher one fails the run. */
  readonly atMost?: Readonly<Record<string, number>>;
  /** A sentence below the table. */
  readonly note?: string;
}

/** What was measured of one subject. */
export interface Measured {
  /** Its name. */
  readonly label: string;
  /** Median CPU time of one call, or of one unit, in nanoseconds. */
  readonly nanoseconds: number;
  /** Median of its ratios to the first subject, each taken within one round. */
  readonly ratio: number;
  /** The middle half of these ratios. */
  readonly between: readonly [number, number];
}

/**
 * Compares functions that do the same work, prints a Markdown table, and returns its figures.
 * The first is the measure of the others.
 *
 * @example
 * ```ts no-run
 * compare('Deadline after 40 business hours', {
 *   'smarketing': () => dueAt(openedAt),
 *   'minute by minute': () => walk(openedAt),
 * }, { atMost: { 'smarketing': 1 } });
 * ```
 */
export const compare = (
  title: string,
  subjects: Readonly<Record<string, () => unknown>>,
  { rounds = 31, turn = 20, per, agree = isDeepStrictEqual, atMost = {}, note }: Options = {},
): readonly Measured[] => {
  const named = Object.entries(subjects);
  if (agree !== false) mustAgree(title, named, agree);
  const counts = named.map(([, subject]) => repetitions(subject, turn));
  const times = Array.from({ length: rounds }, (_, round) => {
    // Each round begins with another subject, so that none always follows the same neighbour.
    const order = named.map((_, at) => (at + round) % named.length);
    const taken = new Float64Array(named.length);
    for (const at of order) taken[at] = timeOf(named[at]?.[1] ?? nothing, counts[at] ?? 1);
    return taken;
  });
  const measured = named.map(([label], at): Measured => {
    const ratios = times.map((taken) => (taken[at] ?? 0) / (taken[0] ?? 1));
    return {
      label,
      nanoseconds:
        quantile(
          times.map((taken) => taken[at] ?? 0),
          0.5,
        ) / (per?.count ?? 1),
      ratio: quantile(ratios, 0.5),
      between: [quantile(ratios, 0.25), quantile(ratios, 0.75)],
    };
  });
  console.log(tableOf(title, measured, per?.unit ?? 'call', atMost, note));
  if (measured.some(({ label, ratio }) => ratio > (atMost[label] ?? Number.POSITIVE_INFINITY)))
    process.exitCode = 1;
  return measured;
};

const nothing = (): undefined => undefined;

type Named = readonly (readonly [label: string, subject: () => unknown])[];

const mustAgree = (title: string, named: Named, agree: (a: unknown, b: unknown) => boolean): void => {
  const [first, ...others] = named.map(([label, subject]) => ({ label, answer: subject() }));
  for (const { label, answer } of others) {
    if (!agree(first?.answer, answer))
      throw new Error(`${title}: ${first?.label} and ${label} give different answers`);
  }
};

/** Whatever the subjects return ends here, so that no call can be left out as useless. */
let sink: unknown;

/** CPU time of one call in nanoseconds, over so many calls. */
const timeOf = (subject: () => unknown, count: number): number => {
  const before = process.cpuUsage();
  for (let call = 0; call < count; call += 1) sink = subject();
  const { user, system } = process.cpuUsage(before);
  return ((user + system) * 1000) / count;
};

/** How many calls fill one turn; finding out warms the subject up. */
const repetitions = (subject: () => unknown, turn: number): number => {
  let count = 1;
  for (;;) {
    const spent = (timeOf(subject, count) * count) / 1e6;
    if (spent >= turn) return Math.max(1, Math.round((count * turn) / spent));
    count *= spent < turn / 8 ? 8 : 2;
  }
};

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? Number.NaN;

const tableOf = (
  title: string,
  measured: readonly Measured[],
  unit: string,
  atMost: Readonly<Record<string, number>>,
  note: string | undefined,
): string => {
  const limited = Object.keys(atMost).length > 0;
  const rows = measured.map(({ label, nanoseconds, ratio, between }) => [
    label,
    timeText(nanoseconds),
    ratioText(ratio),
    `${ratioText(between[0])} – ${ratioText(between[1])}`,
    ...(limited ? [limitText(ratio, atMost[label])] : []),
  ]);
  const head = [
    '',
    `CPU time per ${unit}`,
    `times ${measured[0]?.label}`,
    'middle half',
    ...(limited ? ['at most'] : []),
  ];
  const lines = [head, ['---', ...head.slice(1).map(() => '---:')], ...rows].map(
    (cells) => `| ${cells.join(' | ')} |`,
  );
  return [`### ${title}`, '', ...lines, '', ...(note === undefined ? [] : [note, ''])].join('\n');
};

const timeText = (nanoseconds: number): string => {
  if (nanoseconds < 1e3) return `${nanoseconds.toPrecision(3)} ns`;
  if (nanoseconds < 1e6) return `${(nanoseconds / 1e3).toPrecision(3)} µs`;
  if (nanoseconds < 1e9) return `${(nanoseconds / 1e6).toPrecision(3)} ms`;
  return `${(nanoseconds / 1e9).toPrecision(3)} s`;
};

const ratioText = (ratio: number): string =>
  ratio >= 100 ? Math.round(ratio).toLocaleString('en') : ratio.toPrecision(3);

const limitText = (ratio: number, limit: number | undefined): string => {
  if (limit === undefined) return '';
  return ratio <= limit ? `${limit} ✓` : `**${limit} ✗**`;
};

// A reader of `sink` keeps the compiler from proving that nobody reads it.
process.once('exit', () => {
  if (sink === process) console.log('unreachable');
});

import { joined } from './joined.js';
import type { Metric } from './metric.js';

// biome-ignore lint/suspicious/noExplicitAny: sums and readings stand on both sides of functions, so only any admits every metric; SumsOf and ReadingsOf give the exact types back.
type AnyMetric<Subject> = Metric<Subject, any, any>;

type SumsOf<Parts extends Readonly<Record<string, AnyMetric<never>>>> = {
  readonly [Name in keyof Parts]: Parts[Name]['empty'];
};

type ReadingsOf<Parts extends Readonly<Record<string, AnyMetric<never>>>> = {
  readonly [Name in keyof Parts]: ReturnType<Parts[Name]['extract']>;
};

/**
 * Combines metrics by name into one that is measured in a single pass.
 *
 * @param parts - metrics over the same kind of subject
 * @returns a metric whose sum and reading have the same names
 * @category combinators
 * @since 0.1.0
 */
export const struct = <Subject, Parts extends Readonly<Record<string, AnyMetric<Subject>>>>(
  parts: Parts & Readonly<Record<string, AnyMetric<Subject>>>,
): Metric<Subject, SumsOf<Parts>, ReadingsOf<Parts>> => {
  const names = Object.keys(parts);
  const metrics = names.map((name) => parts[name] as AnyMetric<Subject>);
  const build = <Whole>(part: (metric: AnyMetric<Subject>, name: string) => unknown): Whole => {
    const whole: Record<string, unknown> = {};
    for (let index = 0; index < names.length; index += 1) {
      const name = names[index] as string;
      whole[name] = part(metrics[index] as AnyMetric<Subject>, name);
    }
    return whole as Whole;
  };
  const empty = build<SumsOf<Parts>>((metric) => metric.empty);
  return {
    empty,
    of: (subject) => {
      let adds = false;
      const sums = build<SumsOf<Parts>>((metric) => {
        const sum: unknown = metric.of(subject);
        if (sum !== metric.empty) adds = true;
        return sum;
      });
      return adds ? sums : empty;
    },
    concat: (first, second) => build((metric, name) => joined(metric, first[name], second[name])),
    extract: (sums) => build((metric, name) => metric.extract(sums[name])),
  };
};

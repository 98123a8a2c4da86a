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
  const metrics = Object.entries<AnyMetric<Subject>>(parts);
  const build = <Whole>(part: (metric: AnyMetric<Subject>, name: string) => unknown): Whole => {
    const whole: Record<string, unknown> = {};
    for (const [name, metric] of metrics) whole[name] = part(metric, name);
    return whole as Whole;
  };
  return {
    empty: build((metric) => metric.empty),
    of: (subject) => build((metric) => metric.of(subject)),
    concat: (first, second) => build((metric, name) => metric.concat(first[name], second[name])),
    extract: (sums) => build((metric, name) => metric.extract(sums[name])),
  };
};

import type { Instant } from '../../kernel/instant.js';
import { isInstant } from '../../kernel/instant.js';
import type { Party } from '../../kernel/party.js';
import { ratio } from '../../kernel/ratio.js';
import { rate } from '../../kernel/wilson.js';
import type { Measured, NeverOlderThan } from '../service-level.js';
import type { Delivery } from './service-log.js';
import { type Recorded, reasonOf, type Verdict } from './verdict.js';

interface Judging {
  readonly recorded: Recorded;
  readonly from: Instant;
  readonly asOf: Instant;
  readonly owner: Party;
}

/** Holds a promise that something never grows too old against its deliveries, also those before the span. */
export const judgeAge = (
  { age }: NeverOlderThan,
  deliveries: ReadonlyArray<Delivery>,
  { recorded, from, asOf, owner }: Judging,
): Verdict => {
  const latest = deliveries[deliveries.length - 1]?.at.earliest;
  if (latest === undefined && !recorded(asOf)) {
    return {
      state: 'not-measured',
      attained: ratio(0, 0),
      overdue: [],
      nextDue: [],
      reasons: reasonOf('not-recorded', 1, owner),
    };
  }
  const fresh = freshTime(age, deliveries, from, asOf);
  // What was never there is older than anything from the first moment on.
  const due = latest === undefined ? from : latest + age;
  const begun = asOf > from;
  const old = begun && (asOf > due || latest === undefined);
  const dues = isInstant(due) ? [{ dueAt: due }] : [];
  return {
    state: !begun ? 'nothing-due' : fresh === asOf - from ? 'kept' : 'missed',
    attained: ratio(fresh, begun ? asOf - from : 0),
    overdue: old ? dues : [],
    nextDue: old ? [] : dues,
    reasons: [
      ...(latest === undefined ? reasonOf('never-delivered', 1, owner) : []),
      ...(old && latest !== undefined ? reasonOf('too-old', 1, owner) : []),
    ],
  };
};

/** How much of a span some delivery was young enough, in milliseconds; deliveries come in order of time. */
const freshTime = (
  age: number,
  deliveries: ReadonlyArray<Delivery>,
  from: Instant,
  asOf: Instant,
): number => {
  let covered = 0;
  let until: number = from;
  for (const { at } of deliveries) {
    const start = Math.max(at.earliest, until);
    const end = Math.min(at.earliest + age, asOf);
    if (end > start) covered += end - start;
    until = Math.max(until, Math.min(at.earliest + age, asOf));
  }
  return covered;
};

/** Holds a promised value against what each delivery of the span measured. */
export const judgeMeasure = (
  { direction, value }: Measured,
  deliveries: ReadonlyArray<Delivery>,
  { recorded, asOf, owner }: Judging,
): Verdict => {
  const measured = deliveries.flatMap(({ data }) =>
    data.measured === undefined || !Number.isFinite(data.measured) ? [] : [data.measured],
  );
  const met = measured.filter((one) => (direction === 'at-least' ? one >= value : one <= value)).length;
  const unknown = deliveries.length - measured.length;
  const silent = deliveries.length === 0 && !recorded(asOf);
  return {
    state:
      measured.length > 0
        ? met === measured.length
          ? 'kept'
          : 'missed'
        : unknown > 0 || silent
          ? 'not-measured'
          : 'nothing-due',
    attained: rate(met, measured.length),
    required: measured.length,
    overdue: [],
    nextDue: [],
    reasons: [
      ...reasonOf('below-level', measured.length - met, owner),
      ...reasonOf('measure-missing', unknown, owner),
      ...(silent ? reasonOf('not-recorded', 1, owner) : []),
      ...(deliveries.length === 0 && !silent ? reasonOf('never-delivered', 1, owner) : []),
    ],
  };
};

import type { Target } from '../../calendar/target.js';
import { canonicalJson } from '../../kernel/canonical-json.js';
import type { TargetRule } from '../../sla/policy.js';
import { type Direction, falling, together } from './direction.js';

/** The direction of a policy's time limits: less time for somebody and more for nobody is harder. */
export const targetsDirection = (before: unknown, after: unknown): Direction => {
  const [old, fresh] = [before, after].map((list) => (list ?? []) as ReadonlyArray<TargetRule>);
  if (old === undefined || fresh === undefined || old.length !== fresh.length) return 'neither';
  return together(old.flatMap((rule, index) => ruleDirections(rule, fresh[index] as TargetRule)));
};

const ruleDirections = (before: TargetRule, after: TargetRule): ReadonlyArray<Direction> => {
  const { target: old, outsideHours: oldOutside, ...same } = before;
  const { target: fresh, outsideHours: freshOutside, ...other } = after;
  return canonicalJson(same) === canonicalJson(other)
    ? [...timeDirections(old, fresh), ...timeDirections(oldOutside, freshOutside)]
    : ['neither'];
};

/** None where nothing changed. */
const timeDirections = (before: Target | undefined, after: Target | undefined): ReadonlyArray<Direction> => {
  if (canonicalJson(before ?? null) === canonicalJson(after ?? null)) return [];
  const [old, fresh] = [timeOf(before), timeOf(after)];
  return old.kind === fresh.kind ? [falling(old.time, fresh.time)] : ['neither'];
};

/** How long a target is, and with what it can be compared at all. */
const timeOf = (target: Target | undefined): { readonly time: number; readonly kind: string } => {
  if (target === undefined) return { time: Number.NaN, kind: '' };
  if (target.clock !== 'business-days') return { time: target.milliseconds, kind: target.clock };
  const { days, ...rest } = target;
  return { time: days, kind: canonicalJson(rest) };
};

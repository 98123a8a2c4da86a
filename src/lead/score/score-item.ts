import * as E from 'fp-ts/lib/Either.js';
import type { Instant } from '../../kernel/instant.js';
import { type Issue, issue, under } from '../../kernel/issue.js';
import { byNumber } from '../../kernel/order.js';
import { show } from '../../kernel/show.js';
import { compileRule } from '../../rule/compile.js';
import type { CompiledRule } from '../../rule/compiled-rule.js';
import type { FactSchema, FactsOf } from '../../rule/fact-schema.js';
import type { RuleActivity, RuleContext } from '../../rule/leaf.js';
import type { RuleOptions } from '../../rule/rule-options.js';
import { decayIssues, portionOf, remainder, whole } from './decay.js';
import { microPoints, mostPoints, pointIssues } from './micro-points.js';
import type { MicroPoints, UnknownItem } from './score-reading.js';
import type { ActivityItem, FactItem, ScoreItem } from './scorecard.js';

/** Gives an item's points after its maximum and its decay, or why nobody knows them. */
export type ItemScore = (
  facts: FactsOf<FactSchema>,
  context: RuleContext,
) => MicroPoints | UnknownItem['reason'];

/** Compiles one item; what is wrong with it goes to `issues`, below `path`. */
export const compileItem = (
  schema: FactSchema,
  options: RuleOptions,
  item: ScoreItem,
  path: Issue['path'],
  issues: Array<Issue>,
): ItemScore =>
  'when' in item
    ? compileFactItem(schema, options, item, path, issues)
    : compileActivityItem(options, item, path, issues);

const nothing: ItemScore = () => 0;

const compileFactItem = (
  schema: FactSchema,
  options: RuleOptions,
  { when, points }: FactItem,
  path: Issue['path'],
  issues: Array<Issue>,
): ItemScore => {
  issues.push(...pointIssues([...path, 'points'], points));
  const rule = compileRule(schema, options)(when);
  if (E.isLeft(rule)) {
    issues.push(...under(...path, 'when')(rule.left));
    return nothing;
  }
  const { verdict } = rule.right;
  const given = microPoints(points);
  return (facts, context) => {
    const answer = verdict(facts, context);
    return answer === 'met' ? given : answer === 'unknown' ? 'facts-missing' : 0;
  };
};

const compileActivityItem = (
  options: RuleOptions,
  item: ActivityItem,
  path: Issue['path'],
  issues: Array<Issue>,
): ItemScore => {
  const { activity, where, within, decay } = item;
  const { perEvent, max = mostPoints } = item;
  issues.push(...activityIssues(options, item, path));
  const counts = where === undefined ? undefined : compileWhere(options, activity, where, path, issues);
  const each = microPoints(Math.abs(perEvent));
  const most = microPoints(max);
  const left = decay === undefined ? () => whole : remainder(decay);
  return (_, { asOf, activities }) => {
    if (activities === undefined) return 'activities-missing';
    const ages: Array<number> = [];
    for (const one of activities) {
      if (one.type !== activity || !isInside(one, asOf, within)) continue;
      if (counts !== undefined && !counts.isTrue((one.facts ?? {}) as FactsOf<FactSchema>, { asOf }))
        continue;
      ages.push(asOf - one.occurredAt);
    }
    // The latest first, so that the maximum cuts off what has faded most.
    ages.sort(byNumber);
    let open = most;
    let sum = 0;
    for (const age of ages) {
      const taken = Math.min(each, open);
      if (taken <= 0) break;
      open -= taken;
      sum += portionOf(left(age))(taken);
    }
    return perEvent < 0 ? 0 - sum : sum;
  };
};

const isInside = ({ occurredAt }: RuleActivity, asOf: Instant, within: number | undefined): boolean =>
  occurredAt <= asOf && (within === undefined || occurredAt > asOf - within);

const compileWhere = (
  { activities = {} }: RuleOptions,
  activity: string,
  where: NonNullable<ActivityItem['where']>,
  path: Issue['path'],
  issues: Array<Issue>,
): CompiledRule | undefined => {
  const schema = Object.hasOwn(activities, activity) ? activities[activity] : undefined;
  if (schema === undefined) return undefined;
  const rule = compileRule<FactSchema>(schema)(where);
  if (E.isRight(rule)) return rule.right;
  issues.push(...under(...path, 'where')(rule.left));
  return undefined;
};

const activityIssues = (
  { activities = {} }: RuleOptions,
  { activity, perEvent, within, max, decay }: ActivityItem,
  path: Issue['path'],
): ReadonlyArray<Issue> => {
  const found: Array<Issue> = [...pointIssues([...path, 'perEvent'], perEvent)];
  if (!Object.hasOwn(activities, activity)) {
    found.push(
      issue('unknown-activity', [...path, 'activity'], 'The activity is not known.', {
        expected: Object.keys(activities).join(', '),
        received: show(activity),
      }),
    );
  }
  if (within !== undefined && !(Number.isSafeInteger(within) && within > 0)) {
    found.push(
      issue(
        'not-a-duration',
        [...path, 'within'],
        'The window is not a whole number of milliseconds above 0.',
        {
          received: show(within),
        },
      ),
    );
  }
  if (max !== undefined) {
    found.push(...pointIssues([...path, 'max'], max));
    if (max < 0) found.push(issue('not-points', [...path, 'max'], 'The most points must not be below 0.'));
  }
  return decay === undefined ? found : [...found, ...decayIssues([...path, 'decay'], decay)];
};

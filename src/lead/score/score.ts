import { type ContentHash, contentHash } from '../../kernel/content-hash.js';
import { type Checked, type Issue, issue, unlessIssues } from '../../kernel/issue.js';
import { show } from '../../kernel/show.js';
import type { FactSchema, FactsOf } from '../../rule/fact-schema.js';
import type { RuleContext } from '../../rule/leaf.js';
import type { RuleOptions } from '../../rule/rule-options.js';
import { gradeIssues, gradeOf } from './grade.js';
import { microPoints, pointIssues } from './micro-points.js';
import { compileItem, type ItemScore } from './score-item.js';
import type { MicroPoints, ScoreLine, ScoreReading, UnknownItem } from './score-reading.js';
import type { Scorecard, ScoreDimension, ScoreGroup, ScoreLimits } from './scorecard.js';

/**
 * Describes a scorecard that is ready to score leads.
 *
 * @category model
 * @since 0.1.0
 */
export interface CompiledScorecard<Schema extends FactSchema = FactSchema> {
  /** The scorecard as it was written. */
  readonly scorecard: Scorecard;
  /** The hash of its content. */
  readonly hash: ContentHash;
  /** Scores a lead by its prepared facts and its activities. */
  readonly score: (facts: FactsOf<Schema>, context: RuleContext) => ScoreReading;
}

/**
 * Compiles a scorecard, after checking it against the facts and activities it speaks about.
 *
 * **Details**: an item's maximum comes first, then its decay, then the limits of its group, then those of
 * the whole. What nobody knows gives nothing and is listed.
 *
 * @param schema - the facts that rules may speak about
 * @param options - activities and definitions that rules may speak about
 * @returns a function from a scorecard to its compiled form, or to all issues: those of its rules with their paths,
 * and `empty-id`, `not-a-version`, `no-items`, `duplicate-id`, `not-points`, `unknown-activity`, `not-a-duration`,
 * `reversed-limits`, `reversed-threshold`, `duplicate-threshold`, `no-bands`, `not-ascending`, `wrong-size`
 * @example
 * ```ts
 * import { day, type Instant, orThrow, parseInstant } from 'smarketing/kernel'
 * import { compileScorecard } from 'smarketing/lead/score'
 *
 * const schema = { employees: { type: 'integer' } } as const
 * const activities = { 'page-view': { url: { type: 'string' } } } as const
 * const { score } = orThrow(compileScorecard(schema, { activities })({
 *   id: 'standard', version: 1, cap: 100,
 *   groups: [
 *     { id: 'size', dimension: 'fit', items: [{ id: 'large', when: { fact: 'employees', op: 'gte', value: 50 }, points: 20 }] },
 *     { id: 'web', dimension: 'engagement', cap: 10, items: [
 *       { id: 'views', activity: 'page-view', perEvent: 4, max: 20, decay: { kind: 'half-life', halfLife: 7 * day } },
 *     ] },
 *   ],
 * }))
 * const asOf = orThrow(parseInstant('2026-03-16T09:00Z'))
 * const view = (age: number) => ({ type: 'page-view', occurredAt: (asOf - age) as Instant })
 * const reading = score({ employees: 80 }, { asOf, activities: [view(0), view(7 * day), view(14 * day)] })
 * reading.total // => 27000000
 * reading.breakdown.map(({ points }) => points) // => [20000000, 7000000]
 * ```
 * @category compilers
 * @since 0.1.0
 */
export const compileScorecard =
  <const Schema extends FactSchema>(schema: Schema, options: RuleOptions = {}) =>
  (scorecard: Scorecard): Checked<CompiledScorecard<Schema>> => {
    const issues: Array<Issue> = [...cardIssues(scorecard)];
    const groups = scorecard.groups.map((group, index) => ({
      group,
      items: group.items.map((item, place) => ({
        id: item.id,
        score: compileItem(schema, options, item, ['groups', index, 'items', place], issues),
      })),
    }));
    const grade = scorecard.grades === undefined ? undefined : gradeOf(scorecard.grades);
    return unlessIssues(issues, () => ({
      scorecard,
      hash: contentHash(scorecard),
      score: (facts, context) => {
        const reading = add(scorecard, groups, facts as FactsOf<FactSchema>, context);
        return grade === undefined ? reading : { ...reading, grade: grade(reading.dimensions) };
      },
    }));
  };

interface CompiledGroup {
  readonly group: ScoreGroup;
  readonly items: ReadonlyArray<{ readonly id: string; readonly score: ItemScore }>;
}

const add = (
  scorecard: Scorecard,
  groups: ReadonlyArray<CompiledGroup>,
  facts: FactsOf<FactSchema>,
  context: RuleContext,
): ScoreReading => {
  const breakdown: Array<ScoreLine> = [];
  const unknown: Array<UnknownItem> = [];
  const dimensions: { [dimension in ScoreDimension]: MicroPoints } = { fit: 0, engagement: 0 };
  for (const { group, items } of groups) {
    let sum = 0;
    for (const { id, score } of items) {
      const points = score(facts, context);
      if (typeof points === 'string') unknown.push({ group: group.id, item: id, reason: points });
      else if (points !== 0) {
        sum += points;
        breakdown.push({ kind: 'item', group: group.id, item: id, points });
      }
    }
    const limited = limit(group, sum);
    if (limited !== sum) breakdown.push({ kind: 'group-limit', group: group.id, points: limited - sum });
    dimensions[group.dimension] += limited;
  }
  const sum = dimensions.fit + dimensions.engagement;
  const total = limit(scorecard, sum);
  if (total !== sum) breakdown.push({ kind: 'total-limit', points: total - sum });
  return { asOf: context.asOf, total, dimensions, breakdown, unknown };
};

const limit = ({ cap, floor }: ScoreLimits, sum: MicroPoints): MicroPoints => {
  const below = cap === undefined ? sum : Math.min(sum, microPoints(cap));
  return floor === undefined ? below : Math.max(below, microPoints(floor));
};

const cardIssues = (scorecard: Scorecard): ReadonlyArray<Issue> => {
  const { id, version, groups, thresholds = [], grades } = scorecard;
  return [
    ...(id.trim() === '' ? [issue('empty-id', ['id'], 'The scorecard has no identifier.')] : []),
    ...(Number.isSafeInteger(version) && version >= 1
      ? []
      : [
          issue('not-a-version', ['version'], 'The version is not a whole number of 1 or more.', {
            received: show(version),
          }),
        ]),
    ...(groups.every(({ items }) => items.length === 0)
      ? [issue('no-items', ['groups'], 'Nothing gives points.')]
      : []),
    ...duplicates(groups.map((group, index) => ({ id: group.id, path: ['groups', index, 'id'] }))),
    ...duplicates(
      groups.flatMap(({ items }, index) =>
        items.map(({ id: item }, place) => ({ id: item, path: ['groups', index, 'items', place, 'id'] })),
      ),
    ),
    ...limitIssues([], scorecard),
    ...groups.flatMap((group, index) => limitIssues(['groups', index], group)),
    ...thresholds.flatMap(({ name, enter, leave }, index) => [
      ...pointIssues(['thresholds', index, 'enter'], enter),
      ...pointIssues(['thresholds', index, 'leave'], leave),
      ...(leave > enter
        ? [issue('reversed-threshold', ['thresholds', index], 'A lead would fall out before it came in.')]
        : []),
      ...(thresholds.findIndex((other) => other.name === name) < index
        ? [issue('duplicate-threshold', ['thresholds', index, 'name'], 'Two thresholds have one name.')]
        : []),
    ]),
    ...(grades === undefined ? [] : gradeIssues(grades)),
  ];
};

const duplicates = (
  parts: ReadonlyArray<{ readonly id: string; readonly path: Issue['path'] }>,
): ReadonlyArray<Issue> => {
  const seen = new Set<string>();
  return parts.flatMap(({ id, path }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [issue('duplicate-id', path, 'Two parts have one identifier.', { received: show(id) })];
  });
};

const limitIssues = (path: Issue['path'], { cap, floor }: ScoreLimits): ReadonlyArray<Issue> => [
  ...(cap === undefined ? [] : pointIssues([...path, 'cap'], cap)),
  ...(floor === undefined ? [] : pointIssues([...path, 'floor'], floor)),
  ...(cap !== undefined && floor !== undefined && floor > cap
    ? [issue('reversed-limits', path, 'The least points are more than the most.')]
    : []),
];

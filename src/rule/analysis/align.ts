import type { Outline } from './outline.js';
import type { RuleChange, RuleEffect, RuleSide } from './rule-diff.js';

/** Judges what replacing one node by another does to who meets it. */
type Judge = (before: Outline, after: Outline) => RuleEffect;

/** How a group counts its members. */
type Kind = 'all' | 'any' | 'at-least';

/**
 * Finds what differs between two outlines, matching what means the same and what looks at the same subject.
 *
 * @param judge - judges a replacement
 * @returns a function from the outline before and after to the changes
 */
export const alignOutlines =
  (judge: Judge) =>
  (before: Outline, after: Outline): ReadonlyArray<RuleChange> => {
    if (before.key === after.key) return [];
    const kind = commonKind(before, after);
    if (kind === null) return [changeOf(before, after, judge(before, after))];
    const [olds, news] = withoutEqual(membersOf(before), membersOf(after));
    const partners = pairUp(olds, news);
    const [losing, gaining] =
      kind === 'all' ? (['looser', 'stricter'] as const) : (['stricter', 'looser'] as const);
    const sizeDiffers =
      kind === 'at-least' && (before.needed !== after.needed || olds.length !== news.length);
    return [
      ...(sizeDiffers ? [changeOf(before, after, judge(before, after))] : []),
      ...olds.flatMap((old) => {
        const partner = partners.get(old);
        return partner === undefined ? [removalOf(old, losing)] : alignOutlines(judge)(old, partner);
      }),
      ...news
        .filter((added) => ![...partners.values()].includes(added))
        .map((added) => additionOf(added, gaining)),
    ];
  };

const membersOf = (node: Outline): ReadonlyArray<Outline> =>
  node.children.length > 0 ? node.children : [node];

const kindOf = ({ needed, children }: Outline): Kind =>
  needed === children.length ? 'all' : needed === 1 ? 'any' : 'at-least';

/** The kind as which two nodes can be compared member by member; a condition is a group of one of any kind. */
const commonKind = (before: Outline, after: Outline): Kind | null => {
  const [single, other] = before.children.length <= 1 ? [before, after] : [after, before];
  if (single.children.length <= 1)
    return other.children.length > 1 && kindOf(other) !== 'at-least' ? kindOf(other) : null;
  return kindOf(before) === kindOf(after) ? kindOf(before) : null;
};

/** Both lists without the members that mean the same, each matched once. */
const withoutEqual = (
  olds: ReadonlyArray<Outline>,
  news: ReadonlyArray<Outline>,
): readonly [ReadonlyArray<Outline>, ReadonlyArray<Outline>] => {
  const left = [...news];
  const differing = olds.filter(({ key }) => {
    const index = left.findIndex((each) => each.key === key);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  return [differing, left];
};

/** Pairs members that are likely to be one and the same, changed: the most alike first. */
const pairUp = (
  olds: ReadonlyArray<Outline>,
  news: ReadonlyArray<Outline>,
): ReadonlyMap<Outline, Outline> => {
  const pairs = new Map<Outline, Outline>();
  const taken = new Set<Outline>();
  const candidates = olds
    .flatMap((old, row) =>
      news.map((added, column) => ({ old, added, alike: likeness(old, added), row, column })),
    )
    .filter(({ alike }) => alike > 0)
    .sort((one, other) => other.alike - one.alike || one.row - other.row || one.column - other.column);
  for (const { old, added } of candidates) {
    if (pairs.has(old) || taken.has(added)) continue;
    pairs.set(old, added);
    taken.add(added);
  }
  return pairs;
};

/** How alike two nodes are, from 0: the same subject, then the same question, then much in common. */
const likeness = (one: Outline, other: Outline): number => {
  if (one.children.length === 0 && other.children.length === 0) {
    return one.subject !== other.subject ? 0 : one.ask === other.ask ? 2 : 1;
  }
  const [first, second] = [keysOf(one), keysOf(other)];
  const shared = [...first].filter((key) => second.has(key)).length;
  return shared / Math.max(first.size, second.size);
};

/** The subjects and the meanings below a node. */
const keysOf = (node: Outline): ReadonlySet<string> =>
  node.children.length === 0
    ? new Set([node.subject, node.key])
    : new Set(node.children.flatMap((child) => [...keysOf(child)]));

const sideOf = (node: Outline): RuleSide => ({ path: node.path, words: asked(node) });

const asked = ({ subjectWords, words }: Outline): string =>
  subjectWords === '' ? words : `${subjectWords} ${words}`;

const effectWords: Readonly<Record<RuleEffect, string>> = {
  same: 'met by the same leads',
  stricter: 'stricter',
  looser: 'looser',
  different: 'different',
  'not-decided': 'with an effect that could not be decided',
};

const changeOf = (before: Outline, after: Outline, effect: RuleEffect): RuleChange => {
  const next = before.subject === after.subject && before.subject !== '' ? after.words : asked(after);
  return {
    kind: 'changed',
    effect,
    before: sideOf(before),
    after: sideOf(after),
    sentence: `${asked(before)} → ${next}, ${effectWords[effect]}.`,
  };
};

const removalOf = (node: Outline, effect: RuleEffect): RuleChange => ({
  kind: 'removed',
  effect,
  before: sideOf(node),
  sentence: `Removed: ${asked(node)}, ${effectWords[effect]}.`,
});

const additionOf = (node: Outline, effect: RuleEffect): RuleChange => ({
  kind: 'added',
  effect,
  after: sideOf(node),
  sentence: `Added: ${asked(node)}, ${effectWords[effect]}.`,
});

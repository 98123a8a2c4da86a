import { textFold } from '../fold.js';
import { type Bound, firstMeeting, impossible, type Possible } from './bound.js';

/** A text that no rule is likely to speak about, to stand for any other. */
const otherText = 'other';

/**
 * Looks for a text that meets all bounds.
 *
 * @param bounds - comparisons of text
 * @param near - a text to keep where it will do
 * @returns what is possible
 */
export const possibleTexts = (bounds: ReadonlyArray<Bound>, near: unknown): Possible => {
  const wanted = bounds.filter(({ holds }) => holds);
  const kept = typeof near === 'string' ? [near] : [];
  const closed = wanted.find(({ op, fold }) => !fold && (op === 'eq' || op === 'in'));
  if (closed !== undefined) {
    const example = firstMeeting(bounds, [...kept, ...needlesOf(closed)]);
    return example === undefined ? impossible : { exists: true, example };
  }
  // Every text starts with the empty one, so what an empty needle forbids is everything.
  const certain: ReadonlyArray<Bound> = [
    ...wanted,
    { op: 'startsWith', value: '', fold: false, holds: true },
  ];
  const fold = textFold();
  const contradicted = bounds.some(
    (bound) =>
      (!bound.holds && certain.some((other) => implies(other, bound, fold))) ||
      (bound.holds && wanted.some((other) => excludes(bound, other, fold))),
  );
  if (contradicted) return impossible;
  return { exists: true, example: firstMeeting(bounds, [...kept, ...candidatesOf(wanted, fold)]) };
};

const needlesOf = ({ value }: Bound): ReadonlyArray<string> =>
  (Array.isArray(value) ? value : [value]) as ReadonlyArray<string>;

/** Whether each text that meets the first also meets the comparison of the second. */
const implies = (first: Bound, second: Bound, fold: (text: string) => string): boolean => {
  if (first.fold && !second.fold) return false;
  const as = (text: string): string => (second.fold ? fold(text) : text);
  const targets = needlesOf(second).map(as);
  return needlesOf(first)
    .map(as)
    .every((needle) =>
      targets.some((target) => {
        const whole = first.op === 'eq' || first.op === 'in';
        switch (second.op) {
          case 'contains':
            return needle.includes(target);
          case 'startsWith':
            return (whole || first.op === 'startsWith') && needle.startsWith(target);
          case 'endsWith':
            return (whole || first.op === 'endsWith') && needle.endsWith(target);
          default:
            return whole && needle === target;
        }
      }),
    );
};

/** Whether no text can start, or end, in both ways. */
const excludes = (first: Bound, second: Bound, fold: (text: string) => string): boolean => {
  if (first.op !== second.op || (first.op !== 'startsWith' && first.op !== 'endsWith')) return false;
  const as = (text: string): string => (first.fold || second.fold ? fold(text) : text);
  const [one, other] = [as(first.value as string), as(second.value as string)];
  return first.op === 'startsWith'
    ? !one.startsWith(other) && !other.startsWith(one)
    : !one.endsWith(other) && !other.endsWith(one);
};

/** Texts that are likely to meet what is wanted, whatever is forbidden. */
const candidatesOf = (
  wanted: ReadonlyArray<Bound>,
  fold: (text: string) => string,
): ReadonlyArray<string> => {
  const byLength = (one: string, other: string): number => other.length - one.length;
  const needles = (op: Bound['op']): ReadonlyArray<string> =>
    wanted.filter((bound) => bound.op === op).flatMap(needlesOf);
  const [start = ''] = [...needles('startsWith')].sort(byLength);
  const [end = ''] = [...needles('endsWith')].sort(byLength);
  const inside = needles('contains');
  const plain = [
    ...needles('eq'),
    ...needles('in'),
    ...inside,
    start,
    end,
    start + end,
    start + inside.join('') + end,
    start + inside.join(otherText) + end,
    start + otherText + inside.join(' ') + otherText + end,
    otherText,
    `${otherText} text`,
    '-',
  ];
  return [...plain, ...plain.map(fold), ...plain.map((text) => text.toUpperCase())];
};

/**
 * Looks for a list that meets all bounds.
 *
 * @param bounds - comparisons of lists
 * @param near - a list to keep where it will do
 * @returns what is possible
 */
export const possibleLists = (bounds: ReadonlyArray<Bound>, near: unknown): Possible => {
  const sets = (op: Bound['op'], holds: boolean): ReadonlyArray<ReadonlyArray<string>> =>
    bounds.filter((bound) => bound.op === op && bound.holds === holds).map(needlesOf);
  const required = new Set(sets('hasAll', true).flat());
  const forbidden = new Set(sets('hasAny', false).flat());
  const choices = sets('hasAny', true).map((values) => values.filter((value) => !forbidden.has(value)));
  const contradicted =
    [...required].some((value) => forbidden.has(value)) ||
    choices.some((values) => values.length === 0) ||
    sets('hasAll', false).some((values) => values.every((value) => required.has(value)));
  if (contradicted) return impossible;
  const spared = new Set(sets('hasAll', false).flat());
  const chosen = choices.map(
    (values) =>
      values.find((value) => required.has(value)) ?? values.find((value) => !spared.has(value)) ?? values[0],
  );
  const smallest = [...new Set([...required, ...chosen])] as ReadonlyArray<string>;
  const known = Array.isArray(near) ? near : [];
  const candidates = [
    known,
    [...new Set([...known.filter((value) => !forbidden.has(value)), ...smallest])],
    [...new Set([...known.filter((value) => !forbidden.has(value) && !spared.has(value)), ...smallest])],
    smallest,
  ];
  return { exists: true, example: firstMeeting(bounds, candidates) };
};

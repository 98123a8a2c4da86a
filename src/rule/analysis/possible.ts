import type { Instant } from '../../kernel/instant.js';
import type { FactDefinition } from '../fact-schema.js';
import { constantOf } from '../leaf.js';
import { doubleAbove, rangesOf } from '../range.js';
import { type Bound, firstMeeting, impossible, type Possible } from './bound.js';
import { possibleLists, possibleTexts } from './possible-texts.js';
import {
  everything,
  intersectSpans,
  joinSpans,
  nearestIn,
  outsideSpans,
  type Span,
  wholeSpans,
} from './range-set.js';
import type { SubjectOf } from './subject.js';

/**
 * Looks for a value of a subject that meets all bounds.
 *
 * **Details**: numbers, instants, money, enums and booleans are decided exactly. Text and lists are decided
 * where one bound contradicts another; what is found is always judged again, so an example is never wrong.
 *
 * @param subject - what is looked at
 * @param asOf - the moment that relative bounds count from; null for any moment
 * @param near - a value to stay near where there is a choice
 * @returns a function from bounds to what is possible
 */
export const possibleValue =
  (subject: SubjectOf, asOf: Instant | null, near: unknown) =>
  (bounds: ReadonlyArray<Bound>): Possible => {
    const definition: FactDefinition =
      subject.kind === 'pair' ? { type: subject.ordered ? 'number' : 'boolean' } : subject.definition;
    switch (definition.type) {
      case 'number':
      case 'integer':
      case 'money':
      case 'instant':
        return possibleNumber(subject, definition.type !== 'number', asOf, near)(bounds);
      case 'boolean':
        return among([true, false], bounds, near);
      case 'enum':
        return among(definition.values, bounds, near);
      case 'string':
        return possibleTexts(bounds, near);
      case 'list':
        return possibleLists(bounds, near);
    }
  };

/** The first of a closed list of values that meets all bounds. */
const among = (values: ReadonlyArray<unknown>, bounds: ReadonlyArray<Bound>, near: unknown): Possible => {
  const example = firstMeeting(bounds, values.includes(near) ? [near, ...values] : values);
  return example === undefined ? impossible : { exists: true, example };
};

const possibleNumber =
  (subject: SubjectOf, whole: boolean, asOf: Instant | null, near: unknown) =>
  (bounds: ReadonlyArray<Bound>): Possible => {
    const least = subject.kind === 'aggregate' && 'count' in subject.leaf ? -1 : Number.NEGATIVE_INFINITY;
    let fixed: ReadonlyArray<Span> = [{ above: least, upTo: Number.MAX_VALUE }];
    let relative = everything;
    for (const { op, value, holds } of bounds) {
      const constant = constantOf(value);
      const ranges = (Array.isArray(constant) ? constant : [constant]).flatMap((each) =>
        rangesOf(op === 'in' ? 'eq' : op, each as number),
      );
      const spans = joinSpans(ranges);
      const wanted = holds ? spans : outsideSpans(spans);
      if (ranges.some((range) => range.relative)) relative = intersectSpans(relative, wanted);
      else fixed = intersectSpans(fixed, wanted);
    }
    const narrowed = (spans: ReadonlyArray<Span>): ReadonlyArray<Span> => (whole ? wholeSpans(spans) : spans);
    if (narrowed(fixed).length === 0 || narrowed(relative).length === 0) return impossible;
    // At some moment the two meet, whatever they are; at a given one they are counted from the same zero.
    if (asOf === null) return { exists: true, example: undefined };
    const shifted = relative.map(({ above, upTo }) => ({
      above: above + asOf,
      upTo: Math.min(upTo + asOf, Number.MAX_VALUE),
    }));
    const spans = narrowed(intersectSpans(fixed, shifted));
    const first = (bound: number): number => (whole ? bound + 1 : doubleAbove(bound) + 0);
    const from = typeof near === 'number' ? near : relative === everything ? 0 : asOf;
    const example = nearestIn(spans, from, first);
    return example === undefined ? impossible : { exists: true, example: example + 0 };
  };

import * as E from 'fp-ts/lib/Either.js';
import { duplicatesIn } from '../../kernel/duplicates.js';
import { type Checked, type Issue, issue, refuse, show, unlessIssues } from '../../kernel/issue.js';
import { unlessUnreadable } from '../../kernel/unreadable.js';

/**
 * Names how far apart two grades count: `linear` by their distance on the scale, `quadratic` by its square.
 *
 * @category model
 * @since 0.1.0
 */
export type GradeWeights = 'linear' | 'quadratic';

/**
 * Describes the grades that both departments give to the same leads, each without seeing the other's.
 *
 * @category model
 * @since 0.1.0
 */
export type Grading = OrderedGrading | UnorderedGrading;

/**
 * Describes grades of which one is higher than another.
 *
 * @category model
 * @since 0.1.0
 */
export interface OrderedGrading {
  /** The grades, two or more, from the lowest to the highest. */
  readonly grades: ReadonlyArray<string>;
  /** One department can grade higher than the other. */
  readonly ordered: true;
  /** How far apart two grades count in a second, weighted κ; absent when there is none. */
  readonly weights?: GradeWeights;
}

/**
 * Describes grades that only differ.
 *
 * @category model
 * @since 0.1.0
 */
export interface UnorderedGrading {
  /** The grades, two or more. */
  readonly grades: ReadonlyArray<string>;
  /** They have no order. */
  readonly ordered?: false;
}

/**
 * Describes grades that were checked, with the place of each.
 *
 * @category model
 * @since 0.1.0
 */
export interface CompiledGrading {
  /** What was stated. */
  readonly grading: Grading;
  /** The place of a grade on the scale, from 0; −1 for one that is not on it. */
  readonly placeOf: (grade: string) => number;
}

/** A table has the square of their number as cells, and people tell few grades apart (proposal). */
const mostGrades = 20;

/**
 * Compiles the grades of a double judgement.
 *
 * @param document - the grades, from anywhere
 * @returns the compiled grading, or every issue with its path: `too-few-grades`, `too-many-grades`, `not-text`,
 *   `duplicate`, `not-a-boolean`, `not-a-choice`, `weights-need-order`, `unknown-key`
 * @example
 * ```ts
 * import { compileGrading } from 'smarketing/metrics/rater-agreement'
 *
 * compileGrading({ grades: ['C', 'B', 'A'], ordered: true, weights: 'quadratic' })._tag // => 'Right'
 * compileGrading({ grades: ['yes'] })._tag // => 'Left'
 * ```
 * @category compilers
 * @since 0.1.0
 */
export const compileGrading = (document: unknown): Checked<CompiledGrading> =>
  unlessUnreadable(() => E.map(compiled)(checkGrading(document)));

const compiled = (grading: Grading): CompiledGrading => {
  const places = new Map(grading.grades.map((grade, place) => [grade, place]));
  return { grading, placeOf: (grade) => places.get(grade) ?? -1 };
};

const keys = ['grades', 'ordered', 'weights'];

const checkGrading = (document: unknown): Checked<Grading> => {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    return refuse('not-an-object', [], 'A grading is an object.', {
      expected: 'an object with grades',
      received: show(document),
    });
  }
  const { grades, ordered, weights } = document as Readonly<Record<string, unknown>>;
  const issues: ReadonlyArray<Issue> = [
    ...Object.keys(document)
      .filter((key) => !keys.includes(key))
      .map((key) =>
        issue('unknown-key', [key], 'A grading has no such key.', {
          expected: keys.join(', '),
          received: key,
        }),
      ),
    ...gradeIssues(grades),
    ...(ordered === undefined || typeof ordered === 'boolean'
      ? []
      : [issue('not-a-boolean', ['ordered'], 'It is neither yes nor no.', { received: show(ordered) })]),
    ...weightIssues(weights, ordered),
  ];
  return unlessIssues(issues, (): Grading => {
    const stated = [...(grades as ReadonlyArray<string>)];
    return ordered === true
      ? { grades: stated, ordered, ...(weights === undefined ? {} : { weights: weights as GradeWeights }) }
      : { grades: stated, ...(ordered === undefined ? {} : { ordered: false }) };
  });
};

const gradeIssues = (grades: unknown): ReadonlyArray<Issue> => {
  const path = ['grades'];
  if (!Array.isArray(grades)) {
    return [issue('not-a-list', path, 'The grades are a list.', { received: show(grades) })];
  }
  const size =
    grades.length < 2
      ? [issue('too-few-grades', path, 'One grade tells no leads apart.', { expected: '2 or more' })]
      : grades.length > mostGrades
        ? [
            issue('too-many-grades', path, 'Nobody tells so many apart.', {
              expected: `at most ${mostGrades}`,
            }),
          ]
        : [];
  const texts = grades.slice(0, mostGrades).flatMap((grade: unknown, index) =>
    typeof grade === 'string' && grade.trim() !== ''
      ? []
      : [
          issue('not-text', [...path, index], 'A grade is a text that is not empty.', {
            received: show(grade),
          }),
        ],
  );
  const repeated = duplicatesIn(
    grades.slice(0, mostGrades).map((grade) => (typeof grade === 'string' ? grade : '')),
    (index) => [...path, index],
  );
  return [...size, ...texts, ...(texts.length > 0 ? [] : repeated)];
};

const weightIssues = (weights: unknown, ordered: unknown): ReadonlyArray<Issue> => {
  if (weights === undefined) return [];
  if (weights !== 'linear' && weights !== 'quadratic') {
    return [
      issue('not-a-choice', ['weights'], 'No such weights are known.', {
        expected: 'linear, quadratic',
        received: show(weights),
      }),
    ];
  }
  return ordered === true
    ? []
    : [issue('weights-need-order', ['weights'], 'Grades without an order lie no distance apart.')];
};

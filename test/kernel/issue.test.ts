import * as E from 'fp-ts/lib/Either.js';
import { formatIssue, type Issue, type Issues, issue, refuse, under, unlessIssues } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';

const first: Issue = issue('not-a-date', ['date'], 'The date is not a calendar date.');
const second: Issue = issue('not-a-number', [3], 'The value is not a number.', { expected: 'a number' });

describe('issue', () => {
  test('has no key for a fact that was not given', () => {
    expect(first).toStrictEqual({
      code: 'not-a-date',
      path: ['date'],
      message: 'The date is not a calendar date.',
    });
  });

  test('carries the facts that were given', () => {
    expect(issue('x', [], 'X.', { expected: 'a', received: 'b' })).toStrictEqual({
      code: 'x',
      path: [],
      message: 'X.',
      expected: 'a',
      received: 'b',
    });
  });

  test('survives JSON', () => {
    expect(JSON.parse(JSON.stringify([first, second]))).toStrictEqual([first, second]);
  });
});

test('refuse is a left with one issue', () => {
  expect(refuse('not-a-number', [3], 'The value is not a number.', { expected: 'a number' })).toStrictEqual(
    E.left([second]),
  );
});

describe('unlessIssues', () => {
  test('builds the value when there are none', () => {
    expect(unlessIssues([], () => 7)).toStrictEqual(E.right(7));
  });

  test('keeps every issue in order, and does not build the value', () => {
    const outcome = unlessIssues([first, second], () => {
      throw new Error('must not be called');
    });
    expect(outcome).toStrictEqual(E.left([first, second]));
  });

  test('takes as many issues as a long file has', () => {
    const many = Array.from({ length: 300_000 }, () => first);
    const outcome = unlessIssues(many, () => 7);
    expect(E.isLeft(outcome) && outcome.left.length).toBe(300_000);
  });
});

describe('under', () => {
  const issues: Issues = [first, second];

  test('puts the keys of the parent before the path', () => {
    expect(under('leads', 4)(issues).map(({ path }) => path)).toEqual([
      ['leads', 4, 'date'],
      ['leads', 4, 3],
    ]);
  });

  test('nests as calls do', () => {
    expect(under('a')(under('b', 0)(issues))).toEqual(under('a', 'b', 0)(issues));
  });

  test('changes nothing but the path, and not its input', () => {
    const [moved] = under('leads')([second]);
    expect({ ...moved, path: second.path }).toStrictEqual(second);
    expect(second.path).toEqual([3]);
    expect(under()(issues)).toEqual(issues);
  });
});

describe('formatIssue', () => {
  test.each<[string, Issue, string]>([
    ['where and what', first, 'date: The date is not a calendar date. (not-a-date)'],
    ['what was expected', second, '3: The value is not a number. Expected: a number. (not-a-number)'],
    [
      'a question as it is',
      issue('unknown-calendar', ['use', 0, 'default'], 'No such calendar.', {
        expected: 'did you mean office?',
        received: '"ofice"',
      }),
      'use.0.default: No such calendar. Did you mean office? Received: "ofice". (unknown-calendar)',
    ],
    [
      'keys that could be misread in quotes',
      issue('x', ['Lead ID', 'a.b', 'new\nline', '', 'Umsatz_€'], 'X.'),
      '"Lead ID"."a.b"."new\\nline"."".Umsatz_€: X. (x)',
    ],
  ])('writes %s', (_, found, line) => {
    expect(formatIssue(found)).toBe(line);
  });
});

import * as E from 'fp-ts/lib/Either.js';
import { issue, orThrow, parseInstant, refuse, unlessIssues } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';

const thrownBy = (left: unknown): Error => {
  try {
    orThrow(E.left(left));
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('orThrow threw no error');
};

test('returns the right side as it is', () => {
  const value = { a: 1 };
  expect(orThrow(E.right(value))).toBe(value);
  expect(orThrow(E.right(undefined))).toBe(undefined);
});

describe('the message', () => {
  test('one issue at the root', () => {
    expect(() => orThrow(parseInstant('2026-03-08 09:30'))).toThrow(
      new Error(
        'The time has no offset, so it names no instant. Expected: an offset such as Z or +02:00, ' +
          'or a declared zone. Received: "2026-03-08 09:30". (naive-time)',
      ),
    );
  });

  test('every issue with its path, a line each', () => {
    const outcome = unlessIssues(
      [
        issue('not-a-date', ['leads', 3, 'date'], 'The date is not a calendar date.'),
        issue('not-a-currency', ['currency'], 'The currency is not an ISO 4217 code.'),
      ],
      () => 1,
    );
    expect(() => orThrow(outcome)).toThrow(
      new Error(
        'leads.3.date: The date is not a calendar date. (not-a-date)\n' +
          'currency: The currency is not an ISO 4217 code. (not-a-currency)',
      ),
    );
  });

  test.each<[string, unknown, string]>([
    ['a text', 'too late', 'too late'],
    [
      'a refusal with its facts',
      { _tag: 'NotOpen', missing: ['ceo'] },
      '{"_tag":"NotOpen","missing":["ceo"]}',
    ],
    ['refusals', [{ _tag: 'A' }, { _tag: 'B' }], '{"_tag":"A"}\n{"_tag":"B"}'],
    ['an error', new TypeError('no driver'), 'no driver'],
    ['an error with a code', Object.assign(new Error('no file'), { code: 'ENOENT' }), 'no file (ENOENT)'],
    ['a message without a code', { message: 'no code' }, '{"message":"no code"}'],
    [
      'an issue whose path is no list',
      { code: 'x', message: 'X.', path: 'a.b' },
      '{"code":"x","message":"X.","path":"a.b"}',
    ],
    [
      'an issue whose expectation is no text',
      { code: 'x', message: 'X.', path: [], expected: 7 },
      '{"code":"x","message":"X.","path":[],"expected":7}',
    ],
    ['a code that is no text', { code: 7, message: 'X.' }, '{"code":7,"message":"X."}'],
    ['null', null, 'null'],
    ['undefined', undefined, 'undefined'],
    ['a number', 7, '7'],
    ['a BigInt', 7n, '7n'],
    ['a refusal that holds a BigInt', { _tag: 'Late', by: 7n }, '{"_tag":"Late","by":7n}'],
    ['an empty list', [], '[]'],
    ['a function', () => 1, 'a function'],
    ['a message that is no text', { code: 'x', message: Object.create(null) }, '{"code":"x","message":{}}'],
  ])('%s', (_, left, message) => {
    expect(thrownBy(left).message).toBe(message);
  });

  test('a refusal longer than a line of a report is whole', () => {
    const refusal = { _tag: 'NotOpen', missing: Array.from({ length: 50 }, (_, index) => `party-${index}`) };
    expect(thrownBy(refusal).message).toBe(JSON.stringify(refusal));
  });

  test('a left that refers to itself', () => {
    const cycle: { _tag: string; self?: unknown } = { _tag: 'Odd' };
    cycle.self = cycle;
    expect(thrownBy(cycle).message).toMatch(/^\{"_tag":"Odd"/);
  });
});

test('the left side is the cause, for programs that catch', () => {
  const refused = refuse('x', [], 'X.');
  expect(thrownBy(E.isLeft(refused) ? refused.left : null).cause).toEqual([issue('x', [], 'X.')]);
});

import { orThrow, parseInstant } from 'smarketing/kernel';
import { compileRule, decodeRule, explainRule, type FactsOf, type Verdict } from 'smarketing/rule';
import { columnsOf, compileColumns } from 'smarketing/rule/columns';
import { describe, expect, it } from 'vitest';

const schema = {
  number: { type: 'number' },
  integer: { type: 'integer' },
  text: { type: 'string' },
  other: { type: 'string' },
  flag: { type: 'boolean' },
  at: { type: 'instant' },
  list: { type: 'list', of: 'string' },
} as const;

const asOf = orThrow(parseInstant('2026-03-01T00:00:00Z'));
const codes: ReadonlyArray<Verdict> = ['not-met', 'unknown', 'met'];

/** The verdict of each engine, which must be one. */
const verdictOf = (wire: unknown, facts: Readonly<Record<string, unknown>>): string => {
  const rule = orThrow(decodeRule(schema)(wire));
  const lead = facts as FactsOf<typeof schema>;
  const [code] = orThrow(compileColumns(schema)(rule)).verdicts(columnsOf(schema)([lead]), { asOf });
  const verdicts = new Set([
    orThrow(compileRule(schema)(rule)).verdict(lead, { asOf }),
    orThrow(explainRule(schema)(rule))(lead, { asOf }).verdict,
    codes[code ?? -1],
  ]);
  return [...verdicts].join(' and ');
};

const text = (op: string, value: unknown, more: object = {}): object => ({
  fact: 'text',
  op,
  value,
  ...more,
});
const number = (op: string, value: unknown): object => ({ fact: 'number', op, value });
const at = (op: string, value: unknown): object => ({ fact: 'at', op, value });
const when = (iso: string): object => ({ at: orThrow(parseInstant(iso)) });
const flag = (value: boolean): object => ({ fact: 'flag', op: 'eq', value });

const cases: ReadonlyArray<readonly [string, object, object, Verdict]> = [
  ['every text contains the empty one', text('contains', ''), { text: 'a' }, 'met'],
  ['the empty text too', text('contains', ''), { text: '' }, 'met'],
  ['the empty text is a value', text('eq', ''), { text: '' }, 'met'],
  ['and it is known', { fact: 'text', present: true }, { text: '' }, 'met'],
  ['a missing text contains nothing that is known', text('contains', ''), {}, 'unknown'],
  ['every text starts with the empty one', text('startsWith', ''), { text: 'a' }, 'met'],
  ['every text ends with the empty one', text('endsWith', ''), { text: '' }, 'met'],
  ['percent is a character', text('contains', '50%_x'), { text: 'is 50%_x' }, 'met'],
  ['percent stands for nothing else', text('contains', '50%'), { text: '500' }, 'not-met'],
  ['underscore stands for nothing else', text('startsWith', 'a_c'), { text: 'abc' }, 'not-met'],
  ['a bracket is no class', text('contains', '[a]'), { text: 'a' }, 'not-met'],
  ['a backslash is a character', text('endsWith', '\\'), { text: 'C:\\' }, 'met'],
  ['a dot is no pattern', text('contains', 'a.c'), { text: 'abc' }, 'not-met'],
  ['case is told apart', text('eq', 'Vp'), { text: 'VP' }, 'not-met'],
  ['unless it is folded', text('eq', 'Vp', { fold: true }), { text: 'vP' }, 'met'],
  ['folded lists too', text('in', ['É', 'x'], { fold: true }), { text: 'é' }, 'met'],
  ['folded opposites', text('notIn', ['É'], { fold: true }), { text: 'é' }, 'not-met'],
  ['folded ends', text('endsWith', '.DE', { fold: true }), { text: 'firma.de' }, 'met'],
  ['ß is not ss', text('eq', 'STRASSE', { fold: true }), { text: 'straße' }, 'not-met'],
  ['composed and decomposed differ', text('eq', 'é'), { text: 'e\u0301' }, 'not-met'],
  ['characters beyond the basic plane', text('contains', '😀'), { text: 'hi 😀!' }, 'met'],
  ['one of one', text('in', ['a']), { text: 'a' }, 'met'],
  ['none of one, missing', text('notIn', ['a']), {}, 'unknown'],
  [
    'texts of two facts',
    { fact: 'text', op: 'eq', value: { fact: 'other' } },
    { text: 'a', other: 'a' },
    'met',
  ],
  ['a fact with itself', { fact: 'text', op: 'ne', value: { fact: 'text' } }, { text: 'a' }, 'not-met'],
  ['a text that is a number is none', number('gte', 9), { number: '10' }, 'unknown'],
  ['bounds are included', number('between', [1, 2]), { number: 2 }, 'met'],
  ['reversed bounds hold nothing', number('between', [2, 1]), { number: 1.5 }, 'not-met'],
  ['reversed bounds of nothing', number('between', [2, 1]), {}, 'unknown'],
  ['zero is zero, whatever its sign', number('eq', 0), { number: -0 }, 'met'],
  ['zero is not above zero', number('gt', -0), { number: 0 }, 'not-met'],
  ['the least number above', number('gt', 0), { number: 5e-324 }, 'met'],
  ['the greatest number', number('gte', Number.MAX_VALUE), { number: Number.MAX_VALUE }, 'met'],
  ['no number is missing', number('lt', 1), { number: Number.NaN }, 'unknown'],
  ['infinity is missing', number('gt', 1), { number: Number.POSITIVE_INFINITY }, 'unknown'],
  ['decimals as they are', number('eq', 0.3), { number: 0.1 + 0.2 }, 'not-met'],
  ['now is within the last', at('withinLast', 'P14D'), when('2026-03-01T00:00:00Z'), 'met'],
  ['a millisecond later is not', at('withinLast', 'P14D'), { at: asOf + 1 }, 'not-met'],
  ['14 days ago is out', at('withinLast', 'P14D'), when('2026-02-15T00:00:00Z'), 'not-met'],
  ['and older', at('olderThan', 'P14D'), when('2026-02-15T00:00:00Z'), 'met'],
  ['now is not next', at('withinNext', 'PT1S'), when('2026-03-01T00:00:00Z'), 'not-met'],
  ['the end of next is in', at('withinNext', 'PT1S'), when('2026-03-01T00:00:01Z'), 'met'],
  ['offsets name the same instant', at('eq', '2026-03-01T01:00:00+01:00'), { at: asOf }, 'met'],
  ['before the epoch', at('lt', '1970-01-01T00:00:00Z'), { at: -1 }, 'met'],
  ['not over missing', { not: flag(true) }, {}, 'unknown'],
  ['not over not over missing', { not: { not: flag(true) } }, {}, 'unknown'],
  ['false settles a group of all', { all: [flag(true), number('gt', 1)] }, { number: 0 }, 'not-met'],
  ['true settles a group of any', { any: [flag(true), number('gt', 1)] }, { number: 2 }, 'met'],
  ['one of one at least', { atLeast: 1, of: [flag(true)] }, {}, 'unknown'],
  ['two of two, one false', { atLeast: 2, of: [flag(true), flag(false)] }, { flag: true }, 'not-met'],
  [
    'two of three, one unknown',
    { atLeast: 2, of: [flag(true), number('gt', 1), number('lt', 9)] },
    { number: 5 },
    'met',
  ],
  [
    'not two of three',
    { not: { atLeast: 2, of: [flag(true), number('gt', 1), number('gt', 9)] } },
    { number: 0 },
    'met',
  ],
  ['nothing in an empty list', { fact: 'list', op: 'hasAny', value: ['a'] }, { list: [] }, 'not-met'],
  ['an empty list is known', { fact: 'list', present: true }, { list: [] }, 'met'],
  ['all of, with more', { fact: 'list', op: 'hasAll', value: ['a', 'a'] }, { list: ['b', 'a'] }, 'met'],
  ['missing counts as told', { ...text('eq', 'a'), whenMissing: true }, {}, 'met'],
  [
    'its opposite as the opposite',
    { not: { ...text('eq', 'a'), whenMissing: true } },
    { text: null },
    'not-met',
  ],
  ['ne with missing counts as told', { ...text('ne', 'a'), whenMissing: true }, {}, 'met'],
];

describe('the edges of the language, the same in every engine', () => {
  it.each(cases)('%s', (_, rule, facts, expected) => {
    expect(verdictOf(rule, facts as Readonly<Record<string, unknown>>)).toBe(expected);
  });
});

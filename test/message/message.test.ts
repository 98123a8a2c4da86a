import { orThrow } from 'smarketing/kernel';
import {
  checkVocabulary,
  chooseMessage,
  compileMessageMap,
  coverageOf,
  readProposition,
  type ValueProposition,
} from 'smarketing/message';
import { describe, expect, test } from 'vitest';
import { widgetMap } from './made.js';

const whole: ValueProposition = {
  id: 'widget',
  version: 1,
  owner: 'role:product-marketing',
  clientProblem: 'Machines stand still while tools are changed.',
  points: [
    { id: 'price', kind: 'parity', text: 'It costs what others cost.' },
    {
      id: 'fast',
      kind: 'difference',
      text: 'It halves the time of a change.',
      resonating: true,
      evidence: [{ kind: 'trial', source: 'two plants, 2025' }],
    },
  ],
};

const gaps = (proposition: ValueProposition) => readProposition(proposition).missing.map(({ gap }) => gap);

describe('a value proposition', () => {
  test('is complete with problem, parity, a proven difference in focus', () => {
    expect(readProposition(whole)).toMatchObject({
      complete: true,
      completeness: { numerator: 7, denominator: 7 },
      missing: [],
      issues: [],
    });
  });

  test('that lists all benefits and proves none lacks what makes it one', () => {
    expect(
      gaps({
        ...whole,
        clientProblem: ' ',
        points: ['a', 'b', 'c'].map((id) => ({ id, kind: 'contention', text: id, resonating: true })),
      }),
    ).toEqual([
      'client-problem',
      'parity',
      'difference',
      'resonating-focus',
      'focus-is-difference',
      'evidence',
      'open-contention',
    ]);
  });

  test('without a focus says so, and claims nothing about its proof', () => {
    const { points } = whole;
    const unfocused = points.map(({ resonating: _, ...point }) => point);
    expect(gaps({ ...whole, points: unfocused })).toEqual(['resonating-focus']);
  });

  test('with a point listed twice has an issue', () => {
    const { issues } = readProposition({ ...whole, points: [...whole.points, ...whole.points] });
    expect(issues.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['duplicate', 'points.2.id'],
      ['duplicate', 'points.3.id'],
    ]);
  });
});

describe('a message map', () => {
  const map = orThrow(compileMessageMap(widgetMap));

  test('gives the one message that fits', () => {
    expect(chooseMessage(map)({ role: 'plant-manager', problem: 'downtime' })).toMatchObject({
      _tag: 'Right',
      right: { id: 'less-downtime' },
    });
  });

  test.each([
    ['ceo', 'downtime', 'unknown-role', []],
    ['buyer', 'weather', 'unknown-problem', []],
    ['plant-manager', 'price', 'no-message', ['downtime']],
    ['buyer', 'price', 'unproven', []],
    ['constructor', 'downtime', 'unknown-role', []],
  ])('for %s with %s says why none fits: %s', (role, problem, reason, problems) => {
    expect(chooseMessage(map)({ role, problem })).toEqual({
      _tag: 'Left',
      left: {
        _tag: 'none-fits',
        reason,
        conversation: { role, problem },
        problems,
        owner: 'role:product-marketing',
      },
    });
  });

  test('tells which required roles and problems nobody can speak to', () => {
    expect(coverageOf(map)).toEqual({
      covered: { numerator: 1, denominator: 4, value: 0.25 },
      gaps: [{ axis: 'role', id: 'buyer' }],
      unproven: ['cheap'],
      owner: 'role:product-marketing',
    });
  });

  test('that does not hold together is refused, all at once', () => {
    const refused = compileMessageMap({
      ...widgetMap,
      roles: [...widgetMap.roles, { id: 'buyer', label: 'Purchasing' }],
      messages: [
        { id: 'a', role: 'buyer', problem: 'price', capability: 'One.' },
        { id: 'a', role: 'buyer', problem: 'price', capability: 'Two.' },
        { id: 'b', role: 'nobody', problem: 'nothing', capability: 'Three.' },
      ],
    });
    expect(
      refused._tag === 'Left' && refused.left.map(({ code, path }) => `${code} ${path.join('.')}`),
    ).toEqual([
      'duplicate roles.2.id',
      'duplicate messages.1.id',
      'two-messages messages.1',
      'unknown-role messages.2.role',
      'unknown-problem messages.2.problem',
    ]);
  });
});

describe('the agreed words', () => {
  const check = checkVocabulary([
    { word: 'qualified lead', insteadOf: ['hot lead', 'lead', 'MQL'] },
    { word: 'Gerät', insteadOf: ['Ding', 'C++'] },
  ]);

  test('are missed whole and in any case, the longest first', () => {
    expect(check({ mail: 'A HOT\nLead and an mql. Leads mislead.' })).toEqual([
      { text: 'mail', at: 2, found: 'HOT\nLead', use: 'qualified lead' },
      { text: 'mail', at: 18, found: 'mql', use: 'qualified lead' },
    ]);
  });

  test('of any script stay whole, and signs are signs', () => {
    expect(check({ a: 'Dingé Ding, c++!' }).map(({ found, use }) => [found, use])).toEqual([
      ['Ding', 'Gerät'],
      ['c++', 'Gerät'],
    ]);
  });

  test('that are none find nothing, in texts sorted by name', () => {
    expect(checkVocabulary([])({ a: 'lead' })).toEqual([]);
    expect(checkVocabulary([{ word: 'x', insteadOf: ['', ' '] }])({ a: 'anything at all' })).toEqual([]);
    expect(check({ b: 'MQL', a: 'MQL' }).map(({ text }) => text)).toEqual(['a', 'b']);
  });

  test('that begin alike are told apart, the longest whole one counting', () => {
    const alike = checkVocabulary([
      { word: 'one', insteadOf: ['in', 'inb'] },
      { word: 'two', insteadOf: ['inbound', 'inbound lead'] },
    ]);
    const found = alike({ a: 'in inb inbo inbound inbound leads inbound lead' });
    expect(found.map((one) => [one.found, one.use])).toEqual([
      ['in', 'one'],
      ['inb', 'one'],
      ['inbound', 'two'],
      ['inbound', 'two'],
      ['inbound lead', 'two'],
    ]);
  });

  test('take no more time than the text is long', () => {
    const long = `${'hot '.repeat(50_000)}lead`;
    expect(check({ long })).toHaveLength(1);
  });
});

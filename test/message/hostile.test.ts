import { checkAssets, checkAudit, checkLaunchPlan, compileMessageMap } from 'smarketing/message';
import { describe, expect, test } from 'vitest';
import { widgetMap } from './made.js';

const throwing = Object.defineProperty({}, 'id', {
  enumerable: true,
  get: () => {
    throw new Error('no');
  },
});

const nonsense: ReadonlyArray<unknown> = [
  null,
  undefined,
  7,
  'text',
  [],
  {},
  [null],
  [[]],
  Object.create(null),
  throwing,
  [throwing],
  { roles: null, problems: {}, messages: 'none' },
  { elements: [1], channels: [{ says: null }] },
  { criteria: [null], launchAt: Number.NaN },
];

describe('a document that nobody decoded', () => {
  const refuses = (name: string, check: (value: never) => unknown) =>
    test(`is refused as ${name}, and never thrown at`, () => {
      for (const value of nonsense) {
        const issues = check(value as never);
        expect(JSON.parse(JSON.stringify(issues))).toEqual(issues);
      }
      expect(JSON.stringify(check(null as never))).toContain('code');
    });
  refuses('a message map', compileMessageMap);
  refuses('an audit', checkAudit);
  refuses('a launch plan', checkLaunchPlan);
  refuses('assets', checkAssets);

  test('says where it is wrong', () => {
    const read = compileMessageMap({ ...widgetMap, roles: [{ id: 'buyer' }], owner: 'nobody' } as never);
    expect(read._tag === 'Left' && read.left.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      'not-a-party owner',
      'not-text roles.0.label',
    ]);
  });
});

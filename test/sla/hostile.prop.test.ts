import fc from 'fast-check';
import {
  compilePolicies,
  compilePolicy,
  type PolicyDocument,
  presetFollowUp,
  presetRecycled,
  readClocks,
} from 'smarketing/sla';
import { describe, expect, test } from 'vitest';
import { at, calendars, document, event, lead } from './build.js';

const sample: PolicyDocument = {
  ...document,
  ...presetFollowUp,
  calendar: 'office',
  effectiveFrom: at('2026-01-01T00:00:00'),
  reopenedBy: [{ type: 'stage-entered', where: { stage: ['again', 1, true, null] } }],
  reopen: 'counting',
  pause: 'restart',
  onPolicyChange: 'recompute',
  onOwnerChange: 'remaining',
  touch: { ...presetRecycled.touch, directions: ['outbound'], channels: ['call'], departments: ['sales'] },
  targets: [
    { when: { segment: 'enterprise' }, target: { clock: 'business-days', days: 2, at: { time: 960 } } },
    {
      target: { clock: 'business', milliseconds: 60_000 },
      outsideHours: { clock: 'elapsed', milliseconds: 9 },
    },
  ],
};

const compile = (value: unknown) => compilePolicy(calendars)(value as PolicyDocument);
const codesOf = (value: unknown) => {
  const compiled = compile(value);
  return compiled._tag === 'Left'
    ? compiled.left.map(({ code, path }) => `${code} at ${path.join('.')}`)
    : ['compiles'];
};

/** A value shaped like the right one, with some parts replaced by anything. */
const spoiled = (value: unknown): fc.Arbitrary<unknown> => {
  const whole: fc.Arbitrary<unknown> = Array.isArray(value)
    ? fc.tuple(...value.map(spoiled))
    : typeof value === 'object' && value !== null
      ? fc.record(Object.fromEntries(Object.entries(value).map(([key, part]) => [key, spoiled(part)])))
      : fc.constant(value);
  const other = fc.oneof(
    fc.anything({ withNullPrototype: true, withBigInt: true }),
    fc.constantFrom(JSON.parse('{"__proto__":{"x":1}}'), Symbol('x'), () => 1, Number.NaN, -1, 2 ** 53),
  );
  return fc.oneof({ weight: 19, arbitrary: whole }, { weight: 1, arbitrary: other });
};

/** The right value with one part, wherever it lies, that fails when it is read. */
const unreadable = (value: unknown): ReadonlyArray<unknown> =>
  typeof value !== 'object' || value === null
    ? []
    : Object.keys(value).flatMap((key) => {
        const copy = (): object => (Array.isArray(value) ? [...value] : { ...value });
        const failing = Object.defineProperty(copy(), key, {
          enumerable: true,
          get: () => {
            throw new Error('unreadable');
          },
        });
        const parts = unreadable((value as Record<string, unknown>)[key]);
        return [failing, ...parts.map((part) => Object.assign(copy(), { [key]: part }))];
      });

describe('whatever stands where a policy belongs', () => {
  test('the sample compiles', () => {
    expect(codesOf(sample)).toEqual(['compiles']);
  });

  test('it compiles or is refused with issues, never thrown over; what compiles reads', () => {
    const events = lead(
      event('captured', '2026-03-16T08:00:00', { origin: 'marketing', segment: 'enterprise' }),
      event('accepted', '2026-03-16T09:00:00', {}),
      event('touch-attempted', '2026-03-16T10:00:00', { channel: 'call' }),
    );
    fc.assert(
      fc.property(spoiled(sample), (value) => {
        const compiled = compile(value);
        if (compiled._tag === 'Right')
          readClocks([compiled.right], at('2026-03-20T09:00:00'))(events).map(({ state }) => state);
        else {
          expect(compiled.left.length).toBeGreaterThan(0);
          expect(JSON.parse(JSON.stringify(compiled.left))).toEqual(compiled.left);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('what cannot be read is refused', () => {
    const all = unreadable(sample);
    expect(all.length).toBeGreaterThan(60);
    for (const value of all) expect(compile(value)._tag).toBe('Left');
  });

  test.each<[string, unknown, ReadonlyArray<string>]>([
    ['nothing', null, ['not-an-object at ']],
    ['a list', [], ['not-an-object at ']],
    [
      'a misspelled event',
      { ...document, start: [{ type: 'hand-over' }] },
      ['unknown-event-type at start.0.type'],
    ],
    [
      'an event that only inheritance knows',
      { ...document, stop: [{ type: 'constructor' }] },
      ['unknown-event-type at stop.0.type'],
    ],
    ['a misspelled key', { ...document, onOwnerchange: 'keep' }, ['unknown-key at onOwnerchange']],
    ['a mode that is none', { ...document, reopen: 'anew' }, ['not-a-choice at reopen']],
    [
      'a step without a time',
      { ...document, ladder: [{ id: 'x', at: {}, action: 'tell', whom: ['owner'] }] },
      ['not-a-step-time at ladder.0.at'],
    ],
    [
      'everything that is wrong, at once',
      { ...document, start: 'handed-over', targets: {}, touch: { by: ['robot'] } },
      ['not-a-list at start', 'not-a-list at targets', 'not-a-choice at touch.by.0'],
    ],
  ])('%s is refused', (_, value, codes) => {
    expect(codesOf(value)).toEqual(codes);
  });

  test('where a list of policies belongs', () => {
    const all = compilePolicies(calendars);
    expect(all({} as never)).toMatchObject({ left: [{ code: 'not-a-list', path: [] }] });
    expect(all([document, null] as never)).toMatchObject({ left: [{ code: 'not-an-object', path: [1] }] });
  });
});

import { orThrow } from 'smarketing/kernel';
import { compilePolicies, compilePolicy, type PolicyDocument } from 'smarketing/sla';
import { describe, expect, test } from 'vitest';
import { at, calendars, document, hours } from './build.js';

const issuesOf = (changes: Partial<PolicyDocument>, context = calendars) => {
  const compiled = compilePolicy(context)({ ...document, ...changes });
  return compiled._tag === 'Left' ? compiled.left.map(({ code, path }) => [code, path.join('.')]) : [];
};

describe('a policy', () => {
  test('compiles', () => {
    expect(orThrow(compilePolicy(calendars)(document))).toMatchObject({ id: 'first-touch', subject: 'lead' });
  });

  test.each([
    [
      'a target of zero',
      { targets: [{ target: { clock: 'business', milliseconds: 0 } }] },
      ['zero-target', 'targets.0.target.milliseconds'],
    ],
    [
      'a negative target',
      { targets: [{ target: { clock: 'elapsed', milliseconds: -1 } }] },
      ['out-of-range', 'targets.0.target.milliseconds'],
    ],
    [
      'no business days',
      { targets: [{ target: { clock: 'business-days', days: 0 } }] },
      ['zero-target', 'targets.0.target.days'],
    ],
    [
      'a target of zero outside the hours',
      {
        targets: [
          {
            target: { clock: 'business', milliseconds: 1 },
            outsideHours: { clock: 'elapsed', milliseconds: 0 },
          },
        ],
      },
      ['zero-target', 'targets.0.outsideHours.milliseconds'],
    ],
    ['an unknown calendar', { calendar: 'offise' }, ['unknown-calendar', 'targets.0.calendar']],
    [
      'a calendar that only inheritance knows',
      { calendar: 'constructor' },
      ['unknown-calendar', 'targets.0.calendar'],
    ],
    ['no target', { targets: [] as never }, ['empty-list', 'targets']],
    ['no start', { start: [] as never }, ['empty-list', 'start']],
    ['no stop', { stop: [] as never }, ['empty-list', 'stop']],
    ['an empty name', { id: ' ' }, ['no-id', 'id']],
    ['half a version', { version: 1.5 }, ['not-a-version', 'version']],
    ['nobody obliged', { obliged: 'team:' as never }, ['not-a-party', 'obliged']],
    ['a queue of nobody', { queue: 'nobody' as never }, ['not-a-party', 'queue']],
    ['a time that is none', { effectiveFrom: Number.NaN as never }, ['not-an-instant', 'effectiveFrom']],
    ['no times', { stop: [{ type: 'touch-attempted', times: 0 }] }, ['not-a-count', 'stop.0.times']],
    ['a negative backdating limit', { backdatingLimit: -1 }, ['not-a-duration', 'backdatingLimit']],
    [
      'a condition without values',
      { start: [{ type: 'handed-over', where: { team: [] } }] },
      ['no-value', 'start.0.where.team'],
    ],
    [
      'a condition on NaN',
      { start: [{ type: 'handed-over', where: { team: Number.NaN } }] },
      ['not-a-field-value', 'start.0.where.team'],
    ],
    ['a start by nobody', { start: [{ type: 'handed-over', by: [] }] }, ['no-actor', 'start.0.by']],
    ['events of two kinds of subject', { stop: [{ type: 'service-delivered' }] }, ['mixed-subjects', '']],
    ['a reopen mode without events that reopen', { reopen: 'counting' }, ['never-reopened', 'reopen']],
    [
      'a target behind the one for everybody',
      {
        targets: [
          { target: { clock: 'business', milliseconds: 1 } },
          { when: { segment: 'a' }, target: { clock: 'business', milliseconds: 2 } },
        ],
      },
      ['unreachable-target', 'targets.1'],
    ],
    [
      'a pause that nothing ends',
      { pauses: [{ id: 'p', from: [{ type: 'working' }] }] },
      ['endless-pause', 'pauses.0'],
    ],
    [
      'a pause that nothing begins',
      { pauses: [{ id: 'p', from: [] as never, cap: 1 }] },
      ['empty-list', 'pauses.0.from'],
    ],
    [
      'a cap of nothing',
      { pauses: [{ id: 'p', from: [{ type: 'working' }], cap: 0 }] },
      ['not-a-duration', 'pauses.0.cap'],
    ],
    [
      'a pause for any deferral',
      { pauses: [{ id: 'p', from: [{ type: 'deferred' }], cap: 1 }] },
      ['workload-is-no-pause', 'pauses.0.from.0'],
    ],
    [
      'a pause for being busy',
      {
        pauses: [{ id: 'p', from: [{ type: 'deferred', where: { reason: ['asked', 'too-busy'] } }], cap: 1 }],
      },
      ['workload-is-no-pause', 'pauses.0.from.0'],
    ],
    [
      'two pauses of one name',
      {
        pauses: [
          { id: 'p', from: [{ type: 'working' }], cap: 1 },
          { id: 'p', from: [{ type: 'accepted' }], cap: 1 },
        ],
      },
      ['repeated-id', 'pauses.1.id'],
    ],
    [
      'a step at nothing',
      { ladder: [{ id: 's', at: { fraction: 0 }, action: 'tell', whom: ['owner'] }] },
      ['not-a-fraction', 'ladder.0.at.fraction'],
    ],
    [
      'a step at a negative time',
      { ladder: [{ id: 's', at: { beforeDue: -1 }, action: 'tell', whom: ['owner'] }] },
      ['not-a-duration', 'ladder.0.at'],
    ],
    [
      'a step for nobody',
      { ladder: [{ id: 's', at: { fraction: 1 }, action: 'tell', whom: [] as never }] },
      ['empty-list', 'ladder.0.whom'],
    ],
    [
      'a step for a stranger',
      { ladder: [{ id: 's', at: { fraction: 1 }, action: 'tell', whom: ['boss' as never] }] },
      ['not-a-party', 'ladder.0.whom.0'],
    ],
  ] satisfies ReadonlyArray<readonly [string, Partial<PolicyDocument>, readonly [string, string]]>)(
    'is refused for %s',
    (_, changes, issue) => {
      expect(issuesOf(changes)).toContainEqual(issue);
    },
  );

  test('names every issue at once', () => {
    expect(
      issuesOf({ id: '', calendar: 'x', targets: [{ target: { clock: 'business', milliseconds: 0 } }] }),
    ).toHaveLength(3);
  });

  test('for open time needs a calendar somewhere', () => {
    const { calendar: _, ...without } = document;
    expect(compilePolicy(calendars)(without)._tag).toBe('Left');
    expect(compilePolicy({ ...calendars, ownerCalendars: { kim: 'office' } })(without)._tag).toBe('Right');
    const elapsed: PolicyDocument = {
      ...without,
      targets: [{ target: { clock: 'elapsed', milliseconds: 1 } }],
    };
    expect(compilePolicy({ calendars: {} })(elapsed)._tag).toBe('Right');
  });

  test('needs owners’ calendars to be known', () => {
    expect(issuesOf({}, { ...calendars, ownerCalendars: { kim: 'home' } })).toEqual([
      ['unknown-calendar', 'ownerCalendars.kim'],
    ]);
  });
});

describe('the versions of a policy', () => {
  const second: PolicyDocument = { ...document, version: 2, effectiveFrom: at('2026-04-01T00:00:00') };
  const issuesOfBoth = (changes: Partial<PolicyDocument>) => {
    const compiled = compilePolicies(calendars)([document, { ...second, ...changes }]);
    return compiled._tag === 'Left' ? compiled.left.map(({ code, path }) => [code, path.join('.')]) : [];
  };

  test('become one policy, in order of effect', () => {
    const policies = orThrow(
      compilePolicies(calendars)([
        second,
        document,
        { ...document, id: 'another', targets: [{ target: { clock: 'business', milliseconds: hours(1) } }] },
      ]),
    );
    expect(
      policies.map(({ id, versions }) => [id, versions.map(({ document: { version } }) => version)]),
    ).toEqual([
      ['another', [1]],
      ['first-touch', [1, 2]],
    ]);
  });

  test('must differ in number and in time of effect, and be about one kind of subject', () => {
    expect(issuesOfBoth({ version: 1 })).toEqual([['repeated-version', '1.version']]);
    const { effectiveFrom: _, ...always } = second;
    const compiled = compilePolicies(calendars)([document, always]);
    expect(compiled).toMatchObject({ left: [{ code: 'same-effective-from', path: [1, 'effectiveFrom'] }] });
    expect(
      issuesOfBoth({
        start: [{ type: 'service-requested' }],
        stop: [{ type: 'service-delivered' }],
        cancel: [],
      }),
    ).toEqual([['mixed-subjects', '1']]);
  });
});

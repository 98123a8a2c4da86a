import fc, { type Arbitrary } from 'fast-check';
import {
  type BusinessDaysTarget,
  compileCalendar,
  intlZones,
  parseHours,
  type Target,
} from 'smarketing/calendar';
import { type Instant, orThrow } from 'smarketing/kernel';
import { compilePolicies, type Policy, type PolicyContext, type PolicyDocument } from 'smarketing/sla';

/** 2026-03-02T00:00:00Z, where the generated events begin. */
export const firstMidnight = 1_772_409_600_000;

const split = orThrow(parseHours('09:00-12:00, 13:00-17:00'));
const night = [{ start: 1320, end: 1800 }];

const days = (windows: typeof split) => ({
  mon: windows,
  tue: windows,
  wed: windows,
  thu: windows,
  fri: windows,
});

const make = compileCalendar(intlZones);

/** Calendars that differ in zone, hours and holidays; the New York one loses an hour on 2026-03-08. */
export const context: PolicyContext = {
  calendars: {
    office: orThrow(make({ zone: 'UTC', weekly: days(split) })),
    york: orThrow(
      make({
        zone: 'America/New_York',
        weekly: days(split),
        holidays: [{ kind: 'date', name: 'Snow', date: '2026-03-10' }],
      }),
    ),
    night: orThrow(make({ zone: 'Europe/London', weekly: { fri: night, sat: night, tue: night } })),
    always: orThrow(make({ zone: 'UTC', always: true })),
  },
  ownerCalendars: { a: 'york', b: 'night', 'team:a': 'office', marketing: 'always' },
};

const quarter = 900_000;

export const arbitraryHours: Arbitrary<Target> = fc
  .record({
    clock: fc.constantFrom('business' as const, 'elapsed' as const),
    quarters: fc.integer({ min: 1, max: 200 }),
  })
  .map(({ clock, quarters }) => ({ clock, milliseconds: quarters * quarter }));

export const arbitraryDays: Arbitrary<Target> = fc
  .record({
    days: fc.integer({ min: 1, max: 5 }),
    at: fc.constantFrom<BusinessDaysTarget['at'] & {}>('same-time', 'end-of-day', { time: 540 }, { time: 0 }),
    from: fc.constantFrom('date' as const, 'opening' as const),
  })
  .map((count) => ({ clock: 'business-days' as const, ...count }));

const ladder: NonNullable<PolicyDocument['ladder']> = [
  { id: 'half', at: { fraction: 0.5 }, action: 'tell', whom: ['owner'] },
  { id: 'soon', at: { beforeDue: 3_600_000 }, action: 'tell', whom: ['owner', 'sales'] },
  { id: 'due', at: { fraction: 1 }, action: 'tell', whom: ['sales'] },
  { id: 'late', at: { afterDue: 7_200_000 }, action: 'reassign', whom: ['operations'] },
];

/** Modes that keep consumed time from ever falling. */
export const steadyModes = {
  pause: ['resume'],
  reopen: ['excluding-closed', 'counting', 'new-cycle'],
  onPolicyChange: ['keep'],
  onOwnerChange: ['keep', 'remaining'],
} as const;

export const allModes = {
  pause: ['resume', 'restart'],
  reopen: steadyModes.reopen,
  onPolicyChange: ['keep', 'recompute', 'restart'],
  onOwnerChange: ['keep', 'remaining', 'restart'],
} as const;

type Modes = { readonly [K in keyof typeof allModes]: ReadonlyArray<string> };

/** One version of a policy that listens to nearly everything that can happen to a lead. */
const arbitraryVersion = (modes: Modes, target: Arbitrary<Target>): Arbitrary<PolicyDocument> =>
  fc
    .record({
      target,
      second: target,
      outside: fc.option(target, { nil: undefined }),
      calendar: fc.constantFrom('office', 'york', 'night', 'always', undefined),
      times: fc.integer({ min: 1, max: 3 }),
      cap: fc.option(fc.integer({ min: 1, max: 100 }), { nil: undefined }),
      pause: fc.constantFrom(...modes.pause),
      reopen: fc.constantFrom(...modes.reopen),
      onPolicyChange: fc.constantFrom(...modes.onPolicyChange),
      onOwnerChange: fc.constantFrom(...modes.onOwnerChange),
      pauses: fc.boolean(),
    })
    .map(
      ({ target, second, outside, calendar, times, cap, pauses, ...rest }) =>
        ({
          id: 'p',
          version: 1,
          metric: 'first-response',
          obliged: 'sales',
          queue: 'operations',
          start: [{ type: 'handed-over' }, { type: 'marketing-qualified' }],
          stop: [{ type: 'touch-connected' }, { type: 'touch-attempted', times }, { type: 'accepted' }],
          cancel: [{ type: 'rejected' }, { type: 'contact-permission-changed', where: { permitted: false } }],
          ...(pauses
            ? {
                pauses: [
                  {
                    id: 'asked',
                    from: [{ type: 'deferred', where: { reason: ['a', 'b'] } }],
                    until: [{ type: 'prospect-activity' }],
                    untilField: 'until',
                    ...(cap === undefined ? {} : { cap: cap * quarter }),
                  },
                  { id: 'waiting', from: [{ type: 'stage-entered' }], until: [{ type: 'profile-changed' }] },
                ],
              }
            : {}),
          reopenedBy: [{ type: 'working' }, { type: 'recycled' }],
          targets: [
            { when: { segment: ['a', 'constructor'] }, target: second, calendar: 'office' },
            { target, ...(outside === undefined ? {} : { outsideHours: outside }) },
          ],
          ...(calendar === undefined ? {} : { calendar }),
          ladder,
          ...rest,
        }) as PolicyDocument,
    );

/** The documents of a policy with up to three versions that take effect while the events happen. */
export const arbitraryDocuments = (
  modes: Modes = allModes,
  target: Arbitrary<Target> = fc.oneof(arbitraryHours, arbitraryDays),
): Arbitrary<ReadonlyArray<PolicyDocument>> =>
  fc
    .tuple(
      fc.array(arbitraryVersion(modes, target), { minLength: 1, maxLength: 3 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 30 * 96 }), { minLength: 3, maxLength: 3 }),
    )
    .map(([versions, effective]) =>
      versions.map((version, index) => ({
        ...version,
        version: index + 1,
        ...(index === 0
          ? {}
          : { effectiveFrom: (firstMidnight + (effective[index] as number) * quarter) as Instant }),
      })),
    );

export const compiled = (documents: ReadonlyArray<PolicyDocument>): ReadonlyArray<Policy> =>
  orThrow(compilePolicies(context)(documents));

/** An instant up to ten days past the last generated event. */
export const arbitraryAsOf: Arbitrary<Instant> = fc
  .integer({ min: 0, max: 40 * 96 * 4 })
  .map((steps) => (firstMidnight + steps * (quarter / 4)) as Instant);

import type { Either } from 'fp-ts/lib/Either.js';
import type { Option } from 'fp-ts/lib/Option.js';
import type { Calendar, CalendarExhausted } from 'smarketing/calendar';
import type { JournalEvent, LeadRecord } from 'smarketing/journal';
import type { Checked, Instant, Json } from 'smarketing/kernel';
import {
  type BreachedClock,
  type Clock,
  type ClockReading,
  type ClockState,
  type ClockVerdict,
  clocksOf,
  compilePolicies,
  compilePolicy,
  currentClock,
  type Escalation,
  escalationsOf,
  explainClock,
  type LadderStep,
  type MetClock,
  nextWakeAt,
  notifyAt,
  type OwnerShare,
  ownerShares,
  type PausedClock,
  type PendingClock,
  type Policy,
  type PolicyDocument,
  type RunningClock,
  readClock,
  readClocks,
  type SpeedToLead,
  type StepTime,
  type SubjectHistory,
  stepClocks,
  type TargetRule,
  type UnmeasurableClock,
  verdictOf,
} from 'smarketing/sla';
import { describe, expectTypeOf, test } from 'vitest';

declare const policies: ReadonlyArray<Policy>;
declare const calendar: Calendar;
declare const at: Instant;

describe('the shape of the questions', () => {
  test('compiling tells the issues or gives policies', () => {
    expectTypeOf(compilePolicy({ calendars: {} })).returns.toEqualTypeOf<Checked<Policy>>();
    expectTypeOf(compilePolicies({ calendars: {} })).returns.toEqualTypeOf<Checked<ReadonlyArray<Policy>>>();
  });

  test('settings come first and the subject last and alone', () => {
    expectTypeOf(clocksOf(policies, at)).toEqualTypeOf<(history: SubjectHistory) => ReadonlyArray<Clock>>();
    expectTypeOf(readClocks(policies, at)).toEqualTypeOf<
      (history: SubjectHistory) => ReadonlyArray<ClockReading>
    >();
    expectTypeOf(readClock(at)).toEqualTypeOf<(clock: Clock) => ClockReading>();
    expectTypeOf(nextWakeAt(policies, at)).toEqualTypeOf<(history: SubjectHistory) => Option<Instant>>();
    expectTypeOf(escalationsOf(policies, at)).returns.toEqualTypeOf<ReadonlyArray<Escalation>>();
    expectTypeOf(notifyAt(calendar)).toEqualTypeOf<(at: Instant) => Either<CalendarExhausted, Instant>>();
    expectTypeOf(ownerShares(at)).returns.toEqualTypeOf<Option<ReadonlyArray<OwnerShare>>>();
    expectTypeOf(verdictOf).toEqualTypeOf<(reading: ClockReading) => ClockVerdict>();
  });

  test('only a reducer takes two subjects', () => {
    expectTypeOf(stepClocks).toEqualTypeOf<(state: ClockState, event: JournalEvent) => ClockState>();
  });

  test('a lead record and a state are histories', () => {
    expectTypeOf<LeadRecord>().toExtend<SubjectHistory>();
    expectTypeOf<ClockState>().toExtend<SubjectHistory>();
  });
});

describe('a state has only its own facts', () => {
  test('what is left is no fact of what is late', () => {
    expectTypeOf<RunningClock>().toHaveProperty('remaining');
    expectTypeOf<BreachedClock>().not.toHaveProperty('remaining');
    expectTypeOf<MetClock>().not.toHaveProperty('lateBy');
    expectTypeOf<PausedClock>().toHaveProperty('pausedSince');
    expectTypeOf<RunningClock>().not.toHaveProperty('pausedSince');
  });

  test('what has not started or cannot be measured has no figures', () => {
    expectTypeOf<PendingClock>().not.toHaveProperty('startedAt');
    expectTypeOf<UnmeasurableClock>().not.toHaveProperty('consumed');
    expectTypeOf<UnmeasurableClock>().not.toHaveProperty('dueAt');
  });

  test('the state tells the type', () => {
    const reading = {} as ClockReading;
    if (reading.state === 'met') expectTypeOf(reading).toEqualTypeOf<MetClock>();
  });

  test('a reading is JSON', () => {
    expectTypeOf<Plain<ClockReading>>().toExtend<Json>();
    expectTypeOf<Plain<ClockState['key']>>().toExtend<Json>();
    expectTypeOf<Plain<SpeedToLead>>().toExtend<Json>();
    expectTypeOf<Plain<PolicyDocument>>().toExtend<Json>();
  });
});

/** An interface as a plain mapped type, because interfaces have no index signature. */
type Plain<A> = A extends number | string | boolean | null
  ? A
  : A extends ReadonlyArray<infer Member>
    ? ReadonlyArray<Plain<Member>>
    : A extends object
      ? { readonly [Key in keyof A]: Plain<A[Key]> }
      : never;

describe('a policy that makes no sense does not compile', () => {
  test('without a start, a stop or a target', () => {
    expectTypeOf<[]>().not.toExtend<PolicyDocument['start']>();
    expectTypeOf<[]>().not.toExtend<PolicyDocument['stop']>();
    expectTypeOf<[]>().not.toExtend<PolicyDocument['targets']>();
    expectTypeOf<[]>().not.toExtend<LadderStep['whom']>();
  });

  test('with a target in an unknown unit, or a step without a time', () => {
    expectTypeOf<{ clock: 'hours'; milliseconds: 1 }>().not.toExtend<TargetRule['target']>();
    expectTypeOf<{ hours: 1 }>().not.toExtend<StepTime>();
    expectTypeOf<{ type: 'touched' }>().not.toExtend<PolicyDocument['start'][number]>();
  });

  test('a policy is made by the compiler alone', () => {
    expectTypeOf<PolicyDocument>().not.toExtend<Policy>();
    expectTypeOf(currentClock).parameter(0).toEqualTypeOf<Policy>();
    expectTypeOf(explainClock(at)).parameter(0).toEqualTypeOf<Clock>();
  });
});

import type {
  ExpectedArtefact,
  FrontierPoint,
  PlanBrief,
  PlanReading,
  UnmetExpectation,
} from 'smarketing/cartridge/plan';
import {
  type branchAndBound,
  highsSolver,
  type LoadedHighs,
  type SolvedModel,
  type Solver,
  type SolverAnswer,
  type UnsolvedModel,
} from 'smarketing/cartridge/plan/solver';
import { describe, expectTypeOf, test } from 'vitest';

describe('an engine', () => {
  test('answers at once', () => {
    expectTypeOf<ReturnType<typeof branchAndBound>>().toEqualTypeOf<Solver>();
    // @ts-expect-error an engine that has to be waited for is none
    const later: Solver = async (): Promise<SolverAnswer> => ({ status: 'unknown', issues: [], nodes: 0 });
    expectTypeOf(later).toBeFunction();
  });

  test('is made of HiGHS only once that is loaded', () => {
    const loading: Promise<LoadedHighs> = Promise.reject();
    // @ts-expect-error the promise of HiGHS solves nothing yet
    highsSolver(loading);
  });

  test('has values only where it solved the model', () => {
    expectTypeOf<UnsolvedModel>().not.toHaveProperty('values');
    expectTypeOf<SolvedModel>().toHaveProperty('values');
    expectTypeOf<SolverAnswer>().toEqualTypeOf<SolvedModel | UnsolvedModel>();
  });
});

describe('a brief', () => {
  test('asks for one of four objectives, with only what that one knows', () => {
    expectTypeOf<PlanBrief['objective']['kind']>().toEqualTypeOf<
      'served-responders' | 'net-reach' | 'qualified-leads' | 'value'
    >();
    // @ts-expect-error net reach knows no capacity
    const objective: PlanBrief['objective'] = { kind: 'net-reach', touchCapacity: 100 };
    expectTypeOf(objective).toBeObject();
  });

  test('expects units of a service or an artefact, not both', () => {
    // @ts-expect-error an artefact is not counted in units
    const expectation: ExpectedArtefact = { id: 'kit', kind: 'artefact', artefact: 'kit', atLeast: 2 };
    expectTypeOf(expectation).toBeObject();
  });
});

describe('a plan', () => {
  test('gives reasons only for what is unmet', () => {
    type Reading = PlanReading['expectations'][number];
    expectTypeOf<Extract<Reading, { state: 'met' }>>().not.toHaveProperty('conflict');
    expectTypeOf<Extract<Reading, { state: 'unmet' }>>().toEqualTypeOf<UnmetExpectation>();
  });

  test('is never changed in place', () => {
    const change = (plan: PlanReading, point: FrontierPoint) => {
      // @ts-expect-error readings are readonly
      plan.cost = point.cost;
    };
    expectTypeOf(change).toBeFunction();
  });
});

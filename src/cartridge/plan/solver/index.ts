/**
 * Solvers: the port through which a plan is worked out, the engine that is built in, and an adapter for another.
 *
 * @packageDocumentation
 */
export * from './branch-and-bound.js';
export * from './highs-solver.js';
export * from './model.js';

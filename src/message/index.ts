/**
 * The message and what carries it: value propositions, message maps, assets and their use, consistency, training,
 * and launches that are ready.
 *
 * @packageDocumentation
 */
export * from './asset.js';
export * from './asset-history.js';
export * from './asset-readiness.js';
export * from './asset-use.js';
export * from './choose-message.js';
export * from './consistency.js';
export * from './content-compliance.js';
export * from './launch.js';
export * from './launch-reading.js';
export * from './map-coverage.js';
export * from './map-in-force.js';
export * from './message-map.js';
export * from './published-assets.js';
export * from './read-launch.js';
export * from './research.js';
export * from './training.js';
export * from './value-proposition.js';
export * from './vocabulary.js';

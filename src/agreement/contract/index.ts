/**
 * The contract: an agreement in sentences and tables, for people to read and sign.
 *
 * @packageDocumentation
 */
export * from './contract.js';

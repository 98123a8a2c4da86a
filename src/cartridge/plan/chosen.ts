import type { Candidate } from './compiled-brief.js';

/** A candidate and how many units of it were chosen. */
export interface Chosen {
  readonly candidate: Candidate;
  readonly units: number;
}

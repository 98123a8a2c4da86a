import type { Instant } from 'smarketing/kernel';
import { local } from './office.js';

/** When the first lead may come. */
export const firstDay: Instant = local('2026-01-02');

/** The moment of the sample's review: both quarters are over. */
export const sampleEnd: Instant = local('2026-07-01');

import { parentPort } from 'node:worker_threads';
import { orThrow } from 'smarketing/kernel';
import { columnFigures, type LeadColumns } from 'smarketing/metrics/columns';
import { terms } from './terms.js';

/** Adds up whatever columns it is sent; their arrays are shared, the sum goes back as JSON. */
const figures = orThrow(columnFigures(terms));
parentPort?.on('message', (leads: LeadColumns) => {
  const before = process.cpuUsage();
  const start = performance.now();
  const sum = figures.sum(leads);
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  parentPort?.postMessage({ wall, cpu: (user + system) / 1000, sum: JSON.stringify(sum) });
});

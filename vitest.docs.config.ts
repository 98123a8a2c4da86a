import { defineConfig } from 'vitest/config';
import { alias } from './vitest.alias.js';

/** The examples of the documentation, as scripts/doc-examples.mjs writes them; far from UTC, since no answer may depend on it. */
export default defineConfig({
  resolve: { alias },
  test: {
    include: ['.cache/doc-examples/**/*.test.ts'],
    env: { TZ: 'Pacific/Auckland' },
    pool: 'forks',
    maxWorkers: 1,
    isolate: false,
  },
});

import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Public names resolve to the source, so that tests import what a user imports. */
const alias = [
  { find: /^smarketing$/, replacement: `${root}src/index.ts` },
  { find: /^smarketing\/(.+)$/, replacement: `${root}src/$1/index.ts` },
];

/** The same unit tests under one process time zone; what reads the source instead of running it runs once, in UTC. */
const zone = (name: string, timeZone: string, once: string[]) => ({
  resolve: { alias },
  test: {
    name,
    include: ['test/**/*.test.ts'],
    exclude: once,
    env: { TZ: timeZone, SMARKETING_ZONE: timeZone },
  },
});

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    isolate: false,
    projects: [
      zone('utc', 'UTC', []),
      zone('new-york', 'America/New_York', ['test/architecture/**']),
      zone('kolkata', 'Asia/Kolkata', ['test/architecture/**']),
    ],
  },
});

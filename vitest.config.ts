import { defineConfig } from 'vitest/config';
import { alias } from './vitest.alias.js';

/** The same unit tests under one process time zone. */
const zone = (name: string, timeZone: string, exclude: string[] = []) => ({
  resolve: { alias },
  test: { name, include: ['test/**/*.test.ts'], exclude, env: { TZ: timeZone, SMARKETING_ZONE: timeZone } },
});

/** What reads the source, or tests the tools, does not depend on the zone: once is enough. */
const once = ['test/architecture/**', 'test/toolchain/**'];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    isolate: false,
    projects: [
      zone('utc', 'UTC'),
      zone('new-york', 'America/New_York', once),
      zone('kolkata', 'Asia/Kolkata', once),
    ],
  },
});

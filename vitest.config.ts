import { defineConfig } from 'vitest/config';
import { alias } from './vitest.alias.js';

interface Files {
  readonly include?: string[];
  readonly exclude?: string[];
}

/** The same unit tests under one process time zone. A zone is set when a process starts: threads would share it. */
const zone = (
  name: string,
  timeZone: string,
  { include = ['test/**/*.test.ts'], exclude = [] }: Files = {},
) => ({
  resolve: { alias },
  test: {
    name,
    include,
    exclude,
    env: { TZ: timeZone, SMARKETING_ZONE: timeZone },
    pool: 'forks' as const,
    // Nothing here is about time: a busy machine may be slow, and a hang still ends.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Pure modules have nothing to isolate: one process takes many files.
    isolate: false,
  },
});

/** What reads the source, or tests the tools, does not depend on the zone: once is enough. */
const once = ['test/architecture/**', 'test/toolchain/**'];

/** What reckons with time: it also runs where clocks move by half an hour, and where a date was skipped. */
const ofTime = ['test/zone.test.ts', 'test/calendar/**/*.test.ts', 'test/sla/**/*.test.ts'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    coverage: { include: ['src/**/*.ts'], exclude: ['src/**/index.ts'], reporter: ['text', 'html'] },
    projects: [
      zone('utc', 'UTC'),
      zone('new-york', 'America/New_York', { exclude: once }),
      zone('kolkata', 'Asia/Kolkata', { exclude: once }),
      zone('lord-howe', 'Australia/Lord_Howe', { include: ofTime, exclude: ['test/sla/boston.test.ts'] }),
      zone('apia', 'Pacific/Apia', { include: ofTime, exclude: ['test/sla/boston.test.ts'] }),
    ],
  },
});

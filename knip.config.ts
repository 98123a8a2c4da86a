import type { KnipConfig } from 'knip';

/** Finds files that nothing uses, dependencies that nothing imports, and exports that no other file reads. */
const config: KnipConfig = {
  entry: [
    'src/index.ts',
    'src/**/index.ts',
    'scripts/*.mjs',
    'bench/*.bench.ts',
    'examples/*/main.ts',
    'test/**/*.test.ts',
    'test/types/*.test-d.ts',
    'vitest.docs.config.ts',
  ],
  project: [
    'src/**/*.ts',
    'scripts/**/*.mjs',
    'bench/**/*.ts',
    'test/**/*.ts',
    'examples/**/*.ts',
    '*.config.ts',
  ],
  ignoreExportsUsedInFile: true,
  // Run by path, so that no shell stands in between; see scripts/run.mjs.
  ignoreDependencies: ['@arethetypeswrong/cli', 'publint', 'typescript7'],
};

export default config;

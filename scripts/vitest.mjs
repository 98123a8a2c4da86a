/** Runs vitest and reads its counts from its own report. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { root } from './rooms.mjs';
import { run, tool } from './run.mjs';

/**
 * @param {string} name names the report in .cache
 * @param {readonly string[]} args
 * @returns {Promise<{ readonly passed: number, readonly failed: number, readonly output: string }>}
 */
export const runVitest = async (name, args) => {
  const report = `${root}.cache/${name}.json`;
  mkdirSync(`${root}.cache`, { recursive: true });
  rmSync(report, { force: true });
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const { code, output } = await run(
    process.execPath,
    [tool('vitest/vitest.mjs'), 'run', ...reporters, ...args],
    {
      env: { NO_COLOR: '1', FORCE_COLOR: '0' },
    },
  );
  const { passed, failed } = countsOf(report);
  // A run that ended badly without a failed test, or that ran none, still counts as failed.
  const ended = code === 0 && passed > 0;
  return { passed, failed: ended ? failed : Math.max(failed, 1), output };
};

/** @param {string} report */
const countsOf = (report) => {
  try {
    const { numPassedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const failures = testResults.map((/** @type {FileReport} */ file) => {
      const tests = file.assertionResults.filter(({ status }) => status === 'failed').length;
      return file.status === 'failed' ? Math.max(tests, 1) : tests;
    });
    return {
      passed: numPassedTests,
      failed: failures.reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b, 0),
    };
  } catch {
    return { passed: 0, failed: 1 };
  }
};

/** @typedef {{ status: string, assertionResults: readonly { status: string }[] }} FileReport */

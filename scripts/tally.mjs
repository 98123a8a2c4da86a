/** Counts checks, tells those that failed, and ends with one line that says how many. */

/** @typedef {ReturnType<typeof tally>} Tally */

export const tally = () => {
  let [passed, failed] = [0, 0];
  return {
    /**
     * Counts one check.
     *
     * @param {string} name what should be so
     * @param {boolean} holds
     * @param {string} [detail] what was found instead
     */
    check: (name, holds, detail = '') => {
      if (holds) passed += 1;
      else {
        failed += 1;
        console.log(`FAILED ${name}${detail === '' ? '' : `\n${detail.trimEnd().replace(/^/gm, '    ')}`}`);
      }
    },
    /** Adds the counts of another run. @param {{ readonly passed: number, readonly failed: number }} counts */
    add: (counts) => {
      passed += counts.passed;
      failed += counts.failed;
    },
    /** Prints the last line, and fails the process when a check failed or none was made. */
    end: () => {
      console.log(`${passed} passed, ${failed} failed`);
      process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
    },
  };
};

/**
 * Reads the last line that `tally` printed; nothing when there is none.
 *
 * @param {string} output
 * @returns {{ readonly passed: number, readonly failed: number } | undefined}
 */
export const countsIn = (output) => {
  const line = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  return line === undefined ? undefined : { passed: Number(line[1]), failed: Number(line[2]) };
};

/**
 * Tests the example against databases that really run: `npm run test:engines`. Ends with the line that the
 * project's own scripts count.
 */
import { tally } from '../../../scripts/tally.mjs';
import { embedded, server } from './hosts.js';
import { storm } from './storm.js';

const { check, end } = tally();
const only = process.argv[2];
for (const [name, open] of Object.entries({ embedded, server })) {
  if (only !== undefined && only !== name) continue;
  try {
    await storm(await open(), check);
  } catch (error) {
    check(
      `the storm on ${name} comes to its end`,
      false,
      error instanceof Error ? error.message : String(error),
    );
  }
}
end();
process.exit();

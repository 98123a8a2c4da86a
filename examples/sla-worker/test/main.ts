/**
 * Tests the example against databases that really run: `npm run test:engines`. Ends with the line that the
 * project's own scripts count.
 *
 *     npm run test:engines -- [embedded|server]
 */
import { run, tsc } from '../../../scripts/run.mjs';
import { tally } from '../../../scripts/tally.mjs';
import { checkHostile } from './hostile.js';
import { embedded, server } from './hosts.js';
import { checkPieces, checkSharing } from './sharing.js';
import { storm } from './storm.js';

const { check, end } = tally();

/** One part; what it throws is a failure, and the other parts go on. */
const part = async (name: string, work: () => Promise<void>): Promise<void> => {
  const isAsked = process.argv[2] === undefined || name.includes(process.argv[2]);
  if (!isAsked) return;
  await work().catch((error: unknown) =>
    check(`${name} comes to its end`, false, error instanceof Error ? error.message : String(error)),
  );
};

const types = await run(process.execPath, [tsc, '-p', 'examples/sla-worker', '--pretty', 'false']);
check('the example type-checks with the packed library', types.code === 0, types.output);
await part('sharing an embedded database', async () => {
  checkPieces(check);
  const host = await embedded();
  await checkSharing(host.url, check);
  await checkHostile(host.url, check);
  await host.stop();
});
await part('the storm on embedded PGlite', async () => storm(await embedded(), check));
await part('the storm on a server', async () => storm(await server(), check));
end();
process.exit();

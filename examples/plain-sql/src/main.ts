/**
 * Holds the review against plain SQL over the same files: both are computed, each figure is compared, and a table is
 * printed. Ends with the line that the project's own scripts count; where the files are not at hand it says so.
 *
 *     npm start
 */

import { run, tsc } from '../../../scripts/run.mjs';
import { tally } from '../../../scripts/tally.mjs';
import { figuresOf } from '../../../test/conformance-figures.js';
import { bpicFigures, bpicJournal, bpicMoments } from './bpic2012.js';
import { files, missing } from './data.js';
import { agrees, compared, type Figures, table } from './figures.js';
import { olistAsOf, olistFigures } from './olist.js';
import { plainFigures } from './plain-sql.js';

const { check, end } = tally();

const hold = (title: string, plain: Figures, review: Figures): void => {
  const rows = compared(plain, review);
  console.log(table(title, rows));
  for (const row of rows)
    check(`${title}: ${row.figure}`, agrees(row), `${row.plain} by SQL, ${row.review} by the review`);
  const stated = figuresOf('Plain SQL')[title];
  check(
    `docs/conformance.md says how many figures of ${title} agree`,
    stated === rows.filter(agrees).length,
    `${stated}`,
  );
};

/** One data set, or why it is skipped. */
const part = async (
  title: string,
  paths: ReadonlyArray<string>,
  work: () => Promise<void>,
): Promise<void> => {
  const absent = missing(paths);
  if (absent.length === 0) return work();
  console.log(
    `${title} is skipped: ${absent.join(' and ')} ${absent.length === 1 ? 'is' : 'are'} not here.\n`,
  );
};

const types = await run(process.execPath, [tsc, '-p', 'examples/plain-sql', '--pretty', 'false']);
check('the example type-checks with the packed library', types.code === 0, types.output);
await part('Olist', [files.leads, files.deals], async () => {
  const { leads, deals } = files;
  hold('Olist', await plainFigures('olist', { leads, deals, as_of: olistAsOf }), await olistFigures());
});
await part('BPI Challenge 2012', [files.log], async () => {
  const journal = await bpicJournal();
  for (const [when, moment] of Object.entries(bpicMoments))
    hold(
      `BPI Challenge 2012, ${when}`,
      await plainFigures('bpic2012', { log: files.log, as_of: moment }),
      bpicFigures(journal, moment),
    );
});
end();

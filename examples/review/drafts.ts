import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Agreement, draftAgreement } from 'smarketing/agreement';
import { civilDateAt, compileZone, intlZones } from 'smarketing/calendar';
import { draftTableMapping, type TableMapping } from 'smarketing/crm';
import type { JournalEvent } from 'smarketing/journal';
import { encodeAgreement } from 'smarketing/schema';
import type { Options } from './arguments.js';
import { rowsOf } from './input/table-file.js';
import { fail } from './output/problems.js';

/** How many rows a draft looks at; more would not change which columns there are. */
const sampledRows = 200;

/** Drafts a mapping from the headers and first rows of the tables, and writes it down to be confirmed. */
export const draftedMapping = async (options: Options): Promise<TableMapping> => {
  const tables: Array<{ name: string; header: ReadonlyArray<string>; rows: Array<ReadonlyArray<string>> }> =
    [];
  for (const path of options.tables) {
    const table = {
      name: path,
      header: [] as ReadonlyArray<string>,
      rows: [] as Array<ReadonlyArray<string>>,
    };
    let first = true;
    for await (const { cells } of rowsOf(
      path,
      () => {},
      () => {},
    )) {
      if (first) table.header = cells.map((cell) => cell.trim());
      else table.rows.push(cells);
      first = false;
      if (table.rows.length >= sampledRows) break;
    }
    tables.push(table);
  }
  const draft = draftTableMapping({ source: 'export', zone: options.zone, currency: options.currency })(
    tables,
  );
  if (draft._tag === 'Left') return fail('No mapping can be drafted:', draft.left);
  const path = join(options.out, 'mapping.draft.json');
  await writeFile(path, `${JSON.stringify(draft.right, null, 2)}\n`);
  process.stderr.write(
    `No mapping given: a draft stands in ${path}, each line marked “proposed, confirm”.\n`,
  );
  return draft.right;
};

/** Drafts an agreement out of presets, and writes it down to be confirmed. */
export const draftedAgreement = async (
  options: Options,
  events: ReadonlyArray<JournalEvent>,
): Promise<Agreement> => {
  const zone = compileZone(intlZones)(options.zone);
  if (zone._tag === 'Left') return fail('--zone cannot be used:', zone.left);
  const first = events.reduce(
    (least, { occurredAt }) => (occurredAt < least ? occurredAt : least),
    events[0]?.occurredAt ?? 0,
  );
  const agreement = draftAgreement({
    zone: options.zone,
    currency: options.currency,
    effectiveFrom: civilDateAt(zone.right)(first as never),
    // A source that never says "accepted" cannot be held to saying it.
    acceptance: events.some(({ type }) => type === 'accepted') ? 'explicit' : 'first-touch',
  });
  const path = join(options.out, 'agreement.draft.json');
  await writeFile(path, `${JSON.stringify(encodeAgreement(agreement), null, 2)}\n`);
  process.stderr.write(
    `No agreement given: a draft stands in ${path}, unsigned, its defaults listed as assumptions.\n`,
  );
  return agreement;
};

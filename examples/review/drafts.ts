import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type Agreement, draftAgreement } from 'smarketing/agreement';
import { civilDateAt, compileZone, intlZones } from 'smarketing/calendar';
import { draftTableMapping, type SampledTable, type TableMapping } from 'smarketing/crm';
import type { JournalEvent } from 'smarketing/journal';
import type { Issue } from 'smarketing/kernel';
import { encodeAgreement } from 'smarketing/schema';
import type { Options } from './arguments.js';
import { rowsOf } from './input/rows.js';
import { fail } from './output/problems.js';

/** How many rows a draft looks at; enough for the rarer activities of a log, and for days past the twelfth. */
const sampledRows = 20_000;

/** Drafts a mapping from the headers and first rows of the tables, and writes it down to be confirmed. */
export const draftedMapping = async (options: Options): Promise<TableMapping> => {
  const tables: Array<SampledTable> = [];
  for (const path of options.tables) tables.push(await sampleOf(path));
  const draft = draftTableMapping({ source: 'export', zone: options.zone, currency: options.currency })(
    tables,
  );
  if (draft._tag === 'Left') return fail('No mapping can be drafted:', named(options.tables, draft.left));
  const path = await written(options.out, 'mapping.draft.json', draft.right);
  process.stderr.write(
    `No mapping given: a draft stands in ${path}, each line marked “proposed, confirm”.\n${draft.right.tables
      .flatMap(({ name, notes = [] }) => notes.map((note) => `  ${name}: ${note}\n`))
      .join('')}`,
  );
  return draft.right;
};

/** Reads the header and some rows; what cannot be read is reported when the whole file is. */
const sampleOf = async (path: string): Promise<SampledTable> => {
  let header: ReadonlyArray<string> | undefined;
  const rows: Array<ReadonlyArray<string>> = [];
  for await (const row of rowsOf(path, () => {})) {
    if ('fault' in row) {
      if (header === undefined) return fail(`${path} has no header:`, [row.fault]);
    } else if (header === undefined) header = row.cells.map((cell) => cell.trim());
    else rows.push(row.cells);
    if (rows.length >= sampledRows) break;
  }
  return { name: basename(path), header: header ?? [], rows };
};

/** Says which file an issue of a table is about. */
const named = (paths: ReadonlyArray<string>, issues: ReadonlyArray<Issue>): ReadonlyArray<Issue> =>
  issues.map((found) => ({
    ...found,
    path: found.path.map((segment) => (typeof segment === 'number' ? (paths[segment] ?? segment) : segment)),
  }));

const written = async (folder: string, name: string, document: unknown): Promise<string> => {
  await mkdir(folder, { recursive: true });
  const path = join(folder, name);
  await writeFile(path, `${JSON.stringify(document, null, 2)}\n`);
  return path;
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
    acceptance: acceptanceIn(events),
  });
  const path = await written(options.out, 'agreement.draft.json', encodeAgreement(agreement));
  process.stderr.write(
    `No agreement given: a draft stands in ${path}, unsigned, its defaults listed as assumptions.\n`,
  );
  return agreement;
};

/** Nobody can be held to say "accepted" in a system that never does, nor by touches that nobody logs. */
const acceptanceIn = (events: ReadonlyArray<JournalEvent>): Agreement['lifecycle']['acceptance'] => {
  const types = new Set(events.map(({ type }) => type));
  if (types.has('accepted')) return 'explicit';
  return types.has('touch-attempted') || types.has('touch-connected') ? 'first-touch' : 'none';
};

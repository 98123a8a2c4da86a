import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { type CompiledAgreement, compileAgreement, draftAgreement } from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import { compileTableMapping, type TableReader } from 'smarketing/crm';
import type { JournalEvent } from 'smarketing/journal';
import { hour, orThrow, parseCivilDate } from 'smarketing/kernel';
import { decodeEvents, decodeTableMapping } from 'smarketing/schema';

/** A mapping that the review's example ships with. */
const mappingOf = (name: string) =>
  orThrow(
    decodeTableMapping(
      JSON.parse(readFileSync(new URL(`../../review/mappings/${name}`, import.meta.url), 'utf8')),
    ),
  );

/** The cells of a line; these files have quotes around whole fields only, and no line break within one. */
const cellsOf = (line: string): ReadonlyArray<string> =>
  line.includes('"')
    ? [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
    : line.split(',');

/** Reads a file as the review does: through its mapping, row by row, into events; any issue ends it. */
export const eventsOf = async (mapping: string, path: string): Promise<ReadonlyArray<JournalEvent>> => {
  const tables = orThrow(compileTableMapping(intlZones)(mappingOf(mapping)));
  const file = createReadStream(path);
  const lines = createInterface({ input: path.endsWith('.gz') ? file.pipe(createGunzip()) : file });
  const events: Array<JournalEvent> = [];
  let reader: TableReader | undefined;
  for await (const line of lines) {
    if (reader === undefined) {
      reader = orThrow(tables(cellsOf(line)));
      continue;
    }
    const told = reader.read(cellsOf(line));
    const decoded = decodeEvents(told.events);
    const [issue] = [...told.issues, ...decoded.issues];
    if (issue !== undefined) throw new Error(`${path}: ${issue.message} ${line}`);
    events.push(...decoded.events);
  }
  return events;
};

/** What both are held against: a draft agreement whose first answer is owed within an hour around the clock. */
export const agreementOf = (
  settings: Pick<Parameters<typeof draftAgreement>[0], 'zone' | 'currency' | 'acceptance'>,
): CompiledAgreement => {
  const draft = draftAgreement({ ...settings, effectiveFrom: orThrow(parseCivilDate('2010-01-01')) });
  return orThrow(
    compileAgreement(intlZones)({
      ...draft,
      policies: draft.policies.map((policy) =>
        policy.id === 'first-response'
          ? { ...policy, targets: [{ target: { clock: 'elapsed', milliseconds: hour } }] }
          : policy,
      ),
    }),
  );
};

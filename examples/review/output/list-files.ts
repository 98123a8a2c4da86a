import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Zone } from 'smarketing/calendar';
import type { Instant } from 'smarketing/kernel';
import { listColumns, listCsv, listFileName, type OwnerList } from 'smarketing/review/lists';

/** Writes each owner's list into a folder, and returns the names of the files. */
export const writeLists = async (
  folder: string,
  zone: Zone,
  asOf: Instant,
  lists: ReadonlyArray<OwnerList>,
): Promise<ReadonlyArray<string>> => {
  await mkdir(folder, { recursive: true });
  await removeEarlier(folder);
  const names: Array<string> = [];
  for (const list of lists) {
    const name = listFileName(list.owner);
    await writeFile(join(folder, name), listCsv(zone, asOf)(list));
    names.push(name);
  }
  return names;
};

/** A list of an earlier review would be taken for one of this; whatever else lies in the folder stays. */
const removeEarlier = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.csv')) continue;
    const path = join(folder, name);
    const text = await readFile(path, 'utf8').catch(() => '');
    if (text.startsWith(`${listColumns.join(',')}\r\n`)) await rm(path);
  }
};

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type CompiledAgreement, compileAgreement, draftAgreement } from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import type { TableMapping } from 'smarketing/crm';
import { orThrow } from 'smarketing/kernel';
import { decodeTableMapping } from 'smarketing/schema';
import { root } from '../architecture/source.js';

const data = fileURLToPath(new URL('../shared/data/', new URL(root, 'file://')));

/** The path of a data file, which is no part of the project; undefined, and said so, where it is absent. */
export const dataFile = (name: string): string | undefined => {
  if (existsSync(data + name)) return data + name;
  process.stderr.write(`${data + name} is absent, so the tests that need it are skipped.\n`);
  return undefined;
};

/** One of the mappings that the example ships with. */
export const shippedMapping = (name: string): TableMapping =>
  orThrow(decodeTableMapping(JSON.parse(readFileSync(`${root}examples/review/mappings/${name}`, 'utf8'))));

/** The agreement that the example drafts when it is given none. */
export const draftedAgreement = (
  zone: string,
  currency: string,
  acceptance: 'explicit' | 'first-touch' | 'none',
): CompiledAgreement =>
  orThrow(
    compileAgreement(intlZones)(
      draftAgreement({ zone, currency, effectiveFrom: '2010-01-01' as never, acceptance }),
    ),
  );

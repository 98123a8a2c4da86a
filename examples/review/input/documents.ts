import { readFile } from 'node:fs/promises';
import type { Agreement } from 'smarketing/agreement';
import type { TableMapping } from 'smarketing/crm';
import type { Checked } from 'smarketing/kernel';
import { decodeAgreement, decodeTableMapping } from 'smarketing/schema';
import { fail } from '../output/problems.js';

/** Reads an agreement, or says everything that is wrong with it and ends. */
export const readAgreementFile = (path: string): Promise<Agreement> => readDocument(path, decodeAgreement);

/** Reads a mapping of tables, or says everything that is wrong with it and ends. */
export const readMappingFile = (path: string): Promise<TableMapping> =>
  readDocument(path, decodeTableMapping);

const readDocument = async <A>(path: string, decode: (input: unknown) => Checked<A>): Promise<A> => {
  const text = await readFile(path, 'utf8').catch((fault: Error) => fail(fault.message, []));
  const document = decode(parsed(path, text));
  return document._tag === 'Right' ? document.right : fail(`${path} cannot be used:`, document.left);
};

const parsed = (path: string, text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (fault) {
    return fail(`${path} is not JSON: ${(fault as Error).message}`, []);
  }
};

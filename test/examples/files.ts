import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TableMapping } from 'smarketing/crm';
import { afterAll, beforeAll } from 'vitest';
import type { Collected } from '../../examples/review/input/collected.js';

/** Gives the tests of a suite a folder, and a way to write files into it. */
export const temporaryFiles = (): ((name: string, content: string | Buffer) => string) => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'smarketing-files-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  return (name, content) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
};

/** What was said about an input: code, line and path of each issue. */
export const said = ({ issues }: Collected): ReadonlyArray<string> =>
  issues.map(({ code, line, path }) => `${line} ${code} ${path.join('.')}`.trim());

/** A mapping of a table of leads with every kind of field that can go wrong. */
export const leadsMapping: TableMapping = {
  schemaVersion: 1,
  source: 'crm',
  zone: 'Europe/Berlin',
  tables: [
    {
      name: 'leads',
      columns: ['id', 'created', 'won', 'amount'],
      events: [
        {
          type: 'captured',
          at: { column: 'created', as: { kind: 'local-time', pattern: 'YYYY-MM-DD HH:mm' } },
          subject: { system: 'crm', column: 'id' },
          id: [],
          data: { origin: { value: 'marketing' } },
        },
        {
          type: 'won',
          at: { column: 'won', as: { kind: 'instant', form: 'iso' } },
          subject: { system: 'crm', column: 'id' },
          data: { value: { column: 'amount', as: { kind: 'money', currency: 'EUR' } } },
        },
      ],
    },
  ],
};

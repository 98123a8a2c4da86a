import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Figures } from './figures.js';

/** Runs the SQL of a folder: first its tables, then each file of figures in the order of their names. */
export const plainFigures = async (
  folder: string,
  variables: Readonly<Record<string, string>>,
): Promise<Figures> => {
  const path = fileURLToPath(new URL(`../sql/${folder}/`, import.meta.url));
  const textOf = (file: string): string => readFileSync(path + file, 'utf8');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  try {
    await connection.run("SET timezone = 'UTC'");
    for (const [name, value] of Object.entries(variables))
      await connection.run(`SET VARIABLE ${name} = '${value.replaceAll("'", "''")}'`);
    await connection.run(textOf('tables.sql'));
    const figures = new Map<string, number>();
    for (const file of readdirSync(path).sort()) {
      if (file === 'tables.sql') continue;
      const rows = (await connection.runAndReadAll(textOf(file))).getRows();
      for (const [figure, value] of rows) {
        if (figures.has(String(figure))) throw new Error(`${file} gives ${figure} a second time`);
        figures.set(String(figure), Number(value));
      }
    }
    return figures;
  } finally {
    connection.closeSync();
  }
};

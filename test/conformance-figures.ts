import { readFileSync } from 'node:fs';

const page = readFileSync(new URL('../docs/conformance.md', import.meta.url), 'utf8');

/**
 * Reads the figures that docs/conformance.md states under a heading: every row of its tables, by its first cell.
 * The tests that compute the figures compare them, so that the page cannot say what nothing measures.
 */
export const figuresOf = (heading: string): Readonly<Record<string, number>> => {
  const section = page.split(/^## /m).find((part) => part.startsWith(heading));
  if (section === undefined)
    throw new Error(`docs/conformance.md has no heading that begins with ${heading}`);
  return Object.fromEntries(
    [...section.matchAll(/^\| ([^|]+?) \| ([\d,.]+)\b/gm)].map(([, label = '', figure = '']) => [
      label,
      Number(figure.replaceAll(',', '')),
    ]),
  );
};

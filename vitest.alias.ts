import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('src/', import.meta.url));

/** Public names resolve to the source, so that tests and examples import what a user imports. */
export const alias = [
  { find: /^smarketing$/, replacement: `${src}index.ts` },
  { find: /^smarketing\/(.+)$/, replacement: `${src}$1/index.ts` },
];

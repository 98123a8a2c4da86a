/**
 * Takes fp-ts from its ES modules, so that only the functions used are shipped.
 *
 * The source says `fp-ts/lib/X.js`, the one spelling that Node, TypeScript and bundlers all resolve; it means a
 * CommonJS file, which no bundler can take apart.
 */
import { root } from '../rooms.mjs';

/**
 * Returns the file to take instead, or nothing for what is no module of fp-ts.
 *
 * @param {string} specifier
 */
export const fpTsModule = (specifier) => {
  const [, name] = /^fp-ts\/lib\/(\w+)\.js$/.exec(specifier) ?? [];
  return name === undefined ? undefined : `${root}node_modules/fp-ts/es6/${name}.js`;
};

import { importsOf } from './imports.js';
import { type Finding, findingAt, type Source } from './source.js';

/** A package of others: how it is written in an import, and where it may be imported. */
interface Allowance {
  readonly specifier: RegExp;
  readonly path: RegExp;
}

/** Everything src may import from outside, and from where. What is not listed is refused, Node's modules included. */
const allowances: readonly Allowance[] = [
  // This spelling alone resolves in Node, in TypeScript and in bundlers.
  { specifier: /^fp-ts\/lib\/[A-Z]?\w+\.js$/, path: /^src\// },
  // The root of zod costs 93 kB; mini is the same library without the methods.
  { specifier: /^zod\/(mini|v4\/core)$/, path: /^src\/schema\// },
  { specifier: /^@noble\/hashes\/(sha2|utils)\.js$/, path: /^src\/kernel\// },
  // Its constants only: its functions on dates ask the process for its zone, and its root costs seconds to load.
  { specifier: /^date-fns\/constants$/, path: /^src\/kernel\// },
];

/** Finds imports of packages that the importing file may not use. */
export const packageFindings = (files: readonly Source[]): readonly Finding[] =>
  files.flatMap((file) =>
    importsOf(file).flatMap(({ specifier, node, target, atRunTime }) => {
      const allowed = allowances.some((one) => one.specifier.test(specifier) && one.path.test(file.path));
      if (atRunTime) return [findingAt(file, node, `loads '${specifier}' while running`)];
      return target !== undefined || allowed ? [] : [findingAt(file, node, `may not import '${specifier}'`)];
    }),
  );

/**
 * Makes one test module of each example: a fence, and the fences of the same text that go on from it.
 *
 * @typedef {import('./fences.mjs').Fence} Fence
 *
 * @typedef {object} Example
 * @property {string} path where the module is written, from the folder of the examples
 * @property {string} text the module
 * @property {readonly { readonly file: string, readonly line: number }[]} origins where each of its lines comes from
 */
import ts from 'typescript';
import { ArrowError, withAssertions } from './assertions.mjs';

/**
 * Groups the TypeScript fences of one text into chains: each `ts continue` goes on from the fence before it.
 *
 * @param {readonly Fence[]} fences
 * @returns {readonly (readonly Fence[])[]}
 */
export const chainsOf = (fences) => {
  /** @type {Fence[][]} */
  const chains = [];
  for (const fence of fences.filter(({ language }) => language === 'ts' || language === 'typescript')) {
    if (!fence.words.includes('continue')) chains.push([fence]);
    else if (chains.length === 0) throw new Error(`${fence.file}:${fence.line} continues nothing`);
    else chains.at(-1)?.push(fence);
  }
  return chains;
};

/**
 * Returns the test module of a chain. Its lines are the lines of the chain, after one line of imports.
 *
 * @param {readonly Fence[]} chain
 * @returns {Example}
 */
export const moduleOf = (chain) => {
  const [first] = chain;
  if (first === undefined) throw new Error('an example has at least one fence');
  const place = `${first.file}:${first.line}`;
  const lines = chain.flatMap(({ code }) => code);
  const origins = chain.flatMap(({ file, line, code }) => code.map((_, at) => ({ file, line: line + at })));
  try {
    const { imports, body } = parted(withAssertions(lines.join('\n')));
    const head = `import { expect as expect_, test as test_ } from 'vitest'; ${imports}`;
    const open = `test_(${JSON.stringify(place)}, async () => {`;
    return {
      path: `${first.file}.${first.line}.test.ts`,
      text: `${head} ${open}\n${body}\n});\nexport {};\n`,
      origins: [{ file: first.file, line: first.line }, ...origins],
    };
  } catch (error) {
    if (!(error instanceof ArrowError)) throw error;
    const { file, line } = origins[error.line] ?? first;
    throw new Error(`${file}:${line} ${error.message}`);
  }
};

/**
 * Lifts the imports out of the code, leaving blanks in their place: they belong above the test.
 *
 * @param {string} code
 */
const parted = (code) => {
  const tree = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true);
  const found = tree.statements.filter(ts.isImportDeclaration);
  const imports = [
    ...new Set(
      found.map(
        (node) =>
          `${node
            .getText()
            .replace(/;?\s*$/, ';')
            .replaceAll('\n', ' ')}`,
      ),
    ),
  ];
  const body = found.reduceRight((text, node) => {
    const blank = node.getText().replace(/[^\n]/g, ' ');
    return text.slice(0, node.getStart()) + blank + text.slice(node.getEnd());
  }, code);
  return { imports: imports.join(' '), body };
};

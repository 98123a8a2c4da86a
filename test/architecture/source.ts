import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** One source file: its path from the root of the project, and its syntax tree. */
export interface Source {
  readonly path: string;
  readonly tree: ts.SourceFile;
}

/** What a check found: `path:line what is wrong`. */
export type Finding = string;

/** The folder the project stands in, with a closing slash. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** Reads a text as a source file; the self-tests of the checks feed their bad snippets through it. */
export const source = (path: string, text: string): Source => ({
  path,
  tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true),
});

/** Every file under src, as paths from the root of the project. */
export const sourcePaths: readonly string[] = readdirSync(`${root}src`, {
  recursive: true,
  withFileTypes: true,
})
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length))
  .sort();

/** Every TypeScript file under src. */
export const sources: readonly Source[] = sourcePaths
  .filter((path) => path.endsWith('.ts'))
  .map((path) => source(path, readFileSync(root + path, 'utf8')));

/** Writes a finding at a node's line. */
export const findingAt = (from: Source, node: ts.Node, what: string): Finding =>
  `${from.path}:${from.tree.getLineAndCharacterOfPosition(node.getStart(from.tree)).line + 1} ${what}`;

/** Visits a node and all below it, parents first. */
export const walk = (node: ts.Node, visit: (node: ts.Node) => void): void => {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
};

/** Collects what a check finds in each node of a file. */
export const findingsIn = (
  from: Source,
  check: (node: ts.Node) => string | undefined,
): readonly Finding[] => {
  const found: Finding[] = [];
  walk(from.tree, (node) => {
    const what = check(node);
    if (what !== undefined) found.push(findingAt(from, node, what));
  });
  return found;
};

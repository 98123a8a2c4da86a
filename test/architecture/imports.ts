import ts from 'typescript';
import { type Source, walk } from './source.js';

/** One import of a file, whatever its form: types and re-exports count as much as values. */
export interface Import {
  readonly specifier: string;
  readonly node: ts.Node;
  /** The path it points to inside the project, when it is relative. */
  readonly target?: string;
  /** Written as `import()` or `require()`: it happens while the program runs. */
  readonly atRunTime: boolean;
}

/** Lists what a file imports. */
export const importsOf = (from: Source): readonly Import[] => {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, node: ts.Node, atRunTime: boolean): void => {
    const text = specifier !== undefined && ts.isStringLiteralLike(specifier) ? specifier.text : '(computed)';
    const target = text.startsWith('.') ? { target: resolve(from.path, text) } : {};
    found.push({ specifier: text, node, atRunTime, ...target });
  };
  walk(from.tree, (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, node, false);
    if (ts.isExportDeclaration(node) && node.moduleSpecifier) add(node.moduleSpecifier, node, false);
    if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference))
      add(node.moduleReference.expression, node, false);
    if (ts.isImportTypeNode(node))
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, node, false);
    if (ts.isCallExpression(node) && isLoader(node.expression)) add(node.arguments[0], node, true);
  });
  return found;
};

const isLoader = (callee: ts.Expression): boolean =>
  callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');

/** `src/sla/clock.ts` and `../kernel/instant.js` give `src/kernel/instant.ts`. */
const resolve = (from: string, specifier: string): string =>
  new URL(specifier, `file:///${from}`).pathname.slice(1).replace(/\.js$/, '.ts');

import ts from 'typescript';
import { type Finding, findingsIn, type Source } from './source.js';

/** The files whose one job is to throw: for scripts, and for branches that cannot be reached. */
const throwers: readonly string[] = ['src/kernel/or-throw.ts', 'src/kernel/absurd.ts'];

/** Finds what is not data or a function: classes, enums, state of a module, work done at import, thrown errors. */
export const shapeFindings = (files: readonly Source[]): readonly Finding[] =>
  files.flatMap((file) => findingsIn(file, (node) => wrongWith(node, file)));

const wrongWith = (node: ts.Node, file: Source): string | undefined => {
  if (ts.isClassLike(node)) return 'declares a class';
  if (ts.isEnumDeclaration(node)) return 'declares an enum';
  if (ts.isModuleDeclaration(node)) return 'declares a namespace';
  if (ts.isExportAssignment(node)) return 'exports by default';
  if (ts.isThrowStatement(node))
    return throwers.includes(file.path) ? undefined : 'throws; a failure is a value';
  if (ts.isAwaitExpression(node) || isAsync(node)) return 'waits; every function is synchronous';
  if (insideFunction(node)) return undefined;
  if (ts.isVariableDeclarationList(node) && !(node.flags & ts.NodeFlags.Const))
    return 'keeps state in the module';
  if (ts.isVariableStatement(node) || ts.isTypeNode(node)) return undefined;
  return runsAtImport(node) && !isMarkedPure(node, file)
    ? 'runs at import without /* @__PURE__ */'
    : undefined;
};

const isAsync = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);

const insideFunction = (node: ts.Node): boolean =>
  ts.findAncestor(node.parent, ts.isFunctionLike) !== undefined;

const runsAtImport = (node: ts.Node): boolean =>
  ts.isCallExpression(node) ||
  ts.isNewExpression(node) ||
  ts.isTaggedTemplateExpression(node) ||
  (ts.isExpressionStatement(node) && !ts.isCallExpression(node.expression)) ||
  ts.isIterationStatement(node, false) ||
  ts.isIfStatement(node) ||
  ts.isTryStatement(node);

const isMarkedPure = (node: ts.Node, { tree }: Source): boolean =>
  /[@#]__PURE__\s*\*\/\s*$/.test(tree.text.slice(node.getFullStart(), node.getStart(tree))) ||
  // In a chain `a()()` one mark in front serves the whole chain.
  (ts.isCallExpression(node.parent) &&
    node.parent.expression === node &&
    isMarkedPure(node.parent, { path: '', tree }));

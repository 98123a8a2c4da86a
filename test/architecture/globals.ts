import ts from 'typescript';
import type { Source } from './source.js';

/** Names that every host has, or that some host has, and that reach outside a pure function. */
const hosts: ReadonlySet<string> = new Set(
  `process Buffer require module __dirname __filename global console performance window document navigator
  location localStorage sessionStorage indexedDB self fetch XMLHttpRequest WebSocket EventSource Worker
  MessageChannel BroadcastChannel setTimeout setInterval setImmediate queueMicrotask requestAnimationFrame
  crypto eval Function globalThis WebAssembly SharedArrayBuffer Atomics Intl Date Math`.split(/\s+/),
);

/**
 * Returns a test that tells a use of a global from anything else of the same name: a parameter called `document`,
 * a property called `process`, a type. The compiler's own binder decides, so shadowing is understood.
 */
export const globalsOf = (from: Source): ((node: ts.Node) => string | undefined) => {
  const host: ts.CompilerHost = {
    fileExists: (path) => path === from.path,
    readFile: () => undefined,
    getSourceFile: (path) => (path === from.path ? from.tree : undefined),
    getDefaultLibFileName: () => '',
    getCurrentDirectory: () => '',
    getCanonicalFileName: (path) => path,
    getNewLine: () => '\n',
    useCaseSensitiveFileNames: () => true,
    writeFile: () => undefined,
  };
  const program = ts.createProgram([from.path], { noLib: true, noResolve: true, types: [] }, host);
  const checker = program.getTypeChecker();
  return (node) => {
    if (!ts.isIdentifier(node) || !hosts.has(node.text) || isOnlyAName(node)) return undefined;
    // Without a library the compiler knows no global, save globalThis, which is part of the language.
    const known = checker.resolveName(node.text, node, ts.SymbolFlags.Value, false) !== undefined;
    return known && node.text !== 'globalThis' ? undefined : node.text;
  };
};

/** A property, a key, a declared name or a part of a type: nothing that reads a variable. */
const isOnlyAName = (node: ts.Identifier): boolean => {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isBindingElement(parent) && parent.propertyName === node) ||
    (ts.isImportSpecifier(parent) && parent.propertyName === node) ||
    (ts.isExportSpecifier(parent) && parent.parent.parent.moduleSpecifier !== undefined) ||
    ts.isPropertySignature(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isJSDocParameterTag(parent) ||
    ts.isPartOfTypeNode(node)
  );
};

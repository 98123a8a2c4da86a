/** Reads from the installed package which names are types alone: what loading a module cannot show. */
import ts from 'typescript';
import { faces, specifiers } from '../rooms.mjs';

/**
 * Returns the exported types of each subpath, sorted.
 *
 * @param {string} folder where the package is installed
 * @returns {Readonly<Record<string, readonly string[]>>}
 */
export const typeNames = (folder) => {
  const paths = faces.map((face) => `${folder}/node_modules/smarketing/dist/${face}.d.ts`);
  const module = ts.ModuleKind.NodeNext;
  const program = ts.createProgram(paths, {
    module,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: [],
  });
  const checker = program.getTypeChecker();
  const typesOf = (/** @type {string} */ path) => {
    const file = program.getSourceFile(path);
    const exported = file && checker.getSymbolAtLocation(file);
    return (exported === undefined ? [] : checker.getExportsOfModule(exported))
      .filter((symbol) => !(behind(checker, symbol).flags & ts.SymbolFlags.Value))
      .map((symbol) => symbol.name)
      .sort();
  };
  return Object.fromEntries(specifiers.map((specifier, at) => [specifier, typesOf(paths[at] ?? '')]));
};

/**
 * @param {ts.TypeChecker} checker
 * @param {ts.Symbol} symbol
 */
const behind = (checker, symbol) =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

import ts from 'typescript';
import { globalsOf } from './globals.js';
import { type Finding, findingsIn, type Source } from './source.js';

/** The one file that may ask the host about zones. */
const zonePath = 'src/calendar/zone.ts';

/** Finds whatever reads a clock, draws lots, waits, does input or output, or makes code from text. */
export const purityFindings = (files: readonly Source[]): readonly Finding[] =>
  files.flatMap((file) => {
    const globalAt = globalsOf(file);
    return findingsIn(file, (node) => {
      const name = globalAt(node);
      if (name !== undefined && ts.isIdentifier(node)) return wrongWithGlobal(name, node, file.path);
      return file.path === zonePath ? undefined : wrongWithMember(node);
    });
  });

const wrongWithGlobal = (name: string, node: ts.Identifier, path: string): string | undefined => {
  switch (name) {
    case 'Intl':
      return path === zonePath ? undefined : 'uses Intl, which only the zones of the calendar may ask';
    case 'Date':
      return wrongWithDate(node, path);
    case 'Math':
      return memberOf(node) === undefined || memberOf(node) === 'random'
        ? 'may draw from Math.random'
        : undefined;
    default:
      return `uses ${name}, which a pure function cannot`;
  }
};

/** A moment given is arithmetic; the moment it is, or the wall clock of this machine, is not. */
const wrongWithDate = (node: ts.Identifier, path: string): string | undefined => {
  const { parent } = node;
  if (ts.isNewExpression(parent)) {
    const count = parent.arguments?.length ?? 0;
    if (count === 0) return 'reads the clock with new Date()';
    if (parent.arguments?.some(ts.isSpreadElement)) return 'may read the clock with new Date(...)';
    return count > 1 && path !== zonePath ? 'builds a Date in the zone of the process' : undefined;
  }
  const member = memberOf(node);
  if (member === 'UTC' || member === 'parse') return undefined;
  if (member === 'now') return 'reads the clock with Date.now';
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InstanceOfKeyword
    ? undefined
    : 'may read the clock through Date';
};

const memberOf = ({ parent }: ts.Identifier): string | undefined =>
  ts.isPropertyAccessExpression(parent) ? parent.name.text : undefined;

/** Methods whose answer depends on the zone or the language of the process. */
const local =
  /^([gs]et(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds)|getTimezoneOffset|toLocale\w+|localeCompare|to(Date|Time)String)$/;

const wrongWithMember = (node: ts.Node): string | undefined =>
  ts.isPropertyAccessExpression(node) && local.test(node.name.text)
    ? `calls ${node.name.text}, whose answer depends on the process`
    : undefined;

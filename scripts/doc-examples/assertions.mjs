/**
 * Turns an example into code that checks itself, line for line, so that each error keeps its place.
 *
 * - `expression // => value`, or the arrow on the next line, asserts that the two are deeply equal;
 * - a value may go on in the comment lines that follow, until it is a whole expression;
 * - `const name = expression // => value` asserts the constant, `console.log(x) // => value` asserts `x`;
 * - `expression // => throws 'text'` asserts the message of the error.
 */
import ts from 'typescript';

/** An example whose arrow cannot be read, at a line of the example counted from 0. */
export class ArrowError extends Error {
  /**
   * @param {string} message
   * @param {number} line
   */
  constructor(message, line) {
    super(message);
    this.line = line;
  }
}

/**
 * @typedef {{ readonly from: number, readonly to: number, readonly text: string }} Edit
 */

/**
 * Returns the same code with its arrows turned into assertions.
 *
 * @param {string} code
 * @returns {string}
 */
export const withAssertions = (code) => {
  const tree = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true);
  const read = new Set();
  const edits = tree.statements.flatMap((statement) => {
    const arrow = /^[ \t;]*(\n[ \t]*)?\/\/ ?=>/.exec(code.slice(statement.getEnd()));
    if (arrow === null) return [];
    const from = statement.getEnd() + arrow[0].length;
    read.add(from);
    return editsOf(statement, from, valueAt(code, from), code);
  });
  for (const arrow of code.matchAll(/\/\/ ?=>/g)) {
    const end = arrow.index + arrow[0].length;
    if (!read.has(end)) throw new ArrowError('this arrow follows no statement', lineAt(code, arrow.index));
  }
  return applied(code, edits);
};

/**
 * @param {string} code
 * @param {number} offset
 */
const lineAt = (code, offset) => code.slice(0, offset).split('\n').length - 1;

/**
 * Reads the value after an arrow: the shortest run of comment lines that is one whole expression.
 *
 * @param {string} code
 * @param {number} from
 * @returns {{ readonly to: number, readonly text: string }}
 */
const valueAt = (code, from) => {
  const [first = '', ...others] = code.slice(from).split('\n');
  const comments = others.slice(0, others.findIndex((line) => !/^\s*\/\//.test(line)) >>> 0);
  for (let more = 0; more <= comments.length; more += 1) {
    const taken = comments.slice(0, more);
    const text = [first, ...taken.map((line) => line.replace('//', '  '))].join('\n');
    if (isValue(text)) return { to: from + [first, ...taken].join('\n').length, text };
  }
  throw new ArrowError(`no value can be read after the arrow: ${first.trim()}`, lineAt(code, from));
};

/** @param {string} text an expression, or `throws`, alone or with one */
const isValue = (text) => {
  const expression = /^\s*throws\b/.test(text) ? text.replace('throws', '').trim() || "''" : text;
  if (expression.trim() === '') return false;
  const { diagnostics = [] } = ts.transpileModule(`void (\n${expression}\n);`, { reportDiagnostics: true });
  return diagnostics.length === 0;
};

/**
 * @param {ts.Statement} statement
 * @param {number} from where the value begins
 * @param {{ readonly to: number, readonly text: string }} value
 * @param {string} code
 * @returns {readonly Edit[]}
 */
const editsOf = (statement, from, value, code) => {
  const thrown = /^\s*throws\b/.exec(value.text);
  const claim = thrown ? `toThrow(${value.text.slice(thrown[0].length)})` : `toStrictEqual(${value.text})`;
  const subject = subjectOf(statement, code);
  if ('name' in subject) {
    const end = statement.getEnd();
    return [
      { from: end, to: value.to, text: `;${breaksIn(code, end, from)}expect_(${subject.name}).${claim};` },
    ];
  }
  const [start, { begin, end }] = [statement.getStart(), subject];
  const opening = thrown ? 'expect_(() => ' : 'expect_(';
  return [
    { from: start, to: begin, text: `${opening}${breaksIn(code, start, begin)}` },
    { from: end, to: value.to, text: `)${breaksIn(code, end, from)}.${claim};` },
  ];
};

/**
 * Returns the line breaks of what is taken away, so that the lines after it stay where they are.
 *
 * @param {string} code
 * @param {number} from
 * @param {number} to
 */
const breaksIn = (code, from, to) => code.slice(from, to).replace(/[^\n]/g, '');

/**
 * @param {ts.Statement} statement
 * @param {string} code
 * @returns {{ readonly name: string } | { readonly begin: number, readonly end: number }}
 */
const subjectOf = (statement, code) => {
  if (ts.isExpressionStatement(statement)) {
    const { expression } = statement;
    const printed =
      ts.isCallExpression(expression) && expression.expression.getText() === 'console.log'
        ? expression.arguments[0]
        : undefined;
    const subject = printed ?? expression;
    return { begin: subject.getStart(), end: subject.getEnd() };
  }
  if (ts.isVariableStatement(statement)) {
    const [declaration] = statement.declarationList.declarations;
    if (declaration && ts.isIdentifier(declaration.name)) return { name: declaration.name.text };
  }
  throw new ArrowError(
    'only an expression or a named constant can have an arrow (a line that begins with [ or ( goes on from the one before, unless that ends with ;)',
    lineAt(code, statement.getEnd()),
  );
};

/**
 * @param {string} code
 * @param {readonly Edit[]} edits
 */
const applied = (code, edits) =>
  [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((text, edit) => text.slice(0, edit.from) + edit.text + text.slice(edit.to), code);

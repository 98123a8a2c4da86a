/**
 * Finds the fenced code of a Markdown text, or of the doc comments of a TypeScript text.
 *
 * @typedef {object} Fence
 * @property {string} file path of the text it stands in
 * @property {number} line line of its first line of code, counted from 1
 * @property {string} language `ts`, `json`, …
 * @property {readonly string[]} words what follows the language in the opening line, `continue` for example
 * @property {readonly string[]} code its lines
 */

/**
 * @param {string} file
 * @param {string} text
 * @returns {readonly Fence[]}
 */
export const fencesOf = (file, text) => {
  const lines = file.endsWith('.ts') ? commentLines(text) : text.split('\n');
  /** @type {Fence[]} */
  const found = [];
  for (let at = 0; at < lines.length; at += 1) {
    const open = /^(\s*)(`{3,})(\S*)\s*(.*)$/.exec(lines[at] ?? '');
    if (open === null) continue;
    const [, indent = '', ticks = '', language = '', rest = ''] = open;
    const from = at + 1;
    do at += 1;
    while (at < lines.length && (lines[at] ?? '').trim() !== ticks);
    if (at === lines.length) throw new Error(`${file}:${from} opens a fence that nothing closes`);
    const code = lines
      .slice(from, at)
      .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trim()));
    found.push({ file, line: from + 1, language, words: rest.split(/\s+/).filter(Boolean), code });
  }
  return found;
};

/**
 * Returns the text of the doc comments, each at its own line, and empty lines for the code around them.
 *
 * @param {string} text
 */
const commentLines = (text) => {
  let inside = false;
  return text.split('\n').map((line) => {
    const opens = /^\s*\/\*\*/.test(line);
    const was = inside;
    if (opens) inside = true;
    if (line.includes('*/')) inside = false;
    return was && !opens && inside ? line.replace(/^\s*\* ?/, '') : '';
  });
};

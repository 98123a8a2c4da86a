import type { Rule } from 'smarketing/rule';
import { type Chapter, indented } from '../../paper.js';
import type { Story } from '../story.js';

/** What is on the table: one document, and the hash that a signature is under. */
export const definitionChapter = ({ current, facts }: Story): Chapter => ({
  title: 'The definition, from a file',
  lines: [
    `${current.definition.title}: version ${current.version}, gate ${current.definition.gate}`,
    ...indented(outline(current.definition.rule)),
    `It speaks about ${Object.values(facts)
      .map(({ label }) => label)
      .join(', ')}.`,
    `Its hash is ${current.hash}: another word is another hash.`,
  ],
});

/** A rule is plain data, so anybody can walk it. */
const outline = (rule: Rule): ReadonlyArray<string> => {
  if ('all' in rule) return [`${named(rule)}all of`, ...indented(rule.all.flatMap(outline))];
  if ('any' in rule) return [`${named(rule)}any of`, ...indented(rule.any.flatMap(outline))];
  if ('fact' in rule && 'op' in rule) {
    return [`${named(rule)}${rule.fact} ${rule.op} ${JSON.stringify(rule.value)}`];
  }
  return [JSON.stringify(rule)];
};

const named = ({ label }: Rule): string => (label === undefined ? '' : `${label}: `);

import { wordsOf } from './column-words.js';
import { detectBoolean, detectNumber, detectTime } from './detect-encoding.js';
import type { ColumnField } from './mapping.js';
import type { DraftTable } from './sampled-table.js';

/** Columns that say who somebody is; no reading needs them, so a draft leaves them out. */
const personal =
  /\b(e ?mail|phone|mobile|fax|first name|last name|full name|contact name|name|salutation|street|address|birth|linkedin|twitter|ip)\b/;

/** Columns of digits that are names of something, not amounts. */
const named = /\b(id|ids|uuid|guid|key|code|zip|postal|number|no|ref|reference|sku)\b|id$/;

/** Longer texts than this are told, not compared (proposal). */
const longestFact = 200;

/**
 * Turns the columns that nothing has taken into facts; what is personal, empty, a time or prose stays unread.
 */
export const draftFacts = (table: DraftTable): Readonly<Record<string, ColumnField>> => {
  const facts = new Map<string, ColumnField>();
  const left = { personal: [] as Array<string>, times: [] as Array<string> };
  for (const column of table.header) {
    if (column === '' || table.taken.has(column)) continue;
    const texts = table.textsOf(column);
    if (texts.length === 0 || texts.some((text) => text.length > longestFact)) continue;
    const words = wordsOf(column);
    if (
      personal.test(words) &&
      !/\b(company|business|account|product|deal|opportunity|campaign|programme|form|page)\b/.test(words)
    ) {
      left.personal.push(column);
      continue;
    }
    if (!named.test(words) && detectTime(texts) !== null) {
      left.times.push(column);
      continue;
    }
    const name = factName(words);
    if (name === '' || name === '__proto__' || facts.has(name)) continue;
    table.taken.add(column);
    facts.set(name, { column, as: encodingOf(words, texts) });
  }
  if (left.personal.length > 0) {
    table.notes.push(`Left out because they name people: ${left.personal.join(', ')}.`);
  }
  if (left.times.length > 0) {
    table.notes.push(`Times that nothing is made of: ${left.times.join(', ')}.`);
  }
  return Object.fromEntries(facts);
};

const encodingOf = (words: string, texts: ReadonlyArray<string>): ColumnField['as'] => {
  const boolean = detectBoolean(texts);
  if (boolean !== null) return boolean;
  const number = named.test(words) ? null : detectNumber(texts);
  return number === null ? { kind: 'text' } : { kind: 'number', ...number };
};

const factName = (words: string): string =>
  words.replace(/ (.)/g, (_, letter: string) => letter.toUpperCase()).replace(/[^\p{L}\p{N}]/gu, '');

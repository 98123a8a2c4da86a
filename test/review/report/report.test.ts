import { type Report, type ReportLine, reportMarkdown, reportOf } from 'smarketing/review/report';
import { describe, expect, test } from 'vitest';
import { bare, empty, type Reviewed, sample } from './reviews.js';

const reportsOf: ReadonlyArray<readonly [string, Reviewed]> = [
  ['ABC Corp', sample],
  ['a bare journal', bare],
  ['an empty journal', empty],
];

const written = ({ agreement, review }: Reviewed): Report => reportOf(agreement)(review);

/** A text that says something, and nothing that a program left in it. */
const isSaid = (text: string): boolean =>
  /\p{L}|\p{N}/u.test(text) && !/undefined|NaN|Infinity|\[object|null|^\s|\s$/.test(text);

const textsOf = ({ label, value, means, sure, next, details = [] }: ReportLine): ReadonlyArray<string> => [
  label,
  value,
  means,
  sure.text,
  next.text,
  ...details,
];

describe.each(reportsOf)('the report of %s', (_, reviewed) => {
  const report = written(reviewed);

  test('says on every line what it means, how sure it is, and who owes what next', () => {
    const unsaid = report.sections.flatMap(({ id, title, about, lines }) => [
      ...[title, about].filter((text) => !isSaid(text)).map((text) => `${id}: ${text}`),
      ...(lines.length === 0 ? [`${id}: no lines`] : []),
      ...lines.flatMap((line) =>
        textsOf(line)
          .filter((text) => !isSaid(text))
          .map((text) => `${id}/${line.id}: ${text}`),
      ),
    ]);
    expect(unsaid).toEqual([]);
  });

  test('ends a meaning and a request as a sentence, and the rest not', () => {
    const lines = report.sections.flatMap(({ lines: all }) => all);
    expect(lines.filter(({ means }) => !/[.!?”]$/.test(means)).map(({ means }) => means)).toEqual([]);
    expect(lines.filter(({ sure }) => /\.$/.test(sure.text)).map(({ sure }) => sure.text)).toEqual([]);
    expect(
      lines.flatMap(({ next }) => (next.code === 'owed' && !/[.!?”)]$/.test(next.request) ? [next] : [])),
    ).toEqual([]);
  });

  test('names each section and each line of a section once', () => {
    const ids = report.sections.flatMap(({ id, lines }) => [id, ...lines.map((line) => `${id}/${line.id}`)]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('points only to sections and lines that are there', () => {
    const there = new Set(
      report.sections.flatMap(({ id, lines }) => [id, ...lines.map((line) => `${id}/${line.id}`)]),
    );
    const pointed = report.sections.flatMap(({ lines }) =>
      lines.flatMap(({ next }) =>
        next.code === 'see' ? [next.line === undefined ? next.section : `${next.section}/${next.line}`] : [],
      ),
    );
    expect(pointed.filter((place) => !there.has(place))).toEqual([]);
  });

  test('survives JSON', () => {
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  test('reads in Markdown with every text of it', () => {
    const markdown = reportMarkdown(report);
    expect(markdown.match(/^## /gm)).toHaveLength(report.sections.length);
    expect(markdown.match(/^ {2}- \*Next\*: /gm)).toHaveLength(
      report.sections.reduce((sum, { lines }) => sum + lines.length, 0),
    );
  });
});

describe('a report', () => {
  test('writes times in the zone of the agreement and money with its currency', () => {
    const report = written(bare);
    expect(report.head[1]).toBe('As of 15 Apr 2026, 15:30 (Asia/Kolkata).');
  });

  test('begins with what to do', () => {
    expect(
      written(sample)
        .sections.slice(0, 3)
        .map(({ id }) => id),
    ).toEqual(['actions', 'figures', 'debts']);
  });
});

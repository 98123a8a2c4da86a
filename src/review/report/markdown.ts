import { inline, pageOf } from '../../agreement/contract/markdown.js';
import type { Report, ReportLine, ReportSection } from './report.js';

/**
 * Writes a report as Markdown: a heading for each section, and for each line what it says, what it means, how sure it is
 * and who owes what next.
 *
 * **Details**: what people wrote into the journal or the agreement is shown as text and never becomes markup.
 *
 * @param report - the report
 * @returns Markdown, ended by one line feed
 * @category conversions
 * @since 0.1.0
 */
export const reportMarkdown = (report: Report): string =>
  pageOf([
    [`# ${inline(report.title)}`],
    ...report.head.map((sentence) => [inline(sentence)]),
    ...report.sections.flatMap(sectionBlocks),
  ]);

const sectionBlocks = ({ title, about, lines }: ReportSection): ReadonlyArray<ReadonlyArray<string>> => [
  [`## ${inline(title)}`],
  [inline(about)],
  lines.flatMap(lineItems),
];

const lineItems = ({ label, value, means, sure, next, details = [] }: ReportLine): ReadonlyArray<string> => [
  `- **${inline(label)}**: ${inline(value)}`,
  `  - ${inline(means)}`,
  ...details.map((detail) => `  - ${inline(detail)}`),
  `  - *Sure*: ${inline(sure.text)}`,
  `  - *Next*: ${inline(next.text)}`,
];

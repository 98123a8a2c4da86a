import type { VegaLiteSpec } from 'smarketing/chart';
import type { Instant } from 'smarketing/kernel';
import type { ListedLead } from 'smarketing/metrics';
import type { Debt, Review } from 'smarketing/review';
import {
  count,
  moneyText,
  type NextStep,
  type Report,
  type ReportLine,
  type ReportSection,
} from 'smarketing/review/report';
import { markup } from '../../markup.js';
import { pageStyle } from './page-style.js';
import { bareSvgOf } from './picture.js';
import { picturesOf } from './pictures.js';

/** How many leads of a list the page shows; the JSON beside it holds all of them. */
const shownLeads = 50;

/** Writes an instant as people of the company read it. */
export type When = (at: Instant) => string;

/**
 * Writes a review as one HTML page without any script: the lines of its report, its pictures beside the lines that they
 * belong to, and the lists behind every debt.
 */
export const htmlPage = async (review: Review, report: Report, when: When): Promise<string> => {
  const pictures = picturesOf(review);
  const sections: Array<string> = [];
  for (const section of report.sections)
    sections.push(sectionPart(section, await figures(pictures.get(section.id) ?? []), review));
  const debts = [...review.pageOne.debts.marketing, ...review.pageOne.debts.sales].filter(isListed);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${markup(report.title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<header>
<h1>${markup(report.title)}</h1>
${report.head.map((sentence) => `<p>${markup(sentence)}</p>`).join('\n')}
<nav aria-label="Sections"><ul>${[
    ...report.sections.map(({ id, title }) => [id, title] as const),
    ...(debts.length === 0 ? [] : ([['lists', listsTitle]] as const)),
  ]
    .map(([id, title]) => `<li><a href="#${markup(id)}">${markup(title)}</a></li>`)
    .join('')}</ul></nav>
</header>
<main>
${sections.join('\n')}
${debts.length === 0 ? '' : listsPart(debts, when)}
</main>
</body>
</html>
`;
};

const listsTitle = 'What stands behind the counts';

/** Page one is read at a glance: what to do as a list, figures as cards, debts side by side; the rest line by line. */
const sectionPart = ({ id, title, about, lines }: ReportSection, drawn: string, review: Review): string => {
  const part = (line: ReportLine): string => linePart(id, line, review);
  const marketing = lines.filter((line) => line.id.startsWith('marketing:'));
  const sales = lines.filter((line) => line.id.startsWith('sales:'));
  const body =
    id === 'debts' && marketing.length + sales.length === lines.length
      ? `<div class="sides"><div><h3>Marketing</h3>${marketing.map(part).join('')}</div><div><h3>Sales</h3>${sales.map(part).join('')}</div></div>`
      : `<div class="lines">${lines.map(part).join('')}</div>`;
  return `<section id="${markup(id)}" class="${markup(id)}${drawn === '' ? '' : ' drawn'}">
<h2>${markup(title)}</h2>
<p class="about">${markup(about)}</p>
<div class="body">${body}${drawn === '' ? '' : `<div class="pictures">${drawn}</div>`}</div>
</section>`;
};

const linePart = (
  section: string,
  { id, label, value, means, details = [], sure, next }: ReportLine,
  review: Review,
): string => `<article id="${markup(`${section}.${id}`)}" class="line ${next.code}">
<h4>${markup(label)}</h4><p class="value">${markup(value)}</p>
<p class="means">${markup(means)}</p>${detailsPart(details)}
<p class="foot"><b>Sure:</b> ${markup(sure.text)}</p>
<p class="foot"><b>Next:</b> ${nextPart(next)}${listLink(section, id, review)}</p>
</article>`;

/** More of them than anybody reads at a glance are folded. */
const shownDetails = 6;

const detailsPart = (details: ReadonlyArray<string>): string => {
  if (details.length === 0) return '';
  const list = `<ul class="details">${details.map((detail) => `<li>${markup(detail)}</li>`).join('')}</ul>`;
  return details.length <= shownDetails
    ? list
    : `<details class="folded"><summary>${count(details.length)} in all</summary>${list}</details>`;
};

const nextPart = (next: NextStep): string =>
  next.code === 'see'
    ? `<a href="#${markup(next.line === undefined ? next.section : `${next.section}.${next.line}`)}">${markup(next.text)}</a>`
    : markup(next.text);

/** A line about a debt leads to the list of what is owed. */
const listLink = (section: string, line: string, { pageOne: { debts } }: Review): string => {
  const debt = [...debts.marketing, ...debts.sales].find(
    (one) => section === 'debts' && `${one.owner}:${one.id}` === line,
  );
  return debt === undefined || !isListed(debt) ? '' : ` <a href="#${markup(anchorOf(debt))}">The list.</a>`;
};

/** Each picture twice, one for a wide screen and one for a telephone; the words stand above as text. */
const figures = async (specs: ReadonlyArray<VegaLiteSpec>): Promise<string> => {
  const drawn: Array<string> = [];
  for (const spec of specs) {
    const { text, subtitle } = spec.title;
    drawn.push(`<figure>
<figcaption><b>${markup(text.join(' '))}</b> ${markup(subtitle.join(' '))}</figcaption>
<div class="wide">${await bareSvgOf(spec, 620)}</div><div class="narrow">${await bareSvgOf(spec, 440)}</div>
</figure>`);
  }
  return drawn.join('\n');
};

const isListed = ({ leads, names }: Debt): boolean => leads !== undefined || names !== undefined;

/** Both departments can owe the same kind of thing. */
const anchorOf = ({ owner, id }: Debt): string => `lists.${owner}:${id}`;

const listsPart = (debts: ReadonlyArray<Debt>, when: When): string =>
  `<section id="lists" class="lists">
<h2>${listsTitle}</h2>
<p class="about">Every debt with the leads, tools, requests and signals that it is about.</p>
${debts.map((debt) => listPart(debt, when)).join('\n')}
</section>`;

const listPart = (debt: Debt, when: When): string => {
  const { owner, title, request, leads, names = [] } = debt;
  const listed =
    leads === undefined
      ? `<ul>${names.map((name) => `<li>${markup(name)}</li>`).join('')}</ul>`
      : `<div class="table">${table(
          ['lead', 'pass', 'owner', 'team', 'since', 'money', 'reason'],
          leads.slice(0, shownLeads).map((lead) => leadRow(lead, when)),
        )}</div>${leads.length > shownLeads ? `<p class="foot">${count(leads.length - shownLeads)} more stand in review.json.</p>` : ''}`;
  return `<details id="${markup(anchorOf(debt))}"><summary>${markup(owner)}: ${markup(title)} (${count((leads ?? names).length)})</summary><p class="means">${markup(request)}</p>${listed}</details>`;
};

const leadRow = (
  { key, pass, owner, team, since, money, reason }: ListedLead,
  when: When,
): ReadonlyArray<string> => [
  key.id,
  String(pass),
  owner ?? '',
  team ?? '',
  when(since),
  money === undefined ? '' : moneyText(money),
  reason,
];

const table = (head: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<string>>): string =>
  `<table><thead><tr>${head.map((cell) => `<th>${markup(cell)}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${markup(cell)}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`;

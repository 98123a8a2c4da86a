import type { Instant } from 'smarketing/kernel';
import type { ListedLead } from 'smarketing/metrics';
import type { Debt, Review } from 'smarketing/review';
import { count, moneyText, type Report, type ReportLine, type ReportSection } from 'smarketing/review/report';
import { svgOf } from './picture.js';
import { picturesOf } from './pictures.js';

/** How many leads of a list the page shows; the JSON beside it holds all of them. */
const shownLeads = 50;

/** Writes a report as one HTML page without any script, with the review's pictures and lists inside. */
export const htmlPage = async (review: Review, report: Report, when: When): Promise<string> => {
  const pictures = await drawn(review);
  const debts = [...review.pageOne.debts.marketing, ...review.pageOne.debts.sales];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${markup(report.title)}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${markup(report.title)}</h1>
${report.head.map((sentence) => `<p>${markup(sentence)}</p>`).join('\n')}
</header>
<main>
${report.sections.map((section) => sectionPart(section, pictures.get(section.id))).join('')}<section>
<h2>What stands behind the counts</h2>
${debts.map((debt) => debtDetails(debt, when)).join('')}
</section>
</main>
</body>
</html>
`;
};

/** Writes an instant as people of the company read it. */
export type When = (at: Instant) => string;

const sectionPart = (
  section: ReportSection,
  pictures: ReadonlyArray<string> = [],
): string => `<section id="${markup(section.id)}">
<h2>${markup(section.title)}</h2>
<p class="quiet">${markup(section.about)}</p>
${pictures.length === 0 ? '' : `<div class="pictures">${pictures.map((svg) => `<figure>${svg}</figure>`).join('')}</div>\n`}${bodyOf(section)}
</section>
`;

const bodyOf = ({ id, lines }: ReportSection): string => {
  switch (id) {
    case 'actions':
      return `<ol class="actions">${lines
        .map(
          ({ next, means, value, sure }) =>
            `<li>${markup(next.text)} <span class="quiet">${markup(means)} ${markup(value)}, ${markup(sure.text)}.</span></li>`,
        )
        .join('')}</ol>`;
    case 'figures':
      return `<div class="figures">${lines.map(figureCard).join('')}</div>`;
    case 'debts':
      return `<div class="columns">${(['marketing', 'sales'] as const)
        .map(
          (side) =>
            `<div><h3>${side === 'sales' ? 'Sales' : 'Marketing'}</h3><ul>${lines
              .filter((line) => line.id.startsWith(`${side}:`))
              .map(debtItem)
              .join('')}</ul></div>`,
        )
        .join('')}</div>`;
    default:
      return lineTable(lines);
  }
};

const figureCard = ({ label, value, means, sure, next }: ReportLine): string =>
  `<article class="${next.code}"><h3>${markup(label)}</h3><p class="value">${markup(value)}</p><p class="quiet">${markup(sure.text)}</p><p class="meaning">${markup(means)}</p><p class="next">${markup(next.text)}</p></article>`;

const debtItem = ({ id, label, value, means, sure, next }: ReportLine): string =>
  `<li><b>${markup(value)}</b> ${next.code === 'owed' ? `<a href="#debt:${markup(id)}">${markup(label)}</a>` : markup(label)} <span class="quiet">${markup(means)} ${markup(sure.text)}.</span><br>${markup(next.code === 'owed' ? next.request : next.text)}</li>`;

const lineTable = (lines: ReadonlyArray<ReportLine>): string =>
  `<table class="lines"><thead><tr><th>what</th><th>read</th><th>means</th><th>how sure</th><th>next</th></tr></thead><tbody>${lines
    .map(
      ({ label, value, means, details = [], sure, next }) =>
        `<tr class="${next.code}"><td><b>${markup(label)}</b></td><td>${markup(value)}</td><td>${[means, ...details].map(markup).join('<br>')}</td><td>${markup(sure.text)}</td><td class="next">${markup(next.text)}</td></tr>`,
    )
    .join('')}</tbody></table>`;

const drawn = async (review: Review): Promise<ReadonlyMap<string, ReadonlyArray<string>>> => {
  const pictures = new Map<string, ReadonlyArray<string>>();
  for (const [section, specs] of picturesOf(review)) {
    const svgs: Array<string> = [];
    for (const spec of specs) svgs.push(await svgOf(spec));
    pictures.set(section, svgs);
  }
  return pictures;
};

/** Both departments can owe the same kind of thing. */
const anchorOf = ({ owner, id }: Debt): string => `debt:${owner}:${id}`;

const debtDetails = (debt: Debt, when: When): string => {
  const { title, leads, names } = debt;
  if (leads === undefined && names === undefined) return '';
  const listed =
    leads === undefined
      ? `<ul>${(names ?? []).map((name) => `<li>${markup(name)}</li>`).join('')}</ul>`
      : `${table(
          ['lead', 'pass', 'owner', 'team', 'since', 'money', 'reason'],
          leads.slice(0, shownLeads).map((lead) => leadRow(lead, when)),
        )}${leads.length > shownLeads ? `<p class="quiet">${count(leads.length - shownLeads)} more stand in review.json.</p>` : ''}`;
  return `<details id="${markup(anchorOf(debt))}"><summary>${markup(title)} (${count((leads ?? names ?? []).length)})</summary>${listed}</details>`;
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
  `<table>${head.every((cell) => cell === '') ? '' : `<thead><tr>${head.map((cell) => `<th>${markup(cell)}</th>`).join('')}</tr></thead>`}<tbody>${rows
    .map((row) => `<tr>${row.map((cell) => `<td>${markup(cell)}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`;

/** Text from a journal is anybody's text: it never becomes markup. */
const markup = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

const style = `
:root { color-scheme: light; --ink: #1f2937; --quiet: #6b7280; --line: #e5e7eb; }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); margin: 0 auto; max-width: 72rem; padding: 2rem 1rem; }
h1 { font-size: 1.9rem; margin: 0 0 .5rem; } h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; } h3 { font-size: 1rem; margin: 0 0 .3rem; }
.quiet { color: var(--quiet); font-size: .875rem; margin: .15rem 0; } .meaning { font-size: .8125rem; margin: .6rem 0 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: .75rem; }
.told article { border: 1px solid var(--line); border-radius: .4rem; padding: .8rem; } .told h3 { font-size: 1rem; margin: 0; } .told ul { margin: .4rem 0 0; padding-left: 1.1rem; }
.figures article { border: 1px solid var(--line); border-top: 4px solid #9ca3af; border-radius: .4rem; padding: .8rem; }
.figures .kept { border-top-color: #009e73; } .figures .owed { border-top-color: #d55e00; } .figures .not-due { border-top-color: #e69f00; }
.owed .next { font-weight: 600; }
.value { font-size: 1.7rem; font-weight: 650; margin: .1rem 0; overflow-wrap: anywhere; }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; } .columns ul, .actions { padding-left: 1.1rem; } li { margin: .35rem 0; } a { color: #0059a0; }
.pictures { display: grid; grid-template-columns: repeat(auto-fit, minmax(30rem, 1fr)); gap: 1.5rem; } figure { margin: 0; overflow-x: auto; } svg { max-width: 100%; height: auto; }
table { border-collapse: collapse; font-size: .9rem; } th, td { text-align: left; padding: .25rem .9rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; } th { color: var(--quiet); font-weight: 500; }
details { margin: .6rem 0; } summary { cursor: pointer; }
@media (max-width: 40rem) { .columns { grid-template-columns: 1fr; } .pictures { grid-template-columns: 1fr; } }
@media print { details { display: none; } body { max-width: none; } }
`;

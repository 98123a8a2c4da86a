import type { ListedLead } from 'smarketing/metrics';
import type { Debt, Figure, Review } from 'smarketing/review';
import { svgOf } from './picture.js';
import { picturesOf } from './pictures.js';
import { talkOf } from './talk.js';
import {
  count,
  durationText,
  figureText,
  loggingText,
  moneyText,
  remarksOn,
  responseSentences,
  shareText,
  standingText,
  timeText,
  titleOf,
  whenIn,
} from './words.js';

/** How many leads of a list the page shows; the JSON beside it holds all of them. */
const shownLeads = 50;

/** Writes a review as one HTML page without any script, with its pictures inside. */
export const htmlPage = async (review: Review, zone: string): Promise<string> => {
  const when = whenIn(zone);
  const pictures = await drawn(review);
  const { period, pageOne, readiness, honesty } = review;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Alignment review ${markup(period.id)}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>Alignment review ${markup(period.id)}${period.closed ? '' : ' so far'}</h1>
<p>${markup(standingText(review))}</p>
<p class="quiet">As of ${markup(when(review.asOf))} (${markup(zone)})${review.knownAt === undefined ? '' : `, as known at ${markup(when(review.knownAt))}`}</p>
</header>
<main>
<section>
<h2>Is there evidence?</h2>
<p>${pageOne.complete.ready} of ${pageOne.complete.of} readings have all they need.</p>
<ul class="readiness">${readiness
    .map(
      ({ reading, status, switchOn }) =>
        `<li class="${status}"><b>${markup(reading)}</b> ${status}${switchOn === undefined ? '' : `<br><span class="quiet">${markup(switchOn.owner)}: ${markup(switchOn.what)}</span>`}</li>`,
    )
    .join('')}</ul>
</section>
<section>
<h2>Page one</h2>
<div class="figures">${pageOne.figures.map((figure) => figureCard(figure, period.previous?.id)).join('')}</div>
<h2>What each side owes</h2>
<div class="columns">
<div><h3>Marketing</h3>${debtList(pageOne.debts.marketing, when)}</div>
<div><h3>Sales</h3>${debtList(pageOne.debts.sales, when)}</div>
</div>
<h2>Three things to do</h2>
<ol class="actions">${pageOne.actions
    .map(
      ({ owner, request, byWhen }) =>
        `<li><b>${markup(owner)}</b>: ${markup(request)}${byWhen === undefined ? '' : ` <span class="quiet">By ${markup(when(byWhen))}.</span>`}</li>`,
    )
    .join('')}</ol>
</section>
${talkSection(review, zone)}<section>
<h2>Pictures</h2>
<div class="pictures">${pictures.map((svg) => `<figure>${svg}</figure>`).join('')}</div>
</section>
<section>
<h2>Conversions, all cohorts</h2>
${table(
  ['from', 'to', 'share'],
  review.conversions
    .filter(({ rate }) => rate.denominator > 0)
    .map(({ from, to, rate }) => [from, to, shareText(rate)]),
)}
<h2>What became of handed-over leads</h2>
${followUpPart(review)}
<h2>Promises with a time limit</h2>
${table(
  ['owed by', 'promise', 'kept', 'overdue', 'not due', 'not measurable', 'time'],
  review.attainment.map(({ obliged, label, attainment, businessTime }) => [
    obliged,
    label,
    shareText(attainment.attained),
    count(attainment.states.overdue),
    count(attainment.states['not-due']),
    count(attainment.states['not-measurable']),
    attainment.clocks === 0 ? '' : timeText(attainment, businessTime),
  ]),
)}
<h2>Quick answers and slow ones</h2>
${responsePart(review)}
<h2>How leads left</h2>
${table(
  ['passes', 'exit', 'reason', 'accountable'],
  review.exits.map(({ passes, exit, reason, accountable }) => [
    count(passes),
    exit,
    reason ?? '',
    accountable ?? '',
  ]),
)}
</section>
<section>
<h2>What the data cannot say</h2>
${table(
  ['', ''],
  [
    ['events', count(honesty.events)],
    ['leads', count(honesty.leads)],
    ['events known by their date only', count(honesty.dateOnly)],
    ...honesty.excluded.map(({ reason, leads }) => [`left out of rates: ${reason}`, count(leads)]),
    ['stage changes by bulk loads', count(honesty.imported)],
    ['open leads silent longer than agreed', count(honesty.stale.length)],
    ...honesty.irregularities.map(({ code, count: many }) => [code, count(many)]),
    ...honesty.unknownTypes.map(({ code, count: many }) => [`unknown event type ${code}`, count(many)]),
    ['conflicts in the journal', count(honesty.issues.length)],
  ],
)}
</section>
<section>
<h2>What stands behind the counts</h2>
${[...pageOne.debts.marketing, ...pageOne.debts.sales].map((debt) => debtDetails(debt, when)).join('')}
</section>
</main>
</body>
</html>
`;
};

const talkSection = (review: Review, zone: string): string => {
  const told = talkOf(review, zone);
  return told.length === 0
    ? ''
    : `<section>
<h2>How both talk, and what became of their tools</h2>
<div class="told">${told
        .map(
          ({ title, lines }) =>
            `<article><h3>${markup(title)}</h3><ul>${lines.map((line) => `<li>${markup(line)}</li>`).join('')}</ul></article>`,
        )
        .join('')}</div>
</section>
`;
};

const drawn = async (review: Review): Promise<ReadonlyArray<string>> => {
  const pictures: Array<string> = [];
  for (const spec of [...picturesOf(review).values()].flat()) pictures.push(await svgOf(spec));
  return pictures;
};

const figureCard = (figure: Figure, previousId: string | undefined): string => {
  const state = figure.kind === 'not-measured' ? 'none' : (figure.target?.state ?? 'none');
  return `<article class="${state}"><h3>${markup(titleOf(figure))}</h3><p class="value">${markup(figureText(figure))}</p>${remarksOn(
    figure,
    previousId,
  )
    .map((remark) => `<p class="quiet">${markup(remark)}</p>`)
    .join('')}<p class="meaning">${markup(figure.meaning)}</p></article>`;
};

const debtList = (debts: ReadonlyArray<Debt>, when: (at: never) => string): string =>
  debts.length === 0 ? '<p>Nothing.</p>' : `<ul>${debts.map((debt) => debtItem(debt, when)).join('')}</ul>`;

const debtItem = (debt: Debt, when: (at: never) => string): string => {
  const { count: many, title, oldest, leads, names } = debt;
  const isListed = leads !== undefined || names !== undefined;
  return `<li><b>${count(many)}</b> ${isListed ? `<a href="#${markup(anchorOf(debt))}">${markup(title)}</a>` : markup(title)}${oldest === undefined ? '' : ` <span class="quiet">The oldest since ${markup(when(oldest as never))}.</span>`}</li>`;
};

/** Both departments can owe the same kind of thing. */
const anchorOf = ({ owner, id }: Debt): string => `${owner}:${id}`;

const followUpPart = ({ followUp, touchWait }: Review): string => {
  if (followUp.all.handedOver === 0) return '<p>No hand-over is recorded.</p>';
  const { all } = followUp;
  const states = Object.entries(all.states).filter(([, many]) => many > 0);
  const wait = touchWait.all;
  return `${table(
    ['state', 'passes'],
    [...states.map(([state, many]) => [state, count(many)]), ['handed over', count(all.handedOver)]],
  )}<p>${markup(loggingText(all))} ${
    wait.subjects === 0
      ? 'The wait for the first touch cannot be measured.'
      : `Half of the leads were reached for within ${wait.median.value === null ? 'a time not reached yet' : durationText(wait.median.value)}; ${count(wait.open)} still wait.`
  }</p>`;
};

const responsePart = (review: Review): string =>
  responseSentences(review)
    .map((sentence) => `<p>${markup(sentence)}</p>`)
    .join('');

const debtDetails = (debt: Debt, when: (at: never) => string): string => {
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
  when: (at: never) => string,
): ReadonlyArray<string> => [
  key.id,
  String(pass),
  owner ?? '',
  team ?? '',
  when(since as never),
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
.readiness { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .5rem; list-style: none; padding: 0; }
.readiness li { border-left: 4px solid #009e73; padding: .2rem .6rem; } .readiness .partial { border-color: #e69f00; } .readiness .missing { border-color: #d55e00; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); gap: .75rem; }
.told { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: .75rem; }
.told article { border: 1px solid var(--line); border-radius: .4rem; padding: .8rem; } .told h3 { font-size: 1rem; margin: 0; } .told ul { margin: .4rem 0 0; padding-left: 1.1rem; }
.figures article { border: 1px solid var(--line); border-top: 4px solid #9ca3af; border-radius: .4rem; padding: .8rem; }
.figures .reached { border-top-color: #009e73; } .figures .missed { border-top-color: #d55e00; } .figures .due { border-top-color: #e69f00; }
.value { font-size: 1.7rem; font-weight: 650; margin: .1rem 0; overflow-wrap: anywhere; }
.columns { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; } .columns ul, .actions { padding-left: 1.1rem; } li { margin: .35rem 0; } a { color: #0059a0; }
.pictures { display: grid; grid-template-columns: repeat(auto-fit, minmax(30rem, 1fr)); gap: 1.5rem; } figure { margin: 0; overflow-x: auto; } svg { max-width: 100%; height: auto; }
table { border-collapse: collapse; font-size: .9rem; } th, td { text-align: left; padding: .25rem .9rem .25rem 0; border-bottom: 1px solid var(--line); vertical-align: top; } th { color: var(--quiet); font-weight: 500; }
details { margin: .6rem 0; } summary { cursor: pointer; }
@media (max-width: 40rem) { .columns { grid-template-columns: 1fr; } .pictures { grid-template-columns: 1fr; } }
@media print { details { display: none; } body { max-width: none; } }
`;

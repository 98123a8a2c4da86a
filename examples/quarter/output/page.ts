import { agreementStanding, approvalsIn } from 'smarketing/agreement';
import { contractMarkdown } from 'smarketing/agreement/contract';
import { checkPortfolio } from 'smarketing/cartridge';
import { frontierChart, portfolioFlow, reachCurveChart } from 'smarketing/chart';
import { markup } from '../../markup.js';
import type { Chapter } from '../../paper.js';
import { svgOf } from '../../review/output/picture.js';
import type { Questions } from '../chapters/what-if.js';
import type { Story } from '../story.js';
import { flowPicture } from './flow-picture.js';

/** The contract as both signed it, in Markdown. */
export const contractOf = ({ agreement, signatures, on }: Story): string =>
  contractMarkdown(agreement, on('04-01'))(approvalsIn(signatures));

/** Writes the quarter as one HTML page without any script, its pictures between the chapters they belong to. */
export const htmlPage = async (
  story: Story,
  asked: Questions,
  chapters: Readonly<Record<ChapterName, Chapter>>,
): Promise<string> => {
  const { agreement, firstDraft, portfolio, past, plan, signatures, on } = story;
  const { state } = agreementStanding(agreement, on('04-01'))(approvalsIn(signatures));
  const reach = await svgOf(
    reachCurveChart({
      title: 'Whom mailings reach, read off last year’s four',
      curve: past.curve,
      point: past,
      most: 24,
      unit: 'mailings in a quarter',
    }),
  );
  const frontier = await svgOf(frontierChart(asked.frontier));
  const pictures: Partial<Record<ChapterName, string>> = {
    firstDraft: figure(flowPicture(firstDraft, checkPortfolio(firstDraft)), 'Red is what does not hold.'),
    portfolio: [
      figure(
        flowPicture(portfolio.portfolio, portfolio.reading),
        'Thick is the chain, thin what somebody needs past his neighbour, dashed what comes back.',
      ),
      folded(
        'The same as Mermaid text, for mermaid.live or any Markdown that draws it',
        portfolioFlow({})(portfolio),
      ),
    ].join(''),
    plan: [
      figure(reach, 'Each mailing more reaches fewer who had none before.'),
      folded(
        'The flow with the plan in it and whom each service reaches, as Mermaid text',
        portfolioFlow({ plan })(portfolio),
      ),
    ].join(''),
    contract: folded(`The contract (${state})`, contractOf(story)),
    half: figure(frontier, 'The best plan at each budget; none is better, which is proven each time.'),
  };
  const parts = chapterNames.map((name) => sectionOf(chapters[name], pictures[name]));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A quarter of ABC Corp</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>A quarter of ABC Corp</h1>
<p>${markup(portfolio.portfolio.title)}; from the portfolio to who kept what. Everything about the company is invented.</p>
</header>
<main>
${parts.join('\n')}
</main>
</body>
</html>
`;
};

/** The chapters in the order in which they are told. */
export const chapterNames = [
  'firstDraft',
  'portfolio',
  'plan',
  'buyIn',
  'contract',
  'commitment',
  'half',
  'stop',
  'midQuarter',
  'endOfQuarter',
  'programmes',
  'compliance',
  'debts',
] as const;

export type ChapterName = (typeof chapterNames)[number];

const sectionOf = ({ title, lines }: Chapter, picture = ''): string =>
  `<section>\n<h2>${markup(title)}</h2>\n${lines.map(paragraph).join('\n')}\n${picture}</section>`;

/** How far a line is set in says what it belongs to. */
const paragraph = (line: string): string => {
  const depth = Math.floor(line.search(/\S|$/) / 4);
  const bad = /refused$|^ *(?:unmet|missed)\b/i.test(line);
  return `<p class="in${depth}${bad ? ' bad' : ''}">${markup(line.trim())}</p>`;
};

const figure = (svg: string, caption: string): string =>
  `<figure>${svg}<figcaption>${markup(caption)}</figcaption></figure>`;

const folded = (title: string, text: string): string =>
  `<details><summary>${markup(title)}</summary><pre>${markup(text)}</pre></details>`;

const style = `
:root { color-scheme: light; --ink: #1f2937; --quiet: #6b7280; --line: #e5e7eb; }
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); margin: 0 auto; max-width: 60rem; padding: 2rem 1rem; }
h1 { font-size: 1.9rem; margin: 0 0 .5rem; } h2 { font-size: 1.2rem; margin: 2.6rem 0 .6rem; border-top: 1px solid var(--line); padding-top: 1.4rem; }
p { margin: .3rem 0; } .in1 { margin-left: 1.4rem; color: #374151; } .in2 { margin-left: 2.8rem; color: var(--quiet); } .bad { color: #b91c1c; }
figure { margin: 1.4rem 0; overflow-x: auto; } figcaption { color: var(--quiet); font-size: .875rem; } svg { max-width: 100%; height: auto; }
details { margin: 1rem 0; } summary { cursor: pointer; } pre { background: #f9fafb; border: 1px solid var(--line); font-size: .8rem; overflow-x: auto; padding: 1rem; }
.flow text { font: 11px system-ui, sans-serif; fill: #374151; paint-order: stroke; stroke: #fff; stroke-width: 3px; } .flow .title { font-size: 14px; fill: var(--ink); stroke: none; }
.flow path { fill: none; stroke: #64748b; stroke-width: 1.3; } .flow path.chain { stroke: #0072b2; stroke-width: 4; } .flow path.back { stroke-dasharray: 4 4; }
.flow .head { stroke: none; fill: #64748b; } .flow .head.chain { fill: #0072b2; }
.flow rect { fill: #eff6ff; stroke: #0072b2; } .flow .outside { fill: #f3f4f6; stroke: #9ca3af; } .flow .sales { fill: #fde8d7; stroke: #c2570c; } .flow .wrong { fill: #fee2e2; stroke: #b91c1c; }
`;

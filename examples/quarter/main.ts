/**
 * A quarter of ABC Corp, from the portfolio to who kept what; its pictures are on the page that it writes.
 *
 *     npx tsx examples/quarter/main.ts [folder]
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { printed } from '../paper.js';
import { buyInChapter } from './chapters/buy-in.js';
import { commitmentChapter } from './chapters/commitment.js';
import { complianceChapter } from './chapters/compliance.js';
import { contractChapter } from './chapters/contract.js';
import { debtsChapter } from './chapters/debts.js';
import { deliveriesChapter } from './chapters/deliveries.js';
import { planChapter } from './chapters/plan.js';
import { firstDraftChapter, portfolioChapter } from './chapters/portfolio.js';
import { programmesChapter } from './chapters/programmes.js';
import { askedOf, halfChapter, stopChapter } from './chapters/what-if.js';
import { chapterNames, contractOf, htmlPage } from './output/page.js';
import { startStory } from './story.js';

const [folder = '.'] = process.argv.slice(2);
const story = startStory();
const asked = askedOf(story);
const chapters = {
  firstDraft: firstDraftChapter(story),
  portfolio: portfolioChapter(story),
  plan: planChapter(story),
  buyIn: buyInChapter(story),
  contract: contractChapter(story),
  commitment: commitmentChapter(story),
  half: halfChapter(asked),
  stop: stopChapter(asked),
  midQuarter: deliveriesChapter(story, story.on('06-16', 12)),
  endOfQuarter: deliveriesChapter(story, story.end),
  programmes: programmesChapter(story),
  compliance: complianceChapter(story),
  debts: debtsChapter(story),
};

await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'quarter.html'), await htmlPage(story, asked, chapters));
await writeFile(join(folder, 'contract.md'), contractOf(story));
process.stdout.write(printed(chapterNames.map((name) => chapters[name])));
process.stdout.write(`\nWritten: ${join(folder, 'quarter.html')} and ${join(folder, 'contract.md')}\n`);

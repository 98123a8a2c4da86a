/**
 * A definition of a qualified lead, from a file to a settled dispute.
 *
 *     npx tsx examples/qualified-lead/main.ts [definitions.json]
 */
import { pathToFileURL } from 'node:url';
import { printed } from '../paper.js';
import { backtestChapter, replay } from './chapters/backtest.js';
import { definitionChapter } from './chapters/definition.js';
import { disputeChapter } from './chapters/disputes.js';
import { nearMissChapter } from './chapters/near-misses.js';
import { judgedHandOvers, qualificationChapter } from './chapters/qualification.js';
import { signingChapter } from './chapters/signing.js';
import { stricterChapter } from './chapters/stricter.js';
import { startStory } from './story.js';

const [path] = process.argv.slice(2);
const file = path === undefined ? new URL('qualified-lead.json', import.meta.url) : pathToFileURL(path);

const story = startStory(file);
const judged = judgedHandOvers(story);
const [first] = judged;

process.stdout.write(
  printed([
    definitionChapter(story),
    ...(first === undefined ? [] : [signingChapter(story, first)]),
    qualificationChapter(judged),
    nearMissChapter(story, judged),
    stricterChapter(story),
    backtestChapter(story, replay(story)),
    disputeChapter(story),
  ]),
);

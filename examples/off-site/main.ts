/**
 * A quarterly off-site, from its agenda to the promises that were kept.
 *
 *     npx tsx examples/off-site/main.ts
 */
import { orThrow, parseInstant } from 'smarketing/kernel';
import { printed } from '../paper.js';
import {
  agendaChapter,
  complaintsChapter,
  continuityChapter,
  fieldChapter,
  meetingChapter,
  promisesChapter,
  rhythmChapter,
} from './chapters.js';
import { readQuarter } from './quarter.js';

const quarter = readQuarter(new URL('quarter.json', import.meta.url));
const afterwards = orThrow(parseInstant('2026-04-10T21:00:00Z'));
const end = orThrow(parseInstant('2026-07-01T04:00:00Z'));

process.stdout.write(
  printed([
    agendaChapter(quarter),
    complaintsChapter(quarter),
    meetingChapter(quarter, afterwards),
    promisesChapter(quarter, afterwards),
    promisesChapter(quarter, end),
    rhythmChapter(quarter, end),
    continuityChapter(quarter, end),
    fieldChapter(quarter, end),
  ]),
);

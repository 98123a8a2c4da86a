/**
 * ABC Corp launches its widget twice: once as a failure, once repaired, both replayed from their documents alone.
 *
 *     npx tsx examples/launch/main.ts
 */
import { type Instant, orThrow, parseInstant } from 'smarketing/kernel';
import { printed } from '../paper.js';
import { consistencyChapter, messageChapter, readinessChapter, resultChapter } from './chapters.js';
import { readLaunchFile } from './launch-file.js';

const at = (text: string): Instant => orThrow(parseInstant(text));
const first = readLaunchFile(new URL('documents/widget-1.json', import.meta.url));
const second = readLaunchFile(new URL('documents/widget-2.json', import.meta.url));
const end = at('2026-09-02T13:00:00Z');

process.stdout.write(
  printed([
    readinessChapter(first, first.plan.launchAt, []),
    messageChapter(first, first.plan.launchAt),
    consistencyChapter(first),
    resultChapter(first, end),
    readinessChapter(second, at('2026-05-13T13:00:00Z'), [first]),
    readinessChapter(second, second.plan.launchAt, [first]),
    messageChapter(second, second.plan.launchAt),
    consistencyChapter(second, first),
    resultChapter(second, end),
  ]),
);

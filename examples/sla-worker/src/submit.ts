/** The way in: events from anywhere, checked, into the queue. Sending one twice does no harm. */
import type { Issue } from 'smarketing/kernel';
import { decodeEvent, encodeEvent } from 'smarketing/schema';
import type { Database } from './database.js';
import { jobId, type NewJob, type Queue } from './queue.js';

export interface Refused {
  /** The position of what was refused. */
  readonly at: number;
  /** All that is wrong with it. */
  readonly issues: ReadonlyArray<Pick<Issue, 'code' | 'path' | 'message'>>;
}

/** Accepts the events that can be read, all at once, and returns why the others cannot. */
export const submit = async (
  database: Database,
  queue: Queue,
  inputs: ReadonlyArray<unknown>,
): Promise<ReadonlyArray<Refused>> => {
  const jobs: Array<NewJob<'event'>> = [];
  const refused: Array<Refused> = [];
  for (const [at, input] of inputs.entries()) {
    const decoded = decodeEvent(input);
    if (decoded._tag === 'Left') {
      refused.push({ at, issues: decoded.left });
      continue;
    }
    const data = encodeEvent(decoded.right);
    if (fitsPostgres(data)) jobs.push({ id: jobId(), data });
    else refused.push({ at, issues: [unfit] });
  }
  await database.transaction((session) => queue.add(session, 'event', jobs));
  return refused;
};

/** PostgreSQL keeps neither U+0000 nor half of a surrogate pair; JSON writes both as escapes. */
const fitsPostgres = (data: object): boolean =>
  !/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/.test(JSON.stringify(data));

const unfit: Refused['issues'][number] = {
  code: 'text-not-storable',
  path: [],
  message: 'Some text holds a character that PostgreSQL cannot keep.',
};

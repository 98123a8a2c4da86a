import type { JournalEvent } from 'smarketing/journal';
import type { Issue } from 'smarketing/kernel';

/** An issue with the place in the input where it arose. */
export interface PlacedIssue extends Issue {
  /** The file. */
  readonly file: string;
  /** The line, counted from 1. */
  readonly line: number;
}

/** What was read of one input. */
export interface Collected {
  /** The events, in the order of the input. */
  readonly events: ReadonlyArray<JournalEvent>;
  /** How many lines or rows were read. */
  readonly lines: number;
  /** How many of them gave no event although they had something to say. */
  readonly refused: number;
  /** The first issues of each code; all are counted in `counts`. */
  readonly issues: ReadonlyArray<PlacedIssue>;
  /** How many issues there are of each code. */
  readonly counts: ReadonlyMap<string, number>;
}

/** How many issues of one code are kept word for word; the rest are counted. */
const keptPerCode = 20;

/** Collects events and issues while an input streams by. */
export interface Collector {
  readonly add: (events: ReadonlyArray<JournalEvent>) => void;
  readonly report: (line: number, issues: ReadonlyArray<Issue>) => void;
  readonly refuse: () => void;
  readonly line: () => void;
  readonly finish: () => Collected;
}

export const collector = (file: string): Collector => {
  const events: Array<JournalEvent> = [];
  const issues: Array<PlacedIssue> = [];
  const counts = new Map<string, number>();
  let lines = 0;
  let refused = 0;
  return {
    add: (found) => {
      for (const event of found) events.push(event);
    },
    report: (line, found) => {
      for (const one of found) {
        const count = (counts.get(one.code) ?? 0) + 1;
        counts.set(one.code, count);
        if (count <= keptPerCode) issues.push({ ...one, file, line });
      }
    },
    refuse: () => {
      refused += 1;
    },
    line: () => {
      lines += 1;
    },
    finish: () => ({ events, lines, refused, issues, counts }),
  };
};

import type { CompiledAgreement } from 'smarketing/agreement';
import type { JournalEvent } from 'smarketing/journal';
import { attention } from './attention.js';
import { commerce } from './commerce.js';
import { dialogue } from './dialogue.js';
import type { Add } from './diary.js';
import { gradeSample } from './grades.js';
import { liveOneLead } from './leads.js';
import { importBurst, mergesAndForgetting } from './mishaps.js';
import { money, printCampaign } from './money.js';
import { sampleEnd } from './period.js';
import { chanceOf } from './random.js';
import { signatures } from './signatures.js';
import { tools } from './tools.js';

/** How many leads there are, and which ABC Corp it is. */
export interface SampleSize {
  readonly seed: number;
  readonly leads: number;
  /** The agreement that both departments sign on its first day. */
  readonly agreement: CompiledAgreement;
}

/**
 * Invents two quarters of ABC Corp: leads, hand-offs, weekends, holidays, a DST change, a team that logs half of
 * its calls, an import burst, recycled leads, merges, a request to be forgotten, money, quotas and forecasts, tools, a
 * sample that both graded, and what the departments said to each other.
 */
export const generateSample = ({ seed, leads, agreement }: SampleSize): ReadonlyArray<JournalEvent> => {
  const chance = chanceOf(seed);
  const events: Array<JournalEvent> = [];
  const add: Add = (event) => {
    if (event.occurredAt < sampleEnd) events.push(event);
  };
  for (let number = 1; number <= leads; number += 1) liveOneLead(chance, number, add);
  importBurst(chance, leads, add);
  mergesAndForgetting(chance, leads, add);
  money(chance, add);
  commerce(add);
  dialogue(add);
  tools(chance, add);
  signatures(agreement, add);
  printCampaign(add);
  gradeSample(chance, [...events], add);
  attention(chanceOf(seed + 1), [...events], add);
  return events;
};

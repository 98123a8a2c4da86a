import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { compileAgreement } from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import { type JournalEvent, journalOf } from 'smarketing/journal';
import { orThrow } from 'smarketing/kernel';
import { review, reviewSubjects } from 'smarketing/review';
import { sampleAgreement } from '../examples/review/sample/agreement.js';
import { generateSample } from '../examples/review/sample/generate.js';
import { sampleEnd } from '../examples/review/sample/period.js';
import { compare } from './harness.js';

console.log('## Review\n');

const agreement = orThrow(compileAgreement(intlZones)(sampleAgreement));
const events = generateSample({ seed: 2026, leads: 12_500, agreement });
const journal = journalOf(events);

/**
 * What somebody would write by hand for six of the figures, knowing the data: no merges, no corrections, no
 * forgetting, no calendar, no passes, no intervals.
 */
const byHand = (all: ReadonlyArray<JournalEvent>): Readonly<Record<string, number>> => {
  const leads = new Map<string, { handedOver: number; touched: number; won: boolean }>();
  for (const event of all) {
    if (event.subject.kind !== 'lead') continue;
    const lead = leads.get(event.subject.id) ?? { handedOver: 0, touched: 0, won: false };
    if (event.type === 'handed-over' && lead.handedOver === 0) lead.handedOver = event.occurredAt;
    if (event.type === 'touch-attempted' || event.type === 'touch-connected') {
      if (lead.touched === 0 && event.actor?.kind === 'person') lead.touched = event.occurredAt;
    }
    if (event.type === 'won') lead.won = true;
    leads.set(event.subject.id, lead);
  }
  const figures = { leads: 0, handedOver: 0, touched: 0, won: 0, waited: 0 };
  for (const { handedOver, touched, won } of leads.values()) {
    figures.leads += 1;
    if (handedOver > 0) figures.handedOver += 1;
    if (handedOver > 0 && touched >= handedOver) {
      figures.touched += 1;
      figures.waited += touched - handedOver;
    }
    if (won) figures.won += 1;
  }
  return figures;
};

compare(
  `${events.length.toLocaleString('en-US')} events of ${(12_500).toLocaleString('en-US')} leads`,
  {
    'six figures in one loop, by hand': () => byHand(events).leads,
    'one viewpoint folded: records, passes, clocks': () =>
      reviewSubjects(agreement, { asOf: sampleEnd })(journal).view.leads.length,
    'the whole review, with the last period': () =>
      review(agreement, { asOf: sampleEnd })(journal).honesty.leads,
  },
  {
    rounds: 7,
    turn: 1,
    per: { count: events.length, unit: 'event' },
    agree: false,
    note: 'The review folds the journal twice: for now, and for the same distance into the last period.',
  },
);

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const heap = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};
const before = heap();
const subjects = reviewSubjects(agreement, { asOf: sampleEnd })(journal);
const kept = heap() - before;
console.log(
  `A folded viewpoint keeps ${Math.round(kept / subjects.view.leads.length)} bytes a lead beside its events (${Math.round(events.length / subjects.view.leads.length)} events a lead).`,
);

import { byCodeUnit } from '../kernel/order.js';
import { byAuthority, earlierCopy } from './event-identity.js';
import { byOccurrence } from './event-order.js';
import type { LeadEvent } from './lead-events.js';
import { leadIdentities } from './lead-identity.js';
import { keyOfText, type LeadKey, textOfKey } from './subject.js';

/**
 * Describes all that is visible of one lead: its keys, and its events in the journal's order.
 *
 * Stages, touches, clocks and profiles are folded from it and never stored beside it.
 *
 * @category model
 * @since 0.1.0
 */
export interface LeadRecord {
  /** The key that survives all merges; the smallest key of a forgotten lead. */
  readonly key: LeadKey;
  /** Every other key that leads here, sorted; absent when there is none. */
  readonly aliases?: ReadonlyArray<LeadKey>;
  /** True when the prospect has to be forgotten: then there are no events, only the keys stay. */
  readonly forgotten?: true;
  /** Each event once, in the journal's order. */
  readonly events: ReadonlyArray<LeadEvent>;
}

/**
 * Builds the record of a lead that nothing has happened to yet.
 *
 * @param key - the lead's key
 * @returns a record without events, from which `stepLead` goes on
 * @category constructors
 * @since 0.1.0
 */
export const emptyLead = (key: LeadKey): LeadRecord => ({
  key: { system: key.system, id: key.id },
  events: [],
});

/**
 * Adds one event of a lead to its record, wherever it belongs in the order.
 *
 * **Details**: adding the same event again changes nothing, and adding events in any order gives the record
 * that a replay of the whole journal gives. Of two contents under one identity the one that `byAuthority`
 * puts last stays, of two copies of one content the one known earlier. A `merged` event adds the keys it
 * joins; the events under those keys are added like any others. The work grows with the record.
 *
 * **Gotchas**: a correction that moves an event to another lead, or takes a key out of a merge, concerns
 * two leads: replay both with `viewJournal`.
 *
 * @param record - what is known of the lead
 * @param event - an event about any of its keys
 * @returns the record with the event
 * @category reducers
 * @since 0.1.0
 */
export const stepLead = (record: LeadRecord, event: LeadEvent): LeadRecord => {
  if (record.forgotten || event.type === 'forgotten') {
    return forgottenRecord([record.key, ...(record.aliases ?? []), ...keysNamedBy([event])]);
  }
  const events = insert(record.events, event);
  return recordOf(keysNamedBy(events), events);
};

/** Every key that events name; events in a row about one key name it once. */
const keysNamedBy = (events: ReadonlyArray<LeadEvent>): ReadonlyArray<LeadKey> => {
  const keys: Array<LeadKey> = [];
  for (const { type, subject, data } of events) {
    const last = keys.at(-1);
    if (last === undefined || last.id !== subject.id || last.system !== subject.system) keys.push(subject);
    if (type === 'merged') for (const key of data.absorbed) keys.push(key);
  }
  return keys;
};

/**
 * Builds the record of a lead from its visible events.
 *
 * @param keys - every key known to lead here
 * @param events - its events, in the journal's order, each identity once
 * @returns the record
 * @category constructors
 * @since 0.1.0
 */
export const recordOf = (keys: ReadonlyArray<LeadKey>, events: ReadonlyArray<LeadEvent>): LeadRecord => {
  const texts = distinctTexts(keys);
  const survivor = survivorAmong(texts, events);
  const aliases = texts.filter((text) => text !== survivor).map(keyOfText);
  const key = keyOfText(survivor);
  return aliases.length === 0 ? { key, events } : { key, aliases, events };
};

/**
 * Builds the record of a lead that has to be forgotten.
 *
 * @param keys - every key known to lead here
 * @returns a record of keys only
 * @category constructors
 * @since 0.1.0
 */
export const forgottenRecord = (keys: ReadonlyArray<LeadKey>): LeadRecord => {
  const [smallest, ...others] = distinctTexts(keys);
  const key = keyOfText(smallest as string);
  return others.length === 0
    ? { key, forgotten: true, events: [] }
    : { key, aliases: others.map(keyOfText), forgotten: true, events: [] };
};

const distinctTexts = (keys: ReadonlyArray<LeadKey>): ReadonlyArray<string> =>
  [...new Set(keys.map(textOfKey))].sort(byCodeUnit);

const survivorAmong = (texts: ReadonlyArray<string>, events: ReadonlyArray<LeadEvent>): string => {
  const smallest = texts[0] as string;
  return texts.length === 1 ? smallest : textOfKey(leadIdentities(events).survivorOf(keyOfText(smallest)));
};

/** Puts an event into its place, unless its identity is there with a content or copy that is kept over it. */
const insert = (events: ReadonlyArray<LeadEvent>, event: LeadEvent): ReadonlyArray<LeadEvent> => {
  const at = events.findIndex(({ source, id }) => id === event.id && source === event.source);
  const present = events[at];
  if (present === undefined) return placed(events, event);
  const order = byAuthority(present, event);
  if (order > 0 || (order === 0 && earlierCopy(present, event) === present)) return events;
  return placed([...events.slice(0, at), ...events.slice(at + 1)], event);
};

/** Events mostly arrive in order, so the place is looked for from the end. */
const placed = (events: ReadonlyArray<LeadEvent>, event: LeadEvent): ReadonlyArray<LeadEvent> => {
  let place = events.length;
  while (place > 0 && byOccurrence(events[place - 1] as LeadEvent, event) > 0) place -= 1;
  return [...events.slice(0, place), event, ...events.slice(place)];
};

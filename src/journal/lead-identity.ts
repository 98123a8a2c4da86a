import { type Issue, issue } from '../kernel/issue.js';
import { byCodeUnit } from '../kernel/order.js';
import type { JournalEvent } from './event.js';
import { keyOfText, type LeadKey, textOfKey } from './subject.js';

/**
 * Describes which keys name one lead.
 *
 * @category model
 * @since 0.1.0
 */
export interface LeadIdentities {
  /** Returns the key that a lead goes by after all merges; the key itself when it was never merged. */
  readonly survivorOf: (key: LeadKey) => LeadKey;
  /** Returns every other key of the lead, sorted; empty when it was never merged. */
  readonly aliasesOf: (key: LeadKey) => ReadonlyArray<LeadKey>;
  /** A `contradicting-survivors` for each lead whose surviving key was itself absorbed by another. */
  readonly issues: ReadonlyArray<Issue>;
}

/** One connected group of keys. */
interface Component {
  readonly members: ReadonlyArray<string>;
  readonly survivor: string;
}

/**
 * Connects the keys that merges join, and names the one that survives.
 *
 * **Details**: the survivor is the subject of the latest merge of the group. A key that was absorbed and
 * yet survives (two merges both ways round) is reported, and the latest merge still decides.
 *
 * @param events - visible events in the journal's order; only `merged` ones matter
 * @returns the identities
 * @category views
 * @since 0.1.0
 */
export const leadIdentities = (events: ReadonlyArray<JournalEvent>): LeadIdentities => {
  const components = new Map<string, Component>();
  const absorbedSomewhere = new Set<string>();
  for (const event of events) {
    if (event.type !== 'merged') continue;
    const survivor = textOfKey(event.subject);
    const absorbed = event.data.absorbed.map(textOfKey).filter((key) => key !== survivor);
    for (const key of absorbed) absorbedSomewhere.add(key);
    const members = new Set([survivor, ...absorbed].flatMap((key) => components.get(key)?.members ?? [key]));
    const joined: Component = { members: [...members].sort(byCodeUnit), survivor };
    for (const key of joined.members) components.set(key, joined);
  }
  const contradictions = [...new Set(components.values())]
    .filter(({ survivor }) => absorbedSomewhere.has(survivor))
    .map(({ survivor }) => survivor)
    .sort(byCodeUnit);
  return {
    survivorOf: (key) => {
      const found = components.get(textOfKey(key));
      return found === undefined ? { system: key.system, id: key.id } : keyOfText(found.survivor);
    },
    aliasesOf: (key) => {
      const found = components.get(textOfKey(key));
      return found === undefined
        ? []
        : found.members.filter((member) => member !== found.survivor).map(keyOfText);
    },
    issues: contradictions.map((survivor) => {
      const { system, id } = keyOfText(survivor);
      return issue(
        'contradicting-survivors',
        [system, id],
        'The lead that survives by its latest merge was absorbed by another merge.',
        { expected: 'merges that agree on the survivor' },
      );
    }),
  };
};

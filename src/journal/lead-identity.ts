import { type Issue, issue } from '../kernel/issue.js';
import { byCodeUnit } from '../kernel/order.js';
import type { JournalEvent } from './event.js';
import { recordIndex } from './record-index.js';
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
  /** The key it goes by. */
  readonly survivor: LeadKey;
  /** All other keys, sorted. */
  readonly aliases: ReadonlyArray<LeadKey>;
}

/**
 * Connects the keys that merges join, and names the one that survives.
 *
 * **Details**: the survivor is the subject of the latest merge of the group. A key that was absorbed and
 * yet survives (two merges both ways round) is reported, and the latest merge still decides. A merge that
 * absorbs nothing but its own subject says nothing.
 *
 * @param events - visible events in the journal's order; only `merged` ones matter
 * @returns the identities
 * @category views
 * @since 0.1.0
 */
export const leadIdentities = (events: ReadonlyArray<JournalEvent>): LeadIdentities => {
  const groups = disjointGroups();
  const survivors = new Map<string, string>();
  const absorbed = new Set<string>();
  for (const event of events) {
    if (event.type !== 'merged') continue;
    const survivor = textOfKey(event.subject);
    for (const key of event.data.absorbed) {
      const text = textOfKey(key);
      if (text === survivor) continue;
      absorbed.add(text);
      groups.join(text, survivor);
      survivors.set(groups.rootOf(survivor), survivor);
    }
  }
  const components = recordIndex<Component>();
  const contradictions: Array<string> = [];
  for (const [root, members] of groups.all()) {
    const survivor = survivors.get(root) as string;
    if (absorbed.has(survivor)) contradictions.push(survivor);
    const aliases = members.filter((member) => member !== survivor).sort(byCodeUnit);
    const component = { survivor: keyOfText(survivor), aliases: aliases.map(keyOfText) };
    for (const member of members) components.set(keyOfText(member), component);
  }
  return {
    survivorOf: (key) => components.get(key)?.survivor ?? { system: key.system, id: key.id },
    aliasesOf: (key) => components.get(key)?.aliases ?? [],
    issues: contradictions.sort(byCodeUnit).map((survivor) => {
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

/** Groups of texts that only ever grow together: union–find, so that a million joins stay a million steps. */
interface DisjointGroups {
  /** Makes one group of the groups of two texts; the second one's root stays the root. */
  readonly join: (text: string, other: string) => void;
  /** The text that stands for the group of a text. */
  readonly rootOf: (text: string) => string;
  /** Every group of joined texts, by its root. */
  readonly all: () => ReadonlyMap<string, ReadonlyArray<string>>;
}

const disjointGroups = (): DisjointGroups => {
  const parents = new Map<string, string>();
  const rootOf = (text: string): string => {
    let root = text;
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent;
    // Everything met on the way now hangs from the root, so that the way is short next time.
    for (let at = text; at !== root; ) {
      const parent = parents.get(at) as string;
      parents.set(at, root);
      at = parent;
    }
    return root;
  };
  return {
    rootOf,
    join: (text, other) => {
      const [root, otherRoot] = [rootOf(text), rootOf(other)];
      if (root !== otherRoot) parents.set(root, otherRoot);
    },
    all: () => {
      const groups = new Map<string, Array<string>>();
      for (const text of [...parents.keys()]) {
        const root = rootOf(text);
        const members = groups.get(root);
        if (members === undefined) groups.set(root, [root, text]);
        else members.push(text);
      }
      return groups;
    },
  };
};

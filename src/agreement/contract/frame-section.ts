import type { Zone } from '../../calendar/local-time.js';
import type { FactDefinition } from '../../rule/fact-schema.js';
import type { Agreement } from '../agreement.js';
import { durationWords, membersOf } from '../words.js';
import { anchor, code, inline, table } from './markdown.js';
import { momentWords, rangeWords } from './moment-words.js';

type Blocks = ReadonlyArray<ReadonlyArray<string>>;

/** Who takes part beside the two departments. */
export const partyBlocks = ({ parties = [] }: Agreement): Blocks =>
  parties.length === 0
    ? []
    : [
        ['## Who takes part'],
        parties.map(({ party, name, department, members = [] }) => {
          const role = party.startsWith('partner:') ? ', consulted, does not sign' : '';
          const side = department === undefined ? '' : `, ${department}`;
          const people = members.length === 0 ? '' : `: ${members.map(inline).join(', ')}`;
          return `- ${inline(name)} (${code(party)}${side}${role})${people}`;
        }),
      ];

/** What is recorded about leads, by whom it is shared, and since when each source records what. */
export const recordBlocks = (
  { facts, activities = {}, sharing = [], sources = [] }: Agreement,
  zone: Zone,
): Blocks => [
  ['## What is recorded'],
  Object.keys(facts).length === 0
    ? ['No facts are recorded about leads.']
    : table(
        ['Fact', 'Called', 'Holds', 'Counts for'],
        membersOf(facts).map(([name, fact]) => [
          `${anchor('fact', name)}${code(name)}`,
          inline(fact.label ?? name),
          typeWords(fact),
          fact.maxAge === undefined ? 'ever' : durationWords(fact.maxAge),
        ]),
      ),
  membersOf(activities).map(([type, schema]) => {
    const facts = membersOf(schema).map(
      ([name, fact]) => `${inline(fact.label ?? name)} (${code(name)}, ${typeWords(fact)})`,
    );
    return `- Of the activity ${code(type)}: ${facts.length === 0 ? 'that it happened' : facts.join(', ')}.`;
  }),
  sharing.map(
    ({ from, facts: shared }) =>
      `- ${sideNames[from] ?? inline(from)} lets ${sideNames[from === 'sales' ? 'marketing' : 'sales']} see ${shared.length === 0 ? 'nothing' : shared.map(code).join(', ')}.`,
  ),
  sources.map(({ source, type, observedFrom, observedTo }) => {
    const range = rangeWords(momentWords(zone))({
      from: observedFrom,
      ...(observedTo === undefined ? {} : { until: observedTo }),
    });
    return `- ${inline(source)} records ${code(type)} ${range.join(' ')}.`;
  }),
];

const sideNames = { sales: 'Sales', marketing: 'Marketing' } as const;

const typeWords = (fact: FactDefinition): string => {
  switch (fact.type) {
    case 'number':
      return 'a number';
    case 'integer':
      return 'a whole number';
    case 'boolean':
      return 'yes or no';
    case 'string':
      return 'text';
    case 'instant':
      return 'a moment';
    case 'money':
      return `an amount in ${fact.currency}`;
    case 'enum':
      return `one of ${fact.values.map(inline).join(', ')}`;
    case 'list':
      return fact.of === 'enum' ? `any of ${fact.values.map(inline).join(', ')}` : 'a list of texts';
  }
};

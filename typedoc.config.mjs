import { rooms } from './scripts/rooms.mjs';

/** The API reference: one module for each room, from its public face. Any warning fails. */
export default {
  name: 'smarketing',
  entryPoints: rooms.map((room) => `src/${room}/index.ts`),
  tsconfig: 'tsconfig.build.json',
  out: 'docs/api',
  readme: 'README.md',
  includeVersion: true,
  disableSources: true,
  categorizeByGroup: false,
  sort: ['source-order'],
  // What a public type is made of inside its room: nobody writes these names.
  intentionallyNotExported: [
    'Proposed',
    'Nothing',
    'Single',
    'ValueOrFact',
    'AnyMetric',
    'SumsOf',
    'ReadingsOf',
    'Leg',
    'Reach',
    'RoleEntry',
    'CompiledTarget',
    'TouchEffect',
    'Inner',
    'TextsOf',
    'ListOf',
    'MoneyOf',
    'OutcomeCounts',
    'SpentSum',
  ],
  ignoredHighlightLanguages: ['mermaid'],
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
  validation: { notExported: true, invalidLink: true, rewrittenLink: true, notDocumented: false },
};

import { canonicalJson, parseInstant } from 'smarketing/kernel';
import { compare } from './harness.js';

console.log('## Kernel\n');

const written = '2026-03-29T02:30:00+02:00';

compare(
  'Reading a moment',
  {
    'new Date': () => new Date(written).getTime(),
    parseInstant: () => {
      const read = parseInstant(written);
      return read._tag === 'Right' ? read.right : undefined;
    },
  },
  {
    note: '`parseInstant` also refuses what `Date` guesses at: days that do not exist, offsets left out, other notations.',
  },
);

const document = {
  zone: 'America/New_York',
  terms: Array.from({ length: 40 }, (_, at) => ({
    version: at,
    id: `term-${at}`,
    accepted: at % 3 === 0,
    weight: at / 7,
  })),
};

compare('Canonical JSON of a document of 40 terms', {
  'JSON.stringify': () => JSON.stringify(document).length,
  canonicalJson: () => canonicalJson(document).length,
});

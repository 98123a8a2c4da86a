import { readFileSync } from 'node:fs';
import { type DocumentCodec, dialogueDocuments, messageDocuments } from 'smarketing/schema';
import { describe, expect, test } from 'vitest';

const read = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../examples/${path}`, import.meta.url), 'utf8'));
const launch = read('launch/documents/widget-2.json');
const quarter = read('off-site/quarter.json');
const key = { system: 'crm', id: '7' };

/** A codec of whatever document: what it reads, it can write. */
interface AnyCodec extends Pick<DocumentCodec<unknown>, 'decode' | 'jsonSchema'> {
  readonly encode: (document: never) => unknown;
}

/** Every codec with a document as somebody writes it. */
const written: ReadonlyArray<readonly [string, AnyCodec, unknown]> = [
  ['value proposition', messageDocuments.valueProposition, launch.proposition],
  ['message map', messageDocuments.messageMap, launch.map],
  ['vocabulary', messageDocuments.vocabulary, [{ word: 'qualified lead', insteadOf: ['hot lead'] }]],
  [
    'assets',
    messageDocuments.assets,
    [
      {
        key,
        kind: 'brochure',
        title: 'Less downtime',
        madeBy: 'marketing',
        cost: { minor: 500_000, currency: 'USD' },
        freshFor: 'P180D',
        approved: { by: ['sales'], at: '2026-01-05T12:00:00.000Z' },
      },
    ],
  ],
  [
    'research',
    messageDocuments.research,
    [
      {
        id: 'plant-study',
        title: 'Two plants',
        owner: 'marketing',
        doneAt: '2025-10-01T00:00:00.000Z',
        cost: { minor: 4_000_000, currency: 'USD' },
        freshFor: 'P365D',
      },
    ],
  ],
  ['audit', messageDocuments.audit, launch.audit],
  ['speakers', messageDocuments.speakers, launch.speakers],
  ['certificates', messageDocuments.certificates, launch.certificates],
  ['launch plan', messageDocuments.launchPlan, launch.plan],
  ['launch evidence', messageDocuments.launchEvidence, launch.evidence],
  ['team', dialogueDocuments.team, quarter.team],
  [
    'competitors',
    dialogueDocuments.competitors,
    [
      {
        id: 'Initech',
        owner: 'marketing',
        reviewedAt: '2026-01-05T12:00:00.000Z',
        battlecard: key,
        strengths: ['It is cheaper.'],
        answers: [{ objection: 'You cost more.', answer: 'It lasts.' }],
      },
    ],
  ],
  [
    'win/loss cases',
    dialogueDocuments.winLoss,
    [
      {
        opportunity: key,
        outcome: 'no-decision',
        rep: ['price'],
        buyer: { reasons: ['timing'], interviewer: 'partner:agency', at: '2026-01-05T12:00:00.000Z' },
      },
    ],
  ],
];

describe.each(written)('the codec of %s', (_, codec, document) => {
  test('reads what it writes', () => {
    const decoded = codec.decode(document);
    if (decoded._tag === 'Left') throw new Error(JSON.stringify(decoded.left));
    const again = codec.decode(JSON.parse(JSON.stringify(codec.encode(decoded.right as never))));
    expect(again).toEqual(decoded);
  });

  test('refuses what is none, and never throws', () => {
    const list = Array.isArray(document);
    const odd = [null, undefined, 7, 'x', () => 1, Number.NaN, list ? {} : [], list ? [null] : {}, new Map()];
    for (const input of odd) expect(codec.decode(input)._tag).toBe('Left');
  });

  test('refuses a key that would be lost', () => {
    const misspelt = Array.isArray(document)
      ? [{ ...document[0], misspelt: 1 }]
      : { ...(document as object), misspelt: 1 };
    expect(codec.decode(misspelt)._tag).toBe('Left');
    const polluted = JSON.stringify(document).replace('{', '{"__proto__": 1, ');
    expect(codec.decode(JSON.parse(polluted))).toMatchObject({
      _tag: 'Left',
      left: [{ code: 'forbidden-name' }],
    });
  });

  test('describes itself as JSON Schema', () => {
    expect(codec.jsonSchema()).toMatchObject({ type: Array.isArray(document) ? 'array' : 'object' });
  });
});

test('what a room refuses is refused while it is read, with the same path', () => {
  const twice = { ...launch.plan, criteria: [launch.plan.criteria[0], launch.plan.criteria[0]] };
  expect(messageDocuments.launchPlan.decode(twice)).toMatchObject({
    left: [{ code: 'duplicate', path: ['criteria', 1, 'id'] }],
  });
});

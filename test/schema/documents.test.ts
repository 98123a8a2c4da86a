import { readFileSync } from 'node:fs';
import type { Checked, JsonObject } from 'smarketing/kernel';
import * as schema from 'smarketing/schema';
import { describe, expect, test } from 'vitest';

const read = (path: string) =>
  JSON.parse(readFileSync(new URL(`../../examples/${path}`, import.meta.url), 'utf8'));
const launch = read('launch/documents/widget-2.json');
const quarter = read('off-site/quarter.json');
const key = { system: 'crm', id: '7' };

/** What reads, writes and describes a document. */
type Three = readonly [
  decode: (input: unknown) => Checked<unknown>,
  encode: (document: never) => unknown,
  jsonSchema: () => JsonObject,
];

/** Every document as somebody writes it, with what reads it. */
const written: ReadonlyArray<readonly [string, Three, unknown]> = [
  [
    'value proposition',
    [schema.decodeValueProposition, schema.encodeValueProposition, schema.valuePropositionJsonSchema],
    launch.proposition,
  ],
  [
    'message map',
    [schema.decodeMessageMap, schema.encodeMessageMap, schema.messageMapJsonSchema],
    launch.map,
  ],
  [
    'grades of a double judgement',
    [schema.decodeGrading, schema.encodeGrading, schema.gradingJsonSchema],
    { grades: ['C', 'B', 'A'], ordered: true, weights: 'quadratic' },
  ],
  [
    'grades without an order',
    [schema.decodeGrading, schema.encodeGrading, schema.gradingJsonSchema],
    { grades: ['yes', 'no'] },
  ],
  [
    'vocabulary',
    [schema.decodeVocabulary, schema.encodeVocabulary, schema.vocabularyJsonSchema],
    [{ word: 'qualified lead', insteadOf: ['hot lead'] }],
  ],
  [
    'assets',
    [schema.decodeAssets, schema.encodeAssets, schema.assetsJsonSchema],
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
    [schema.decodeResearch, schema.encodeResearch, schema.researchJsonSchema],
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
  [
    'survey',
    [schema.decodeSurvey, schema.encodeSurvey, schema.surveyJsonSchema],
    {
      id: 'spring',
      closedAt: '2026-04-30T12:00:00.000Z',
      forms: [
        { department: 'sales', answers: { 'same-words': 2, 'work-respected': 5 } },
        { department: 'marketing', answers: {} },
      ],
    },
  ],
  [
    'declaration',
    [
      schema.decodeAlignmentDeclaration,
      schema.encodeAlignmentDeclaration,
      schema.alignmentDeclarationJsonSchema,
    ],
    {
      schemaVersion: 1,
      statements: [
        {
          id: 'small-company',
          holds: false,
          by: 'sales',
          at: '2026-04-01T09:00:00.000Z',
          because: 'We are 400.',
        },
      ],
      measures: [
        {
          id: 'rater-agreement',
          value: -0.1,
          by: 'operations',
          at: '2026-04-01T09:00:00.000Z',
          source: 'sample',
        },
      ],
    },
  ],
  [
    'audit',
    [schema.decodeConsistencyAudit, schema.encodeConsistencyAudit, schema.consistencyAuditJsonSchema],
    launch.audit,
  ],
  ['speakers', [schema.decodeSpeakers, schema.encodeSpeakers, schema.speakersJsonSchema], launch.speakers],
  [
    'certificates',
    [schema.decodeCertificates, schema.encodeCertificates, schema.certificatesJsonSchema],
    launch.certificates,
  ],
  [
    'launch plan',
    [schema.decodeLaunchPlan, schema.encodeLaunchPlan, schema.launchPlanJsonSchema],
    launch.plan,
  ],
  [
    'launch evidence',
    [schema.decodeLaunchEvidence, schema.encodeLaunchEvidence, schema.launchEvidenceJsonSchema],
    launch.evidence,
  ],
  ['team', [schema.decodeTeam, schema.encodeTeam, schema.teamJsonSchema], quarter.team],
  [
    'competitors',
    [schema.decodeCompetitors, schema.encodeCompetitors, schema.competitorsJsonSchema],
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
    [schema.decodeWinLoss, schema.encodeWinLoss, schema.winLossJsonSchema],
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

describe.each(written)('%s', (_, [decode, encode, jsonSchema], document) => {
  test('reads what it writes', () => {
    const decoded = decode(document);
    if (decoded._tag === 'Left') throw new Error(JSON.stringify(decoded.left));
    const again = decode(JSON.parse(JSON.stringify(encode(decoded.right as never))));
    expect(again).toEqual(decoded);
  });

  test('refuses what is none, and never throws', () => {
    const list = Array.isArray(document);
    const odd = [null, undefined, 7, 'x', () => 1, Number.NaN, list ? {} : [], list ? [null] : {}, new Map()];
    for (const input of odd) expect(decode(input)._tag).toBe('Left');
  });

  test('refuses a key that would be lost', () => {
    const misspelt = Array.isArray(document)
      ? [{ ...document[0], misspelt: 1 }]
      : { ...(document as object), misspelt: 1 };
    expect(decode(misspelt)._tag).toBe('Left');
    const polluted = JSON.stringify(document).replace('{', '{"__proto__": 1, ');
    expect(decode(JSON.parse(polluted))).toMatchObject({
      _tag: 'Left',
      left: [{ code: 'forbidden-name' }],
    });
  });

  test('describes itself as JSON Schema', () => {
    expect(jsonSchema()).toMatchObject({ type: Array.isArray(document) ? 'array' : 'object' });
  });
});

test('what a room refuses is refused while it is read, with the same path', () => {
  const twice = { ...launch.plan, criteria: [launch.plan.criteria[0], launch.plan.criteria[0]] };
  expect(schema.decodeLaunchPlan(twice)).toMatchObject({
    left: [{ code: 'duplicate', path: ['criteria', 1, 'id'] }],
  });
});

test('a share outside 0–1 is refused where somebody declares it', () => {
  const measure = { by: 'sales', at: '2026-04-01T09:00:00.000Z', source: 'audit' };
  const measures = [
    { ...measure, id: 'message', value: -0.1 },
    { ...measure, id: 'rater-agreement', value: -1.1 },
    { ...measure, id: 'signals', value: 80 },
  ];
  expect(schema.decodeAlignmentDeclaration({ schemaVersion: 1, statements: [], measures })).toMatchObject({
    left: [0, 1, 2].map((index) => ({ code: 'out-of-range', path: ['measures', index, 'value'] })),
  });
});

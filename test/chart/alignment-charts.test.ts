import { alignmentChart, opinionChart } from 'smarketing/chart';
import { rate } from 'smarketing/kernel';
import { measure } from 'smarketing/metrics';
import { alignmentIndex } from 'smarketing/review/alignment';
import { opinions, type SurveyAnswer, type SurveyForm, surveyItems } from 'smarketing/review/survey';
import { expect, test } from 'vitest';
import { valuesOf } from './drawn.js';
import { holdsForEmptyPictures, holdsForPictures } from './pictures.js';

const index = alignmentIndex({
  dimensions: [
    { id: 'acceptance', weight: 30, atLeast: 0.9 },
    { id: 'signals', weight: 20, atLeast: 0.5 },
    { id: 'source-gap', weight: 10, atMost: 0.1 },
    { id: 'message', weight: 25, atLeast: 0.8 },
    { id: 'tools', weight: 15 },
  ],
});
const read = index([
  { id: 'acceptance', measured: 0.45, evidence: 'journal', share: rate(45, 100), owner: 'marketing' },
  { id: 'signals', measured: 1, evidence: 'journal', owner: 'marketing' },
  { id: 'source-gap', measured: 0.4, evidence: 'declared', owner: 'operations' },
  { id: 'tools', measured: 0.9, evidence: 'journal', owner: 'marketing' },
  { id: 'promises', measured: 0.7, evidence: 'journal', owner: 'operations' },
]);
const little = index([{ id: 'signals', measured: 1, evidence: 'journal', owner: 'marketing' }]);

const form = (department: SurveyForm['department'], answer: SurveyAnswer): SurveyForm => ({
  department,
  answers: Object.fromEntries(Object.keys(surveyItems).map((item) => [item, answer])),
});
const survey = measure(opinions())([
  ...Array.from({ length: 6 }, () => form('sales', 3)),
  ...Array.from({ length: 7 }, () => form('marketing', 4)),
]);

const specs = {
  'the index': alignmentChart(read),
  'too little for an index': alignmentChart(little),
  opinions: opinionChart(survey),
} as const;

holdsForPictures(specs);
holdsForEmptyPictures({
  'agreed dimensions': alignmentChart(alignmentIndex(undefined)([])),
  answers: opinionChart(measure(opinions())([])),
});

test('the index stands first, with the range of its weights, and then what it is made of', () => {
  const [whole, ...rest] = valuesOf(specs['the index']);
  expect(whole).toMatchObject({ name: 'THE INDEX', score: read.value, ...read.range });
  expect(rest.map(({ kind, score, text }) => [kind, score, text])).toEqual([
    ['from the journal', 50, expect.stringMatching(/^50\.0, costs /)],
    ['from the journal', 100, '100.0'],
    ['declared', 25, expect.stringMatching(/^25\.0, costs /)],
    ['from the journal', undefined, 'not measured'],
    ['from the journal', undefined, 'no target is agreed'],
  ]);
});

test('what is not agreed is no row, and where too little is measured there is no index', () => {
  expect(valuesOf(specs['the index'])).toHaveLength(6);
  expect(valuesOf(specs['too little for an index']).map(({ name }) => name)).not.toContain('THE INDEX');
  expect(specs['too little for an index'].title.subtitle.join(' ')).toContain(
    '20% of the agreed weight is measured',
  );
});

test('an opinion is drawn for each statement, side by side', () => {
  const values = valuesOf(specs.opinions);
  expect(values).toHaveLength(Object.keys(surveyItems).length);
  expect(values[0]).toMatchObject({ marketing: 4, sales: 3, low: 3, high: 4 });
});

import type { Declared } from 'smarketing/review';
import type { Statement } from 'smarketing/review/alignment';
import { type SurveyAnswer, type SurveyForm, type SurveyItem, surveyItems } from 'smarketing/review/survey';
import { local } from './office.js';
import { type Chance, chanceOf } from './random.js';

/** What each side finds worse than the rest: Sales the leads, Marketing what becomes of them. */
const sore: { readonly [Side in SurveyForm['department']]: ReadonlyArray<SurveyItem> } = {
  sales: ['leads-worth-it', 'tools-asked-for', 'one-message', 'news-answered', 'promises-kept'],
  marketing: ['leads-worked', 'reasons-told', 'work-respected', 'success-shared'],
};

const items = Object.keys(surveyItems) as ReadonlyArray<SurveyItem>;
const itemsAlike = items.map((item) => [item, 1] as const);
const spreads = [
  [-1, 2],
  [0, 5],
  [1, 2],
] as const;

/** One in eight leaves a statement out. */
const formOf = (chance: Chance, department: SurveyForm['department'], mood: number): SurveyForm => {
  const skips = chance.happens(0.12) ? chance.pick(itemsAlike) : null;
  return {
    department,
    answers: Object.fromEntries(
      items
        .filter((item) => item !== skips)
        .map((item) => {
          const spread = chance.pick(spreads);
          const answer = mood + spread - (sore[department].includes(item) ? 1 : 0);
          return [item, Math.min(5, Math.max(1, answer)) as SurveyAnswer];
        }),
    ),
  };
};

const said = (id: Statement['id'], holds: boolean, because?: string): Statement => ({
  id,
  holds,
  by: 'operations',
  at: local('2026-06-22', 600),
  ...(because === undefined ? {} : { because }),
});

/** What ABC Corp declares: a survey of both departments, an audit of the message, and what its people say of the company. */
export const sampleDeclared = (seed: number): Declared => {
  const chance = chanceOf(seed);
  const forms = (department: SurveyForm['department'], count: number, mood: number) =>
    Array.from({ length: count }, () => formOf(chance, department, mood));
  return {
    survey: {
      id: 'summer-2026',
      closedAt: local('2026-06-19', 1_020),
      forms: [...forms('sales', 11, 3), ...forms('marketing', 8, 4)],
    },
    alignment: {
      schemaVersion: 1,
      statements: [
        said('frequent-conflict', true, 'The exhibition is quarrelled about at every meeting.'),
        said('compete-for-means', false),
        said('small-company', false),
        said('good-terms-informally', false),
        said('marketing-supports-sales', true),
        said('commoditised-market', false),
        said('customised-in-sale', true, 'Every plant is fitted out anew.'),
        said('short-product-lives', false),
        said('few-simple-products', false),
        said('usual-roles-work', true),
        said('no-reason-to-change', false),
        { ...said('trained-together', true), by: 'sales' },
        { ...said('trained-together', false), by: 'marketing' },
      ],
      measures: [
        {
          id: 'message',
          value: 0.64,
          by: 'marketing',
          at: local('2026-06-12', 900),
          source: 'audit of June',
        },
      ],
    },
  };
};

import { presetFreshness, readCompetitors, readWinLoss, type WinLossCase } from 'smarketing/dialogue';
import { day } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import { at, key, made } from './made.js';

describe('what reps know of a competitor', () => {
  const profiles = [
    {
      id: 'Initech',
      owner: 'role:competition',
      reviewedAt: at('2026-02-01T00:00:00Z'),
      battlecard: key('card'),
    },
    { id: 'Initech', owner: 'sales', reviewedAt: at('2026-02-02T00:00:00Z') },
  ] as const;
  const deal = (id: string, date: string, stage: string, competitor = 'Initech') =>
    made('opportunity-changed', id, `2026-${date}T12:00:00Z`, { stage, competitor });
  const events = [
    deal('too early', '01-05', 'decision'),
    made('asset-published', 'card', '2026-01-10T12:00:00Z', { kind: 'battlecard' }),
    deal('in time', '01-20', 'decision'),
    deal('in time', '02-20', 'decision'),
    deal('stale', '06-20', 'decision'),
    deal('no card', '01-21', 'decision', 'Hooli'),
    deal('open', '01-22', 'demo'),
    made('opportunity-changed', 'closed', '2026-01-23T12:00:00Z', { status: 'lost', competitor: 'Initech' }),
  ];
  const { competitors, issues } = readCompetitors(
    { freshFor: presetFreshness, decisionStages: ['decision'] },
    profiles,
    at('2026-07-01T00:00:00Z'),
  )(events);

  test('is judged at the decision, by the battlecard there was then', () => {
    const [hooli, initech] = competitors;
    expect(initech?.deals.map(({ opportunity, readiness }) => [opportunity.id, readiness])).toEqual([
      ['closed', 'not-recorded'],
      ['in time', 'ready'],
      ['stale', 'stale'],
      ['too early', 'too-late'],
    ]);
    expect(initech).toMatchObject({
      owner: 'role:competition',
      profile: 'stale',
      battlecard: 'stale',
      readyInTime: { numerator: 1, denominator: 3 },
    });
    expect(initech?.deals[1]?.battlecardAge).toBe(10 * day);
    expect(hooli).toMatchObject({ competitor: 'Hooli', profile: 'missing', owner: 'marketing' });
    expect(hooli?.deals[0]?.readiness).toBe('missing');
  });

  test('shows what the profile lacks, and how many deals were won against it', () => {
    const [, initech] = competitors;
    expect(initech?.lacks).toEqual(['strengths', 'weaknesses', 'answers']);
    expect(initech?.won).toMatchObject({ numerator: 0, denominator: 1 });
    const [known] = readCompetitors(
      { freshFor: presetFreshness, decisionStages: [] },
      [
        {
          ...profiles[0],
          strengths: ['It is cheaper.'],
          weaknesses: ['It breaks.'],
          answers: [{ objection: 'You cost twice as much.', answer: 'And last four times as long.' }],
        },
      ],
      at('2026-07-01T00:00:00Z'),
    )([]).competitors;
    expect(known?.lacks).toEqual([]);
  });

  test('a second profile of one competitor is an issue', () => {
    expect(issues.map(({ code, path }) => [code, path.join('.')])).toEqual([['duplicate', 'profiles.1.id']]);
  });
});

describe('why deals end as they do', () => {
  const asked = (reasons: ReadonlyArray<string>, interviewer: 'sales' | 'partner:agency') => ({
    reasons,
    interviewer,
    at: at('T10:00Z'),
  });
  const cases: ReadonlyArray<WinLossCase> = [
    {
      opportunity: key('a'),
      outcome: 'lost',
      segment: 'retail',
      rep: ['price'],
      buyer: asked(['product-fit', 'price'], 'partner:agency'),
    },
    {
      opportunity: key('b'),
      outcome: 'lost',
      segment: 'retail',
      rep: ['price'],
      buyer: asked(['price'], 'sales'),
    },
    { opportunity: key('c'), outcome: 'no-decision', segment: 'banks', rep: ['timing'] },
    { opportunity: key('d'), outcome: 'won', rep: ['trust'], buyer: asked(['trust'], 'partner:agency') },
    { opportunity: key('d'), outcome: 'lost', rep: ['magic'] },
  ];
  const reading = readWinLoss({ themes: ['price', 'product-fit', 'timing', 'trust'], belongs: {} })(cases);

  test('rep and buyer are kept apart, and held against each other', () => {
    expect(reading.sameMainReason).toMatchObject({ numerator: 2, denominator: 3 });
    expect(reading.anyReasonShared).toMatchObject({ numerator: 3, denominator: 3 });
    expect(reading.told).toEqual([{ opportunity: key('a'), rep: 'price', buyer: 'product-fit' }]);
    expect(reading.neutral).toMatchObject({ numerator: 2, denominator: 3 });
    expect(reading.notInterviewed).toBe(1);
  });

  test('no decision is an outcome of its own', () => {
    expect(reading.outcomes).toEqual({ won: 1, lost: 2, 'no-decision': 1 });
    expect(reading.won).toMatchObject({ numerator: 1, denominator: 3 });
    expect(reading.undecided).toMatchObject({ numerator: 1, denominator: 4 });
  });

  test('themes stand by segment, with how sure they are', () => {
    const retail = reading.segments.find(({ segment }) => segment === 'retail');
    expect(
      retail?.themes.lost.map(({ theme, buyers, reps }) => [theme, buyers.numerator, reps.numerator]),
    ).toEqual([
      ['price', 2, 2],
      ['product-fit', 1, 0],
    ]);
    expect(retail?.themes.lost[1]?.buyers.interval?.low).toBeGreaterThan(0);
    expect(reading.segments.map(({ segment }) => segment)).toEqual(['banks', 'retail', undefined]);
  });

  test('a doubled case and a reason nobody agreed on are issues', () => {
    expect(reading.issues.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['duplicate', '4.opportunity'],
      ['unknown-theme', '4.rep.0'],
    ]);
  });
});

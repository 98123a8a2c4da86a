import { type ConsistencyAudit, checkAudit, readConsistency } from 'smarketing/message';
import { describe, expect, test } from 'vitest';
import { at } from './made.js';

const audit: ConsistencyAudit = {
  at: at('2026-06-01'),
  message: { id: 'widget', version: 2 },
  elements: ['claim', 'proof'],
  channels: [
    { id: 'website', owner: 'marketing', audience: 900, says: { claim: 'match', proof: 'match' } },
    { id: 'pitch', owner: 'sales', audience: 100, says: { claim: 'contradict', proof: 'silent' } },
    { id: 'fair', owner: 'marketing', audience: 50, says: { claim: 'match' } },
  ],
};

describe('the consistency matrix', () => {
  const reading = readConsistency()(audit);

  test('tells silence from contradiction, and both from what nobody looked at', () => {
    expect(reading.consistent).toMatchObject({ numerator: 3, denominator: 5 });
    expect(reading.contradicting).toMatchObject({ numerator: 1, denominator: 5 });
    expect(reading.breaches).toEqual([{ channel: 'pitch', element: 'claim', owner: 'sales' }]);
    expect(reading.gaps).toEqual([{ channel: 'pitch', element: 'proof', owner: 'sales' }]);
    expect(reading.notAudited).toEqual([{ channel: 'fair', element: 'proof', owner: 'marketing' }]);
    expect(reading.channels.website?.consistent.value).toBe(1);
    expect(reading.elements.claim?.contradicting).toMatchObject({ numerator: 1, denominator: 3 });
  });

  test('weighs channels by whom they reach, where every one says so', () => {
    expect(reading.weighted).toMatchObject({ numerator: 1_850, denominator: 2_050 });
    const [website, ...rest] = audit.channels;
    const { audience: _, ...uncounted } = website as (typeof audit.channels)[number];
    expect(readConsistency()({ ...audit, channels: [uncounted, ...rest] }).weighted).toMatchObject({
      value: null,
      reason: 'audience-missing',
    });
  });

  test('is healthy with enough matches and no breach', () => {
    expect(reading.healthy).toBe(false);
    const one = (said: 'match' | 'silent' | 'contradict') => ({
      id: said,
      owner: 'sales' as const,
      says: { claim: said },
    });
    const of = (...channels: ReadonlyArray<ReturnType<typeof one>>) =>
      readConsistency(undefined, 0.5)({ ...audit, elements: ['claim'], channels }).healthy;
    expect(of(one('match'), one('silent'))).toBe(true);
    expect(of(one('match'), one('contradict'))).toBe(false);
    expect(of()).toBeNull();
  });

  test('drifts over the cells that both audits looked at', () => {
    const before: ConsistencyAudit = {
      ...audit,
      at: at('2026-03-01'),
      message: { id: 'widget', version: 1 },
      channels: [
        { id: 'website', owner: 'marketing', says: { claim: 'silent' } },
        { id: 'pitch', owner: 'sales', says: { claim: 'match', proof: 'silent' } },
      ],
    };
    expect(readConsistency(before)(audit).drift).toEqual({
      since: at('2026-03-01'),
      messageChanged: true,
      difference: 0,
      mended: [{ channel: 'website', element: 'claim', owner: 'marketing' }],
      lost: [{ channel: 'pitch', element: 'claim', owner: 'sales' }],
    });
  });
});

test('an audit with doubled or unknown names, strange answers or audiences is refused, all at once', () => {
  const refused = checkAudit({
    ...audit,
    elements: ['claim', 'claim'],
    channels: [
      { id: 'website', owner: 'marketing', audience: -1, says: { price: 'match' } },
      { id: 'website', owner: 'marketing', says: { claim: 'agree' as 'match' } },
    ],
  });
  expect(
    refused._tag === 'Left' && refused.left.map(({ code, path }) => `${code} ${path.join('.')}`),
  ).toEqual([
    'duplicate elements.1',
    'duplicate channels.1.id',
    'not-a-count channels.0.audience',
    'unknown-element channels.0.says.price',
    'not-an-answer channels.1.says.claim',
  ]);
  expect(checkAudit(audit)._tag).toBe('Right');
});

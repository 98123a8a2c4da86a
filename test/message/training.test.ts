import { type Certificate, readTraining } from 'smarketing/message';
import { describe, expect, test } from 'vitest';
import { at } from './made.js';

const now = { id: 'widget', version: 2 };
const speakers = [
  { person: 'ada', party: 'sales', role: 'rep' },
  { person: 'bo', party: 'sales', role: 'rep' },
  { person: 'cy', party: 'sales', role: 'engineer' },
  { person: 'di', party: 'sales', role: 'engineer' },
] as const;

const earned = (person: string, more: Partial<Certificate> = {}): Certificate => ({
  person,
  kind: 'pitch',
  message: now,
  at: at('2026-03-01'),
  ...more,
});

describe('who can tell the message', () => {
  const certificates = [
    earned('ada'),
    earned('bo', { until: at('2026-06-01') }),
    earned('bo', { kind: 'training' }),
    earned('cy', { message: { id: 'widget', version: 1 } }),
    earned('zoe', { until: at('2026-02-01') }),
    earned('ada'),
  ];
  const reading = readTraining(now, at('2026-06-01'))(speakers, certificates);

  test('is certified on the message of now, by role', () => {
    expect(reading.certified).toMatchObject({ numerator: 1, denominator: 4 });
    expect(reading.trained).toMatchObject({ numerator: 2, denominator: 4 });
    expect(reading.roles.rep?.certified).toMatchObject({ numerator: 1, denominator: 2 });
    expect(reading.roles.engineer?.trained).toMatchObject({ numerator: 0, denominator: 2 });
  });

  test('and who is not, and why', () => {
    expect(reading.notCertified.map(({ person, why }) => [person, why])).toEqual([
      ['bo', 'expired'],
      ['cy', 'older-message'],
      ['di', 'never'],
    ]);
  });

  test('doubled certificates, unknown persons and ends before the start are issues', () => {
    expect(reading.issues.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      'duplicate certificates.5',
      'unknown-person certificates.4.person',
      'ends-before-start certificates.4.until',
    ]);
  });

  test('holds up to its end, and not at it', () => {
    const before = readTraining(now, at('2026-05-31'))(speakers, certificates);
    expect(before.certified.numerator).toBe(2);
    expect(readTraining(now, at('2026-02-01'))(speakers, certificates).certified.numerator).toBe(0);
  });
});

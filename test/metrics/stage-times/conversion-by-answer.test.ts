import { day } from 'smarketing/kernel';
import { measure } from 'smarketing/metrics';
import { conversionByAnswer } from 'smarketing/metrics/stage-times';
import { describe, expect, test } from 'vitest';
import { at, tell } from '../../review/story.js';
import { passesOf } from '../passes.js';

const asOf = '2026-06-01T00:00:00Z';
const terms = { asOf: at(asOf), touchesRecorded: () => true, to: 'won', landmark: 7 * day } as const;
const handedOver = (lead: string, when = '2026-03-02T09:00:00Z') =>
  tell(lead, 'handed-over', when, { team: 'east' });
const called = (lead: string, when: string) => tell(lead, 'touch-attempted', when, { channel: 'call' });
const won = (lead: string, when: string) => tell(lead, 'won', when, {});

describe('conversion by answer', () => {
  test('groups leads as they stand at the landmark, and counts only what comes after it', () => {
    const reading = measure(conversionByAnswer(terms))(
      passesOf(
        asOf,
        // The story's promise is one hour.
        handedOver('in-time'),
        called('in-time', '2026-03-02T09:30:00Z'),
        won('in-time', '2026-03-19T09:00:00Z'),
        handedOver('late'),
        called('late', '2026-03-04T09:00:00Z'),
        tell('late', 'lost', '2026-03-29T09:00:00Z', { reason: 'no-budget' }),
        // Called after the landmark: what it became later does not make it late.
        handedOver('not-yet'),
        called('not-yet', '2026-03-20T09:00:00Z'),
      ),
    );
    expect(
      reading.groups.map(({ group, reading: { subjects, happened, competing, open } }) => [
        group,
        subjects,
        happened,
        competing,
        open,
      ]),
    ).toEqual([
      ['in-time', 1, 1, 0, 0],
      ['late', 1, 0, 1, 0],
      ['not-yet', 1, 0, 0, 1],
    ]);
    // From the landmark of 9 March on.
    expect(reading.groups[0]?.reading.median.value).toBe(10 * day);
    expect(reading.test).toMatchObject({
      hypothesis: 'cause-specific-hazard',
      degreesOfFreedom: 2,
      excluded: [],
    });
    expect(reading.test.groups.map(({ group }) => group)).toEqual(['in-time', 'late', 'not-yet']);
  });

  test('leaves out who was gone by then, who is too young, who was promised nothing, and silence nobody recorded', () => {
    const passes = passesOf(
      asOf,
      handedOver('quick'),
      called('quick', '2026-03-02T09:30:00Z'),
      won('quick', '2026-03-05T09:00:00Z'),
      handedOver('rejected'),
      tell('rejected', 'rejected', '2026-03-03T09:00:00Z', { reason: 'duplicate' }),
      handedOver('young', '2026-05-30T09:00:00Z'),
    );
    const { groups, test: compared } = measure(conversionByAnswer(terms))(passes);
    expect(groups).toEqual([]);
    expect(compared).toMatchObject({
      statistic: null,
      reason: 'nothing-to-compare',
      excluded: [
        { reason: 'ended-before-landmark', count: 2 },
        { reason: 'younger-than-landmark', count: 1 },
      ],
    });
    const silent = measure(conversionByAnswer({ ...terms, touchesRecorded: () => false }))(
      passesOf(asOf, handedOver('silent')),
    );
    expect(silent.test.excluded).toEqual([{ reason: 'touches-not-recorded', count: 1 }]);
  });

  test('does not call an answer late that only a lead that waited could get', () => {
    // All leads are won at the same pace, whoever answers when: half before the landmark, half after.
    const pace = Array.from({ length: 60 }, (_, index) => index);
    const reading = measure(conversionByAnswer(terms))(
      passesOf(
        asOf,
        ...pace.flatMap((index) => {
          const lead = String(index);
          const end = new Date(Date.UTC(2026, 2, 2, 17) + ((index % 30) + 1) * 0.5 * day).toISOString();
          const touch = index < 30 ? '2026-03-02T09:30:00Z' : '2026-03-04T15:00:00Z';
          const before = end < touch;
          return [handedOver(lead), ...(before ? [] : [called(lead, touch)]), won(lead, end)];
        }),
      ),
    );
    expect(reading.test.groups.map(({ group, subjects }) => [group, subjects])).toEqual([
      ['in-time', 17],
      ['late', 17],
    ]);
    expect(reading.test).toMatchObject({ verdict: 'noise', hypothesis: 'survival' });
    expect(reading.test.statistic).toBeCloseTo(0, 9);
  });
});

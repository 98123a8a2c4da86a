import { hour, minute } from 'smarketing/kernel';
import { groupBy, measure, type PassCase, responseDelay, speedToLead } from 'smarketing/metrics';
import { describe, expect, test } from 'vitest';
import { at, tell } from '../review/story.js';
import { passesOf } from './passes.js';

const now = '2026-03-05T12:00Z';
const terms = { asOf: at(now), touchesRecorded: () => true };
const delay = responseDelay(terms);

const inquiry = (id: string) => tell(id, 'inquiry', '2026-03-02T09:00Z', {});
const call = (id: string, when: string) => tell(id, 'touch-attempted', when, { channel: 'call' });

describe('the delay of a response', () => {
  test('is the time until a person has the lead, and his own', () => {
    const reading = measure(delay)(
      passesOf(
        now,
        inquiry('1'),
        tell('1', 'owner-changed', '2026-03-02T09:10Z', { owner: 'inbox', ownerKind: 'queue' }),
        tell('1', 'handed-over', '2026-03-02T11:00Z', { owner: 'ann', team: 'east' }),
        tell('1', 'owner-changed', '2026-03-02T11:30Z', { owner: 'bea', team: 'east' }),
        call('1', '2026-03-02T12:00Z'),
      ),
    );
    expect(reading.system.median.value).toBe(2 * hour);
    expect(reading.human.median.value).toBe(hour);
    expect(reading.spent).toEqual({ passes: 1, total: 3 * hour, system: 2 * hour, human: hour });
    expect(reading.systemShare.value).toBeCloseTo(2 / 3, 12);
    // From the queue to Ann, and from Ann to Bea.
    expect(reading.handOffs).toMatchObject({ count: 1, median: 2 });
  });

  test('belongs to the system while nobody has the lead', () => {
    const reading = measure(delay)(
      passesOf(now, inquiry('1'), tell('1', 'handed-over', '2026-03-02T10:00Z', { team: 'east' })),
    );
    expect(reading).toMatchObject({ system: { open: 1 }, human: { subjects: 0 }, spent: { total: 0 } });
  });

  test("has no system's part where a person of Sales had the lead all along", () => {
    const reading = measure(delay)(
      passesOf(
        now,
        tell('1', 'owner-changed', '2026-03-01T09:00Z', { owner: 'ann', team: 'east' }),
        inquiry('1'),
        tell('1', 'handed-over', '2026-03-02T10:00Z', {}),
        call('1', '2026-03-02T10:20Z'),
      ),
    );
    expect(reading.spent).toEqual({ passes: 1, total: 80 * minute, system: 0, human: 80 * minute });
  });

  test('cannot be split where no owner is recorded, and says so', () => {
    const reading = measure(delay)(
      passesOf(
        now,
        inquiry('1'),
        tell('1', 'handed-over', '2026-03-02T10:00Z', {}),
        call('1', '2026-03-02T10:20Z'),
      ),
    );
    expect(reading.system).toMatchObject({
      subjects: 0,
      excluded: [{ reason: 'owner-not-recorded', count: 1 }],
    });
    expect(reading.systemShare).toMatchObject({ value: null, reason: 'empty-denominator' });
  });

  test('ends for a lead that left, whoever had it', () => {
    const reading = measure(delay)(
      passesOf(
        now,
        inquiry('1'),
        tell('1', 'handed-over', '2026-03-02T10:00Z', { owner: 'ann' }),
        tell('1', 'rejected', '2026-03-02T11:00Z', { reason: 'duplicate' }),
        inquiry('2'),
        tell('2', 'handed-over', '2026-03-02T10:00Z', { team: 'east' }),
        tell('2', 'rejected', '2026-03-02T11:00Z', { reason: 'duplicate' }),
      ),
    );
    expect(reading.system).toMatchObject({ happened: 1, competing: 1, open: 0 });
    expect(reading.human).toMatchObject({ happened: 0, competing: 1, open: 0 });
  });

  test('adds up to the speed to lead, and is told by team', () => {
    const passes = passesOf(
      now,
      ...['1', '2', '3'].flatMap((id, index) => [
        inquiry(id),
        tell(id, 'handed-over', `2026-03-02T1${index}:15Z`, {
          owner: `rep-${id}`,
          team: index === 0 ? 'east' : 'west',
        }),
        call(id, `2026-03-03T1${index}:45Z`),
      ]),
    );
    const whole = measure(speedToLead(terms))(passes);
    const parts = measure(delay)(passes);
    expect(parts.human.happened).toBe(whole.happened);
    const sum = passes.reduce(
      (total, { pass }) => total + ((pass.touches.first?.at ?? 0) - pass.started.at),
      0,
    );
    expect(parts.spent.total).toBe(sum);
    const teams = measure(groupBy(({ team }: PassCase) => [team ?? ''])(delay))(passes);
    expect(teams.map(({ group, reading }) => [group, reading.human.happened])).toEqual([
      ['east', 1],
      ['west', 2],
    ]);
    expect(teams.reduce((total, { reading }) => total + reading.spent.total, 0)).toBe(sum);
  });
});

import { readContinuity } from 'smarketing/dialogue';
import { describe, expect, test } from 'vitest';

const session = [
  { person: 'ada', party: 'sales' },
  { person: 'bo', party: 'team:emea' },
  { person: 'cy', party: 'marketing' },
  { person: 'di', party: 'marketing' },
] as const;

describe('the team that met and the team that delivers', () => {
  test('are compared as a whole and for each department, named successors apart', () => {
    const reading = readContinuity({ 'team:emea': 'sales' })(session, [
      { person: 'ada', party: 'sales' },
      { person: 'ed', party: 'sales', succeeds: 'bo' },
      { person: 'cy', party: 'marketing' },
      { person: 'flo', party: 'marketing' },
    ]);
    expect(reading.share).toMatchObject({ numerator: 2, denominator: 4 });
    expect(reading.withSuccessors).toMatchObject({ numerator: 3, denominator: 4 });
    expect(reading.jaccard).toMatchObject({ numerator: 2, denominator: 6 });
    expect(reading.gone).toEqual(['di']);
    expect(reading.succeeded).toEqual([{ person: 'bo', by: 'ed' }]);
    expect(reading.kept).toBe(false);
    expect(reading.byDepartment.sales.withSuccessors.value).toBe(1);
    expect(reading.byDepartment.marketing.gone).toEqual(['di']);
  });

  test('the same team is continuity, and nobody is null', () => {
    expect(readContinuity()(session, session)).toMatchObject({ kept: true, share: { value: 1 } });
    expect(readContinuity()([], session)).toMatchObject({ kept: null, share: { value: null } });
  });

  test('a successor of nobody and a member listed twice are issues', () => {
    const { issues } = readContinuity()(session, [
      { person: 'ada', party: 'sales' },
      { person: 'ada', party: 'sales' },
      { person: 'gus', party: 'sales', succeeds: 'zoe' },
    ]);
    expect(issues.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['duplicate', 'team.1.person'],
      ['unknown-person', 'team.2.succeeds'],
    ]);
  });
});

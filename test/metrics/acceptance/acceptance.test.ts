import { compileAgreement, draftAgreement } from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import { journalOf, viewJournal } from 'smarketing/journal';
import { orThrow, parseCivilDate } from 'smarketing/kernel';
import { groupBy, leadCase, measure, type PassCase } from 'smarketing/metrics';
import { acceptance } from 'smarketing/metrics/acceptance';
import { describe, expect, test } from 'vitest';
import { at, tell } from '../../review/story.js';
import { passesOf } from '../passes.js';

// Office hours in UTC, an hour to touch, eight open hours to answer: 2 March 2026 is a Monday.
const asOf = '2026-03-06T16:00:00Z';
const handedOver = (lead: string, when = '2026-03-02T09:00:00Z', team = 'east') =>
  tell(lead, 'handed-over', when, { team });
const accepted = (lead: string, when: string) => tell(lead, 'accepted', when, {});
const called = (lead: string, when: string) => tell(lead, 'touch-attempted', when, { channel: 'call' });
const rejected = (lead: string, when: string, reason?: string) =>
  tell(lead, 'rejected', when, reason === undefined ? {} : { reason });

const week = [
  handedOver('worked'),
  accepted('worked', '2026-03-02T09:20:00Z'),
  called('worked', '2026-03-02T09:40:00Z'),
  // Accepted at once, called on the next day: one hour was promised.
  handedOver('late'),
  accepted('late', '2026-03-02T09:20:00Z'),
  called('late', '2026-03-03T11:00:00Z'),
  // Accepted and never called.
  handedOver('theatre', '2026-03-02T09:00:00Z', 'west'),
  accepted('theatre', '2026-03-02T09:05:00Z'),
  // Accepted a moment ago: nobody can tell yet.
  handedOver('fresh', '2026-03-06T15:40:00Z'),
  accepted('fresh', '2026-03-06T15:50:00Z'),
  handedOver('silent', '2026-03-02T09:00:00Z', 'west'),
  handedOver('new', '2026-03-06T15:30:00Z'),
  handedOver('refused'),
  rejected('refused', '2026-03-02T10:00:00Z', 'definitional'),
  handedOver('refused-late'),
  rejected('refused-late', '2026-03-04T10:00:00Z', 'duplicate'),
  handedOver('refused-mute'),
  rejected('refused-mute', '2026-03-02T10:00:00Z'),
  handedOver('vanished'),
  tell('vanished', 'recycled', '2026-03-05T10:00:00Z', { reason: 'not-ready' }),
];

const always = (): boolean => true;

describe('acceptance', () => {
  const reading = measure(acceptance(always))(passesOf(asOf, ...week));

  test('puts every hand-over in one state; silence past its time is overdue, never accepted', () => {
    expect(reading).toMatchObject({ handedOver: 10, leads: 10 });
    expect(reading.states).toEqual({
      accepted: 4,
      rejected: 3,
      overdue: 1,
      unanswered: 1,
      'not-due': 1,
      'no-promise': 0,
      'not-measured': 0,
    });
    expect(reading.accepted).toMatchObject({ numerator: 4, denominator: 9 });
    expect(reading.by).toEqual({ explicit: 4, 'first-touch': 0, implied: 0 });
  });

  test('says what acceptance is worth', () => {
    // The fresh one is left out of both: its first touch is not due.
    expect(reading.acceptedAndWorked).toMatchObject({ numerator: 1, denominator: 8 });
    expect(reading.untouched).toMatchObject({ numerator: 1, denominator: 3 });
  });

  test('says nothing of touches that nobody records', () => {
    const silent = measure(acceptance(({ team }) => team !== 'west'))(passesOf(asOf, ...week));
    expect(silent.untouched).toMatchObject({ numerator: 0, denominator: 2 });
    expect(silent.acceptedAndWorked.denominator).toBe(7);
  });

  test('lists rejections by reason and family, and who has to do something about them', () => {
    expect(reading.rejections).toEqual([
      { family: 'missing', accountable: 'sales', passes: 1, late: 0, misfiled: 0 },
      {
        reason: 'definitional',
        family: 'definitional',
        accountable: 'marketing',
        passes: 1,
        late: 0,
        misfiled: 0,
      },
      { reason: 'duplicate', family: 'clerical', accountable: 'operations', passes: 1, late: 1, misfiled: 0 },
    ]);
    expect(reading.families).toEqual([
      { family: 'clerical', passes: 1 },
      { family: 'definitional', passes: 1 },
      { family: 'missing', passes: 1 },
    ]);
    expect(reading.accountable).toEqual([
      { party: 'marketing', passes: 1 },
      { party: 'operations', passes: 1 },
      { party: 'sales', passes: 1 },
    ]);
    expect(reading.rejectedLate).toMatchObject({ numerator: 1, denominator: 3 });
  });

  test('tells a rejection after the first contact apart: it is misfiled', () => {
    const { rejections } = measure(acceptance(always))(
      passesOf(
        asOf,
        handedOver('talked'),
        tell('talked', 'touch-connected', '2026-03-02T09:30:00Z', { channel: 'call' }),
        rejected('talked', '2026-03-02T11:00:00Z', 'definitional'),
      ),
    );
    expect(rejections).toMatchObject([{ reason: 'definitional', passes: 1, misfiled: 1 }]);
  });

  test('is given by team', () => {
    const teams = measure(groupBy(({ team = '' }: PassCase) => [team])(acceptance(always)))(
      passesOf(asOf, ...week),
    );
    expect(
      teams.map(({ group, reading: { handedOver: all, states } }) => [group, all, states.overdue]),
    ).toEqual([
      ['east', 8, 0],
      ['west', 2, 1],
    ]);
  });

  test('counts unique leads beside passes', () => {
    const again = measure(acceptance(always))(
      passesOf(
        asOf,
        handedOver('1'),
        rejected('1', '2026-03-02T10:00:00Z', 'clerical'),
        handedOver('1', '2026-03-03T09:00:00Z'),
        accepted('1', '2026-03-03T09:30:00Z'),
      ),
    );
    expect(again).toMatchObject({ handedOver: 2, leads: 1, states: { accepted: 1, rejected: 1 } });
  });

  test('is not measured where the agreement knows none; rejections still are', () => {
    const { lifecycle, policies } = orThrow(
      compileAgreement(intlZones)(
        draftAgreement({
          zone: 'UTC',
          currency: 'EUR',
          effectiveFrom: orThrow(parseCivilDate('2025-01-01')),
          acceptance: 'none',
        }),
      ),
    );
    const passes = viewJournal({ asOf: at(asOf) })(journalOf(week))
      .leads.map(leadCase({ lifecycle, policies, asOf: at(asOf) }))
      .flatMap((lead) => lead.passes);
    const none = measure(acceptance(always))(passes);
    for (const share of [none.accepted, none.acceptedAndWorked, none.untouched])
      expect(share).toEqual({ numerator: 0, denominator: 0, value: null, reason: 'not-measured' });
    expect(none.states['not-measured']).toBe(none.handedOver);
    expect(none.rejections.length).toBe(3);
  });

  test('is empty over nothing, without a share', () => {
    expect(measure(acceptance(always))([])).toMatchObject({
      handedOver: 0,
      accepted: { value: null, reason: 'empty-denominator' },
      rejections: [],
    });
  });
});

import type { JournalEvent } from 'smarketing/journal';
import { day } from 'smarketing/kernel';
import { leadCase, measure } from 'smarketing/metrics';
import {
  type LeftBehindTerms,
  leftBehind,
  prospectCases,
  prospectsLeftBehind,
  type RecordedLead,
} from 'smarketing/metrics/effort';
import { describe, expect, test } from 'vitest';
import { key, lead, on, prospect, rep, viewOf } from '../tales.js';

const asOf = '06-30';
const terms: LeftBehindTerms = {
  asOf: on(asOf),
  answersRecorded: () => true,
  moneyOf: ({ life }) => (life.key.id === 'rich' ? [{ minor: 9_000, currency: 'EUR' }] : []),
};
const caseOf = leadCase({ lifecycle: { acceptance: 'none' }, policies: [], asOf: on(asOf) });
const leadsOf = (events: ReadonlyArray<JournalEvent>): ReadonlyArray<RecordedLead> =>
  viewOf(asOf, events).leads.map((record) => ({ ...caseOf(record), record }));

const form = (id: string, when: string) =>
  lead(id, when, 'prospect-activity', { activity: 'form-submitted' }, prospect);
const visit = (id: string, when: string) =>
  lead(id, when, 'prospect-activity', { activity: 'visit' }, prospect);
const call = { channel: 'call' };

describe('what became of a prospect’s own effort', () => {
  const stateOf = (events: ReadonlyArray<JournalEvent>, more: Partial<LeftBehindTerms> = {}) => {
    const { states } = measure(leftBehind)(prospectCases({ ...terms, ...more })(leadsOf(events)));
    return Object.entries(states).find(([, { leads }]) => leads > 0)?.[0];
  };

  test.each<readonly [string, ReadonlyArray<JournalEvent>, string | undefined]>([
    ['nobody reached for him', [form('1', '06-01')], 'left-behind'],
    ['somebody did', [form('1', '06-01'), lead('1', '06-02', 'touch-attempted', call, rep)], 'answered'],
    [
      'somebody did at that moment',
      [form('1', '06-01'), lead('1', '06-01', 'touch-attempted', call, rep)],
      'answered',
    ],
    [
      'a sequence mailed him, which is no answer',
      [
        form('1', '06-01'),
        lead(
          '1',
          '06-02',
          'touch-attempted',
          { channel: 'email' },
          { actor: { kind: 'automation', id: 's' } },
        ),
      ],
      'left-behind',
    ],
    [
      'Marketing’s people answered',
      [form('1', '06-01'), lead('1', '06-02', 'touch-attempted', { ...call, department: 'marketing' }, rep)],
      'answered',
    ],
    [
      'he called and was spoken with',
      [form('1', '06-01'), lead('1', '06-02', 'touch-connected', { ...call, direction: 'inbound' }, rep)],
      'answered',
    ],
    [
      'he called and nobody spoke with him',
      [
        form('1', '06-01'),
        lead('1', '06-02', 'touch-attempted', { ...call, direction: 'inbound' }, prospect),
      ],
      'left-behind',
    ],
    [
      'he came back after the answer',
      [form('1', '06-01'), lead('1', '06-02', 'touch-attempted', call, rep), form('1', '06-10')],
      'left-behind',
    ],
    ['there is still time', [form('1', '06-28')], 'waiting'],
    [
      'he booked a meeting that may lie ahead',
      [
        form('1', '06-01'),
        lead('1', '06-20', 'touch-attempted', { channel: 'meeting', bookedByProspect: true }, prospect),
      ],
      'waiting',
    ],
    [
      'the meeting he booked never was',
      [lead('1', '06-01', 'touch-attempted', { channel: 'meeting', bookedByProspect: true }, prospect)],
      'left-behind',
    ],
    ['he came by once', [visit('1', '06-01')], 'slight'],
    [
      'he came by three times',
      [visit('1', '06-01'), visit('1', '06-02'), visit('1', '06-03')],
      'left-behind',
    ],
    [
      'the lead was closed without a word to him',
      [form('1', '06-01'), lead('1', '06-05', 'rejected', { reason: 'wrong-territory' }, rep)],
      'settled',
    ],
    [
      'he came back after it was closed',
      [form('1', '06-01'), lead('1', '06-05', 'rejected', { reason: 'clerical' }, rep), form('1', '06-10')],
      'left-behind',
    ],
    [
      'he does not want to be contacted',
      [form('1', '06-01'), lead('1', '06-05', 'contact-permission-changed', { permitted: false }, prospect)],
      'not-permitted',
    ],
    [
      'the answer is known by its date only',
      [
        form('1', '06-01T15:00'),
        lead('1', '06-01T00:00', 'touch-attempted', call, { ...rep, precision: 'date' }),
      ],
      'answered',
    ],
    [
      'he did nothing himself',
      [
        lead('1', '06-01', 'captured', { origin: 'marketing' }, { actor: { kind: 'import', id: 'list' } }),
        lead('1', '06-02', 'prospect-activity', { activity: 'email-opened' }, prospect),
      ],
      undefined,
    ],
  ])('where %s', (_, events, state) => {
    expect(stateOf(events)).toBe(state);
  });

  test('is not known where nobody would have recorded an answer', () => {
    expect(stateOf([form('1', '06-01')], { answersRecorded: () => false })).toBe('not-recorded');
  });

  test('depends on what both agreed to wait, to weigh, and to call his own', () => {
    expect(stateOf([form('1', '06-01')], { answerWithin: 60 * day })).toBe('waiting');
    expect(stateOf([visit('1', '06-01')], { weights: { visit: 3 } })).toBe('left-behind');
    expect(stateOf([visit('1', '06-01')], { atLeast: 1 })).toBe('left-behind');
    expect(stateOf([form('1', '06-01')], { foreignActs: ['form-submitted'] })).toBe(undefined);
  });

  test('weighs an instant by what it was, and not by the capture that tells of it', () => {
    const seminar = [
      lead('1', '06-01', 'captured', { origin: 'marketing' }, prospect),
      lead('1', '06-01', 'prospect-activity', { activity: 'seminar-attended' }, prospect),
    ];
    expect(stateOf(seminar)).toBe('slight');
    expect(stateOf([...seminar].reverse())).toBe('slight');
    expect(stateOf(seminar.slice(0, 1))).toBe('left-behind');
  });

  test('never weighs by what is no whole number, nor by what objects inherit', () => {
    const events = [
      lead('1', '06-01', 'prospect-activity', { activity: 'toString' }, prospect),
      form('2', '06-01'),
    ];
    const { weight } = measure(leftBehind)(
      prospectCases({ ...terms, weights: { 'form-submitted': Number.NaN } })(leadsOf(events)),
    );
    expect(weight).toBe(2);
  });
});

describe('prospects left behind', () => {
  const events = [
    lead('rich', '06-01', 'captured', { origin: 'marketing' }, prospect),
    lead('rich', '06-01', 'prospect-activity', { activity: 'demo-requested' }, prospect),
    lead('rich', '06-02', 'handed-over', { owner: 'ada', team: 'east' }),
    visit('rich', '06-04'),
    form('poor', '06-03'),
    form('met', '06-03'),
    lead('met', '06-04', 'touch-attempted', call, rep),
  ];
  const leads = leadsOf(events);

  test('are listed with what they did, who owes the answer and what depends on it, the greatest effort first', () => {
    expect(prospectsLeftBehind(terms.asOf)(prospectCases(terms)(leads))).toEqual([
      {
        key: key('rich'),
        pass: 1,
        owner: 'ada',
        team: 'east',
        since: on('06-01'),
        age: on('06-30') - on('06-01'),
        money: [{ minor: 9_000, currency: 'EUR' }],
        reason: 'left-behind',
        weight: 9,
        waitingSince: on('06-01'),
        acts: [
          { act: 'demo-requested', at: on('06-01'), weight: 8 },
          { act: 'visit', at: on('06-04'), weight: 1 },
        ],
        owes: 'sales',
      },
      {
        key: key('poor'),
        pass: 0,
        since: on('06-03'),
        age: on('06-30') - on('06-03'),
        reason: 'left-behind',
        weight: 3,
        waitingSince: on('06-03'),
        acts: [{ act: 'form-submitted', at: on('06-03'), weight: 3 }],
        owes: 'marketing',
      },
    ]);
  });

  test('are weighed by what each of them did, and add up', () => {
    const reading = measure(leftBehind)(prospectCases(terms)(leads));
    expect(reading).toMatchObject({ leads: 3, weight: 15 });
    expect(reading.states['left-behind']).toEqual({ leads: 2, weight: 12 });
    expect(reading.states.answered).toEqual({ leads: 1, weight: 3 });
    expect(reading.share).toMatchObject({ numerator: 2, denominator: 3 });
    expect(reading.effort).toEqual({ numerator: 12, denominator: 15, value: 0.8 });
    expect(reading.owed).toEqual({
      sales: { leads: 1, weight: 9, values: [{ minor: 9_000, currency: 'EUR' }] },
      marketing: { leads: 1, weight: 3, values: [] },
    });
  });
});

import {
  checkMeeting,
  followActions,
  type MeetingReading,
  presetMeetingRules,
  readMeetings,
  requestLives,
} from 'smarketing/dialogue';
import type { MeetingHeld } from 'smarketing/journal';
import { describe, expect, test } from 'vitest';
import { at, key, made } from './made.js';

const offSite: MeetingHeld = {
  policy: 'off-site',
  startedAt: at('T08:00Z'),
  participants: [
    { person: 'ada', party: 'sales', leads: true },
    { person: 'bo', party: 'marketing', leads: true },
    {
      person: 'cleo',
      party: 'partner:agency-one',
      facilitates: true,
      briefedOn: ['values', 'vision', 'goals'],
    },
  ],
  complaints: [{ by: 'sales', about: 'lead', request: key('r1') }],
  actions: [{ title: 'Mend the phone numbers', request: key('r1') }],
  facts: { 'closed-door': true, 'off-campus': true, 'skilled-facilitator': true },
};

const reading = (data: MeetingHeld, end = 'T17:00Z'): MeetingReading => {
  const [meeting] = readMeetings(at('2026-04-01T00:00:00Z'))([
    made('meeting-held', 'm1', end, data),
  ]).meetings;
  if (meeting === undefined) throw new Error('no meeting was read');
  return checkMeeting(presetMeetingRules[data.policy], { 'team:emea': 'sales' })(meeting);
};

const failed = (one: MeetingReading): ReadonlyArray<string> =>
  one.checks.filter(({ state }) => state !== 'passed').map(({ check, state }) => `${check} ${state}`);

describe('an off-site', () => {
  test('as the sources describe it conforms', () => {
    const one = reading(offSite);
    expect(failed(one)).toEqual([]);
    expect(one.conforming).toBe(true);
  });

  test('names every check that failed, with what was found', () => {
    const one = reading({
      ...offSite,
      startedAt: at('T13:00Z'),
      participants: [
        { person: 'ada', party: 'team:emea', facilitates: true },
        { person: 'cleo', party: 'partner:agency-one', from: at('T14:00Z'), briefedOn: ['values'] },
      ],
      complaints: [{ by: 'sales', about: 'lead' }],
      actions: [{ title: 'Do something', owner: 'sales' }],
      facts: { 'closed-door': false },
    });
    expect(one.conforming).toBe(false);
    expect(one.checks.map(({ check, state, text, owner }) => [check, state, text, owner])).toEqual([
      ['both-departments', 'failed', 'Nobody came for marketing.', 'marketing'],
      ['long-enough', 'failed', 'It took PT4H; PT8H is the least.', 'operations'],
      ['closed-door', 'failed', 'It was not closed-door.', 'operations'],
      ['off-campus', 'not-recorded', 'The minutes say nothing of off-campus.', 'operations'],
      ['outside-facilitator', 'failed', 'ada facilitated and belongs to sales.', 'operations'],
      [
        'skilled-facilitator',
        'not-recorded',
        'The minutes say nothing of skilled-facilitator.',
        'operations',
      ],
      ['complaints-with-requests', 'failed', '1 of 1 complaints came without a request.', 'sales'],
      ['actions-owned', 'failed', '1 of 1 actions lack an owner or a date.', 'operations'],
      [
        'partner-throughout',
        'failed',
        'An outside partner was not there from start to finish.',
        'operations',
      ],
      [
        'partner-briefed',
        'failed',
        'An outside partner was not briefed on values, vision and goals.',
        'operations',
      ],
    ]);
  });

  test('with people of whom nobody says where they belong is not known to be either', () => {
    const one = reading({
      ...offSite,
      participants: [
        { person: 'ada', party: 'sales' },
        { person: 'bo', party: 'team:nobody-knows', facilitates: true },
      ],
    });
    expect(one.conforming).toBe(false);
    expect(
      one.checks.filter(({ state }) => state !== 'passed').map(({ state, text }) => `${state}: ${text}`),
    ).toEqual([
      'not-recorded: Nobody is known to have come for marketing, and nobody says on which side team:nobody-knows is.',
      'not-recorded: Nobody says on which side the facilitator’s team:nobody-knows is.',
    ]);
  });

  test('may be waived by both with a reason, and by no less', () => {
    const short = { ...offSite, startedAt: at('T13:00Z') };
    const waiver = {
      check: 'long-enough',
      reason: 'A storm closed the road.',
      by: ['sales', 'marketing'],
    } as const;
    expect(reading({ ...short, waivers: [waiver] })).toMatchObject({ conforming: true });
    const alone = reading({ ...short, waivers: [{ ...waiver, by: ['sales'] }] });
    expect(alone.conforming).toBe(false);
    expect(alone.checks[1]?.text).toBe('It took PT4H; PT8H is the least. The waiver lacks marketing.');
    expect(reading({ ...short, waivers: [{ ...waiver, reason: ' ' }] }).conforming).toBe(false);
  });
});

describe('other meetings', () => {
  test('the rhythm hears both halves of the agenda', () => {
    const rhythm: MeetingHeld = {
      policy: 'rhythm',
      participants: [
        { person: 'ada', party: 'sales' },
        { person: 'bo', party: 'marketing' },
      ],
      actions: [],
    };
    expect(failed(reading(rhythm))).toEqual(['current-projects not-recorded', 'field-news not-recorded']);
    expect(failed(reading({ ...rhythm, agenda: [{ kind: 'current-projects' }] }))).toEqual([
      'field-news failed',
    ]);
    expect(
      reading({ ...rhythm, agenda: [{ kind: 'field-news' }, { kind: 'current-projects' }] }).conforming,
    ).toBe(true);
  });

  test('the rhythm hears each half from the department whose it is', () => {
    const hears = (by: 'sales' | 'marketing' | 'team:emea' | 'team:nobody-knows' | 'partner:agency') => {
      const { checks } = reading({
        policy: 'rhythm',
        participants: [],
        agenda: [
          { kind: 'current-projects', by: 'marketing' },
          { kind: 'field-news', by },
        ],
      });
      return checks.find(({ check }) => check === 'field-news');
    };
    expect(hears('sales')?.state).toBe('passed');
    expect(hears('team:emea')?.state).toBe('passed');
    expect(hears('marketing')).toMatchObject({
      state: 'failed',
      owner: 'sales',
      text: 'It did not hear Sales’ news from the field; marketing spoke of it.',
    });
    expect(hears('partner:agency')?.state).toBe('failed');
    expect(hears('team:nobody-knows')?.state).toBe('not-recorded');
  });

  test('the committee needs leaders and workers of each', () => {
    const committee: MeetingHeld = {
      policy: 'committee',
      participants: [
        { person: 'ada', party: 'sales', leads: true },
        { person: 'bo', party: 'marketing' },
      ],
      actions: [],
    };
    const check = reading(committee).checks.find((one) => one.check === 'leaders-and-workers');
    expect(check?.text).toBe('Missing: a worker of sales, a leader of marketing.');
  });
});

describe('minutes', () => {
  test('with a waiver of each department waive as one signed by both', () => {
    const waivers = (['sales', 'marketing'] as const).map((by) => ({
      check: 'long-enough',
      reason: 'A storm closed the road.',
      by: [by],
    }));
    const one = reading({ ...offSite, startedAt: at('T13:00Z'), waivers });
    expect(one.checks[1]).toMatchObject({
      state: 'waived',
      text: 'It took PT4H; PT8H is the least. Waived by both: A storm closed the road.',
    });
  });

  test('that waive what nobody checks, or list somebody no party knows, are reported', () => {
    const minutes = made('meeting-held', 'm1', 'T17:00Z', {
      ...offSite,
      waivers: [{ check: 'closed-doors', reason: 'Too hot.', by: ['sales', 'marketing'] }],
    });
    const { issues } = readMeetings(at('T20:00Z'), new Set(['ada', 'cleo']))([minutes]);
    expect(issues.map(({ code, path }) => [code, path.slice(2).join('.')])).toEqual([
      ['unknown-check', 'data.waivers.0.check'],
      ['unknown-person', 'data.participants.1.person'],
    ]);
  });

  test('that end before they begin, or list somebody twice, are reported and kept', () => {
    const { meetings, issues } = readMeetings(at('T20:00Z'))([
      made('meeting-held', 'm1', 'T10:00Z', {
        policy: 'rhythm',
        startedAt: at('T11:00Z'),
        participants: [
          { person: 'ada', party: 'sales', from: at('T12:00Z'), until: at('T11:00Z') },
          { person: 'ada', party: 'marketing' },
        ],
      }),
    ]);
    expect(issues.map(({ code, path }) => [code, path.slice(2).join('.')])).toEqual([
      ['duplicate', 'data.participants.1.person'],
      ['ends-before-start', 'data.startedAt'],
      ['ends-before-start', 'data.participants.0.until'],
    ]);
    expect(meetings[0]?.duration).toBeUndefined();
    expect(meetings[0]?.participants).toHaveLength(1);
  });

  test('written later replace earlier ones of the same meeting', () => {
    const { meetings } = readMeetings(at('T20:00Z'))([
      made('meeting-held', 'm1', 'T10:00Z', { policy: 'rhythm', participants: [] }),
      made('meeting-held', 'm1', 'T11:00Z', { policy: 'committee', participants: [] }),
    ]);
    expect(meetings.map(({ policy }) => policy)).toEqual(['committee']);
  });
});

test('actions are followed to where their requests stand', () => {
  const events = [
    made('request-changed', 'r1', 'T11:00Z', {
      state: 'promised',
      performer: 'marketing',
      dueAt: at('T16:00Z'),
    }),
    made('meeting-held', 'm1', 'T12:00Z', {
      policy: 'rhythm',
      participants: [],
      actions: [
        { title: 'Mend the numbers', request: key('r1') },
        { title: 'Call the fair', owner: 'sales', dueAt: at('T15:00Z') },
        { title: 'Somebody should do it' },
      ],
    }),
  ];
  const now = at('T20:00Z');
  const actions = followActions(requestLives(now)(events), now)(readMeetings(now)(events).meetings);
  expect(actions.map(({ title, state, owner, missing }) => [title, state, owner, missing])).toEqual([
    ['Mend the numbers', 'broken', 'marketing', []],
    ['Call the fair', 'untracked-past-due', 'sales', ['request']],
    ['Somebody should do it', 'untracked', undefined, ['owner', 'dueAt', 'request']],
  ]);
});

import { type CompiledAgreement, compileAgreement } from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import { type JournalEvent, journalOf } from 'smarketing/journal';
import { day, orThrow } from 'smarketing/kernel';
import { type Review, review } from 'smarketing/review';
import { describe, expect, test } from 'vitest';
import { agreement, at, tell } from './story.js';

const reviewed = (
  asOf: string,
  events: ReadonlyArray<JournalEvent>,
  under: CompiledAgreement = agreement,
): Review => review(under, { asOf: at(asOf) })(journalOf(events));

const withTerms = (change: Partial<CompiledAgreement['agreement']>): CompiledAgreement =>
  orThrow(compileAgreement(intlZones)({ ...agreement.agreement, ...change }));

interface Story {
  readonly on: string;
  readonly channel?: string;
  readonly team?: string;
  readonly called?: 'in-time' | 'late';
  readonly end?: 'won' | 'lost' | 'recycled';
}

let count = 0;
/** A lead that is captured, handed over at nine, and perhaps called and closed. */
const lead = ({
  on,
  channel = 'website',
  team = 'east',
  called,
  end,
}: Story): ReadonlyArray<JournalEvent> => {
  count += 1;
  const id = `flow-${count}`;
  // Not all in one second, as a bulk load would write them.
  const second = String(count % 60).padStart(2, '0');
  const later = (days: number, time = '10:00') =>
    `${new Date(Date.parse(`${on}T00:00:00Z`) + days * day).toISOString().slice(0, 10)}T${time}:${second}Z`;
  return [
    tell(id, 'captured', `${on}T08:00:${second}Z`, { origin: 'marketing', channel, segment: 'small' }),
    tell(id, 'inquiry', `${on}T08:00:${second}Z`, {}),
    tell(id, 'handed-over', `${on}T09:00:${second}Z`, { team }),
    ...(called === undefined
      ? []
      : [
          tell(id, 'accepted', `${on}T09:10:${second}Z`, {}),
          tell(id, 'touch-attempted', called === 'in-time' ? `${on}T09:30:${second}Z` : later(1), {
            channel: 'call',
          }),
        ]),
    ...(end === undefined
      ? []
      : [
          tell(
            id,
            end,
            later(10),
            end === 'won' ? {} : { reason: end === 'lost' ? 'no-budget' : 'not-ready' },
          ),
        ]),
  ];
};
const leads = (many: number, story: Story): ReadonlyArray<JournalEvent> =>
  Array.from({ length: many }, () => lead(story)).flat();

// 2 February and 4 May 2026 are Mondays of two quarters.
const [first, second] = ['2026-02-02', '2026-05-04'];

describe('the times from stage to stage', () => {
  const { stageTimes } = reviewed('2026-06-30T00:00:00Z', [
    // Touches are recorded from January on.
    tell('known', 'touch-attempted', '2026-01-05T09:00:00Z', { channel: 'call' }),
    ...leads(6, { on: first, called: 'in-time', end: 'won' }),
    ...leads(2, { on: first, called: 'late', end: 'lost' }),
    ...leads(4, { on: second }),
  ]);
  const step = (from: string, to: string) =>
    stageTimes?.steps.find((one) => one.from === from && one.to === to);

  test('are read for each recorded step and for the longer ways', () => {
    expect(stageTimes?.steps.map(({ from, to }) => `${from} ${to}`)).toEqual([
      'inquiry handed-over',
      'handed-over accepted',
      'accepted won',
      'handed-over won',
      'inquiry won',
    ]);
    expect(step('handed-over', 'won')).toMatchObject({
      passes: 12,
      happened: 6,
      open: 4,
      exits: [{ exit: 'lost', passes: 2 }],
      unit: 'minute',
      estimator: 'aalen-johansen',
    });
  });

  test('show silent open leads as stale', () => {
    // The four of May: the agreement says after how long silence is stale.
    const stale = agreement.agreement.staleAfter < 57 * day ? 4 : 0;
    expect(step('handed-over', 'won')?.stale).toBe(stale);
  });

  test('stand beside what a period report shows', () => {
    const months = stageTimes?.periodRates.find(
      ({ from, to }) => from === 'handed-over' && to === 'won',
    )?.months;
    expect(months?.map(({ group, reading }) => [group, reading.numerator, reading.denominator])).toEqual([
      ['2026-02', 6, 8],
      ['2026-05', 0, 4],
    ]);
  });

  test('say whether being answered in time goes together with conversion', () => {
    expect(stageTimes?.answered).toMatchObject({
      to: 'won',
      landmark: 7 * day,
      groups: [
        { group: 'in-time', wait: { subjects: 6, happened: 6 } },
        { group: 'late', wait: { subjects: 2, competing: 2 } },
        { group: 'not-yet', wait: { subjects: 4, open: 4 } },
      ],
      test: { hypothesis: 'cause-specific-hazard', strata: 1 },
    });
  });

  test('are whole days where events bear dates only', () => {
    const dated = leads(3, { on: first, end: 'won' }).map(
      (event): JournalEvent => ({ ...event, precision: 'date' }),
    );
    const { stageTimes: inDays } = reviewed('2026-06-30T00:00:00Z', dated);
    expect(inDays?.steps.find(({ to }) => to === 'won')).toMatchObject({
      unit: 'day',
      happened: 3,
      median: { value: 10 * day },
    });
  });

  test('are absent where one stage alone is recorded', () => {
    expect(
      reviewed('2026-06-30T00:00:00Z', [tell('alone', 'inquiry', `${first}T09:00:00Z`, {})]),
    ).not.toHaveProperty('stageTimes');
  });
});

describe('how Sales answers', () => {
  const events = [
    ...leads(3, { on: first, called: 'in-time' }),
    ...leads(2, { on: second, called: 'late', channel: 'fair', team: 'west' }),
    ...leads(1, { on: second }),
  ];

  test('is read over all time, of the period, by team and by lead source', () => {
    const { acceptance } = reviewed('2026-06-30T00:00:00Z', events);
    expect(acceptance?.all.accepted).toMatchObject({ numerator: 5, denominator: 6 });
    expect(acceptance?.period.accepted).toMatchObject({ numerator: 2, denominator: 3 });
    expect(acceptance?.all.acceptedAndWorked).toMatchObject({ numerator: 3, denominator: 6 });
    expect(acceptance?.teams.map(({ group, reading }) => [group, reading.handedOver])).toEqual([
      ['east', 4],
      ['west', 2],
    ]);
    expect(acceptance?.channels.map(({ group }) => group)).toEqual(['fair', 'website']);
  });

  test('is not measured where no acceptance is agreed, and says so', () => {
    const none = withTerms({
      lifecycle: { ...agreement.agreement.lifecycle, acceptance: 'none' },
      policies: agreement.agreement.policies.filter(({ metric }) => metric !== 'accept'),
      obligations: agreement.agreement.obligations,
    });
    const { acceptance } = reviewed('2026-06-30T00:00:00Z', events, none);
    expect(acceptance?.all.accepted).toEqual({
      numerator: 0,
      denominator: 0,
      value: null,
      reason: 'not-measured',
    });
  });

  test('is absent where nobody records answers', () => {
    const bare = reviewed('2026-06-30T00:00:00Z', leads(2, { on: first }));
    expect(bare).not.toHaveProperty('acceptance');
    expect(bare.readiness.find(({ reading }) => reading === 'acceptance')).toMatchObject({
      status: 'missing',
    });
  });
});

describe('what comes back', () => {
  test('is followed where returns are recorded', () => {
    const { recycling, readiness } = reviewed(
      '2026-06-30T00:00:00Z',
      leads(3, { on: first, called: 'in-time', end: 'recycled' }),
    );
    expect(recycling).toMatchObject({ leads: 3, byPass: [{ pass: 1, recycled: 3, waiting: 3 }] });
    expect(readiness.find(({ reading }) => reading === 'recycling')).toMatchObject({ status: 'ready' });
  });

  test('is absent where they are not, with what to switch on', () => {
    const { readiness, ...rest } = reviewed('2026-06-30T00:00:00Z', leads(1, { on: first }));
    expect(rest).not.toHaveProperty('recycling');
    expect(readiness.find(({ reading }) => reading === 'recycling')?.switchOn).toEqual({
      what: 'record recycled',
      owner: 'sales',
    });
  });
});

describe('load against capacity', () => {
  const events = [...leads(5, { on: second, called: 'late' }), ...leads(2, { on: second, team: 'west' })];

  test('is held against what is agreed of each team, and of Sales', () => {
    const { load } = reviewed(
      '2026-06-30T00:00:00Z',
      events,
      withTerms({
        capacity: [
          { party: 'sales', leads: 10, per: 'week' },
          { party: 'team:east', leads: 4, per: 'week' },
          { party: 'team:North', leads: 4, per: 'week' },
        ],
      }),
    );
    expect(load?.all.against).toMatchObject({ overloaded: 0, periods: [{ period: '2026-W19', load: 0.7 }] });
    expect(load?.teams[0]).toMatchObject({
      team: 'east',
      against: { overloaded: 1, missed: { over: 5, within: 0 } },
    });
    expect(load?.teams[1]).not.toHaveProperty('against');
    expect(load?.unmatched).toEqual(['team:North']);
  });

  test('makes no capacity up', () => {
    const { load, agreement: read } = reviewed('2026-06-30T00:00:00Z', events);
    expect(load?.all).not.toHaveProperty('against');
    expect(load?.all.work.open).toBe(7);
    expect(read.gaps.map(({ code }) => code)).toContain('capacity-not-agreed');
  });
});

describe('what drove the change', () => {
  // Each channel converts better than before, and the whole converts worse: the fair brings most of the leads now.
  const events = [
    ...leads(40, { on: first, called: 'in-time', end: 'won' }),
    ...leads(40, { on: first, called: 'in-time', end: 'lost' }),
    ...leads(1, { on: first, channel: 'fair', called: 'in-time', end: 'won' }),
    ...leads(19, { on: first, channel: 'fair', called: 'in-time', end: 'lost' }),
    ...leads(12, { on: second, called: 'in-time', end: 'won' }),
    ...leads(8, { on: second, called: 'in-time', end: 'lost' }),
    ...leads(8, { on: second, channel: 'fair', called: 'in-time', end: 'won' }),
    ...leads(72, { on: second, channel: 'fair', called: 'in-time', end: 'lost' }),
  ];
  const { change, pageOne } = reviewed('2026-07-01T00:00:00Z', events);
  const converted = change?.figures.find(({ figure }) => figure === 'converted');
  const byChannel = converted?.by.find(({ dimension }) => dimension === 'channel')?.drivers;

  test('splits the figure of page one, and shows the case of Simpson', () => {
    const figure = pageOne.figures.find(({ name }) => name === 'converted');
    expect(change?.since).toBe('2026-Q1');
    expect(figure?.kind === 'share' ? figure.value.value : null).toBe(byChannel?.after.value);
    expect(figure?.kind === 'share' ? figure.previous?.value.value : null).toBe(byChannel?.before.value);
    expect(byChannel).toMatchObject({ simpson: true, change: { verdict: 'real' } });
    expect((byChannel?.mix ?? 0) + (byChannel?.rate ?? 0)).toBeCloseTo(
      byChannel?.change?.difference ?? 1,
      12,
    );
    // (0.5 + 0.6) / 2 and (0.05 + 0.1) / 2, times the shares that moved by 0.6.
    expect(byChannel?.mix).toBeCloseTo(-0.6 * (0.55 - 0.075), 12);
  });

  test('splits it over every dimension that is recorded, and over the steps', () => {
    expect(converted?.by.map(({ dimension }) => dimension)).toEqual(['channel', 'segment', 'team']);
    expect(converted?.steps?.effects.map(({ name }) => name)).toEqual(['accepted', 'won']);
    expect(converted?.steps?.effects[0]?.effect).toBe(0);
    expect(converted?.steps?.before).toBeCloseTo(0.41, 12);
    expect(converted?.steps?.after).toBeCloseTo(0.2, 12);
  });

  test('is absent where there is no period before', () => {
    expect(reviewed('2026-03-30T00:00:00Z', leads(2, { on: first }))).not.toHaveProperty('change');
  });
});

describe('a review of the flow of leads', () => {
  test('is plain JSON', () => {
    const reading = reviewed('2026-06-30T00:00:00Z', [
      ...leads(4, { on: first, called: 'in-time', end: 'won' }),
      ...leads(4, { on: second, called: 'late', end: 'recycled' }),
    ]);
    const parts = (({ stageTimes, acceptance, recycling, load, change }) => ({
      stageTimes,
      acceptance,
      recycling,
      load,
      change,
    }))(reading);
    expect(JSON.parse(JSON.stringify(parts))).toEqual(parts);
    expect(Object.values(parts)).not.toContain(undefined);
  });
});

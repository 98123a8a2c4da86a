import { compileJourneys, type JourneyReading, type JourneyTerms } from 'smarketing/attribution';
import { type JournalEvent, journalOf, viewJournal } from 'smarketing/journal';
import { day, orThrow } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';
import { at, tell } from '../review/story.js';
import { euros } from './journeys-of.js';

const terms: JourneyTerms = { lifecycle: { acceptance: 'none' } };

const read = (
  events: ReadonlyArray<JournalEvent>,
  more: Partial<JourneyTerms> = {},
  asOf = '2026-12-31T00:00Z',
): JourneyReading =>
  orThrow(compileJourneys({ ...terms, ...more }))(viewJournal({ asOf: at(asOf) })(journalOf(events)));

const activity = (lead: string, when: string, channel?: string, more: Partial<JournalEvent> = {}) =>
  tell(
    lead,
    'prospect-activity',
    when,
    { activity: 'visit', ...(channel === undefined ? {} : { channel }) },
    more,
  );
const opportunity = (
  id: string,
  when: string,
  data: Extract<JournalEvent, { type: 'opportunity-opened' }>['data'],
  more: Partial<JournalEvent> = {},
): JournalEvent =>
  ({
    schemaVersion: 1,
    source: 'crm',
    id: `opportunity-${id}-${when}`,
    type: 'opportunity-changed',
    occurredAt: at(when),
    subject: { kind: 'opportunity', system: 'crm', id },
    data,
    ...more,
  }) as JournalEvent;

const shape = ({ journeys }: JourneyReading) =>
  journeys.map(({ subject, touches, conversion }) => [
    subject.id,
    touches.map(({ channel }) => channel ?? '?').join(' > '),
    conversion?.value?.minor ?? (conversion === undefined ? 'null' : 'won'),
  ]);
const gaps = ({ leftOut }: JourneyReading) =>
  leftOut.map(({ reason, of, count, subjects }) => [
    reason,
    of,
    count,
    subjects.map(({ id }) => id).join(' '),
  ]);

describe('the journey of a lead', () => {
  test('goes through programmes where both want credit to go to them', () => {
    const events = [
      tell('1', 'captured', '2026-03-01T09:00Z', {
        origin: 'marketing',
        channel: 'search',
        programme: 'spring',
      }),
      tell('1', 'prospect-activity', '2026-03-02T09:00Z', { activity: 'visit', programme: 'fair' }),
      tell('1', 'touch-attempted', '2026-03-03T09:00Z', { channel: 'email', department: 'marketing' }),
      tell('1', 'won', '2026-03-05T09:00Z', {}),
    ];
    expect(shape(read(events))).toEqual([['1', 'search > ? > email', 'won']]);
    expect(shape(read(events, { channelFrom: 'programme' }))).toEqual([['1', 'spring > fair > ?', 'won']]);
    expect(compileJourneys({ ...terms, channelFrom: 'tactic' as 'channel' })).toMatchObject({
      left: [{ code: 'not-a-choice', path: ['channelFrom'] }],
    });
  });

  test('is what it met before it was won, from capture, activities and touches of Marketing', () => {
    const reading = read([
      tell('1', 'captured', '2026-03-01T09:00Z', { origin: 'marketing', channel: 'search' }),
      activity('1', '2026-03-02T09:00Z'),
      tell('1', 'touch-attempted', '2026-03-03T09:00Z', {
        channel: 'newsletter',
        bulk: true,
        department: 'marketing',
      }),
      tell('1', 'touch-connected', '2026-03-04T09:00Z', { channel: 'call' }),
      tell('1', 'won', '2026-03-05T09:00Z', { value: euros(900) }),
    ]);
    expect(shape(reading)).toEqual([['1', 'search > ? > newsletter', 900]]);
    expect(gaps(reading)).toEqual([['not-counted', 'events', 1, '1']]);
  });

  test('counts one touch that several events tell of, and the capture of one system only', () => {
    const reading = read([
      tell('1', 'captured', '2026-03-01T09:00Z', { origin: 'marketing' }),
      activity('1', '2026-03-01T09:00Z', 'webinar'),
      tell('1', 'captured', '2026-03-02T09:00Z', { origin: 'marketing', channel: 'import' }),
      tell('1', 'won', '2026-03-05T09:00Z', {}),
    ]);
    expect(shape(reading)).toEqual([['1', 'webinar', 'won']]);
    expect(gaps(reading)).toEqual([
      ['later-capture', 'events', 1, '1'],
      ['repeated', 'events', 1, '1'],
    ]);
  });

  test('reaches as far back as agreed', () => {
    const events = [
      activity('1', '2026-03-01T09:00Z', 'old'),
      activity('1', '2026-03-08T09:00Z', 'edge'),
      activity('1', '2026-03-08T09:01Z', 'new'),
      tell('1', 'won', '2026-03-15T09:00Z', {}),
    ];
    const reading = read(events, { lookBack: 7 * day });
    expect(shape(reading)).toEqual([['1', 'new', 'won']]);
    expect(gaps(reading)).toEqual([['outside-look-back', 'touches', 2, '1']]);
  });

  test('counts only the activities that the departments agreed on', () => {
    const reading = read(
      [activity('1', '2026-03-01T09:00Z', 'a'), tell('1', 'won', '2026-03-05T09:00Z', {})],
      {
        activities: ['form-submitted'],
      },
    );
    expect(shape(reading)).toEqual([['1', '', 'won']]);
    expect(gaps(reading)).toEqual([['not-counted', 'events', 1, '1']]);
  });
});

describe('what led to nothing', () => {
  const events = [activity('1', '2026-03-01T09:00Z', 'search'), activity('1', '2026-04-01T09:00Z', 'mail')];

  test('is a null path as soon as it is mature', () => {
    expect(shape(read(events, { matureAfter: 30 * day }, '2026-05-01T09:00Z'))).toEqual([
      ['1', 'search > mail', 'null'],
    ]);
  });
  test('is unknown until then', () => {
    const early = read(events, { matureAfter: 30 * day }, '2026-05-01T08:59Z');
    expect(shape(early)).toEqual([]);
    expect(gaps(early)).toEqual([['not-mature', 'touches', 2, '1']]);
  });
});

describe('repeat conversions', () => {
  const events = [
    activity('1', '2026-01-01T09:00Z', 'a'),
    tell('1', 'won', '2026-01-10T09:00Z', { value: euros(1) }, { opportunity: { system: 'crm', id: 'x' } }),
    activity('1', '2026-01-20T09:00Z', 'b'),
    activity('1', '2026-02-01T09:00Z', 'c'),
    tell('1', 'won', '2026-02-10T09:00Z', { value: euros(2) }, { opportunity: { system: 'crm', id: 'y' } }),
    tell('1', 'won', '2026-02-10T09:00Z', { value: euros(3) }, { opportunity: { system: 'crm', id: 'z' } }),
    activity('1', '2026-03-01T09:00Z', 'd'),
  ];

  test('each have the touches since the one before; those of one instant share them', () => {
    const reading = read(events);
    expect(shape(reading)).toEqual([
      ['1', 'a', 1],
      ['1', 'b > c', 2],
      ['1', 'b > c', 3],
    ]);
    expect(gaps(reading)).toEqual([['after-conversion', 'touches', 1, '1']]);
  });
  test('can be followed by a null path where that is agreed', () => {
    expect(shape(read(events, { nullAfterConversion: true })).at(-1)).toEqual(['1', 'd', 'null']);
  });
});

describe('an opportunity', () => {
  const link = { opportunity: { system: 'crm', id: 'deal' } };

  test('is won once, at its primary lead, with its own amount', () => {
    const reading = read([
      activity('1', '2026-03-01T09:00Z', 'search', link),
      activity('2', '2026-03-02T09:00Z', 'mail', link),
      tell('1', 'won', '2026-03-09T09:00Z', { value: euros(5) }, link),
      tell('2', 'won', '2026-03-09T09:00Z', { value: euros(5) }, link),
      opportunity('deal', '2026-03-10T09:00Z', {
        status: 'won',
        amount: euros(800),
        primaryLead: { system: 'crm', id: '2' },
      }),
    ]);
    expect(shape(reading)).toEqual([
      ['1', 'search', 'null'],
      ['2', 'mail', 800],
    ]);
  });
  test('that was lost again is no conversion', () => {
    const reading = read([
      activity('1', '2026-03-01T09:00Z', 'search', link),
      tell('1', 'won', '2026-03-09T09:00Z', { value: euros(5) }, link),
      opportunity('deal', '2026-03-10T09:00Z', { status: 'lost' }),
    ]);
    expect(shape(reading)).toEqual([['1', 'search', 'null']]);
    expect(gaps(reading)).toEqual([['lost-again', 'conversions', 1, '1']]);
  });
  test('that names no opportunity is that of its lead, and counts once', () => {
    const reading = read([
      activity('1', '2026-03-01T09:00Z', 'search', link),
      opportunity('deal', '2026-03-10T09:00Z', { status: 'won', amount: euros(800) }),
      tell('1', 'won', '2026-03-10T09:00Z', { value: euros(800) }),
    ]);
    expect(shape(reading)).toEqual([['1', 'search', 800]]);
  });
  test('before its opportunity was reopened is no conversion, and a later one is', () => {
    const sold = (when: string) => tell('1', 'won', when, { value: euros(5) }, link);
    const story = [
      activity('1', '2026-03-01T09:00Z', 'search', link),
      opportunity('deal', '2026-03-09T09:00Z', { status: 'won', amount: euros(800) }),
      opportunity('deal', '2026-03-10T09:00Z', { status: 'open' }),
    ];
    const taken = read([...story, sold('2026-03-09T09:00Z')]);
    expect(shape(taken)).toEqual([['1', 'search', 'null']]);
    expect(gaps(taken)).toEqual([['lost-again', 'conversions', 1, '1']]);
    // As a deal is worth what the word says that closed it.
    expect(shape(read([...story, sold('2026-03-12T09:00Z')]))).toEqual([['1', 'search', 5]]);
  });
  test('without a lead is reported', () => {
    const reading = read([opportunity('alone', '2026-03-10T09:00Z', { status: 'won', amount: euros(7) })]);
    expect(gaps(reading)).toEqual([['no-lead', 'conversions', 1, 'alone']]);
  });
});

test('an account gathers the touches of all its leads', () => {
  const account = { system: 'crm', id: 'acme' };
  const events = [
    activity('1', '2026-03-01T09:00Z', 'search', { account }),
    activity('2', '2026-03-02T09:00Z', 'fair', { account }),
    activity('3', '2026-03-02T09:00Z', 'mail'),
    opportunity('deal', '2026-03-10T09:00Z', { status: 'won', amount: euros(9) }, { account }),
  ];
  expect(shape(read(events, { per: 'account' }))).toEqual([
    ['acme', 'search > fair', 9],
    ['3', 'mail', 'null'],
  ]);
  expect(gaps(read(events))).toEqual([['no-lead', 'conversions', 1, 'deal']]);
});

test('leads that do not count, and those that have to be forgotten, are counted apart', () => {
  const reading = read([
    tell('test', 'captured', '2026-03-01T09:00Z', { origin: 'marketing', exclusion: 'test' }),
    tell('gone', 'captured', '2026-03-01T09:00Z', { origin: 'marketing' }),
    tell('gone', 'forgotten', '2026-03-02T09:00Z', {}),
    tell('quiet', 'inquiry', '2026-03-02T09:00Z', {}),
  ]);
  expect(reading.journeys).toEqual([]);
  expect(gaps(reading)).toEqual([
    ['excluded', 'subjects', 1, 'test'],
    ['forgotten', 'subjects', 1, 'gone'],
    ['untouched', 'subjects', 1, 'quiet'],
  ]);
});

describe('terms that mean nothing are refused', () => {
  test.each<[string, object, ReadonlyArray<[string, string]>]>([
    ['no look-back', { lookBack: 0 }, [['not-a-duration', 'lookBack']]],
    ['NaN to wait', { matureAfter: Number.NaN }, [['not-a-duration', 'matureAfter']]],
    ['journeys of nobody', { per: 'team' }, [['not-a-choice', 'per']]],
    ['no lifecycle', { lifecycle: null }, [['unreadable', '']]],
    [
      'several at once',
      { lookBack: 1.5, lifecycle: { acceptance: 'none', unresponsiveAttempts: 0 } },
      [
        ['not-a-duration', 'lookBack'],
        ['not-a-count', 'lifecycle.unresponsiveAttempts'],
      ],
    ],
  ])('%s', (_, more, expected) => {
    const checked = compileJourneys({ ...terms, ...more } as JourneyTerms);
    expect(checked._tag === 'Left' && checked.left.map(({ code, path }) => [code, path.join('.')])).toEqual(
      expected,
    );
  });
});

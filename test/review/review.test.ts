import { type CompiledAgreement, compileAgreement } from 'smarketing/agreement';
import { leadCommitments } from 'smarketing/agreement/commitment';
import { compliance } from 'smarketing/agreement/compliance';
import { programmes } from 'smarketing/agreement/programmes';
import { intlZones } from 'smarketing/calendar';
import { type JournalEvent, journalOf } from 'smarketing/journal';
import { orThrow } from 'smarketing/kernel';
import { type Figure, review } from 'smarketing/review';
import { reportOf } from 'smarketing/review/report';
import { describe, expect, test } from 'vitest';
import { agreement, at, tell } from './story.js';

/** Monday 2026-03-30 in the first quarter; every figure below is counted by hand. */
const events = [
  // Worked in time and won.
  tell('a', 'handed-over', '2026-01-05T09:00:00Z', { owner: 'kim', team: 'east' }),
  tell('a', 'touch-connected', '2026-01-05T09:40:00Z', { channel: 'call' }),
  tell('a', 'accepted', '2026-01-05T09:45:00Z', {}),
  tell('a', 'sales-qualified', '2026-01-08T10:00:00Z', {}, { opportunity: { system: 'crm', id: 'o-a' } }),
  tell('a', 'won', '2026-02-02T10:00:00Z', { value: { minor: 500_000, currency: 'EUR' } }),
  // Accepted, reached a business day late.
  tell('b', 'handed-over', '2026-01-06T09:00:00Z', { owner: 'lee', team: 'west' }),
  tell('b', 'accepted', '2026-01-06T10:00:00Z', {}),
  tell('b', 'touch-attempted', '2026-01-07T12:00:00Z', { channel: 'call' }),
  // Rejected for a reason that Marketing answers for, within the hour.
  tell('c', 'handed-over', '2026-02-02T09:00:00Z', { owner: 'kim', team: 'east' }),
  tell('c', 'rejected', '2026-02-02T09:30:00Z', { reason: 'definitional' }),
  // Nobody ever did anything, and an open deal hangs on it.
  tell(
    'd',
    'handed-over',
    '2026-03-02T09:00:00Z',
    { owner: 'lee', team: 'west' },
    { opportunity: { system: 'crm', id: 'o-d' } },
  ),
  // Handed over an hour ago: nothing is due yet.
  tell('e', 'handed-over', '2026-03-30T09:30:00Z', { owner: 'kim', team: 'east' }),
  // Sales found it itself: not Marketing's.
  tell('f', 'captured', '2026-02-10T09:00:00Z', { origin: 'sales', stage: 'working' }),
  tell('f', 'lost', '2026-02-20T09:00:00Z', {}),
  // A test lead counts nowhere.
  tell('g', 'captured', '2026-02-10T09:00:00Z', { origin: 'marketing', exclusion: 'test' }),
  tell('g', 'handed-over', '2026-02-10T10:00:00Z', {}),
  {
    schemaVersion: 1,
    source: 'crm',
    id: 'o-d',
    type: 'opportunity-opened',
    occurredAt: at('2026-03-02T09:05:00Z'),
    subject: { kind: 'opportunity', system: 'crm', id: 'o-d' },
    data: { status: 'open', amount: { minor: 90_000, currency: 'EUR' } },
  } as const,
];

const reading = review(agreement, { asOf: at('2026-03-30T10:00:00Z') })(journalOf(events));

/** Both departments sign the exact text. */
const signaturesOf = ({ subject, version, hash }: CompiledAgreement): ReadonlyArray<JournalEvent> =>
  (['sales', 'marketing'] as const).map((party) => ({
    schemaVersion: 1,
    source: 'minutes',
    id: `signature-${party}`,
    type: 'approval-given',
    occurredAt: at('2026-01-02T09:00:00Z'),
    subject: { kind: 'document', ...subject },
    actor: { kind: 'person', id: `${party}-vp` },
    data: { version, hash, party },
  }));

const figure = (name: Figure['name']): Figure => {
  const found = reading.pageOne.figures.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no figure ${name}`);
  return found;
};

describe('page one', () => {
  test('counts what was handed over, test leads and Sales’ own left out', () => {
    expect(figure('handed-over')).toMatchObject({
      kind: 'count',
      value: 5,
      target: { target: 4, state: 'reached' },
    });
  });

  test('counts as worked in time what was accepted and touched within the hour, of what is decided', () => {
    // a in time, b late, d overdue; c was rejected, which is an answer, and e is not decided yet.
    expect(figure('worked-in-time')).toMatchObject({
      kind: 'share',
      value: { numerator: 1, denominator: 3 },
      target: { state: 'due' },
    });
  });

  test('counts conversions of the leads handed over in the period', () => {
    expect(figure('converted')).toMatchObject({ value: { numerator: 1, denominator: 5 } });
  });

  test('counts the money of leads that somebody is overdue with', () => {
    expect(figure('money-at-risk')).toMatchObject({
      kind: 'money',
      value: [{ minor: 90_000, currency: 'EUR' }],
    });
  });

  test('says of the money at risk that its limit is kept only where every amount is on record', () => {
    const { targets, ...rest } = agreement.agreement;
    const limited = orThrow(
      compileAgreement(intlZones)({
        ...rest,
        targets: { ...targets, moneyAtRisk: { minor: 90_000, currency: 'EUR' } },
      }),
    );
    const about = new Set(['d', 'o-d']);
    const story = events.filter(({ subject }) => about.has(subject.id));
    const risk = (...more: ReadonlyArray<JournalEvent>) => {
      const told = review(limited, { asOf: at('2026-03-30T10:00:00Z') })(journalOf([...story, ...more]));
      const lines = reportOf(limited)(told).sections.flatMap((section) => section.lines);
      return {
        figure: told.pageOne.figures.find(({ name }) => name === 'money-at-risk'),
        next: lines.find(({ id }) => id === 'money-at-risk')?.next,
      };
    };
    expect(risk()).toMatchObject({
      figure: { withoutAmount: 0, target: { state: 'reached' } },
      next: { code: 'kept' },
    });
    const bare = tell('h', 'handed-over', '2026-03-02T09:00:00Z', { owner: 'lee', team: 'west' });
    expect(risk(bare)).toMatchObject({
      figure: { withoutAmount: 1, target: { state: 'due' } },
      next: { code: 'owed', owner: 'sales' },
    });
  });

  test('names what each side owes, with the leads behind it', () => {
    const { sales, marketing } = reading.pageOne.debts;
    const leadsOf = (id: string) =>
      [...sales, ...marketing].find((debt) => debt.id === id)?.leads?.map(({ key }) => key.id);
    expect(leadsOf('overdue:first-response')).toEqual(['d']);
    expect(leadsOf('unexplained-exits')).toEqual(['f']);
    expect(leadsOf('returned-leads')).toEqual(['c']);
  });

  test('misses no single reason where nobody records any, and asks to record them', () => {
    const silent = review(agreement, { asOf: at('2026-03-30T10:00:00Z') })(
      journalOf(
        events.map((event) => ('reason' in event.data ? { ...event, data: {} } : event) as JournalEvent),
      ),
    );
    expect(silent.pageOne.debts.sales.map(({ id }) => id)).not.toContain('unexplained-exits');
    expect(silent.readiness.find(({ reading: name }) => name === 'reasons')?.switchOn).toEqual({
      what: 'fill reason',
      owner: 'sales',
    });
  });

  test('asks for at most three things, each with an owner and a date in open hours', () => {
    const { actions } = reading.pageOne;
    expect(actions).toHaveLength(3);
    expect(actions.map(({ owner }) => owner)).toEqual(['sales', 'marketing', expect.any(String)]);
    for (const { byWhen } of actions) expect(byWhen).toBe(at('2026-04-06T17:00:00Z'));
  });
});

describe('behind page one', () => {
  test('follow-up adds up to the passes handed over', () => {
    expect(reading.followUp.all.states).toEqual({
      'in-time': 1,
      late: 1,
      touched: 0,
      rejected: 1,
      left: 0,
      'not-due': 1,
      overdue: 1,
      'no-promise': 0,
      'not-recorded': 0,
    });
    expect(reading.followUp.all.handedOver).toBe(5);
  });

  test('keeps who still waits in the wait for the first touch', () => {
    const { all } = reading.touchWait;
    expect(all).toMatchObject({
      subjects: 5,
      happened: 2,
      competing: 1,
      open: 2,
      median: { value: 27 * 3_600_000 },
    });
  });

  test('tells a promise apart by team and quarter, and how long it takes in business time', () => {
    const first = reading.attainment.find(({ policy }) => policy === 'first-response');
    expect(
      first?.teams.map(({ group, reading: { attained } }) => [
        group,
        attained.numerator,
        attained.denominator,
      ]),
    ).toEqual([
      ['east', 1, 1],
      ['west', 0, 2],
    ]);
    expect(first?.periods.map(({ group }) => group)).toEqual(['2026-Q1']);
    // 40 minutes, and from 09:00 to 12:00 of the next working day.
    expect(first?.businessTime).toMatchObject({ happened: 2, competing: 1, open: 2 });
    expect(first?.businessTime.median.value).toBe(11 * 3_600_000);
    expect(first?.persons).toEqual({ given: false, reason: 'not-agreed' });
  });

  test('names no person before both have signed that', () => {
    const personal = orThrow(compileAgreement(intlZones)({ ...agreement.agreement, personal: true }));
    const unsigned = review(personal, { asOf: at('2026-03-30T10:00:00Z') })(journalOf(events));
    expect(unsigned.attainment.map(({ persons }) => persons.given)).not.toContain(true);
    const signed = review(personal, { asOf: at('2026-03-30T10:00:00Z') })(
      journalOf([...events, ...signaturesOf(personal)]),
    );
    expect(signed.agreement.standing.binding).toBe(true);
    expect(signed.attainment.find(({ policy }) => policy === 'first-response')?.persons).toEqual({
      given: true,
      persons: [],
      tooFew: { persons: 2, clocks: 5 },
    });
  });

  test('splits the wait between the system and a person, and holds it against the studies', () => {
    // Each lead has its person from the hand-over on, and its first interest is that hand-over.
    expect(reading.responseDelay.all).toMatchObject({
      spent: { passes: 2, system: 0, human: (40 + 27 * 60) * 60_000 },
      handOffs: { count: 5, greatest: 0 },
    });
    expect(reading.responseCurve.bands.map(({ passes }) => passes)).toEqual([0, 0, 1, 0, 0, 1]);
    expect(reading.responseCurve.untouched.passes).toBe(1);
    expect(reading.responseCurve.excluded).toEqual([{ reason: 'too-young', count: 2 }]);
    expect(reading.thoroughness).toMatchObject({ agreed: 6, passes: 2 });
  });

  test('tells volumes by passes and by leads', () => {
    const volume = (stage: string) => reading.volumes.find((one) => one.stage === stage);
    expect(volume('handed-over')).toMatchObject({ passes: 5, leads: 5, inferred: 0 });
    expect(volume('won')).toMatchObject({ passes: 1, leads: 1 });
  });

  test('dates cohorts by the first entry to the denominator', () => {
    const whole = reading.conversions.find(({ from, to }) => from === 'handed-over' && to === 'won');
    expect(
      whole?.cohorts.map(({ group, reading: { numerator, denominator } }) => [group, numerator, denominator]),
    ).toEqual([
      ['2026-01', 1, 2],
      ['2026-02', 0, 1],
      ['2026-03', 0, 2],
    ]);
  });

  test('says what it left out', () => {
    expect(reading.honesty.excluded).toEqual([{ reason: 'test', leads: 1 }]);
  });

  test('marks an agreement that nobody signed, and changes no figure for it', () => {
    expect(reading.agreement.standing.state).toBe('unsigned');
    expect(reading.agreement.unconfirmed).toBeGreaterThan(0);
  });
});

describe('programmes', () => {
  const programme = (
    id: string,
    type: 'programme-opened' | 'programme-changed',
    data: object,
  ): JournalEvent =>
    ({
      schemaVersion: 1,
      source: 'plan',
      id: `${id}-${type}`,
      type,
      occurredAt: at(type === 'programme-opened' ? '2026-01-05T09:00:00Z' : '2026-01-06T09:00:00Z'),
      subject: { kind: 'programme', system: 'plan', id },
      data,
    }) as JournalEvent;

  test('are agreed on when the latest of each fact says so', () => {
    const told = journalOf([
      programme('fair', 'programme-opened', { deliverables: ['leads'], benchmarks: ['cost'] }),
      programme('fair', 'programme-changed', { agreedBy: ['sales', 'marketing'] }),
      programme('web', 'programme-opened', { deliverables: ['leads'], agreedBy: ['sales', 'marketing'] }),
    ]);
    const { debts } = review(agreement, { asOf: at('2026-03-30T10:00:00Z') })(told).pageOne;
    expect(debts.marketing.find(({ id }) => id === 'programmes-without-agreement')?.names).toEqual(['web']);
  });
});

describe('what the agreement’s own readings say', () => {
  const told = journalOf([
    tell('7', 'handed-over', '2026-02-02T09:00:00Z', {}),
    tell('7', 'disqualified', '2026-02-03T09:00:00Z', { reason: 'no-budget' }),
    {
      schemaVersion: 1,
      source: 'plan',
      id: 'fair',
      type: 'programme-opened',
      occurredAt: at('2026-01-05T09:00:00Z'),
      subject: { kind: 'programme', system: 'plan', id: 'fair' },
      data: { deliverables: ['leads'], benchmarks: ['cost'], agreedBy: ['marketing'] },
    },
  ]);
  const viewpoint = { asOf: at('2026-04-01T00:00:00Z') };
  const found = review(agreement, viewpoint)(told);

  test('is in the review as they say it alone', () => {
    expect(found.compliance).toEqual(compliance(agreement, { ...viewpoint, periods: 2 })(told));
    expect(found.programmes).toEqual(programmes(agreement, viewpoint)(told));
    expect(found.commitments).toEqual(leadCommitments(agreement, viewpoint)(told));
  });

  test('stands among the debts of the side whose turn it is', () => {
    const debt = (side: 'sales' | 'marketing', id: string) =>
      found.pageOne.debts[side].find((one) => one.id === id)?.names;
    expect(debt('marketing', 'missed-obligations')).toEqual([
      'lead-generation: Missed: 1 of at least 4 in FY2026-Q1.',
    ]);
    expect(debt('sales', 'missed-obligations')).toBeUndefined();
    expect(debt('sales', 'programmes-awaiting-consent')).toEqual(['fair']);
    expect(debt('marketing', 'programmes-without-agreement')).toBeUndefined();
  });
});

describe('a past report', () => {
  test('is printed again with knownAt, whatever arrived since', () => {
    const asOf = at('2026-02-15T10:00:00Z');
    const before = review(agreement, { asOf, knownAt: asOf })(journalOf(events));
    const late = tell('b', 'won', '2026-02-01T10:00:00Z', {}, { receivedAt: at('2026-03-01T10:00:00Z') });
    const after = review(agreement, { asOf, knownAt: asOf })(journalOf([...events, late]));
    expect(after).toEqual(before);
    const restated = review(agreement, { asOf })(journalOf([...events, late]));
    expect(restated).not.toEqual(review(agreement, { asOf })(journalOf(events)));
  });

  test('compares with the last period at the same distance into it', () => {
    const { period } = reading;
    expect(period).toMatchObject({ id: '2026-Q1', closed: false, previous: { id: '2025-Q4' } });
    expect((period.previous?.asOf ?? 0) - (period.previous?.span.start ?? 0)).toBe(
      at('2026-03-30T10:00:00Z') - period.span.start,
    );
  });
});

describe('without evidence', () => {
  const empty = review(agreement, { asOf: at('2026-03-30T10:00:00Z') })(journalOf([]));

  test('draws no figure and says what to switch on', () => {
    expect(empty.pageOne.figures.map(({ kind }) => kind)).toEqual(Array(5).fill('not-measured'));
    expect(
      empty.readiness.every(({ status, switchOn }) => status === 'missing' && switchOn !== undefined),
    ).toBe(true);
  });

  test('derives no hours from a date', () => {
    const dated = [
      tell('a', 'handed-over', '2026-03-02T00:00:00Z', {}, { precision: 'date' }),
      tell('a', 'touch-attempted', '2026-03-03T00:00:00Z', { channel: 'call' }, { precision: 'date' }),
    ];
    const found = review(agreement, { asOf: at('2026-03-30T10:00:00Z') })(journalOf(dated));
    expect(found.touchWait.all).toMatchObject({
      subjects: 0,
      excluded: [{ reason: 'date-only', count: 1 }],
    });
    expect(found.pageOne.figures.find(({ name }) => name === 'overdue-now')?.kind).toBe('not-measured');
    expect(found.honesty.dateOnly).toBe(2);
  });

  test('calls a team that logs nothing "not recorded", not "not worked"', () => {
    const silent = Array.from({ length: 25 }, (_, index) =>
      tell(`s${index}`, 'handed-over', '2026-03-02T09:00:00Z', { owner: 'lee', team: 'west' }),
    );
    const logging = [
      tell('x', 'handed-over', '2026-03-02T09:00:00Z', { owner: 'kim', team: 'east' }),
      tell('x', 'touch-attempted', '2026-03-02T09:10:00Z', { channel: 'call' }),
    ];
    const found = review(agreement, { asOf: at('2026-03-30T10:00:00Z') })(journalOf([...logging, ...silent]));
    expect(found.honesty.silentTeams).toEqual(['west']);
    expect(found.followUp.all.states).toMatchObject({ 'not-recorded': 25, 'in-time': 1, overdue: 0 });
    const promise = found.attainment.find(({ policy }) => policy === 'first-response');
    expect(promise?.attainment.states).toMatchObject({ met: 1, overdue: 0, 'not-measurable': 25 });
    expect(found.pageOne.figures.find(({ name }) => name === 'worked-in-time')).toMatchObject({
      value: { numerator: 0, denominator: 1 },
    });
    expect(found.pageOne.debts.sales.map(({ id }) => id)).not.toContain('overdue:first-response');
  });
});

import type { LeadEvent } from 'smarketing/journal';
import { elapsedFrom, foldLead, type LeadLife, type LifecycleTerms, type Pass } from 'smarketing/lead';
import { describe, expect, test } from 'vitest';
import { at, dated, event, hero, record } from './story.js';

const explicit: LifecycleTerms = { acceptance: 'explicit' };

const live =
  (terms: LifecycleTerms) =>
  (...events: ReadonlyArray<LeadEvent>): LeadLife =>
    foldLead(terms)(record(...events));

const codes = (life: LeadLife): ReadonlyArray<string> => life.irregularities.map(({ code }) => code);

const passOf = (life: LeadLife, number: number): Pass => {
  const pass = life.passes[number - 1];
  if (pass === undefined) throw new Error(`no pass ${number}`);
  return pass;
};

const captured = event('02T09:00', 'captured', { origin: 'marketing', channel: 'paid-search' });
const qualified = event('02T10:00', 'marketing-qualified', {});
const handedOver = event('02T11:00', 'handed-over', { owner: 'ann', nextStep: 'a call' });
const accepted = event('02T12:00', 'accepted', { intent: 'call-by', callBy: at('02T13:00') });
const call = event('02T12:30', 'touch-connected', { channel: 'call' });
const working = event('02T13:00', 'working', {});
const salesQualified = event('03T09:00', 'sales-qualified', {});
const won = event('05T09:00', 'won', { value: { minor: 120_000, currency: 'EUR' } });
const arrival = [captured, qualified, handedOver];

describe('the straight way', () => {
  const life = live(explicit)(...arrival, accepted, call, working, salesQualified, won);
  const pass = passOf(life, 1);

  test('has nothing irregular', () => {
    expect(life.irregularities).toEqual([]);
  });

  test('ends in a sale, credited to its pass', () => {
    expect(pass.exit).toMatchObject({
      kind: 'won',
      deals: [{ at: at('05T09:00'), value: { minor: 120_000, currency: 'EUR' } }],
    });
  });

  test('says when it entered each stage', () => {
    expect(Object.entries(pass.stages).map(([stage, moment]) => [stage, moment.at])).toEqual([
      ['inquiry', at('02T09:00')],
      ['marketing-qualified', at('02T10:00')],
      ['handed-over', at('02T11:00')],
      ['accepted', at('02T12:00')],
      ['working', at('02T13:00')],
      ['sales-qualified', at('03T09:00')],
      ['won', at('05T09:00')],
    ]);
  });

  test('keeps the packet, and what Sales intends', () => {
    expect(pass.handOver?.packet).toEqual({ owner: 'ann', nextStep: 'a call' });
    expect(pass.acceptance).toMatchObject({
      status: 'accepted',
      by: 'explicit',
      intent: 'call-by',
      callBy: at('02T13:00'),
    });
  });

  test('knows the first contact', () => {
    expect(pass.touches.firstContact).toMatchObject({
      at: at('02T12:30'),
      kind: 'connection',
      channel: 'call',
    });
  });
});

describe('acceptance', () => {
  test('waits, however long Sales is silent', () => {
    expect(passOf(live(explicit)(...arrival), 1).acceptance).toEqual({ status: 'waiting' });
  });

  test('is not made by a touch where it has to be said', () => {
    expect(passOf(live(explicit)(...arrival, call), 1).acceptance).toEqual({ status: 'waiting' });
  });

  test('is made by the first touch where the agreement says so', () => {
    const pass = passOf(live({ acceptance: 'first-touch' })(...arrival, call, working), 1);
    expect(pass.acceptance).toMatchObject({ status: 'accepted', by: 'first-touch', at: at('02T12:30') });
    expect(pass.stages.accepted?.at).toBe(at('02T12:30'));
  });

  test('may come by a touch after a hand-over that was recorded late', () => {
    const found = event('02T09:00', 'captured', { origin: 'sales', stage: 'working' });
    const late = event('02T11:00', 'handed-over', {});
    const pass = passOf(live({ acceptance: 'first-touch' })(found, late, call), 1);
    expect(pass.acceptance).toMatchObject({ status: 'accepted', by: 'first-touch' });
    expect(pass.furthest).toBe('working');
  });

  test('keeps the intent that follows the first touch', () => {
    const later = event('02T12:45', 'accepted', { intent: 'nurture' });
    const life = live({ acceptance: 'first-touch' })(...arrival, call, later);
    expect(passOf(life, 1).acceptance).toMatchObject({
      by: 'first-touch',
      at: at('02T12:30'),
      intent: 'nurture',
    });
    expect(codes(life)).toEqual([]);
  });

  test('is implied by work without a touch, which is listed', () => {
    const life = live({ acceptance: 'first-touch' })(...arrival, working);
    expect(passOf(life, 1).acceptance).toMatchObject({ status: 'accepted', by: 'implied', inferred: true });
    expect(life.irregularities).toMatchObject([{ code: 'skipped-stage', skipped: ['accepted'] }]);
  });

  test('is not measured where the agreement knows none', () => {
    const life = live({ acceptance: 'none' })(...arrival, call, working);
    expect(passOf(life, 1).acceptance).toEqual({ status: 'not-measured' });
    expect(codes(life)).toEqual([]);
    expect(passOf(life, 1).stages).not.toHaveProperty('accepted');
  });

  test('is answered by a rejection', () => {
    const rejected = event('02T12:00', 'rejected', { reason: 'duplicate' });
    expect(passOf(live(explicit)(...arrival, rejected), 1).acceptance).toEqual({ status: 'rejected' });
  });

  test('stays unanswered where the lead was pulled back', () => {
    const recycled = event('09T12:00', 'recycled', { reason: 'pulled-back' });
    expect(passOf(live(explicit)(...arrival, recycled), 1).acceptance).toEqual({ status: 'unanswered' });
  });

  test.each(['lost', 'disqualified'] as const)('is implied where Sales ends as %s', (kind) => {
    const pass = passOf(
      live(explicit)(...arrival, call, event('03T09:00', kind, { reason: 'no-budget' })),
      1,
    );
    expect(pass.acceptance).toMatchObject({ status: 'accepted', by: 'implied' });
  });
});

describe('a stage that was never recorded', () => {
  test('is inferred from a later one, and listed once', () => {
    const life = live(explicit)(captured, won);
    const pass = passOf(life, 1);
    expect(Object.entries(pass.stages).filter(([, { inferred }]) => inferred === true)).toHaveLength(5);
    expect(life.irregularities).toMatchObject([
      { code: 'won-before-contact' },
      {
        code: 'skipped-stage',
        stage: 'won',
        skipped: ['marketing-qualified', 'handed-over', 'accepted', 'working', 'sales-qualified'],
      },
    ]);
  });

  test('is not inferred from a loss, which proves nothing', () => {
    const pass = passOf(live(explicit)(captured, event('05T09:00', 'lost', { reason: 'no-decision' })), 1);
    expect(Object.keys(pass.stages)).toEqual(['inquiry', 'lost']);
  });

  test('is not inferred before the stage a lead entered at', () => {
    const life = live(explicit)(
      event('02T09:00', 'captured', { origin: 'sales', stage: 'working' }),
      salesQualified,
    );
    expect(passOf(life, 1)).toMatchObject({ entry: 'working', furthest: 'sales-qualified' });
    expect(Object.keys(passOf(life, 1).stages)).toEqual(['working', 'sales-qualified']);
    expect(passOf(life, 1).acceptance).toBeUndefined();
    expect(codes(life)).toEqual([]);
  });

  test('is no hand-over where Sales found the lead itself', () => {
    const found = event('02T09:00', 'captured', { origin: 'sales' });
    const life = live(explicit)(found, working, call, salesQualified, won);
    expect(Object.keys(passOf(life, 1).stages)).toEqual(['inquiry', 'working', 'sales-qualified', 'won']);
    expect(codes(life)).toEqual([]);
  });

  test('keeps first, latest and inferred dates of qualification apart', () => {
    const life = live(explicit)(
      captured,
      handedOver,
      event('03T10:00', 'recycled', { reason: 'not-ready' }),
      event('09T10:00', 'marketing-qualified', {}),
      event('10T10:00', 'marketing-qualified', {}),
    );
    expect(life.marketingQualified).toMatchObject({
      inferred: { at: at('02T11:00'), inferred: true },
      first: { at: at('09T10:00') },
      latest: { at: at('10T10:00') },
    });
  });

  test('has qualified whatever was handed over, except what Sales found', () => {
    expect(passOf(live(explicit)(handedOver), 1).stages).toHaveProperty('marketing-qualified');
    const bySales = event('02T09:00', 'captured', { origin: 'sales', stage: 'handed-over' });
    expect(passOf(live(explicit)(bySales), 1).stages).not.toHaveProperty('marketing-qualified');
  });
});

describe('what comes out of order', () => {
  test('is folded, marked, and moves nothing back', () => {
    const life = live(explicit)(...arrival, accepted, working, event('03T08:00', 'marketing-qualified', {}));
    expect(life.standing).toEqual({ status: 'open', pass: 1, stage: 'working' });
    expect(codes(life)).toEqual(['repeated-stage']);
  });

  test('stays inferred where it was inferred first', () => {
    const life = live(explicit)(captured, handedOver, event('03T08:00', 'marketing-qualified', {}));
    expect(passOf(life, 1).stages['marketing-qualified']).toMatchObject({
      at: at('02T11:00'),
      inferred: true,
    });
    expect(life.marketingQualified.first?.at).toBe(at('03T08:00'));
    expect(codes(life)).toEqual(['skipped-stage', 'out-of-order-stage']);
  });

  test('is counted, not listed, where a prospect asks again', () => {
    const life = live(explicit)(...arrival, event('03T08:00', 'inquiry', {}));
    expect(passOf(life, 1).inquiries).toBe(2);
    expect(codes(life)).toEqual([]);
    expect(life.standing).toMatchObject({ stage: 'handed-over' });
  });

  test('is one inquiry where a capture and an inquiry share an instant', () => {
    const life = live(explicit)(captured, event('02T09:00', 'inquiry', {}));
    expect(passOf(life, 1).inquiries).toBe(1);
  });

  test.each(['accepted', 'working', 'sales-qualified', 'handed-over'] as const)(
    'does not reopen what was won: %s',
    (stage) => {
      const life = live(explicit)(captured, event('02T11:00', 'won', {}), event('03T08:00', stage, {}));
      expect(life.standing).toEqual({ status: 'ended', pass: 1, exit: 'won' });
      expect(codes(life)).toContain('stage-after-close');
      expect(life.tally).toEqual({ folded: 2, neutral: 0, overruled: 1 });
    },
  );

  test('is put right where one instant holds several events', () => {
    const life = live(explicit)(
      event('02T09:00', 'handed-over', {}, { id: '1' }),
      event('02T09:00', 'marketing-qualified', {}, { id: '2' }),
      event('02T09:00', 'captured', { origin: 'marketing' }, { id: '3' }),
    );
    expect(codes(life)).toEqual([]);
    expect(passOf(life, 1)).toMatchObject({ entry: 'inquiry', furthest: 'handed-over' });
  });

  test('follows the sequence where the source gives one', () => {
    const life = live(explicit)(
      event('02T09:00', 'captured', { origin: 'marketing' }),
      event('02T10:00', 'recycled', { reason: 'not-ready' }, { sequence: 1 }),
      event('02T10:00', 'marketing-qualified', {}, { sequence: 2 }),
    );
    expect(life.standing).toEqual({ status: 'open', pass: 2, stage: 'marketing-qualified' });
  });
});

describe('a date without a time', () => {
  test('takes its place among the events of its day', () => {
    const life = live(explicit)(
      captured,
      qualified,
      handedOver,
      accepted,
      call,
      working,
      dated('02', 'won', {}),
    );
    expect(life.standing).toEqual({ status: 'ended', pass: 1, exit: 'won' });
    expect(passOf(life, 1).entry).toBe('inquiry');
    expect(codes(life)).toEqual(['skipped-stage']);
  });

  test('comes before the events that follow from it', () => {
    const life = live(explicit)(dated('02', 'marketing-qualified', {}), captured, handedOver);
    expect(codes(life)).toEqual([]);
    expect(Object.keys(passOf(life, 1).stages)).toEqual(['inquiry', 'marketing-qualified', 'handed-over']);
  });

  test('measures no hours', () => {
    const pass = passOf(live(explicit)(captured, dated('02', 'marketing-qualified', {}), handedOver), 1);
    const [from, to] = [pass.stages['marketing-qualified'], pass.stages['handed-over']];
    expect(from?.precision).toBe('date');
    expect(from && to && elapsedFrom(from)(to)).toEqual({ _tag: 'None' });
  });
});

describe('a new pass', () => {
  const recycled = event('04T09:00', 'recycled', { reason: 'not-ready', until: at('20T09:00') });

  test('starts after recycling, linked to the old one', () => {
    const life = live(explicit)(...arrival, recycled, event('20T10:00', 'marketing-qualified', {}));
    expect(life.passes.map(({ number, previous }) => [number, previous])).toEqual([
      [1, undefined],
      [2, 1],
    ]);
    expect(passOf(life, 1).exit).toMatchObject({ kind: 'recycled', family: 'timing', until: at('20T09:00') });
    expect(codes(life)).toEqual([]);
  });

  test('starts when a rejected lead is handed over again', () => {
    const rejected = event('02T12:00', 'rejected', { reason: 'clerical' });
    const life = live(explicit)(...arrival, rejected, event('03T10:00', 'handed-over', {}));
    expect(passOf(life, 2)).toMatchObject({ entry: 'handed-over', acceptance: { status: 'waiting' } });
    expect(codes(life)).toEqual([]);
  });

  test('starts, and is listed, when Sales goes on without a hand-over', () => {
    const again = event('05T09:00', 'touch-attempted', { channel: 'call' });
    const life = live(explicit)(...arrival, recycled, again, event('05T10:00', 'working', {}));
    expect(passOf(life, 2)).toMatchObject({ entry: 'working', touches: { attempts: 1 } });
    expect(codes(life)).toEqual(['restarted-without-hand-over']);
  });

  test('is credited with its own sale', () => {
    const life = live(explicit)(
      ...arrival,
      recycled,
      event('20T10:00', 'handed-over', {}),
      event('25T10:00', 'won', {}),
    );
    expect(life.passes.map(({ exit }) => exit?.kind)).toEqual(['recycled', 'won']);
  });

  test('starts when a customer asks again', () => {
    const life = live(explicit)(...arrival, won, event('20T10:00', 'inquiry', {}));
    expect(life.standing).toEqual({ status: 'open', pass: 2, stage: 'inquiry' });
    expect(passOf(life, 2).inquiries).toBe(1);
  });
});

describe('touches', () => {
  const outbound = (time: string, data: object = {}, extras: object = {}): LeadEvent =>
    event(time, 'touch-attempted', { channel: 'email', ...data }, extras);

  test.each([
    ['automation', {}, { actor: { kind: 'automation', id: 'sequence' } }],
    ['bulk', { bulk: true }, {}],
    ['imported', {}, { actor: { kind: 'import', id: 'loader' } }],
    ['marketing', { department: 'marketing' }, {}],
  ])('of %s do not count, and are counted apart', (why, data, extras) => {
    const pass = passOf(live(explicit)(...arrival, outbound('02T12:00', data, extras)), 1);
    expect(pass.touches).toEqual({ attempts: 0, connections: 0, inbound: 0, uncounted: { [why]: 1 } });
  });

  test('count where the agreement says so', () => {
    const terms: LifecycleTerms = {
      ...explicit,
      touch: { by: ['person', 'automation', 'import'], bulk: true },
    };
    const life = live(terms)(
      ...arrival,
      outbound('02T12:00', { bulk: true }, { actor: { kind: 'automation', id: 'sequence' } }),
      outbound('02T12:15', {}, { actor: { kind: 'import', id: 'loader' } }),
    );
    expect(passOf(life, 1).touches.attempts).toBe(2);
  });

  test('before the hand-over are no follow-up', () => {
    const pass = passOf(
      live(explicit)(captured, outbound('02T09:30'), qualified, handedOver, outbound('02T12:00')),
      1,
    );
    expect(pass.touches).toMatchObject({
      attempts: 1,
      uncounted: { 'before-hand-over': 1 },
      first: { at: at('02T12:00') },
    });
  });

  test('that the prospect begins are his, and a talk is the first contact', () => {
    const life = live(explicit)(
      ...arrival,
      event('02T12:00', 'touch-connected', { channel: 'call', direction: 'inbound' }),
    );
    expect(passOf(life, 1).touches).toMatchObject({
      attempts: 0,
      inbound: 1,
      firstContact: { at: at('02T12:00') },
    });
  });

  test('tell a meeting that the prospect booked', () => {
    const life = live(explicit)(...arrival, outbound('02T12:00', { bookedByProspect: true }));
    expect(passOf(life, 1).touches.booking?.at).toBe(at('02T12:00'));
  });

  test('recorded a day late are listed', () => {
    const late = outbound('02T12:00', {}, { receivedAt: at('03T12:01') });
    const life = live(explicit)(...arrival, late, outbound('02T13:00', {}, { receivedAt: at('03T13:00') }));
    expect(life.irregularities).toMatchObject([{ code: 'backdated-touch', late: 86_460_000 }]);
    expect(passOf(life, 1).touches).toMatchObject({
      attempts: 2,
      backdated: 1,
      first: { recordedAt: at('03T12:01') },
    });
  });

  test('after an opt-out are listed', () => {
    const optOut = event('02T11:30', 'contact-permission-changed', { permitted: false, channel: 'email' });
    const life = live(explicit)(...arrival, optOut, outbound('02T12:00'), call);
    expect(codes(life)).toEqual(['touch-without-permission']);
    expect(life.contactPermission).toEqual({
      permitted: true,
      since: at('02T11:30'),
      channels: [{ channel: 'email', permitted: false, since: at('02T11:30') }],
    });
  });

  test('outside every pass are counted', () => {
    const life = live(explicit)(
      outbound('01T09:00'),
      captured,
      event('02T10:00', 'recycled', { reason: 'other' }),
      outbound('03T09:00'),
    );
    expect(life.touchesOutsidePasses).toBe(2);
  });
});

describe('exits', () => {
  const leave = (
    kind: 'rejected' | 'disqualified' | 'recycled' | 'lost',
    reason?: string,
    time = '03T09:00',
  ) => event(time, kind, reason === undefined ? {} : { reason });

  test.each([
    ['rejected after the first contact', [call, leave('rejected', 'duplicate')], 'rejected-after-contact'],
    ['disqualified before it', [leave('disqualified', 'no-budget')], 'disqualified-before-contact'],
  ])('are misfiled where a lead is %s', (_, story, code) => {
    const life = live(explicit)(...arrival, ...story);
    expect(codes(life)).toEqual([code]);
    expect(passOf(life, 1).exit).toMatchObject({ misfiled: true });
  });

  test.each([
    ['rejected before the first contact', [leave('rejected', 'duplicate')]],
    ['disqualified after it', [call, leave('disqualified', 'no-budget')]],
    [
      'disqualified after Sales had qualified it',
      [accepted, working, salesQualified, leave('disqualified', 'no-need', '04T09:00')],
    ],
  ])('are filed right where a lead is %s', (_, story) => {
    const life = live(explicit)(...arrival, ...story);
    expect(codes(life)).toEqual([]);
    expect(passOf(life, 1).exit).not.toHaveProperty('misfiled');
  });

  test('of Marketing need no contact', () => {
    expect(codes(live(explicit)(captured, leave('disqualified', 'no-need')))).toEqual([]);
  });

  test('need a hand-over to be rejections', () => {
    expect(codes(live(explicit)(captured, leave('rejected', 'duplicate')))).toEqual([
      'rejected-before-hand-over',
    ]);
  });

  test.each([
    [undefined, 'reason-missing', 'missing', 'sales'],
    ['because', 'reason-unmapped', 'unmapped', 'sales'],
    ['constructor', 'reason-unmapped', 'unmapped', 'sales'],
    ['no-budget', 'reason-of-other-exit', 'budget', 'marketing'],
  ])('report a reason that does not fit: %s', (reason, code, family, accountable) => {
    const life = live(explicit)(...arrival, leave('rejected', reason));
    expect(codes(life)).toEqual([code]);
    expect(passOf(life, 1).exit).toMatchObject({
      family,
      accountable,
      ...(reason === undefined ? {} : { reason }),
    });
  });

  test('as unresponsive need the agreed number of attempts', () => {
    const tries = [1, 2, 3, 4, 5, 6].map((n) => event(`02T1${n}:30`, 'touch-attempted', { channel: 'call' }));
    const tooEarly = live(explicit)(...arrival, ...tries.slice(0, 5), leave('recycled', 'unresponsive'));
    expect(tooEarly.irregularities).toMatchObject([
      { code: 'unresponsive-too-early', attempts: 5, needed: 6 },
    ]);
    expect(codes(live(explicit)(...arrival, ...tries, leave('recycled', 'unresponsive')))).toEqual([]);
  });

  test('follow the reasons of the agreement', () => {
    const terms: LifecycleTerms = {
      ...explicit,
      exitReasons: { 'too-small': { exits: ['rejected'], family: 'definitional', accountable: 'marketing' } },
    };
    const life = live(terms)(...arrival, leave('rejected', 'too-small'));
    expect(passOf(life, 1).exit).toMatchObject({ family: 'definitional', accountable: 'marketing' });
    expect(codes(live(terms)(...arrival, leave('rejected', 'duplicate')))).toEqual(['reason-unmapped']);
  });

  test('after an exit are Marketing’s answer or one too many', () => {
    const rejected = leave('rejected', 'clerical');
    const answered = live(explicit)(...arrival, rejected, leave('recycled', 'not-ready', '04T09:00'));
    expect(codes(answered)).toEqual([]);
    expect(passOf(answered, 1)).toMatchObject({
      exit: { kind: 'rejected' },
      furtherExits: [{ kind: 'recycled' }],
    });
    const twice = live(explicit)(...arrival, rejected, leave('rejected', 'clerical', '04T09:00'));
    expect(codes(twice)).toEqual(['exit-after-exit']);
  });

  test('without any stage still end the lead', () => {
    const life = live(explicit)(leave('disqualified', 'no-need'));
    expect(life.standing).toEqual({ status: 'ended', pass: 1, exit: 'disqualified' });
    expect(codes(life)).toEqual(['exit-without-stage']);
  });
});

describe('deals', () => {
  const deal = (time: string, id: string, minor: number): LeadEvent =>
    event(time, 'won', { value: { minor, currency: 'EUR' } }, { opportunity: { system: 'crm', id } });

  test('of different opportunities are two sales of one pass', () => {
    const life = live(explicit)(...arrival, call, deal('05T09:00', 'A', 100), deal('06T09:00', 'B', 200));
    const { exit } = passOf(life, 1);
    expect(exit?.kind === 'won' && exit.deals.map(({ value }) => value?.minor)).toEqual([100, 200]);
    expect(life.opportunities.map(({ id }) => id)).toEqual(['A', 'B']);
  });

  test('told twice are one sale', () => {
    const life = live(explicit)(...arrival, call, event('05T09:00', 'won', {}), deal('06T09:00', 'A', 100));
    const { exit } = passOf(life, 1);
    expect(exit).toMatchObject({ at: at('05T09:00'), deals: [{ value: { minor: 100 } }] });
    expect(codes(life)).toEqual(['skipped-stage', 'repeated-stage']);
  });

  test('lost and then won are won', () => {
    const life = live(explicit)(
      ...arrival,
      call,
      event('05T09:00', 'lost', { reason: 'no-decision' }),
      deal('08T09:00', 'A', 100),
    );
    expect(passOf(life, 1)).toMatchObject({
      exit: { kind: 'won' },
      furtherExits: [{ kind: 'lost' }],
      furthest: 'won',
    });
    expect(codes(life)).toContain('lost-then-won');
  });

  test('won stay won when another is lost', () => {
    const other = event(
      '08T09:00',
      'lost',
      { reason: 'no-budget' },
      { opportunity: { system: 'crm', id: 'B' } },
    );
    const life = live(explicit)(...arrival, call, deal('05T09:00', 'A', 100), other);
    expect(life.standing).toMatchObject({ exit: 'won' });
    expect(passOf(life, 1).furtherExits).toMatchObject([{ kind: 'lost' }]);
  });

  test('won and then lost are lost', () => {
    const same = event(
      '08T09:00',
      'lost',
      { reason: 'no-budget' },
      { opportunity: { system: 'crm', id: 'A' } },
    );
    const life = live(explicit)(...arrival, call, deal('05T09:00', 'A', 100), same);
    expect(life.standing).toMatchObject({ exit: 'lost' });
    expect(codes(life)).toContain('won-then-lost');
  });

  test('keep the sale that stands beside the one that was cancelled', () => {
    const lostA = event(
      '08T09:00',
      'lost',
      { reason: 'no-budget' },
      { opportunity: { system: 'crm', id: 'A' } },
    );
    const life = live(explicit)(
      ...arrival,
      call,
      deal('05T09:00', 'A', 100),
      deal('06T09:00', 'B', 200),
      lostA,
    );
    expect(passOf(life, 1).exit).toMatchObject({
      kind: 'won',
      deals: [{ value: { minor: 200 } }],
      cancelled: [{ value: { minor: 100 } }],
    });
  });
});

describe('stages in the company’s own words', () => {
  const terms: LifecycleTerms = {
    ...explicit,
    customStages: { demo: { reached: 'working' }, nurture: { reached: 'inquiry' } },
  };

  test('imply the stage they stand for, without a gap', () => {
    const life = live(terms)(...arrival, accepted, event('03T09:00', 'stage-entered', { stage: 'demo' }));
    expect(life.standing).toEqual({ status: 'open', pass: 1, stage: 'working', customStage: 'demo' });
    expect(passOf(life, 1).customStages).toMatchObject([{ stage: 'demo', at: at('03T09:00') }]);
    expect(codes(life)).toEqual([]);
  });

  test('are forgotten once a later stage is entered', () => {
    const life = live(terms)(
      ...arrival,
      accepted,
      event('02T12:15', 'stage-entered', { stage: 'demo' }),
      salesQualified,
    );
    expect(life.standing).toEqual({ status: 'open', pass: 1, stage: 'sales-qualified' });
  });

  test('start a new pass after an exit, listed where Sales goes on without a hand-over', () => {
    const recycled = event('04T09:00', 'recycled', { reason: 'not-ready' });
    const demo = event('20T09:00', 'stage-entered', { stage: 'demo' });
    const life = live(terms)(...arrival, recycled, demo);
    expect(life.standing).toEqual({ status: 'open', pass: 2, stage: 'working', customStage: 'demo' });
    expect(codes(life)).toEqual(['restarted-without-hand-over']);
    const nurtured = live(terms)(
      ...arrival,
      recycled,
      event('20T09:00', 'stage-entered', { stage: 'nurture' }),
    );
    expect(codes(nurtured)).toEqual([]);
  });

  test('do not reopen what was won', () => {
    const life = live(terms)(captured, won, event('06T09:00', 'stage-entered', { stage: 'demo' }));
    expect(life.standing).toMatchObject({ status: 'ended', exit: 'won' });
    expect(codes(life)).toContain('stage-after-close');
  });

  test.each([
    ['marketing-qualified', { inferred: { at: at('03T09:00') } }],
    ['accepted', { inferred: { at: at('03T09:00') } }],
  ] as const)('may imply %s', (reached, dates) => {
    const life = live({ ...explicit, customStages: { x: { reached } } })(
      captured,
      event('03T09:00', 'stage-entered', { stage: 'x' }),
    );
    expect(life.standing).toMatchObject({ stage: reached });
    expect(life.marketingQualified).toMatchObject(dates);
    if (reached === 'accepted') expect(passOf(life, 1).acceptance).toMatchObject({ by: 'implied' });
  });

  test('nobody agreed on do not start a pass', () => {
    const life = live(terms)(event('03T09:00', 'stage-entered', { stage: 'unheard-of' }));
    expect(life.standing).toEqual({ status: 'unstaged' });
    expect(life.tally).toEqual({ folded: 0, neutral: 0, overruled: 1 });
  });

  test('nobody agreed on are kept and listed', () => {
    const life = live(terms)(captured, event('03T09:00', 'stage-entered', { stage: 'toString' }));
    expect(life.irregularities).toMatchObject([{ code: 'unknown-stage', stage: 'toString' }]);
    expect(passOf(life, 1).customStages).toMatchObject([{ stage: 'toString' }]);
  });

  test('that bear the name of one of ours mean that one', () => {
    const life = live(terms)(captured, event('03T09:00', 'stage-entered', { stage: 'marketing-qualified' }));
    expect(life.standing).toMatchObject({ stage: 'marketing-qualified' });
  });
});

describe('what else is known of a lead', () => {
  test('is where it came from, first and last', () => {
    const again = event(
      '03T09:00',
      'captured',
      { origin: 'partner', channel: 'fair', segment: 'emea', exclusion: 'spam' },
      { source: 'web' },
    );
    const life = live(explicit)(captured, again);
    expect(life).toMatchObject({
      key: hero,
      origin: 'marketing',
      channel: 'fair',
      segment: 'emea',
      exclusion: 'spam',
    });
    expect(codes(life)).toEqual(['conflicting-origin']);
    expect(life.passes).toHaveLength(1);
  });

  test('is who owned it', () => {
    const queue = event('02T10:30', 'owner-changed', {
      owner: 'inbox',
      ownerKind: 'queue',
      department: 'operations',
    });
    const same = event('02T10:45', 'owner-changed', {
      owner: 'inbox',
      ownerKind: 'queue',
      department: 'operations',
    });
    const life = live(explicit)(captured, qualified, queue, same, handedOver);
    expect(life.owners.map(({ owner, ownerKind, department }) => [owner, ownerKind, department])).toEqual([
      ['inbox', 'queue', 'operations'],
      ['ann', 'person', 'sales'],
    ]);
    expect(life.tally.neutral).toBe(1);
  });

  test('is which accounts it was linked to, the latest last', () => {
    const linked = (time: string, id: string) =>
      event(time, 'profile-changed', { facts: {} }, { account: { system: 'crm', id } });
    const life = live(explicit)(linked('02T09:00', 'A'), linked('02T10:00', 'B'), linked('02T11:00', 'A'));
    expect(life.accounts.map(({ id }) => id)).toEqual(['B', 'A']);
    expect(life.standing).toEqual({ status: 'unstaged' });
  });

  test('is when work was put off', () => {
    const life = live(explicit)(...arrival, event('02T14:00', 'deferred', { reason: 'too-busy' }));
    expect(passOf(life, 1).deferrals).toMatchObject([{ reason: 'too-busy' }]);
    expect(codes(live(explicit)(event('02T14:00', 'deferred', {})))).toEqual(['deferral-without-pass']);
  });
});

describe('what follows a close', () => {
  const late = (
    days: number,
    type: 'working' | 'won' | 'marketing-qualified',
    extras: object = {},
  ): LeadEvent =>
    event(
      '05T09:00',
      type,
      {},
      { id: 'late', occurredAt: (at('05T09:00') + days * 86_400_000) as never, ...extras },
    );
  const bought = [...arrival, accepted, call, working, salesQualified, won];

  test('is its late record for a week', () => {
    expect(live(explicit)(...bought, late(7, 'working')).standing).toMatchObject({ pass: 1, exit: 'won' });
    expect(live(explicit)(...bought, late(7, 'won')).passes).toHaveLength(1);
  });

  test('is a new trip after that', () => {
    expect(live(explicit)(...bought, late(8, 'working')).standing).toEqual({
      status: 'open',
      pass: 2,
      stage: 'working',
    });
    expect(live(explicit)(...bought, late(8, 'won')).passes.map(({ exit }) => exit?.kind)).toEqual([
      'won',
      'won',
    ]);
  });

  test('is new demand at once where the pass had been qualified before', () => {
    const life = live(explicit)(...bought, late(1, 'marketing-qualified'));
    expect(life.standing).toMatchObject({ status: 'open', pass: 2 });
    expect(codes(life)).toEqual([]);
  });

  test('is the same deal whenever it names the same opportunity', () => {
    const opportunity = { system: 'crm', id: 'A' };
    const lost = event('05T09:00', 'lost', { reason: 'no-decision' }, { opportunity });
    const life = live(explicit)(...arrival, call, lost, late(60, 'won', { opportunity }));
    expect(life.passes).toHaveLength(1);
    expect(life.standing).toMatchObject({ exit: 'won' });
  });

  test('may be agreed otherwise', () => {
    const life = live({ ...explicit, belatedWithin: 0 })(...bought, late(1, 'working'));
    expect(life.standing).toMatchObject({ pass: 2 });
  });

  test('goes on where a lost lead was given back to Marketing', () => {
    const lost = event('05T09:00', 'lost', { reason: 'no-decision' });
    const life = live(explicit)(
      ...arrival,
      call,
      lost,
      event('05T10:00', 'recycled', { reason: 'not-ready' }),
      late(1, 'working'),
    );
    expect(life.passes[0]?.furtherExits).toMatchObject([{ kind: 'recycled' }]);
    expect(life.standing).toMatchObject({ pass: 2, stage: 'working' });
  });
});

import * as E from 'fp-ts/lib/Either.js';
import type { LeadEvent } from 'smarketing/journal';
import { orThrow } from 'smarketing/kernel';
import {
  bantTemplate,
  compileCompleteness,
  compileDefinition,
  draftDefinition,
  foldLead,
  judge,
  prepareFacts,
  profileOfFacts,
  type QualificationReading,
} from 'smarketing/lead';
import { type LeadAction, type NextSettings, next, textOfRefusal } from 'smarketing/lead/next';
import { describe, expect, test } from 'vitest';
import { at, event, record } from '../story.js';

const terms = { acceptance: 'explicit', unresponsiveAttempts: 2 } as const;

const captured = event('02T09:00', 'captured', { origin: 'marketing' });
const qualified = event('02T10:00', 'marketing-qualified', {});
const handedOver = event('02T11:00', 'handed-over', {});
const accepted = event('02T12:00', 'accepted', {});
const working = event('02T13:00', 'working', {});
const attempt = event('02T13:15', 'touch-attempted', { channel: 'call' });
const call = event('02T13:30', 'touch-connected', { channel: 'call' });
const salesQualified = event('02T14:00', 'sales-qualified', {});
const atSales = [captured, qualified, handedOver];

const propose =
  (settings: Partial<NextSettings>, ...story: ReadonlyArray<LeadEvent>) =>
  (action: LeadAction) =>
    next({ terms, ...settings })(foldLead(settings.terms ?? terms)(record(...story)), action);

const refusalOf = (answer: ReturnType<ReturnType<typeof propose>>) =>
  E.isLeft(answer) ? answer.left : undefined;

const later = at('03T09:00');

const by = {
  marketing: (type: 'marketing-qualified' | 'handed-over', rest: object = {}): LeadAction =>
    ({ type, at: later, by: 'marketing', data: {}, ...rest }) as LeadAction,
  sales: (type: LeadAction['type'], data: object = {}, rest: object = {}): LeadAction =>
    ({ type, at: later, by: 'sales', data, ...rest }) as LeadAction,
};

describe('what is allowed', () => {
  test.each([
    ['qualifying an inquiry', [captured], by.marketing('marketing-qualified')],
    ['qualifying somebody new', [], by.marketing('marketing-qualified')],
    ['handing over what is qualified', [captured, qualified], by.marketing('handed-over')],
    ['accepting', atSales, by.sales('accepted', { intent: 'nurture' })],
    ['working what is accepted', [...atSales, accepted], by.sales('working')],
    ['qualifying after a talk', [...atSales, accepted, working, call], by.sales('sales-qualified')],
    ['winning', [...atSales, accepted, working, call, salesQualified], by.sales('won')],
    ['losing', [...atSales, accepted, working], by.sales('lost', { reason: 'no-budget' })],
    ['rejecting before a talk', atSales, by.sales('rejected', { reason: 'duplicate' })],
    ['disqualifying after a talk', [...atSales, call], by.sales('disqualified', { reason: 'no-need' })],
    ['giving up for silence', [...atSales, attempt, call], by.sales('recycled', { reason: 'unresponsive' })],
    ['putting off', atSales, by.sales('deferred', { reason: 'too-busy' })],
  ])('is %s', (_, story, action) => {
    expect(propose({}, ...story)(action)).toEqual(
      E.right({ type: action.type, occurredAt: later, data: action.data }),
    );
  });

  test('is handing over what was rejected and put right', () => {
    const rejected = event('02T12:00', 'rejected', { reason: 'clerical' });
    expect(E.isRight(propose({}, ...atSales, rejected)(by.marketing('handed-over')))).toBe(true);
  });

  test('is working on what Sales found itself', () => {
    const found = event('02T09:00', 'captured', { origin: 'sales' });
    expect(E.isRight(propose({}, found)(by.sales('working')))).toBe(true);
  });
});

describe('what is refused', () => {
  test.each([
    [
      'handing over an inquiry',
      [captured],
      by.marketing('handed-over'),
      { _tag: 'stage-missing', needs: 'marketing-qualified' },
    ],
    [
      'handing over twice',
      atSales,
      by.marketing('handed-over'),
      { _tag: 'already-there', stage: 'handed-over' },
    ],
    [
      'accepting what nobody gave',
      [captured],
      by.sales('accepted'),
      { _tag: 'stage-missing', needs: 'handed-over' },
    ],
    ['working before accepting', atSales, by.sales('working'), { _tag: 'stage-missing', needs: 'accepted' }],
    [
      'qualifying without a talk',
      [...atSales, accepted, working],
      by.sales('sales-qualified'),
      { _tag: 'contact-missing' },
    ],
    [
      'winning what is not qualified',
      [...atSales, accepted, working, call],
      by.sales('won'),
      { _tag: 'stage-missing', needs: 'sales-qualified' },
    ],
    [
      'rejecting after a talk',
      [...atSales, call],
      by.sales('rejected', { reason: 'duplicate' }),
      { _tag: 'contact-made', instead: 'disqualified' },
    ],
    [
      'disqualifying before a talk',
      atSales,
      by.sales('disqualified', { reason: 'no-need' }),
      { _tag: 'contact-missing' },
    ],
    [
      'giving up too early',
      [...atSales, attempt],
      by.sales('recycled', { reason: 'unresponsive' }),
      { _tag: 'attempts-missing', made: 1, needed: 2 },
    ],
    [
      'doing what is over',
      [...atSales, event('02T12:00', 'rejected', { reason: 'duplicate' })],
      by.sales('working'),
      { _tag: 'pass-ended', exit: 'rejected' },
    ],
    [
      'losing without a reason',
      [...atSales, accepted, working],
      by.sales('lost'),
      { _tag: 'reason-missing' },
    ],
    [
      'a reason nobody agreed on',
      atSales,
      by.sales('rejected', { reason: 'toString' }),
      { _tag: 'reason-not-agreed', reason: 'toString' },
    ],
    [
      'a reason of another exit',
      atSales,
      by.sales('rejected', { reason: 'no-budget' }),
      { _tag: 'reason-not-agreed' },
    ],
    [
      'what is for others to do',
      [captured],
      by.sales('marketing-qualified'),
      { _tag: 'wrong-doer', doers: ['marketing', 'operations'] },
    ],
    [
      'disqualifying what Marketing still has',
      [captured],
      by.sales('disqualified', { reason: 'no-need' }),
      { _tag: 'wrong-doer' },
    ],
    [
      'anything with a lead that does not count',
      [event('02T09:00', 'captured', { origin: 'marketing', exclusion: 'spam' })],
      by.marketing('marketing-qualified'),
      { _tag: 'excluded', exclusion: 'spam' },
    ],
    [
      'anything with a forgotten lead',
      [event('02T09:00', 'forgotten', {})],
      by.marketing('marketing-qualified'),
      { _tag: 'forgotten' },
    ],
  ])('is %s', (_, story, action, refusal) => {
    expect(refusalOf(propose({}, ...story)(action))).toMatchObject(refusal);
  });

  test('is accepting where the agreement knows none', () => {
    const none = { terms: { acceptance: 'none' } } as const;
    expect(refusalOf(propose(none, ...atSales)(by.sales('accepted')))).toEqual({
      _tag: 'acceptance-not-agreed',
    });
  });

  test('is handing over whoever opted out', () => {
    const optOut = event('02T10:30', 'contact-permission-changed', { permitted: false });
    expect(refusalOf(propose({}, captured, qualified, optOut)(by.marketing('handed-over')))).toEqual({
      _tag: 'contact-not-permitted',
    });
  });

  test('is calling a lead new demand while its account has an open opportunity', () => {
    const opportunity = { system: 'crm', id: 'O1' };
    expect(
      refusalOf(
        propose({}, captured, qualified)(by.marketing('handed-over', { openOpportunity: opportunity })),
      ),
    ).toEqual({ _tag: 'open-opportunity', opportunity });
  });

  test('lists the reasons that are agreed', () => {
    const refusal = refusalOf(propose({}, ...atSales)(by.sales('rejected')));
    expect(refusal).toMatchObject({ agreed: expect.arrayContaining(['duplicate', 'wrong-territory']) });
    expect(refusal).not.toMatchObject({ agreed: expect.arrayContaining(['no-budget']) });
  });
});

describe('a guard', () => {
  const { facts, gate, rule } = bantTemplate(3);
  const definition = orThrow(
    compileDefinition(facts)(draftDefinition(facts)({ id: 'bant', version: 2, gate, rule })),
  );
  const judged = (
    known: Record<string, boolean>,
    state: 'signed' | 'unsigned' = 'signed',
  ): QualificationReading =>
    judge(
      definition,
      state,
    )({ prepared: prepareFacts(facts, later)(profileOfFacts(later)(known)), context: { asOf: later } });
  const settings: Partial<NextSettings> = {
    guards: { 'sales-qualified': 'sales-qualified' },
    signedOnly: true,
  };
  const answer = (judgement?: QualificationReading) =>
    refusalOf(
      propose(
        settings,
        ...atSales,
        accepted,
        working,
        call,
      )(by.sales('sales-qualified', {}, judgement === undefined ? {} : { judgement })),
    );

  test('opens for a lead that meets the definition', () => {
    expect(answer(judged({ budget: true, need: true, timeline: true }))).toBeUndefined();
  });

  test('blocks what is unknown and names what to find out', () => {
    expect(answer(judged({ budget: true, need: true, authority: false }))).toMatchObject({
      _tag: 'facts-missing',
      definition: { id: 'bant', version: 2 },
      collect: [{ name: 'timeline', reason: 'never-recorded' }],
    });
  });

  test('blocks a lead that does not meet it', () => {
    expect(answer(judged({ budget: false, need: false }))).toMatchObject({ _tag: 'not-qualified' });
  });

  test('blocks where nobody judged, or by another gate', () => {
    expect(answer()).toEqual({ _tag: 'judgement-missing', gate: 'sales-qualified' });
    const other = { ...judged({ budget: true, need: true, timeline: true }), gate: 'hand-over' as const };
    expect(answer(other)).toMatchObject({ _tag: 'judgement-missing' });
  });

  test('blocks by an unsigned definition only where asked to', () => {
    const draft = judged({ budget: true, need: true, timeline: true }, 'unsigned');
    expect(answer(draft)).toMatchObject({ _tag: 'definition-unsigned', state: 'unsigned' });
    const lenient = { guards: { 'sales-qualified': 'sales-qualified' } } as const;
    const proposal = by.sales('sales-qualified', {}, { judgement: draft });
    expect(refusalOf(propose(lenient, ...atSales, accepted, working, call)(proposal))).toBeUndefined();
  });
});

describe('the gate of completeness', () => {
  const schema = { email: { type: 'string', label: 'E-mail' }, phone: { type: 'string' } } as const;
  const read = orThrow(
    compileCompleteness(schema)({
      items: [
        { fact: 'email', weight: 1, required: true },
        { fact: 'phone', weight: 1 },
      ],
    }),
  );
  const hand = (completeness?: ReturnType<typeof read>) =>
    refusalOf(
      propose(
        { completeOnly: true },
        captured,
        qualified,
      )(by.marketing('handed-over', completeness === undefined ? {} : { completeness })),
    );
  const known = (facts: Record<string, string>) =>
    read(prepareFacts(schema, later)(profileOfFacts(later)(facts)));

  test('asks for what is required and no more', () => {
    expect(hand(known({ email: 'a@b' }))).toBeUndefined();
    expect(hand(known({ phone: '1' }))).toMatchObject({ _tag: 'incomplete', gaps: [{ fact: 'email' }] });
    expect(hand()).toEqual({ _tag: 'completeness-missing' });
  });
});

test('each refusal is a sentence', () => {
  const definition = { id: 'bant', version: 2 };
  const collect = [{ kind: 'fact', name: 'timeline', label: 'Timeline' }] as const;
  const gaps = [
    { fact: 'email', label: 'E-mail', weight: 1, required: true, reason: 'never-recorded' },
  ] as const;
  expect(
    (
      [
        { _tag: 'forgotten' },
        { _tag: 'excluded', exclusion: 'spam' },
        { _tag: 'wrong-doer', action: 'won', doers: ['sales'] },
        { _tag: 'already-there', stage: 'working' },
        { _tag: 'pass-ended', exit: 'lost' },
        { _tag: 'stage-missing', needs: 'accepted' },
        { _tag: 'acceptance-not-agreed' },
        { _tag: 'contact-not-permitted' },
        { _tag: 'open-opportunity', opportunity: { system: 'crm', id: 'O1' } },
        { _tag: 'judgement-missing', gate: 'hand-over' },
        { _tag: 'definition-unsigned', definition, state: 'partly-signed' },
        { _tag: 'not-qualified', definition },
        { _tag: 'facts-missing', definition, collect },
        { _tag: 'completeness-missing' },
        { _tag: 'incomplete', gaps },
        { _tag: 'contact-missing' },
        { _tag: 'contact-made', instead: 'disqualified' },
        { _tag: 'reason-missing', agreed: ['other'] },
        { _tag: 'reason-not-agreed', reason: 'x', agreed: ['other'] },
        { _tag: 'attempts-missing', made: 1, needed: 6 },
      ] as const
    ).map(textOfRefusal),
  ).toMatchInlineSnapshot(`
    [
      "The prospect has to be forgotten.",
      "The lead does not count: spam.",
      "This is for sales to do.",
      "The lead is working already.",
      "The pass has ended: lost.",
      "The lead has to be accepted first.",
      "The agreement knows no acceptance.",
      "The prospect may not be contacted.",
      "Opportunity O1 is open at the account; the lead goes to its owner.",
      "Nobody judged the lead by the definition of the gate hand-over.",
      "Definition bant version 2 is partly-signed.",
      "The lead does not meet definition bant version 2.",
      "Definition bant version 2 cannot be answered without Timeline.",
      "Nobody read how complete the lead is.",
      "The hand-over needs E-mail.",
      "Nobody has talked to the prospect yet.",
      "Somebody has talked to the prospect: it would be disqualified, not rejected.",
      "A reason is needed: other.",
      "The reason x is not agreed here; agreed are other.",
      "A lead is unresponsive after 6 attempts; there were 1.",
    ]
  `);
});

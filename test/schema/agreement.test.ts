import fc from 'fast-check';
import { type Agreement, agreementHash, draftAgreement } from 'smarketing/agreement';
import { day, type Instant, orThrow, parseCivilDate } from 'smarketing/kernel';
import { agreementJsonSchema, decodeAgreement, encodeAgreement } from 'smarketing/schema';
import { describe, expect, test } from 'vitest';

const draft = draftAgreement({
  zone: 'Europe/Berlin',
  currency: 'EUR',
  effectiveFrom: orThrow(parseCivilDate('2026-01-01')),
  facts: { lastVisitAt: { type: 'instant', maxAge: 30 * day }, employees: { type: 'integer' } },
  handOver: {
    all: [
      { fact: 'lastVisitAt', op: 'withinLast', value: 14 * day },
      { not: { fact: 'employees', op: 'lt', value: 20 } },
    ],
  },
});

// biome-ignore lint/suspicious/noExplicitAny: a wire document is changed at will to see it refused
type Loose = any;
const wire = (): Loose => JSON.parse(JSON.stringify(encodeAgreement(draft)));

const codesOf = (input: unknown): ReadonlyArray<string> => {
  const decoded = decodeAgreement(input);
  return decoded._tag === 'Right' ? [] : decoded.left.map(({ code, path }) => `${code} ${path.join('.')}`);
};

describe('an agreement on the wire', () => {
  test('reads as people write: durations and hours are text', () => {
    const text = wire();
    expect(text.calendars.office.weekly.mon).toBe('09:00-17:00');
    expect(text.policies[0].targets[0].target).toEqual({ clock: 'business', time: 'PT8H' });
    expect(text.staleAfter).toBe('P90D');
    expect(text.facts.lastVisitAt.maxAge).toBe('P30D');
    expect(text.terms['qualified-lead'].definitions[0].rule.all[0].value).toBe('P14D');
  });

  test('decodes to the very same text that was signed', () => {
    const decoded = orThrow(decodeAgreement(wire()));
    expect(decoded).toEqual(draft);
    expect(agreementHash(decoded)).toBe(agreementHash(draft));
  });

  test('needs no hash by hand', () => {
    const text = wire();
    delete text.terms['qualified-lead'].definitions[0].factsHash;
    expect(orThrow(decodeAgreement(text))).toEqual(draft);
  });

  test('keeps hours that text cannot hold', () => {
    const long: Agreement = {
      ...draft,
      calendars: { office: { zone: 'UTC', weekly: { mon: [{ start: 0, end: 2_880 }] } } },
    };
    expect(orThrow(decodeAgreement(JSON.parse(JSON.stringify(encodeAgreement(long)))))).toEqual(long);
  });

  test('keeps instants of policies and delegations', () => {
    const at = Date.UTC(2026, 5, 1) as Instant;
    const dated: Agreement = {
      ...draft,
      policies: draft.policies.map((policy) => ({ ...policy, effectiveFrom: at })),
    };
    const text = JSON.parse(JSON.stringify(encodeAgreement(dated)));
    expect(text.policies[0].effectiveFrom).toBe('2026-06-01T00:00:00.000Z');
    expect(orThrow(decodeAgreement(text))).toEqual(dated);
  });

  test.each([
    [
      'a fact that is not there',
      (text: Loose) =>
        (text.terms['qualified-lead'].definitions[0].rule = { fact: 'employes', op: 'gte', value: 1 }),
      'unknown-fact terms.qualified-lead.definitions.0.rule.fact',
    ],
    [
      'a target in words',
      (text: Loose) => (text.policies[0].targets[0].target.time = '4 hours'),
      'not-a-duration policies.0.targets.0.target.time',
    ],
    [
      'hours that are none',
      (text: Loose) => (text.calendars.office.weekly.mon = 'nine to five'),
      'calendars.office.weekly.mon',
    ],
    [
      'an unknown event',
      (text: Loose) => (text.policies[0].start[0].type = 'handed-ovr'),
      'not-one-of policies.0.start.0.type',
    ],
    ['a key that nobody reads', (text: Loose) => (text.targets.overdue = 3), 'unknown-key targets.overdue'],
    ['a fact without a type', (text: Loose) => (text.facts.employees.type = 'intger'), 'facts.employees'],
  ])('with %s is refused at its path', (_, change, expected) => {
    const text = wire();
    change(text);
    expect(codesOf(text).join('\n')).toContain(expected);
  });

  test('says once what each form of a union would mind', () => {
    const text = wire();
    text.policies[0].targets[0].target = '8 working hours';
    expect(codesOf(text)).toEqual(['wrong-type policies.0.targets.0.target']);
  });

  test('reports what is wrong in the frame and in the facts at once', () => {
    const text = wire();
    delete text.zone;
    text.facts.employees.type = 'intger';
    const codes = codesOf(text).join('\n');
    expect(codes).toContain('missing zone');
    expect(codes).toContain('facts.employees');
  });
});

test('nothing makes decoding throw', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(draft)), fc.anything({ withBigInt: true }), (key, value) => {
      expect(['Left', 'Right']).toContain(decodeAgreement({ ...wire(), [key]: value })._tag);
      expect(['Left', 'Right']).toContain(decodeAgreement(value)._tag);
    }),
  );
});

test('the JSON Schema asks for what an agreement needs', () => {
  expect(agreementJsonSchema()).toMatchObject({
    type: 'object',
    required: expect.arrayContaining(['zone', 'terms', 'policies', 'obligations']),
  });
});

import { asking, type ComplaintDraft, complain } from 'smarketing/dialogue';
import { describe, expect, test } from 'vitest';
import { at } from './made.js';

const now = at('T10:00Z');

const whole: ComplaintDraft = {
  by: 'sales',
  about: 'lead',
  observation: 'Half of the phone numbers are wrong.',
  evidence: 'call report of week 9',
  request: {
    performer: 'marketing',
    satisfiedWhen: 'Nine of ten numbers can be dialled.',
    dueAt: at('2026-03-31T17:00:00Z'),
  },
};

const faults = (draft: ComplaintDraft): ReadonlyArray<string> => {
  const taken = complain(now)(draft);
  return taken._tag === 'Left' ? taken.left.faults.map(({ fault }) => fault) : [];
};

describe('a complaint', () => {
  test('is taken with its request', () => {
    const taken = complain(now)(whole);
    expect(taken).toMatchObject({
      _tag: 'Right',
      right: { by: 'sales', about: 'lead', request: { asker: 'sales', performer: 'marketing' } },
    });
  });

  test('becomes a request in the journal', () => {
    const taken = complain(now)(whole);
    expect(taken._tag === 'Right' && asking(taken.right)).toEqual({
      state: 'asked',
      asker: 'sales',
      performer: 'marketing',
      about: 'lead',
      satisfiedWhen: 'Nine of ten numbers can be dialled.',
      dueAt: at('2026-03-31T17:00:00Z'),
    });
  });

  test('about a person is refused with the reason', () => {
    const taken = complain(now)({ ...whole, about: 'person' });
    expect(taken).toMatchObject({
      _tag: 'Left',
      left: {
        _tag: 'complaint-refused',
        faults: [
          {
            fault: 'about-person',
            text: 'Say what went wrong in the work; complaints about persons are not taken.',
          },
        ],
      },
    });
  });

  test('without a request is none', () => {
    const { request: _, ...blame } = whole;
    expect(faults(blame)).toEqual(['request-missing']);
  });

  test('tells everything that is missing at once', () => {
    expect(faults({})).toEqual([
      'complainant-missing',
      'about-missing',
      'observation-missing',
      'request-missing',
    ]);
    expect(faults({ ...whole, request: {} })).toEqual([
      'performer-missing',
      'condition-missing',
      'due-missing',
    ]);
  });

  test('asks somebody else, for a time that is still to come', () => {
    expect(faults({ ...whole, request: { ...whole.request, performer: 'sales', dueAt: now } })).toEqual([
      'performer-is-asker',
      'due-past',
    ]);
  });

  test('of any shape is refused and not thrown at', () => {
    const strange = [
      null,
      undefined,
      'They never listen.',
      [],
      { ...whole, request: null },
      { ...whole, request: [] },
      { ...whole, by: { toString: () => 'sales' } },
      { ...whole, about: '__proto__' },
      { ...whole, observation: 7 },
      { ...whole, request: { ...whole.request, dueAt: Number.NaN } },
    ];
    for (const draft of strange) expect(complain(now)(draft as never)._tag).toBe('Left');
    const proven = complain(now)({ ...whole, evidence: 7 } as never);
    expect(proven._tag === 'Right' && 'evidence' in proven.right).toBe(false);
  });
});

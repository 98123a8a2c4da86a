import { compileAgreement, draftAgreement, presetPauses, presetPolicies } from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import type { LeadEvent } from 'smarketing/journal';
import { orThrow, parseCivilDate, parseInstant } from 'smarketing/kernel';
import { presetExitReasons } from 'smarketing/lead';
import { presetRework, readClocks } from 'smarketing/sla';
import { describe, expect, test } from 'vitest';

const at = (text: string) => orThrow(parseInstant(text));

const event = (type: LeadEvent['type'], when: string, data: object): LeadEvent =>
  ({
    schemaVersion: 1,
    source: 'crm',
    id: `${type} ${when}`,
    type,
    occurredAt: at(when),
    subject: { kind: 'lead', system: 'crm', id: '7' },
    actor: { kind: 'person', id: 'kim' },
    data,
  }) as LeadEvent;

const stateOf = (
  acceptance: 'explicit' | 'first-touch' | 'none',
  policy: string,
  when: string,
  ...events: ReadonlyArray<LeadEvent>
) => {
  const { policies } = orThrow(
    compileAgreement(intlZones)(
      draftAgreement({
        zone: 'UTC',
        currency: 'EUR',
        effectiveFrom: orThrow(parseCivilDate('2026-01-01')),
        acceptance,
      }),
    ),
  );
  const read = readClocks(policies, at(when));
  return read({ key: { system: 'crm', id: '7' }, events }).find((clock) => clock.policy.id === policy)?.state;
};

const handedOver = event('handed-over', '2026-03-16T09:00:00Z', { owner: 'kim' });
const attempt = event('touch-attempted', '2026-03-16T09:30:00Z', { channel: 'call' });

describe('the promises of a draft', () => {
  test('let the first touch keep the promise to accept where it makes acceptance', () => {
    const when = '2026-03-20T12:00:00Z';
    expect(stateOf('first-touch', 'accept', when, handedOver, attempt)).toBe('met');
    expect(stateOf('explicit', 'accept', when, handedOver, attempt)).toBe('breached');
    expect(stateOf('none', 'accept', when, handedOver, attempt)).toBeUndefined();
  });

  test('begin the follow-up where acceptance is an event at that event, else at the hand-over', () => {
    const when = '2026-03-16T12:00:00Z';
    expect(stateOf('explicit', 'follow-up', when, handedOver)).toBeUndefined();
    expect(stateOf('first-touch', 'follow-up', when, handedOver)).toBe('running');
    expect(stateOf('none', 'follow-up', when, handedOver)).toBe('running');
  });

  test('stand still only for reasons on the list that both sign', () => {
    const named = presetPolicies('explicit').flatMap(({ pauses = [] }) => pauses.map(({ id }) => id));
    expect(new Set(named)).toEqual(new Set(Object.keys(presetPauses)));
  });

  test('give Marketing the rejections that it answers for, and no other', () => {
    const answered = Object.entries(presetExitReasons).flatMap(([reason, { exits, accountable }]) =>
      exits.includes('rejected') && accountable === 'marketing' ? [reason] : [],
    );
    expect(presetRework.start).toEqual([{ type: 'rejected', where: { reason: answered } }]);
  });

  test('are each listed as not confirmed yet, with a source where there is one', () => {
    for (const acceptance of ['explicit', 'first-touch', 'none'] as const) {
      const { policies, assumptions = [] } = draftAgreement({
        zone: 'UTC',
        currency: 'EUR',
        effectiveFrom: orThrow(parseCivilDate('2026-01-01')),
        acceptance,
      });
      const told = assumptions.filter(({ path: [first] }) => first === 'policies');
      expect(told.map(({ path }) => path[1])).toEqual(policies.map(({ id }) => id));
      for (const one of told) expect('source' in one).toBe(one.mark === 'preset');
    }
  });
});

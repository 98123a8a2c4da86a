import fc from 'fast-check';
import type { LeadEvent, TouchRule } from 'smarketing/journal';
import { hour, instant, orThrow } from 'smarketing/kernel';
import { leadCase } from 'smarketing/metrics';
import { compilePolicy } from 'smarketing/sla';
import { describe, expect, test } from 'vitest';

const at = (hours: number) => orThrow(instant(hours * hour));

const event = (hours: number, type: string, data: object, actor?: object): LeadEvent =>
  ({
    schemaVersion: 1,
    source: 'crm',
    id: `${type} ${hours}`,
    type,
    occurredAt: at(hours),
    subject: { kind: 'lead', system: 'crm', id: '7' },
    ...(actor === undefined ? {} : { actor }),
    data,
  }) as unknown as LeadEvent;

const kind = fc.constantFrom('person', 'automation', 'import', 'prospect');
const channel = fc.constantFrom('call', 'email', 'meeting');
const optional = { requiredKeys: [] };

const rules = fc.record(
  {
    by: fc.subarray(['person', 'automation', 'import', 'prospect'] as const),
    directions: fc.subarray(['outbound', 'inbound'] as const),
    bulk: fc.boolean(),
    channels: fc.subarray(['call', 'email', 'meeting']),
    departments: fc.subarray(['sales', 'marketing'] as const),
  },
  optional,
);

const touches = fc.array(
  fc.record({
    connected: fc.boolean(),
    actor: fc.option(fc.record({ kind, id: fc.constant('x') }), { nil: undefined }),
    channel,
    more: fc.record(
      {
        direction: fc.constantFrom('outbound', 'inbound'),
        bulk: fc.boolean(),
        department: fc.constantFrom('sales', 'marketing'),
        bookedByProspect: fc.boolean(),
      },
      optional,
    ),
  }),
  { maxLength: 6 },
);

describe('what counts as a touch', () => {
  test('is one thing to a clock of Sales and to the life of a lead', () => {
    fc.assert(
      fc.property(rules, touches, (rule, list) => {
        const touch: TouchRule = rule;
        const policy = orThrow(
          compilePolicy({ calendars: {} })({
            id: 'first-response',
            version: 1,
            metric: 'first-response',
            obliged: 'sales',
            start: [{ type: 'handed-over' }],
            stop: [{ type: 'touch-attempted' }, { type: 'touch-connected' }],
            targets: [{ target: { clock: 'elapsed', milliseconds: 99 * hour } }],
            touch: { ...touch, prospectBooked: false },
          }),
        );
        const events = [
          event(1, 'handed-over', { owner: 'kim' }),
          ...list.map(({ connected, actor, channel: by, more }, index) =>
            event(
              index + 2,
              connected ? 'touch-connected' : 'touch-attempted',
              { channel: by, ...more },
              actor,
            ),
          ),
        ];
        const found = leadCase({
          lifecycle: { acceptance: 'explicit', touch },
          policies: [policy],
          asOf: at(50),
        })({ key: { system: 'crm', id: '7' }, events } as Parameters<ReturnType<typeof leadCase>>[0]);
        const [pass] = found.passes;
        const [clock] = pass?.clocks ?? [];
        expect(pass?.pass.touches.first?.at).toBe(clock?.state === 'met' ? clock.stop.at : undefined);
      }),
      { numRuns: 300 },
    );
  });
});

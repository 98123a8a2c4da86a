import { type Agreement, draftAgreement } from 'smarketing/agreement';
import { diffAgreements } from 'smarketing/agreement/diff';
import { day, hour, orThrow, parseCivilDate } from 'smarketing/kernel';
import { draftDefinition } from 'smarketing/lead';
import type { Rule } from 'smarketing/rule';
import { presetAccept } from 'smarketing/sla';
import { describe, expect, it } from 'vitest';

const date = (text: string) => orThrow(parseCivilDate(text));
const base = draftAgreement({ zone: 'UTC', currency: 'EUR', effectiveFrom: date('2026-01-01') });
const changesOf = (before: Agreement, after: Agreement) =>
  diffAgreements(before)(after).map(({ path, change, direction, on }) => [
    path.join(' '),
    change,
    direction,
    on,
  ]);
const changes = (change: Partial<Agreement>) => changesOf(base, { ...base, ...change });
const [accept = presetAccept, ...otherPolicies] = base.policies;
const withPolicy = (change: Partial<typeof accept>) => ({
  policies: [{ ...accept, ...change }, ...otherPolicies],
});

describe('two agreements', () => {
  it('that say the same have no changes, whatever their version and order', () => {
    expect(
      changes({
        version: 7,
        policies: [...base.policies].reverse(),
        obligations: { ...base.obligations, sales: [...base.obligations.sales].reverse() as never },
      }),
    ).toEqual([]);
  });

  it('differ in obligations that are stricter, looser, new and gone', () => {
    const [first, second, third] = base.obligations.sales;
    expect(
      changes({
        obligations: {
          marketing: base.obligations.marketing.map((one) =>
            one.id === 'lead-generation' ? { ...one, atLeast: 120 } : one,
          ) as never,
          sales: [
            { ...first, atLeast: 0.5 },
            { ...(third as typeof first), metric: { kind: 'results-reported', within: 10 * day } },
            { ...(second as typeof first), id: 'news' },
          ],
        },
      }),
    ).toEqual([
      ['obligations marketing lead-generation atLeast', 'changed', 'stricter', 'marketing'],
      ['obligations sales news', 'added', 'stricter', 'sales'],
      ['obligations sales prospect-information', 'removed', 'looser', 'sales'],
      ['obligations sales results-reported metric within', 'changed', 'stricter', 'sales'],
      ['obligations sales wants-and-needs atLeast', 'changed', 'looser', 'sales'],
    ]);
  });

  it('differ in time limits', () => {
    const target = (milliseconds: number) => ({ target: { clock: 'business', milliseconds } }) as const;
    expect(changes(withPolicy({ targets: [target(4 * hour)] }))).toEqual([
      ['policies accept targets', 'changed', 'stricter', 'sales'],
    ]);
    expect(changes(withPolicy({ targets: [target(16 * hour)] }))[0]?.[2]).toBe('looser');
    expect(
      changes(withPolicy({ targets: [{ target: { clock: 'elapsed', milliseconds: hour } }] }))[0]?.[2],
    ).toBe('neither');
    const [before, after] = [
      [{ when: { segment: 'key' }, ...target(4 * hour) }, target(8 * hour)],
      [{ when: { segment: 'key' }, ...target(2 * hour) }, target(16 * hour)],
    ] as const;
    expect(
      changesOf(
        { ...base, ...withPolicy({ targets: before }) },
        { ...base, ...withPolicy({ targets: after }) },
      ),
    ).toEqual([['policies accept targets', 'changed', 'neither', 'sales']]);
  });

  it('say a change of time in words', () => {
    const targets = [{ target: { clock: 'business-days', days: 1 } }] as const;
    const [change] = diffAgreements(base)({ ...base, ...withPolicy({ targets }) });
    expect(change?.text).toBe('policies, accept, targets: 8 business hours → 1 business day');
    const [stale] = diffAgreements(base)({ ...base, staleAfter: 30 * day });
    expect(stale).toMatchObject({
      text: 'stale after: 90 days → 30 days',
      direction: 'stricter',
      before: 90 * day,
      after: 30 * day,
    });
  });

  it('differ in what starts, stops and pauses a clock', () => {
    const [one] = accept.stop;
    expect(
      changes(
        withPolicy({
          start: [{ type: 'handed-over' }, { type: 'marketing-qualified' }],
          stop: [one],
          pauses: [{ id: 'holiday', from: [{ type: 'deferred', where: { reason: 'x' } }], cap: day }],
        }),
      ),
    ).toEqual([
      ['policies accept pauses', 'added', 'looser', 'sales'],
      ['policies accept start', 'changed', 'stricter', 'sales'],
      ['policies accept stop', 'changed', 'stricter', 'sales'],
    ]);
    const paused = withPolicy({ pauses: [{ id: 'holiday', from: [{ type: 'deferred' }], cap: day }] });
    const longer = withPolicy({ pauses: [{ id: 'holiday', from: [{ type: 'deferred' }], cap: 2 * day }] });
    const endless = withPolicy({ pauses: [{ id: 'holiday', from: [{ type: 'deferred' }] }] });
    expect(changesOf({ ...base, ...paused }, { ...base, ...longer })[0]?.[2]).toBe('looser');
    expect(changesOf({ ...base, ...paused }, { ...base, ...endless })[0]).toEqual([
      'policies accept pauses holiday cap',
      'removed',
      'looser',
      'sales',
    ]);
  });

  it('compare a policy with its successor, and keep the predecessor out of it', () => {
    const successor = {
      ...accept,
      version: 2,
      targets: [{ target: { clock: 'business', milliseconds: 4 * hour } }],
    } as const;
    expect(changes({ policies: [...base.policies, successor] })).toEqual([
      ['policies accept targets', 'changed', 'stricter', 'sales'],
    ]);
    expect(changes({ policies: otherPolicies })).toEqual([['policies accept', 'removed', 'looser', 'sales']]);
  });

  it('differ in their terms', () => {
    const [definition] = base.terms['qualified-lead'].definitions;
    const rule = { fact: 'need', present: true } as const;
    const rewritten = draftDefinition(base.facts)({ id: 'hand-over', version: 2, gate: 'hand-over', rule });
    const terms: Agreement['terms'] = {
      'qualified-lead': {
        ...base.terms['qualified-lead'],
        version: 2,
        definitions: [definition as typeof rewritten, { ...definition, ...rewritten }],
      },
      profitable: {
        ...base.terms.profitable,
        floor: {
          kind: 'contribution-amount',
          after: ['cost-of-sale', 'cost-to-serve', 'acquisition-cost'],
          atLeast: { minor: 100, currency: 'EUR' },
        },
        margin: 0.5,
      },
      sale: { ...base.terms.sale, event: 'cash' },
      glossary: { demo: { version: 1, word: 'Demo', meaning: 'A meeting.' } },
    };
    expect(changes({ terms })).toEqual([
      ['terms glossary', 'added', 'neither', 'both'],
      ['terms profitable floor', 'changed', 'stricter', 'both'],
      ['terms profitable margin', 'added', 'neither', 'both'],
      ['terms qualified-lead definitions hand-over rule', 'changed', 'neither', 'marketing'],
      ['terms sale event', 'changed', 'neither', 'both'],
    ]);
  });

  it('differ in rules that let fewer or more leads through', () => {
    const define = draftDefinition(base.facts);
    const withRule = (rule: Rule): Agreement => ({
      ...base,
      terms: {
        ...base.terms,
        'qualified-lead': {
          version: 1,
          definitions: [define({ id: 'hand-over', version: 1, gate: 'hand-over', rule })],
        },
      },
    });
    const contact: Rule = { fact: 'rightContact', op: 'eq', value: true };
    const need: Rule = { fact: 'needConfirmed', op: 'eq', value: true };
    const direction = (before: Rule, after: Rule) => changesOf(withRule(before), withRule(after))[0]?.[2];
    expect(direction(contact, { all: [contact, need] })).toBe('stricter');
    expect(direction({ all: [contact, need] }, need)).toBe('looser');
    expect(direction(contact, need)).toBe('neither');
    expect(direction({ all: [contact, need] }, { all: [need, contact] })).toBe('neither');
  });

  it('differ in the figures of page one, goals, meetings, touches and completeness', () => {
    const goal = {
      id: 'revenue',
      title: 'Revenue',
      period: 'FY2026',
      owners: { sales: 'Sam', marketing: 'Mia' },
      measure: { kind: 'revenue', atLeast: { minor: 100, currency: 'EUR' } },
    } as const;
    const before: Agreement = {
      ...base,
      goals: [goal],
      targets: { period: 'month', converted: 0.1, overdueNow: 3 },
      capacity: [
        { party: 'team:east', leads: 40, per: 'week' },
        { party: 'team:north', leads: 40, per: 'week' },
        { party: 'team:west', person: 'ines', leads: 10, per: 'week' },
      ],
    };
    const after: Agreement = {
      ...base,
      goals: [{ ...goal, measure: { kind: 'revenue', atLeast: { minor: 200, currency: 'EUR' } } }],
      targets: {
        period: 'month',
        converted: 0.2,
        overdueNow: 5,
        moneyAtRisk: { minor: 5, currency: 'EUR' },
      },
      capacity: [
        { party: 'team:east', leads: 50, per: 'week' },
        { party: 'team:west', person: 'ines', leads: 10, per: 'month' },
      ],
      cadence: [{ policy: 'rhythm', every: 'week', owner: 'operations' }],
      touch: { by: ['person', 'automation'], bulk: true },
      lifecycle: { acceptance: 'explicit', unresponsiveAttempts: 8 },
      completeness: {
        items: (base.completeness?.items ?? []).map((item) =>
          item.fact === 'phone' ? { ...item, required: true } : item,
        ),
      },
    };
    expect(changesOf(before, after)).toEqual([
      ['cadence off-site', 'removed', 'looser', 'both'],
      ['cadence rhythm every', 'changed', 'stricter', 'both'],
      ['capacity ines per', 'changed', 'neither', 'sales'],
      ['capacity team:east leads', 'changed', 'stricter', 'sales'],
      ['capacity team:north', 'removed', 'looser', 'sales'],
      ['completeness items phone', 'changed', 'stricter', 'marketing'],
      ['goals revenue measure atLeast', 'changed', 'stricter', 'both'],
      ['lifecycle acceptance', 'changed', 'neither', 'both'],
      ['lifecycle unresponsiveAttempts', 'added', 'stricter', 'sales'],
      ['targets converted', 'changed', 'stricter', 'both'],
      ['targets moneyAtRisk', 'added', 'stricter', 'both'],
      ['targets overdueNow', 'changed', 'looser', 'both'],
      ['touch', 'changed', 'looser', 'sales'],
    ]);
  });

  it('differ in their frame without being stricter', () => {
    const text = (change: Partial<Agreement>) => diffAgreements(base)({ ...base, ...change })[0]?.text;
    expect(text({ zone: 'Asia/Tokyo' })).toBe('zone: “UTC” → “Asia/Tokyo”');
    expect(text({ personal: true })).toBe('personal: added');
    expect(text({ calendars: { ...base.calendars, night: { zone: 'UTC', always: true } } })).toBe(
      'calendars, night: added',
    );
    const facts = { ...base.facts, need: { type: 'boolean' } } as const;
    expect(text({ facts })).toBe('facts, need: changed');
  });
});

import {
  type ApprovalRecord,
  activeVersion,
  bothDepartments,
  compileSigningRules,
  managementGate,
  openGate,
  standingOf,
} from 'smarketing/approval';
import { type Instant, orThrow, parseInstant } from 'smarketing/kernel';
import { describe, expect, it } from 'vitest';

const at = (text: string): Instant => orThrow(parseInstant(text));
const monday = at('2026-01-05T09:00:00Z');
const tuesday = at('2026-01-06T09:00:00Z');
const wednesday = at('2026-01-07T09:00:00Z');
const text = { subject: { system: 'agreement', id: 'abc' }, version: 2, hash: 'b2' };
const both = orThrow(compileSigningRules(bothDepartments));

const record = (change: Partial<ApprovalRecord>): ApprovalRecord => ({
  ...text,
  kind: 'given',
  party: 'sales',
  at: monday,
  ...change,
});

describe('the standing of a text', () => {
  it('is unsigned before anybody signs, and names both as silent', () => {
    const standing = standingOf(both, text, monday)([]);
    expect(standing.state).toBe('unsigned');
    expect(standing.missing).toEqual([
      { reason: 'silent', seat: { party: 'sales' } },
      { reason: 'silent', seat: { party: 'marketing' } },
    ]);
  });

  it('is signed since the last signature that was needed', () => {
    const standing = standingOf(
      both,
      text,
      wednesday,
    )([record({}), record({ party: 'marketing', at: tuesday })]);
    expect(standing).toMatchObject({ state: 'signed', signedAt: tuesday, missing: [] });
  });

  it('does not see what happens after the moment asked about', () => {
    const records = [record({}), record({ party: 'marketing', at: tuesday })];
    expect(standingOf(both, text, monday)(records).state).toBe('partly-signed');
  });

  it('calls a signature of another version stale', () => {
    const standing = standingOf(both, text, monday)([record({ version: 1, hash: 'a1' })]);
    expect(standing.missing[0]).toEqual({
      reason: 'stale',
      seat: { party: 'sales' },
      at: monday,
      version: 1,
    });
  });

  it('calls a signature of another text under the same version stale', () => {
    expect(standingOf(both, text, monday)([record({ hash: 'changed' })]).missing[0]).toMatchObject({
      reason: 'stale',
      version: 2,
    });
  });

  it('forgets a stale signature that was itself taken back', () => {
    const old = { version: 1, hash: 'a1' };
    const records = [record(old), record({ ...old, kind: 'withdrawn', at: tuesday })];
    expect(standingOf(both, text, tuesday)(records).missing[0]).toMatchObject({ reason: 'silent' });
  });

  it('loses a signature that is withdrawn, and gains it again when it is given anew', () => {
    const records = [
      record({}),
      record({ kind: 'withdrawn', at: tuesday }),
      record({ at: wednesday, party: 'sales' }),
    ];
    expect(standingOf(both, text, tuesday)(records).missing[0]).toEqual({
      reason: 'withdrawn',
      seat: { party: 'sales' },
      at: tuesday,
    });
    expect(standingOf(both, text, wednesday)(records).approved).toEqual([
      { seat: { party: 'sales' }, at: wednesday },
    ]);
  });

  it('lets the withdrawal win where both fall into one instant', () => {
    const records = [record({}), record({ kind: 'withdrawn' })];
    expect(standingOf(both, text, monday)(records).state).toBe('unsigned');
  });

  it('keeps one role’s word when another role of the party takes its own back', () => {
    const records = [
      record({ role: 'sales-vp' }),
      record({ role: 'sales-coach' }),
      record({ role: 'sales-coach', kind: 'withdrawn', at: tuesday }),
    ];
    expect(standingOf(both, text, tuesday)(records).approved).toHaveLength(1);
  });

  it('takes every role’s word back when the party as a whole withdraws', () => {
    const records = [record({ role: 'sales-vp' }), record({ kind: 'withdrawn', at: tuesday })];
    expect(standingOf(both, text, tuesday)(records).approved).toEqual([]);
  });

  it('hears partners without counting them', () => {
    const standing = standingOf(both, text, monday)([record({ party: 'partner:agency' })]);
    expect(standing.consulted).toEqual([{ seat: { party: 'partner:agency' }, at: monday }]);
    expect(standing.state).toBe('unsigned');
    expect(standing.discounted).toEqual([]);
  });

  it('does not take an outsider’s or a workflow’s word', () => {
    const standing = standingOf(
      both,
      text,
      monday,
    )([
      record({ party: 'operations' }),
      record({ party: 'marketing', by: { kind: 'automation', id: 'flow' } }),
    ]);
    expect(standing.discounted.map(({ reason }) => reason)).toEqual(['not-a-person', 'outsider']);
    expect(standing.state).toBe('unsigned');
  });

  it('counts one person on both sides and says so', () => {
    const by = { kind: 'person', id: 'ada' } as const;
    const standing = standingOf(both, text, monday)([record({ by }), record({ by, party: 'marketing' })]);
    expect(standing.state).toBe('signed');
    expect(standing.severalSeats).toEqual([
      { person: 'ada', seats: [{ party: 'sales' }, { party: 'marketing' }] },
    ]);
  });

  it('survives a trip through JSON', () => {
    const standing = standingOf(both, text, tuesday)([record({}), record({ party: 'marketing' })]);
    expect(JSON.parse(JSON.stringify(standing))).toEqual(standing);
  });
});

describe('named signatories', () => {
  const rules = orThrow(
    compileSigningRules({
      seats: [{ party: 'sales' }],
      signatories: [{ person: 'sam', party: 'sales', until: wednesday }],
      delegations: [{ party: 'sales', delegator: 'sam', delegate: 'sue', from: tuesday, until: wednesday }],
    }),
  );
  const by = (id: string) => ({ kind: 'person', id }) as const;

  it('refuses a signature without a name, and one of somebody else', () => {
    const standing = standingOf(rules, text, monday)([record({}), record({ by: by('max') })]);
    expect(standing.discounted.map(({ reason }) => reason)).toEqual(['unnamed', 'not-a-signatory']);
  });

  it('counts a stand-in only while the delegation holds, and says for whom', () => {
    expect(standingOf(rules, text, monday)([record({ by: by('sue') })]).state).toBe('unsigned');
    expect(
      standingOf(rules, text, tuesday)([record({ by: by('sue'), at: tuesday })]).approved[0],
    ).toMatchObject({ by: 'sue', onBehalfOf: 'sam' });
  });

  it('no longer counts a signatory who has left', () => {
    expect(standingOf(rules, text, wednesday)([record({ by: by('sam'), at: wednesday })]).state).toBe(
      'unsigned',
    );
  });
});

describe('signing rules', () => {
  it('report everything at once', () => {
    const checked = compileSigningRules({
      seats: [
        { party: 'sales' },
        { party: 'sales' },
        { party: 'partner:agency' },
        { party: 'nobody' as 'sales' },
      ],
      signatories: [{ person: 'sam', party: 'operations', from: tuesday, until: monday }],
      delegations: [{ party: 'sales', delegator: 'sam', delegate: 'sam', from: monday, until: monday }],
    });
    expect(checked._tag === 'Left' && checked.left.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['duplicate-seat', 'seats.1'],
      ['partner-cannot-approve', 'seats.2'],
      ['not-a-party', 'seats.3.party'],
      ['unknown-seat', 'signatories.0'],
      ['reversed-range', 'signatories.0.until'],
      ['reversed-range', 'delegations.0.until'],
      ['self-delegation', 'delegations.0.delegate'],
      ['delegator-cannot-sign', 'delegations.0.delegator'],
    ]);
  });

  it('cannot ask nobody', () => {
    expect(compileSigningRules({ seats: [] })).toMatchObject({ left: [{ code: 'no-seats' }] });
  });
});

describe('the version that binds', () => {
  const first = { ...text, version: 1, hash: 'a1' };
  const sign = (version: typeof text) => [record({ ...version }), record({ ...version, party: 'marketing' })];

  it('stays the signed one while its successor waits for signatures', () => {
    const found = activeVersion(both, [...sign(first), record({})], tuesday)([first, text]);
    expect(found).toMatchObject({ value: { version: 1 } });
  });

  it('is the highest signed one that is in effect', () => {
    const later = { ...text, effectiveFrom: wednesday };
    const records = [...sign(first), ...sign(text)];
    expect(activeVersion(both, records, tuesday)([first, later])).toMatchObject({ value: { version: 1 } });
    expect(activeVersion(both, records, wednesday)([first, later])).toMatchObject({ value: { version: 2 } });
  });

  it('is none when nothing is signed or its time is over', () => {
    expect(activeVersion(both, [], tuesday)([first])._tag).toBe('None');
    expect(activeVersion(both, sign(first), tuesday)([{ ...first, effectiveTo: tuesday }])._tag).toBe('None');
  });
});

describe('the management gate', () => {
  const rules = orThrow(compileSigningRules(managementGate));

  it('stays closed and lists who is missing', () => {
    const outcome = openGate(rules, text, monday)([record({ party: 'role:ceo' })]);
    expect(outcome).toMatchObject({
      left: {
        _tag: 'gate-closed',
        missing: [
          { reason: 'silent', seat: { party: 'role:sales-vp' } },
          { reason: 'silent', seat: { party: 'role:marketing-vp' } },
        ],
      },
    });
  });

  it('opens when all three signed, whichever way their role is written', () => {
    const outcome = openGate(
      rules,
      text,
      tuesday,
    )([
      record({ party: 'sales', role: 'sales-vp' }),
      record({ party: 'role:marketing-vp', at: tuesday }),
      record({ party: 'role:ceo' }),
    ]);
    expect(outcome).toMatchObject({ right: { version: 2, hash: 'b2', openSince: tuesday } });
  });

  it('is closed again for the next version', () => {
    const records = ['sales-vp', 'marketing-vp', 'ceo'].map((role) => record({ party: `role:${role}` }));
    expect(openGate(rules, { ...text, version: 3, hash: 'c3' }, monday)(records)._tag).toBe('Left');
  });
});

import {
  type Agreement,
  agreementStanding,
  approvalsIn,
  compileAgreement,
  consensusOf,
  definitionAt,
  draftAgreement,
  termDocuments,
} from 'smarketing/agreement';
import type { ApprovalRecord, DocumentVersion } from 'smarketing/approval';
import { intlZones } from 'smarketing/calendar';
import type { JournalEvent } from 'smarketing/journal';
import { type Instant, orThrow, parseCivilDate, parseInstant } from 'smarketing/kernel';
import { definitionKey, draftDefinition } from 'smarketing/lead';
import { describe, expect, it } from 'vitest';

const at = (text: string): Instant => orThrow(parseInstant(text));
const date = (text: string) => orThrow(parseCivilDate(text));
const draft = draftAgreement({ zone: 'UTC', currency: 'EUR', effectiveFrom: date('2026-02-01') });
const compile = (agreement: Agreement) => orThrow(compileAgreement(intlZones)(agreement));
const compiled = compile(draft);
const january = at('2026-01-15T12:00:00Z');
const march = at('2026-03-01T12:00:00Z');

const given = (
  { subject, version, hash }: DocumentVersion,
  party: 'sales' | 'marketing',
  when: Instant,
): ApprovalRecord => ({ subject, version, hash, kind: 'given', party, at: when });
const bothGave = (text: DocumentVersion, when: Instant): ReadonlyArray<ApprovalRecord> => [
  given(text, 'sales', when),
  given(text, 'marketing', when),
];

describe('the standing of an agreement', () => {
  it('is unsigned, partly signed and signed', () => {
    const ask = agreementStanding(compiled, march);
    expect(ask([])).toMatchObject({ state: 'unsigned', binding: false, effect: 'in-effect' });
    expect(ask([given(compiled, 'sales', january)])).toMatchObject({
      state: 'partly-signed',
      binding: false,
      missing: [{ reason: 'silent', seat: { party: 'marketing' } }],
    });
    expect(ask(bothGave(compiled, january))).toMatchObject({ state: 'signed', binding: true });
  });

  it('does not bind before or after the time it is meant for', () => {
    const ended = compile({ ...draft, effectiveTo: date('2026-02-02') });
    expect(agreementStanding(compiled, january)(bothGave(compiled, january))).toMatchObject({
      state: 'signed',
      effect: 'not-yet',
      binding: false,
    });
    expect(agreementStanding(ended, march)(bothGave(ended, january))).toMatchObject({
      state: 'signed',
      effect: 'ended',
      binding: false,
    });
  });

  it('loses its signatures with any change of its text', () => {
    const changed = compile({ ...draft, staleAfter: draft.staleAfter + 1 });
    expect(agreementStanding(changed, march)(bothGave(compiled, january)).missing).toMatchObject([
      { reason: 'stale', version: 1 },
      { reason: 'stale', version: 1 },
    ]);
  });

  it('reads signatures out of a journal’s events', () => {
    const event = (id: string, party: 'sales' | 'marketing'): JournalEvent => ({
      schemaVersion: 1,
      source: 'minutes',
      id,
      type: 'approval-given',
      occurredAt: january,
      subject: { kind: 'document', ...compiled.subject },
      actor: { kind: 'person', id: party },
      data: { version: 1, hash: compiled.hash, party, role: `${party}-vp` },
    });
    const other: JournalEvent = {
      schemaVersion: 1,
      source: 'crm',
      id: '9',
      type: 'handed-over',
      occurredAt: january,
      subject: { kind: 'lead', system: 'crm', id: '7' },
      data: {},
    };
    const records = approvalsIn([event('1', 'sales'), other, event('2', 'marketing')]);
    expect(records).toHaveLength(2);
    expect(agreementStanding(compiled, march)(records)).toMatchObject({
      state: 'signed',
      approved: [{ by: 'sales' }, { by: 'marketing' }],
    });
    const withdrawn: JournalEvent = { ...event('3', 'sales'), type: 'approval-withdrawn' } as JournalEvent;
    expect(agreementStanding(compiled, march)(approvalsIn([event('1', 'sales'), withdrawn])).state).toBe(
      'unsigned',
    );
  });
});

describe('consensus', () => {
  const [qualified, profitable, sale] = termDocuments(draft) as [
    DocumentVersion & { readonly term: string },
    DocumentVersion & { readonly term: string },
    DocumentVersion & { readonly term: string },
  ];

  it('is none at first, and whole once the agreement is signed', () => {
    expect(consensusOf(compiled, march)([]).ratio).toMatchObject({ numerator: 0, denominator: 3, value: 0 });
    expect(consensusOf(compiled, march)(bothGave(compiled, january)).ratio.value).toBe(1);
  });

  it('grows term by term', () => {
    const approvals = [...bothGave(sale, january), given(profitable, 'sales', january)];
    const consensus = consensusOf(compiled, march)(approvals);
    expect(consensus.ratio).toMatchObject({ numerator: 1, denominator: 3 });
    expect(consensus.terms.map(({ term, agreed, acceptedBy }) => [term, agreed, acceptedBy])).toEqual([
      ['qualified-lead', false, []],
      ['profitable', false, ['sales']],
      ['sale', true, ['sales', 'marketing']],
    ]);
  });

  it('needs the same version from both', () => {
    const old = { ...qualified, version: 2, hash: 'other' };
    const consensus = consensusOf(
      compiled,
      march,
    )([given(qualified, 'sales', january), given(old, 'marketing', january)]);
    expect(consensus.terms[0]).toMatchObject({
      agreed: false,
      acceptedBy: ['sales'],
      missing: [{ reason: 'stale', version: 2, seat: { party: 'marketing' } }],
    });
  });

  it('joins a signature of the term with one of the agreement', () => {
    const approvals = [given(sale, 'sales', january), given(compiled, 'marketing', january)];
    expect(consensusOf(compiled, march)(approvals).terms[2]?.agreed).toBe(true);
  });

  it('counts the glossary', () => {
    const glossary = { demo: { version: 1, word: 'Demo', meaning: 'A meeting that shows the product.' } };
    const wider = compile({ ...draft, terms: { ...draft.terms, glossary } });
    expect(consensusOf(wider, march)([]).ratio.denominator).toBe(4);
  });
});

describe('the definition in force', () => {
  const define = draftDefinition(draft.facts);
  const first = define({
    id: 'ready',
    version: 1,
    gate: 'hand-over',
    rule: { fact: 'need', present: true },
  });
  const second = define({
    id: 'ready',
    version: 2,
    gate: 'hand-over',
    effectiveFrom: at('2026-02-01T00:00:00Z'),
    rule: { fact: 'timeframe', present: true },
  });
  const two = compile({
    ...draft,
    terms: { ...draft.terms, 'qualified-lead': { version: 1, definitions: [first, second] } },
  });
  const textOf = (version: number): DocumentVersion => ({
    subject: definitionKey(first),
    version,
    hash: two.definitions[version - 1]?.hash as string,
  });
  const versionAt = (approvals: ReadonlyArray<ApprovalRecord>, when: Instant) => {
    const found = definitionAt(two, 'hand-over', approvals)(when);
    return found._tag === 'None' ? null : [found.value.definition.version, found.value.state];
  };

  it('is the highest in effect, unsigned, when nobody signed', () => {
    expect(versionAt([], january)).toEqual([1, 'unsigned']);
    expect(versionAt([], march)).toEqual([2, 'unsigned']);
  });

  it('stays the signed one while its successor is unsigned', () => {
    expect(versionAt(bothGave(textOf(1), january), march)).toEqual([1, 'signed']);
    expect(versionAt([...bothGave(textOf(1), january), given(textOf(2), 'sales', january)], march)).toEqual([
      1,
      'signed',
    ]);
  });

  it('changes when its successor is signed, not before', () => {
    const later = at('2026-02-20T00:00:00Z');
    const approvals = [...bothGave(textOf(1), january), ...bothGave(textOf(2), later)];
    expect(versionAt(approvals, at('2026-02-19T23:59:59.999Z'))).toEqual([1, 'signed']);
    expect(versionAt(approvals, later)).toEqual([2, 'signed']);
  });

  it('is signed with the agreement that contains it', () => {
    expect(versionAt(bothGave(two, january), march)).toEqual([2, 'signed']);
  });

  it('is none for a gate that has no definition', () => {
    expect(definitionAt(two, 'sales-qualified', [])(march)._tag).toBe('None');
  });
});

import fc from 'fast-check';
import {
  type Agreement,
  agreementHash,
  agreementStanding,
  compileAgreement,
  consensusOf,
  definitionAt,
  draftAgreement,
  termDocuments,
} from 'smarketing/agreement';
import { diffAgreements } from 'smarketing/agreement/diff';
import type { ApprovalRecord } from 'smarketing/approval';
import { tableZones } from 'smarketing/calendar';
import { type Instant, instant, orThrow, parseCivilDate } from 'smarketing/kernel';
import { draftDefinition } from 'smarketing/lead';
import { describe, expect, test } from 'vitest';

/** One zone without changes: the laws are not about zones, and asking the host for them is slow. */
const zones = tableZones({ UTC: { offset: 0, changes: [] } });

const base = draftAgreement({
  zone: 'UTC',
  currency: 'EUR',
  effectiveFrom: orThrow(parseCivilDate('1970-01-01')),
});
const define = draftDefinition(base.facts);
const rule = { fact: 'need', present: true } as const;
const moment = fc.integer({ min: 0, max: 12 }).map((days): Instant => orThrow(instant(days * 86_400_000)));
const span = fc.record({ from: fc.option(moment, { nil: undefined }), days: fc.integer({ min: 1, max: 6 }) });

/** The draft with one to three versions of its definition, each meant for a time of its own. */
const agreement = fc.array(span, { minLength: 1, maxLength: 3 }).map(
  (spans): Agreement => ({
    ...base,
    terms: {
      ...base.terms,
      'qualified-lead': {
        version: 1,
        definitions: spans.map(({ from, days }, index) =>
          define({
            id: 'ready',
            version: index + 1,
            gate: 'hand-over',
            ...(from === undefined
              ? {}
              : { effectiveFrom: from, effectiveTo: orThrow(instant(from + days * 86_400_000)) }),
            rule,
          }),
        ),
      },
    },
  }),
);
const compile = compileAgreement(zones);

/** Signatures of anything in the agreement by anybody, and of what it is not. */
const approvalsOf = (of: Agreement): fc.Arbitrary<ReadonlyArray<ApprovalRecord>> => {
  const compiled = orThrow(compile(of));
  const texts = [compiled, ...termDocuments(of), ...compiled.definitions, { ...compiled, hash: 'other' }];
  return fc.array(
    fc
      .record({
        text: fc.constantFrom(...texts),
        kind: fc.constantFrom('given', 'withdrawn'),
        party: fc.constantFrom('sales', 'marketing', 'operations'),
        at: moment,
      })
      .map(({ text: { subject, version, hash }, ...rest }) => ({ subject, version, hash, ...rest })),
    { maxLength: 14 },
  );
};
const signed = agreement.chain((of) => fc.tuple(fc.constant(of), approvalsOf(of)));

/** Every place of a document that holds a text, a number or a truth value. */
const leavesOf = (value: unknown, path: ReadonlyArray<string | number> = []): ReadonlyArray<typeof path> =>
  typeof value !== 'object' || value === null
    ? [path]
    : Object.entries(value).flatMap(([key, member]) =>
        leavesOf(member, [...path, Array.isArray(value) ? Number(key) : key]),
      );
const replaced = (
  value: unknown,
  path: ReadonlyArray<string | number>,
  change: (old: unknown) => unknown,
): unknown => {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  (copy as Record<string | number, unknown>)[key] = replaced(
    (copy as Record<string | number, unknown>)[key],
    rest,
    change,
  );
  return copy;
};
const leaves = leavesOf(base);

describe('compiling', () => {
  test('never throws on a changed value, and each issue has a place that is there', () => {
    const strange = fc.constantFrom<unknown>('', ' ', 'sales', 'zzz', 'need');
    const numbers = fc.constantFrom<unknown>(0, -1, 1.5, 1e21, Number.NaN, Number.POSITIVE_INFINITY, 3);
    fc.assert(
      fc.property(fc.constantFrom(...leaves), strange, numbers, (path, text, number) => {
        const changed = replaced(base, path, (old) =>
          typeof old === 'string' ? text : typeof old === 'number' ? number : !old,
        ) as Agreement;
        const outcome = compile(changed);
        if (outcome._tag === 'Right') return;
        for (const { code, path: at, message } of outcome.left) {
          expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
          expect(message).toMatch(/\.$/);
          const parent = at
            .slice(0, -1)
            .reduce<unknown>(
              (value, key) => (value as Record<string | number, unknown> | undefined)?.[key],
              changed,
            );
          expect([at, typeof parent]).toEqual([at, 'object']);
        }
      }),
    );
  });

  test('any change of a value is another hash, any order of keys the same', () => {
    fc.assert(
      fc.property(fc.constantFrom(...leaves), (path) => {
        const changed = replaced(base, path, (old) =>
          typeof old === 'string' ? `${old}!` : typeof old === 'number' ? old + 1 : !old,
        ) as Agreement;
        expect(agreementHash(changed)).not.toBe(agreementHash(base));
        const turned = Object.fromEntries(Object.entries(changed).reverse()) as unknown as Agreement;
        expect(agreementHash(turned)).toBe(agreementHash(changed));
      }),
    );
  });
});

describe('the difference of two agreements', () => {
  const changed = fc
    .tuple(fc.constantFrom(...leaves), fc.constantFrom(...leaves), fc.integer({ min: 1, max: 3 }))
    .map(([first, second, step]) =>
      [first, second].reduce<Agreement>(
        (document, path) =>
          replaced(document, path, (old) =>
            typeof old === 'string' ? `${old}${step}` : typeof old === 'number' ? old + step : !old,
          ) as Agreement,
        base,
      ),
    );

  test('is nothing exactly when both say the same, versions and hashes aside', () => {
    fc.assert(
      fc.property(fc.constantFrom(...leaves), (path) => {
        const after = replaced(base, path, (old) =>
          typeof old === 'string' ? `${old}!` : typeof old === 'number' ? old + 1 : !old,
        ) as Agreement;
        const isSilent = ['version', 'schemaVersion', 'factsHash'].includes(String(path[path.length - 1]));
        expect(diffAgreements(base)(base)).toEqual([]);
        expect(diffAgreements(base)(after).length > 0).toBe(!isSilent);
      }),
    );
  });

  test('turns round with its sides', () => {
    const turned = { stricter: 'looser', looser: 'stricter', neither: 'neither' } as const;
    const swapped = { added: 'removed', removed: 'added', changed: 'changed' } as const;
    fc.assert(
      fc.property(changed, (after) => {
        const forth = diffAgreements(base)(after);
        const back = diffAgreements(after)(base);
        expect(
          back.map(({ path, change, direction, before, after: now }) => [
            path,
            change,
            direction,
            before,
            now,
          ]),
        ).toEqual(
          forth.map(({ path, change, direction, before, after: now }) => [
            path,
            swapped[change],
            turned[direction],
            now,
            before,
          ]),
        );
      }),
    );
  });

  test('survives a trip through JSON', () => {
    fc.assert(
      fc.property(changed, (after) => {
        const changes = diffAgreements(base)(after);
        expect(JSON.parse(JSON.stringify(changes))).toEqual(changes);
      }),
    );
  });
});

describe('signing', () => {
  test('the agreement signs every term and every definition in it', () => {
    fc.assert(
      fc.property(signed, moment, ([of, approvals], asOf) => {
        const compiled = orThrow(compile(of));
        if (agreementStanding(compiled, asOf)(approvals).state !== 'signed') return;
        expect(consensusOf(compiled, asOf)(approvals).ratio.value).toBe(1);
        const found = definitionAt(compiled, 'hand-over', approvals)(asOf);
        if (found._tag === 'Some') expect(found.value.state).toBe('signed');
      }),
    );
  });

  test('consensus is the number of terms that both accepted', () => {
    fc.assert(
      fc.property(signed, moment, ([of, approvals], asOf) => {
        const { ratio, terms } = consensusOf(orThrow(compile(of)), asOf)(approvals);
        expect(ratio.denominator).toBe(3);
        expect(ratio.numerator).toBe(terms.filter(({ acceptedBy }) => acceptedBy.length === 2).length);
        for (const { acceptedBy, missing } of terms) expect(acceptedBy.length + missing.length).toBe(2);
      }),
    );
  });

  test('a definition looked up is the one found at that very moment', () => {
    fc.assert(
      fc.property(signed, fc.array(moment, { minLength: 1, maxLength: 8 }), ([of, approvals], moments) => {
        const compiled = orThrow(compile(of));
        const lookUp = definitionAt(compiled, 'hand-over', approvals);
        for (const asOf of moments) {
          const alone = definitionAt(
            compiled,
            'hand-over',
            approvals.filter(({ at }) => at <= asOf),
          )(asOf);
          expect(lookUp(asOf)).toEqual(alone);
          const inEffect = compiled.definitions.filter(
            ({ effectiveFrom = Number.NEGATIVE_INFINITY, effectiveTo = Number.POSITIVE_INFINITY }) =>
              effectiveFrom <= asOf && asOf < effectiveTo,
          );
          expect(alone._tag).toBe(inEffect.length === 0 ? 'None' : 'Some');
        }
      }),
    );
  });
});

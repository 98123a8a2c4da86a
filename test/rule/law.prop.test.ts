import fc from 'fast-check';
import { orThrow } from 'smarketing/kernel';
import {
  compileRule,
  decodeRule,
  encodeRule,
  explainRule,
  type FactsOf,
  type Rule,
  type Verdict,
} from 'smarketing/rule';
import { canonicalRule } from 'smarketing/rule/analysis';
import { columnsOf, compileColumns } from 'smarketing/rule/columns';
import { describe, expect, it, vi } from 'vitest';
import { context, factLeaf, facts, noon, options, rule, schema } from './arbitrary.js';

vi.setConfig({ testTimeout: 120_000 });

const compile = (of: Rule) => orThrow(compileRule(schema, options)(of));

const opposite = { met: 'not-met', 'not-met': 'met', unknown: 'unknown' } as const satisfies Record<
  Verdict,
  Verdict
>;

describe('Kleene logic', () => {
  it('double negation changes nothing', () => {
    fc.assert(
      fc.property(rule, facts, context, (of, lead, at) => {
        expect(compile({ not: { not: of } }).verdict(lead, at)).toBe(compile(of).verdict(lead, at));
      }),
    );
  });

  it('a negation swaps met and not met and keeps unknown', () => {
    fc.assert(
      fc.property(rule, facts, context, (of, lead, at) => {
        expect(compile({ not: of }).verdict(lead, at)).toBe(opposite[compile(of).verdict(lead, at)]);
      }),
    );
  });

  it('De Morgan: not all is any not, not any is all not', () => {
    fc.assert(
      fc.property(rule, rule, facts, context, (one, two, lead, at) => {
        expect(compile({ not: { all: [one, two] } }).verdict(lead, at)).toBe(
          compile({ any: [{ not: one }, { not: two }] }).verdict(lead, at),
        );
        expect(compile({ not: { any: [one, two] } }).verdict(lead, at)).toBe(
          compile({ all: [{ not: one }, { not: two }] }).verdict(lead, at),
        );
      }),
    );
  });

  it('at least n counts what is met and what may be', () => {
    fc.assert(
      fc.property(
        fc.array(rule, { minLength: 1, maxLength: 5 }),
        fc.nat(4),
        facts,
        context,
        (of, n, lead, at) => {
          const atLeast = Math.min(n + 1, of.length);
          const each = of.map((one) => compile(one).verdict(lead, at));
          const met = each.filter((verdict) => verdict === 'met').length;
          const open = each.filter((verdict) => verdict === 'unknown').length;
          const expected = met >= atLeast ? 'met' : met + open < atLeast ? 'not-met' : 'unknown';
          expect(compile({ atLeast, of: of as unknown as [Rule] }).verdict(lead, at)).toBe(expected);
        },
      ),
    );
  });

  it('a sample changes the order of questions and no answer', () => {
    const sampled = fc.array(fc.record({ facts, context }), { maxLength: 20 });
    fc.assert(
      fc.property(rule, sampled, facts, context, (of, sample, lead, at) => {
        const tuned = orThrow(compileRule(schema, { ...options, sample })(of));
        expect(tuned.verdict(lead, at)).toBe(compile(of).verdict(lead, at));
      }),
    );
  });

  it('isTrue is the verdict met', () => {
    fc.assert(
      fc.property(rule, facts, context, (of, lead, at) => {
        const { isTrue, verdict } = compile(of);
        expect(isTrue(lead, at)).toBe(verdict(lead, at) === 'met');
      }),
    );
  });
});

describe('facts that nobody checked', () => {
  it('are missing where they are of another type, in every engine, and never make one fail', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 5n, [null], '50'),
      fc.constantFrom(
        { minor: 50, currency: 'USD' },
        { minor: Number.NaN, currency: 'EUR' },
        new Date(0),
        Symbol('x'),
      ),
    );
    const hostile = fc.record(Object.fromEntries(Object.keys(schema).map((name) => [name, anything])), {
      requiredKeys: [],
    }) as fc.Arbitrary<FactsOf<typeof schema>>;
    fc.assert(
      fc.property(rule, hostile, context, (of, lead, at) => {
        const { verdict, isTrue } = compile(of);
        const found = verdict(lead, at);
        expect(isTrue(lead, at)).toBe(found === 'met');
        expect(orThrow(explainRule(schema, options)(of))(lead, at).verdict).toBe(found);
        const columns = { asOf: at.asOf, activities: [at.activities] };
        const [code] = orThrow(compileColumns(schema, options)(of)).verdicts(
          columnsOf(schema)([lead]),
          columns,
        );
        expect(['not-met', 'unknown', 'met'][code as number]).toBe(found);
      }),
    );
  });
});

describe('explain', () => {
  it('gives the verdict of the fast path, as plain JSON', () => {
    fc.assert(
      fc.property(rule, facts, context, (of, lead, at) => {
        const reading = orThrow(explainRule(schema, options)(of))(lead, at);
        expect(reading.verdict).toBe(compile(of).verdict(lead, at));
        expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
      }),
    );
  });

  it('names something to collect exactly when the answer is unknown', () => {
    fc.assert(
      fc.property(rule, facts, context, (of, lead, at) => {
        const { verdict, missing } = orThrow(explainRule(schema, options)(of))(lead, at);
        expect(missing.length > 0).toBe(verdict === 'unknown');
      }),
    );
  });
});

describe('the standard form', () => {
  it('has the same verdicts, and is its own standard form', () => {
    const canonical = canonicalRule(schema, options);
    fc.assert(
      fc.property(rule, fc.array(fc.tuple(facts, context), { minLength: 5 }), (of, leads) => {
        const form = orThrow(canonical(of));
        expect(orThrow(canonical(form))).toEqual(form);
        const [before, after] = [compile(of), compile(form)];
        for (const [lead, at] of leads) expect(after.verdict(lead, at)).toBe(before.verdict(lead, at));
      }),
    );
  });
});

describe('the order of members', () => {
  it('plays no part in the standard form', () => {
    const canonical = canonicalRule(schema, options);
    const members = fc.array(
      fc.oneof(
        factLeaf,
        factLeaf.map((not): Rule => ({ not })),
      ),
      {
        minLength: 2,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(
        members.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        fc.constantFrom('all', 'any'),
        ([written, shuffled], group) => {
          const form = (of: ReadonlyArray<Rule>) => orThrow(canonical({ [group]: of } as unknown as Rule));
          expect(form(shuffled)).toEqual(form(written));
        },
      ),
    );
  });
});

describe('columns', () => {
  it('give each row the verdict of the fast path', () => {
    const codes: Record<Verdict, number> = { 'not-met': 0, unknown: 1, met: 2 };
    fc.assert(
      fc.property(rule, fc.array(fc.tuple(facts, context), { maxLength: 60 }), (of, leads) => {
        const columns = columnsOf(schema)(leads.map(([lead]) => lead));
        const at = { asOf: noon, activities: leads.map(([, { activities }]) => activities) };
        const { isTrue, verdicts } = orThrow(compileColumns(schema, options)(of));
        const expected = leads.map(([lead, own]) => codes[compile(of).verdict(lead, own)]);
        expect([...verdicts(columns, at)]).toEqual(expected);
        expect([...isTrue(columns, at)]).toEqual(expected.map((code) => (code === 2 ? 1 : 0)));
      }),
    );
  });

  it('give the same over many chunks', () => {
    const leads = fc.sample(facts, { numRuns: 3_000, seed: 7 });
    const columns = columnsOf(schema)(leads);
    for (const of of fc.sample(rule, { numRuns: 20, seed: 7 })) {
      const { isTrue } = compile(of);
      expect([...orThrow(compileColumns(schema, options)(of)).isTrue(columns, { asOf: noon })]).toEqual(
        leads.map((lead) => (isTrue(lead, { asOf: noon }) ? 1 : 0)),
      );
    }
  });
});

describe('decode and encode', () => {
  it('decode after encode is the same rule', () => {
    fc.assert(
      fc.property(rule, (of) => {
        const wire: unknown = JSON.parse(JSON.stringify(encodeRule(schema, options)(of)));
        expect(orThrow(decodeRule(schema, options)(wire))).toEqual(of);
      }),
    );
  });

  it('anything at all is decoded or refused with issues, never thrown', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(['Left', 'Right']).toContain(decodeRule(schema, options)(value)._tag);
        expect(['Left', 'Right']).toContain(compileRule(schema, options)(value as Rule)._tag);
      }),
    );
  });
});

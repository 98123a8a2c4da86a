import fc from 'fast-check';
import { orThrow } from 'smarketing/kernel';
import { compileRule, type Rule } from 'smarketing/rule';
import { implies } from 'smarketing/rule/analysis';
import { describe, expect, it, vi } from 'vitest';
import { context, facts, options, rule, schema, smallRule } from '../arbitrary.js';

const answer = (first: Rule, second: Rule) => orThrow(implies(schema, options)(first)(second));
const isTrue = (of: Rule) => orThrow(compileRule(schema, options)(of)).isTrue;

vi.setConfig({ testTimeout: 120_000 });

describe('implies', () => {
  it('yes holds for each lead', () => {
    let yes = 0;
    fc.assert(
      fc.property(
        smallRule,
        smallRule,
        fc.array(fc.tuple(facts, context), { minLength: 20 }),
        (one, two, leads) => {
          for (const [first, second] of [
            [{ all: [one, two] }, one],
            [one, { any: [two, one] }],
            [one, two],
          ] as ReadonlyArray<readonly [Rule, Rule]>) {
            if (answer(first, second).answer !== 'yes') continue;
            yes += 1;
            for (const [lead, at] of leads) {
              if (isTrue(first)(lead, at)) expect(isTrue(second)(lead, at)).toBe(true);
            }
          }
        },
      ),
    );
    expect(yes).toBeGreaterThan(100);
  });

  it('no comes with a lead that shows it', () => {
    let no = 0;
    fc.assert(
      fc.property(rule, rule, (one, two) => {
        const found = answer(one, two);
        if (found.answer !== 'no') return;
        no += 1;
        expect(isTrue(one)(found.facts, found.context)).toBe(true);
        expect(isTrue(two)(found.facts, found.context)).toBe(false);
      }),
    );
    expect(no).toBeGreaterThan(30);
  });

  it('is decided for most pairs of small rules', () => {
    let decided = 0;
    fc.assert(
      fc.property(smallRule, smallRule, (one, two) => {
        if (answer(one, two).answer !== 'not-decided') decided += 1;
      }),
    );
    expect(decided).toBeGreaterThan(80);
  });

  it('each rule implies itself', () => {
    fc.assert(
      fc.property(rule, (of) => {
        expect(answer(of, of).answer).not.toBe('no');
      }),
    );
  });
});

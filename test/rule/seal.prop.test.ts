import fc from 'fast-check';
import { orThrow } from 'smarketing/kernel';
import { compileRule, sealRule } from 'smarketing/rule';
import { openRule } from 'smarketing/rule/decide';
import { expect, test } from 'vitest';
import { context, facts, options, rule, schema } from './arbitrary.js';

test('an opened rule gives the verdicts of the rule that was sealed', () => {
  fc.assert(
    fc.property(rule, facts, context, (of, lead, at) => {
      const sealed = JSON.parse(JSON.stringify(orThrow(sealRule(schema, options)(of))));
      const opened = orThrow(openRule<typeof schema>(sealed));
      expect(opened.verdict(lead, at)).toBe(orThrow(compileRule(schema, options)(of)).verdict(lead, at));
    }),
  );
});

test('one other character in the text of a sealed rule is noticed', () => {
  fc.assert(
    fc.property(rule, fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (of, place, character) => {
      const sealed = orThrow(sealRule(schema, options)(of));
      const index = place % sealed.content.length;
      fc.pre(sealed.content[index] !== character);
      const content = sealed.content.slice(0, index) + character + sealed.content.slice(index + 1);
      expect(openRule({ ...sealed, content })._tag).toBe('Left');
    }),
  );
});

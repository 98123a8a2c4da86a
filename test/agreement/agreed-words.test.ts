import { agreedWords } from 'smarketing/agreement';
import { contractMarkdown } from 'smarketing/agreement/contract';
import { checkVocabulary } from 'smarketing/message';
import { describe, expect, it } from 'vitest';
import { at, compile, draft } from './quarter.js';

const terms = {
  ...draft.terms,
  'qualified-lead': { ...draft.terms['qualified-lead'], insteadOf: ['hot lead', 'MQL'] },
  glossary: {
    demo: { version: 1, word: 'Demo', meaning: 'It shows the product.', insteadOf: ['show and tell'] },
    account: { version: 1, word: 'Account', meaning: 'A company that we sell to.' },
  },
};

describe('the words of an agreement', () => {
  it('are its terms, with what each is said instead of', () => {
    expect(agreedWords({ terms })).toEqual([
      { word: 'qualified lead', insteadOf: ['hot lead', 'MQL'] },
      { word: 'profitable', insteadOf: [] },
      { word: 'sale', insteadOf: [] },
      { word: 'Account', insteadOf: [] },
      { word: 'Demo', insteadOf: ['show and tell'] },
    ]);
    const check = checkVocabulary(agreedWords({ terms }));
    expect(check({ mail: 'A show and tell for every mql.' }).map(({ use }) => use)).toEqual([
      'Demo',
      'qualified lead',
    ]);
  });

  it('stand in the contract that both sign', () => {
    const contract = contractMarkdown(compile({ ...draft, terms }), at('2026-01-05T09:00Z'))([]);
    expect(contract).toContain('It is said instead of hot lead, MQL.');
    expect(contract).toContain('It is said instead of show and tell.');
  });
});

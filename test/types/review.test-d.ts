import type { AlignmentTerms, CompiledAgreement } from 'smarketing/agreement';
import type { Journal, Viewpoint } from 'smarketing/journal';
import { type Declared, type Review, review } from 'smarketing/review';
import {
  type AlignmentDeclaration,
  type AlignmentIndex,
  type AlignmentStage,
  alignmentIndex,
  type Statement,
  shouldTighten,
  stageOf,
  type TighteningReading,
} from 'smarketing/review/alignment';
import type { Survey, SurveyForm } from 'smarketing/review/survey';
import { describe, expectTypeOf, test } from 'vitest';

declare const agreement: CompiledAgreement;
declare const viewpoint: Viewpoint;
declare const journal: Journal;
declare const statement: Statement;

describe('a review', () => {
  test('takes what is declared apart from the journal', () => {
    expectTypeOf(review(agreement, viewpoint)(journal)).toEqualTypeOf<Review>();
    expectTypeOf<Declared['survey']>().toEqualTypeOf<Survey | undefined>();
    expectTypeOf<Declared['alignment']>().toEqualTypeOf<AlignmentDeclaration | undefined>();
    // @ts-expect-error [ts2353] a survey is no event
    review(agreement, viewpoint)(journal, { survey: [] });
  });
});

describe('an index', () => {
  test('weighs something', () => {
    // @ts-expect-error [ts2322] an index of nothing says nothing
    const terms: AlignmentTerms = { dimensions: [] };
    return terms;
  });

  test('has no dimension for an outcome or an opinion', () => {
    const terms: AlignmentTerms = {
      // @ts-expect-error [ts2322] what alignment is for cannot prove it
      dimensions: [{ id: 'revenue', weight: 1, atLeast: 1 }],
    };
    return terms;
  });

  test('may be missing', () => {
    expectTypeOf(alignmentIndex(undefined)([])).toEqualTypeOf<AlignmentIndex>();
    expectTypeOf<AlignmentIndex['value']>().toEqualTypeOf<number | null>();
  });
});

describe('a stage', () => {
  test('is set by its checklist alone', () => {
    // @ts-expect-error [ts2559] no score plays a part in it
    stageOf(87.5);
    expectTypeOf(stageOf({}).stage).toEqualTypeOf<AlignmentStage>();
  });
});

describe('the advice', () => {
  test('may be to change nothing, or that nobody knows', () => {
    expectTypeOf<TighteningReading['advice']>().toEqualTypeOf<
      'tighten' | 'hold' | 'loosen' | 'not-enough-evidence'
    >();
    // @ts-expect-error [ts2345] there is no such stage
    shouldTighten('married');
  });

  test('rests on statements that somebody stands for', () => {
    const { by: _, ...anonymous } = statement;
    // @ts-expect-error [ts2741] who says so?
    const unsigned: Statement = anonymous;
    return unsigned;
  });
});

describe('a form', () => {
  test('names nobody and answers from 1 to 5', () => {
    expectTypeOf<SurveyForm>().not.toHaveProperty('person');
    // @ts-expect-error [ts2322] there is no 0 on the scale; what was left out is a missing key
    const zero: SurveyForm = { department: 'sales', answers: { 'same-words': 0 } };
    return zero;
  });
});

import type { CompiledAgreement } from 'smarketing/agreement';
import type { Journal } from 'smarketing/journal';
import type { Instant } from 'smarketing/kernel';
import type { Review } from 'smarketing/review';
import { compareReviews, type ReviewComparison } from 'smarketing/review/compare';
import { listCsv, type OwnerList, ownerLists } from 'smarketing/review/lists';
import {
  type NextStep,
  type Report,
  type ReportLine,
  reportOf,
  type Sureness,
} from 'smarketing/review/report';
import { expectTypeOf } from 'vitest';

declare const agreement: CompiledAgreement;
declare const review: Review;
declare const journal: Journal;
declare const asOf: Instant;

expectTypeOf(reportOf(agreement)(review)).toEqualTypeOf<Report>();
expectTypeOf(ownerLists(agreement)(review)).toEqualTypeOf<ReadonlyArray<OwnerList>>();
expectTypeOf(listCsv(agreement.zone, asOf)).parameter(0).toEqualTypeOf<OwnerList>();

const compared = compareReviews(agreement, { asOf }, { asOf })(journal);
if (compared._tag === 'Right') expectTypeOf(compared.right).toEqualTypeOf<ReviewComparison>();

const sure: Sureness = { code: 'counted', text: 'counted' };
const line = {
  id: 'a',
  label: 'A',
  value: '1',
  data: { kind: 'count', count: 1 },
  means: 'One.',
  sure,
} as const;

// @ts-expect-error: a line that does not say who owes what next
export const silent: ReportLine = line;

// @ts-expect-error: something is owed by nobody
export const ownerless: NextStep = { code: 'owed', request: 'Do it.', text: 'Do it.' };

// @ts-expect-error: a pointer that points nowhere
export const lost: NextStep = { code: 'see', text: 'elsewhere' };

// @ts-expect-error: an interval without its ends
export const vague: Sureness = { code: 'interval', text: 'about so' };

// @ts-expect-error: a moment is an instant, not text
compareReviews(agreement, { asOf: '2026-04-01' }, { asOf });

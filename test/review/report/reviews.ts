import { type CompiledAgreement, compileAgreement, draftAgreement } from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import { type JournalEvent, journalOf } from 'smarketing/journal';
import { orThrow, parseCivilDate } from 'smarketing/kernel';
import { type Review, review } from 'smarketing/review';
import { sampleAgreement } from '../../../examples/review/sample/agreement.js';
import { generateSample } from '../../../examples/review/sample/generate.js';
import { sampleDeclared } from '../../../examples/review/sample/opinion.js';
import { sampleEnd } from '../../../examples/review/sample/period.js';
import { at, tell } from '../story.js';

/** A review, and the agreement that it was held against. */
export interface Reviewed {
  readonly agreement: CompiledAgreement;
  readonly review: Review;
}

const sampled = orThrow(compileAgreement(intlZones)(sampleAgreement));

/** ABC Corp's, with everything that a journal can hold. */
export const sample: Reviewed = {
  agreement: sampled,
  review: review(
    sampled,
    { asOf: sampleEnd },
    sampleDeclared(2026),
  )(journalOf(generateSample({ seed: 2026, leads: 900, agreement: sampled }))),
};

const drafted = orThrow(
  compileAgreement(intlZones)(
    draftAgreement({
      zone: 'Asia/Kolkata',
      currency: 'JPY',
      effectiveFrom: orThrow(parseCivilDate('2026-01-01')),
    }),
  ),
);

const of = (events: ReadonlyArray<JournalEvent>): Reviewed => ({
  agreement: drafted,
  review: review(drafted, { asOf: at('2026-04-15T10:00:00Z') })(journalOf(events)),
});

/** A journal that knows of a sale and of nothing else, under an agreement that nobody confirmed. */
export const bare: Reviewed = of([
  tell('a', 'inquiry', '2026-04-02T09:00:00Z', {}),
  tell('a', 'won', '2026-04-09T09:00:00Z', { value: { minor: 1_234_567, currency: 'JPY' } }),
]);

/** A journal without events. */
export const empty: Reviewed = of([]);

import type { Department } from '../../kernel/party.js';
import type { ComparedSubjects } from '../compared-subjects.js';
import type { Debt } from '../debts/debt.js';
import type { ReadingReadiness } from '../readiness/readiness.js';
import { type Action, proposeActions } from './actions.js';
import type { Figure } from './figure.js';
import { pageOneFigures } from './page-one-figures.js';

/**
 * Describes page one: what both departments have to know before they talk.
 *
 * @category model
 * @since 0.1.0
 */
export interface PageOne {
  /** The five figures, each against its agreed target and the last period. */
  readonly figures: ReadonlyArray<Figure>;
  /** What each department owes the other, side by side. */
  readonly debts: { readonly [Side in Department]: ReadonlyArray<Debt> };
  /** At most three things to do, each with an owner and a date. */
  readonly actions: ReadonlyArray<Action>;
  /** How many readings have evidence, out of all. */
  readonly complete: { readonly ready: number; readonly of: number };
}

/**
 * Writes page one.
 *
 * @internal
 */
export const pageOneOf = (
  subjects: ComparedSubjects,
  readiness: ReadonlyArray<ReadingReadiness>,
  debts: PageOne['debts'],
): PageOne => ({
  figures: pageOneFigures(subjects, readiness),
  debts,
  actions: proposeActions(subjects.current, debts, readiness),
  complete: {
    ready: readiness.filter(({ status }) => status === 'ready').length,
    of: readiness.length,
  },
});

import type { Debt } from '../../debts/debt.js';
import type { Action } from '../../page-one/actions.js';
import type { PageOne } from '../../page-one/page-one.js';
import type { ReadingReadiness } from '../../readiness/readiness.js';
import { forInformation } from '../next-step.js';
import { count } from '../number-text.js';
import type { ReportLine } from '../report.js';
import type { SectionOf } from '../report-terms.js';
import { counted, declared, unsure } from '../sureness.js';

/**
 * Writes what is to be done first: at most three things.
 *
 * @category sections
 * @since 0.1.0
 */
export const actionsSection: SectionOf =
  ({ nameOf, owed, timeOf }) =>
  ({ pageOne: { actions, debts, complete }, readiness }) => ({
    id: 'actions',
    title: 'Three things to do',
    about:
      'The largest debt of each side and the first thing that is not recorded, with an owner and a date.',
    lines:
      actions.length === 0
        ? [
            {
              id: 'nothing',
              label: 'Nothing to do',
              value: 'none',
              data: { kind: 'count', count: 0 },
              means: 'Nothing is owed and nothing is missing.',
              sure: complete.ready === complete.of ? counted() : unsure('not every reading has evidence'),
              next: forInformation('go on as agreed'),
            },
          ]
        : actions.map((action, index): ReportLine => {
            const { owner, request, byWhen, because } = action;
            const debt = debtBehind(debts, action);
            const recorded = isPartial(readiness, because)
              ? 'too little of it is recorded'
              : 'nothing of it is recorded';
            return {
              id: `${index + 1}:${owner}:${because}`,
              label: nameOf(owner),
              value: debt === undefined ? recorded : count(debt.count),
              data:
                debt === undefined ? { kind: 'state', state: because } : { kind: 'count', count: debt.count },
              means:
                debt === undefined
                  ? 'So far nobody can rely on what it says.'
                  : `${rankOf(debts, debt)} of ${nameOf(owner)}${debt.oldest === undefined ? '' : `, the oldest since ${timeOf(debt.oldest)}`}.`,
              sure: debt === undefined ? declared('as the journal shows') : counted(),
              next: owed(owner, request, byWhen),
            };
          }),
  });

/** An action that follows from the evidence names the reading. */
const isPartial = (readiness: ReadonlyArray<ReadingReadiness>, because: string): boolean =>
  readiness.some(({ reading, status }) => status === 'partial' && because === `readiness:${reading}`);

type Debts = PageOne['debts'];

const debtBehind = (debts: Debts, { owner, because }: Action): Debt | undefined =>
  [...debts.sales, ...debts.marketing].find((debt) => debt.owner === owner && debt.id === because);

const rankOf = (debts: Debts, { owner, id }: Debt): string => {
  const rank = debts[owner].findIndex((debt) => debt.id === id);
  return rank === 0
    ? 'The largest debt'
    : rank === 1
      ? 'The second largest debt'
      : 'One of the largest debts';
};

import { departments, otherDepartment } from '../../../kernel/party.js';
import type { Debt } from '../../debts/debt.js';
import { forInformation } from '../next-step.js';
import { count } from '../number-text.js';
import type { ReportLine } from '../report.js';
import type { ReportTerms, SectionOf } from '../report-terms.js';
import { counted, unsure } from '../sureness.js';

/**
 * Writes what each department owes the other, Marketing's debts first and as long as Sales'.
 *
 * @category sections
 * @since 0.1.0
 */
export const debtsSection: SectionOf =
  (terms) =>
  ({ pageOne: { debts, actions, complete } }) => ({
    id: 'debts',
    title: 'What each side owes',
    about: 'Everything that is owed now, the most first; the lists name each lead, tool, request and signal.',
    lines: [...departments].reverse().flatMap((side): ReadonlyArray<ReportLine> => {
      const byOf = (id: string) =>
        actions.find(({ owner, because }) => owner === side && because === id)?.byWhen;
      return debts[side].length === 0
        ? [
            {
              id: `${side}:nothing`,
              label: `${terms.nameOf(side)} owes nothing that is recorded`,
              value: '0',
              data: { kind: 'count', count: 0 },
              means: `Nothing in the journal shows a debt of ${terms.nameOf(side)}.`,
              sure:
                complete.ready === complete.of
                  ? counted()
                  : unsure(
                      `${count(complete.of - complete.ready)} of ${count(complete.of)} readings lack evidence`,
                    ),
              next: forInformation(),
            },
          ]
        : debts[side].map((debt) => debtLine(terms, debt, byOf(debt.id)));
    }),
  });

const debtLine = (
  { nameOf, owed, timeOf }: ReportTerms,
  { owner, id, title, request, count: many, oldest }: Debt,
  by: Parameters<ReportTerms['owed']>[2],
): ReportLine => ({
  id: `${owner}:${id}`,
  label: title,
  value: count(many),
  data: { kind: 'count', count: many },
  means:
    oldest === undefined
      ? `${nameOf(owner)} owes it to ${nameOf(otherDepartment(owner))}.`
      : `Owed to ${nameOf(otherDepartment(owner))}, the oldest since ${timeOf(oldest)}.`,
  sure: counted(),
  next: owed(owner, request, by),
});

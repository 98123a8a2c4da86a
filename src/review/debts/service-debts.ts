import { partyDepartments } from '../../agreement/party-departments.js';
import type { AssuranceReading } from '../../cartridge/assure/assurance.js';
import { departmentOf } from '../../kernel/department-of.js';
import type { Department } from '../../kernel/party.js';
import type { ReviewSubjects } from '../review-subjects.js';
import { type Debt, oldestOf } from './debt.js';

/**
 * Lists what a department owes of the services that were promised: what is overdue, the longest first. A service of a
 * party that belongs to neither department is Marketing's, which offers it.
 */
export const serviceDebts = (
  { agreement }: ReviewSubjects,
  deliveries: AssuranceReading | undefined,
  department: Department,
): ReadonlyArray<Debt> => {
  const side = departmentOf(partyDepartments(agreement.agreement));
  const overdue = (deliveries?.overdue ?? []).filter(
    ({ owner }) => (side(owner) ?? 'marketing') === department,
  );
  return [
    {
      id: 'overdue-services',
      title: 'Services that were promised are overdue.',
      request: 'Deliver these services, or agree with their customer on another level.',
      owner: department,
      count: overdue.length,
      ...oldestOf(overdue.map(({ dueAt }) => dueAt)),
      names: overdue.map(({ service, request, period }) =>
        [service, request?.id ?? period ?? ''].join(' ').trim(),
      ),
    },
  ];
};

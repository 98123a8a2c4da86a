import { issuesOf, list } from '../calendar/checks.js';
import type { SubjectKind } from '../journal/subject.js';
import { type Checked, unlessIssues } from '../kernel/issue.js';
import { byCodeUnit, byNumber } from '../kernel/order.js';
import { contextIssues, policyIssues, seriesIssues, subjectOf } from './check-policy.js';
import type { PolicyDocument } from './policy.js';
import { policyForm } from './policy-form.js';
import { alwaysHeard, type Policy, type PolicyContext, versionOf } from './policy-version.js';

/**
 * Compiles the policies of an agreement, all versions of each.
 *
 * **Details**: documents that share an id are versions of one policy; each is in effect from its
 * `effectiveFrom` until the next.
 *
 * @param context - the calendars that the documents name
 * @returns a function from documents to compiled policies in order of id, or every issue with its path:
 *   `zero-target`, `unknown-calendar`, `no-calendar`, `workload-is-no-pause`, `same-effective-from`, …
 * @example
 * ```ts
 * import { compileCalendar, intlZones } from 'smarketing/calendar'
 * import { hour, orThrow } from 'smarketing/kernel'
 * import { compilePolicies, type PolicyDocument } from 'smarketing/sla'
 *
 * const calendars = { always: orThrow(compileCalendar(intlZones)({ zone: 'UTC', always: true })) }
 * const accept: PolicyDocument = {
 *   id: 'accept', version: 1, metric: 'accept', obliged: 'sales', calendar: 'always',
 *   start: [{ type: 'handed-over' }],
 *   stop: [{ type: 'accepted' }, { type: 'rejected' }],
 *   targets: [{ target: { clock: 'business', milliseconds: 8 * hour } }],
 * }
 * orThrow(compilePolicies({ calendars })([accept])).map(({ id }) => id) // => ['accept']
 * compilePolicies({ calendars: {} })([accept])._tag // => 'Left'
 * ```
 * @category constructors
 * @since 0.1.0
 */
export const compilePolicies =
  (context: PolicyContext) =>
  (documents: ReadonlyArray<PolicyDocument>): Checked<ReadonlyArray<Policy>> => {
    const faults = issuesOf(list(policyForm), documents);
    const issues =
      faults.length > 0
        ? [...contextIssues(context), ...faults]
        : [
            ...contextIssues(context),
            ...issuesOf(
              (_, at) =>
                documents.flatMap((document, index) => policyIssues(context, document, [...at, index])),
              documents,
            ),
            ...seriesIssues(documents),
          ];
    return unlessIssues(issues, () => {
      const ids = [...new Set(documents.map(({ id }) => id))].sort(byCodeUnit);
      return ids.map((id) =>
        policyOf(
          context,
          documents.filter((document) => document.id === id),
        ),
      );
    });
  };

/**
 * Compiles a policy that has one version.
 *
 * @param context - the calendars that the document names
 * @returns a function from the document to the compiled policy, or every issue with its path
 * @category constructors
 * @since 0.1.0
 */
export const compilePolicy =
  (context: PolicyContext) =>
  (document: PolicyDocument): Checked<Policy> => {
    const faults = issuesOf(policyForm, document);
    const issues = [
      ...contextIssues(context),
      ...(faults.length > 0
        ? faults
        : issuesOf((value, at) => policyIssues(context, value as PolicyDocument, at), document)),
    ];
    return unlessIssues(issues, () => policyOf(context, [document]));
  };

const policyOf = (context: PolicyContext, documents: ReadonlyArray<PolicyDocument>): Policy => {
  const versions = documents
    .map((document) => versionOf(context, document))
    .sort((first, second) => byNumber(first.effectiveFrom, second.effectiveFrom));
  const [first] = documents as readonly [PolicyDocument];
  const startTypes = new Set(documents.flatMap(({ start }) => start.map(({ type }) => type)));
  const heardTypes = new Set([...alwaysHeard, ...versions.flatMap(({ roles }) => [...roles.keys()])]);
  return { id: first.id, subject: subjectOf(first) as SubjectKind, startTypes, heardTypes, versions };
};

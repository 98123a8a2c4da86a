import * as E from 'fp-ts/lib/Either.js';
import type { AttributionModel } from '../attribution/attribution-model.js';
import { checkModels } from '../attribution/check-models.js';
import { checkJourneyTerms, type JourneyTerms } from '../attribution/journey-terms.js';
import { instantAt, type Zone } from '../calendar/local-time.js';
import { textOfKey } from '../journal/subject.js';
import { duplicatesIn } from '../kernel/duplicates.js';
import { type Checked, type Issue, issue, under, unlessIssues } from '../kernel/issue.js';
import type { LifecycleTerms } from '../lead/lifecycle-terms.js';
import type { TargetList } from '../metrics/effort/target-list.js';
import { compileSourcing, type Sourcing } from '../metrics/source/source-terms.js';
import type { Agreement } from './agreement.js';
import { datesIssues, repeatedIssues, textIssues } from './check-value.js';
import { type CreditTerms, proposedCreditModels } from './credit-terms.js';

/**
 * Describes who gets the credit, with every default filled in.
 *
 * @category model
 * @since 0.1.0
 */
export interface CompiledCredit {
  /** Whether the agreement says so, or all of it is a proposal. */
  readonly basis: 'agreed' | 'proposal';
  /** By what the source of an opportunity is told. */
  readonly sourcing: Sourcing;
  /** What makes a journey. */
  readonly journeys: JourneyTerms;
  /** The models, side by side. */
  readonly models: ReadonlyArray<AttributionModel>;
}

/**
 * Compiles who gets the credit.
 *
 * @param lifecycle - how a lead moves, the agreed touches of Sales among it
 * @returns a function from what the agreement says, if anything, to the terms, or to every issue
 */
export const compileCredit =
  (lifecycle: LifecycleTerms) =>
  (terms: CreditTerms | undefined): Checked<CompiledCredit> => {
    const {
      per,
      lookBack,
      touch,
      activities,
      origins,
      unprovenAtMost,
      models = proposedCreditModels,
      ...rest
    } = terms === undefined ? {} : terms;
    const shared = {
      ...(per === undefined ? {} : { per }),
      ...(lookBack === undefined ? {} : { lookBack }),
      ...(touch === undefined ? {} : { touch }),
      ...(activities === undefined ? {} : { activities }),
    };
    const sourcing = compileSourcing({
      ...shared,
      ...(lifecycle.touch === undefined ? {} : { salesTouch: lifecycle.touch }),
      ...(origins === undefined ? {} : { origins }),
      ...(unprovenAtMost === undefined ? {} : { unprovenAtMost }),
    });
    // What both parts need is reported once, by the first of them.
    const journeys = checkJourneyTerms({ ...rest, lifecycle: { acceptance: lifecycle.acceptance } });
    const checked = checkModels(models);
    return unlessIssues(
      [
        ...(E.isLeft(sourcing) ? sourcing.left.filter(({ path }) => path[0] !== 'salesTouch') : []),
        ...(E.isLeft(journeys) ? journeys.left : []),
        ...(E.isLeft(checked) ? under('models')(checked.left) : []),
      ],
      () => ({
        basis: terms === undefined ? 'proposal' : 'agreed',
        sourcing: (sourcing as E.Right<Sourcing>).right,
        journeys: { ...shared, ...rest, lifecycle },
        models: (checked as E.Right<ReadonlyArray<AttributionModel>>).right,
      }),
    );
  };

/**
 * Finds what is wrong with the lists of target accounts.
 *
 * @param agreement - the agreement
 * @returns every issue with its path from the root
 */
export const targetAccountIssues = ({ targetAccounts = [] }: Agreement): ReadonlyArray<Issue> => [
  ...targetAccounts.flatMap(({ id, title, from, until, accounts, programmes = [] }, index) => {
    const at = ['targetAccounts', index];
    return [
      ...textIssues(id, [...at, 'id']),
      ...(title === undefined ? [] : textIssues(title, [...at, 'title'])),
      ...datesIssues(from, until, [...at, 'from'], [...at, 'until']),
      ...(accounts.length === 0
        ? [issue('empty-list', [...at, 'accounts'], 'A list of no accounts aims at nothing.')]
        : []),
      ...accounts.flatMap((account, place) => [
        ...textIssues(account.system, [...at, 'accounts', place, 'system']),
        ...textIssues(account.id, [...at, 'accounts', place, 'id']),
      ]),
      ...duplicatesIn(accounts.map(textOfKey), (place) => [...at, 'accounts', place]),
      ...programmes.flatMap((programme, place) => textIssues(programme, [...at, 'programmes', place])),
      ...duplicatesIn(programmes, (place) => [...at, 'programmes', place]),
    ];
  }),
  ...repeatedIssues(
    'repeated-id',
    targetAccounts.map(({ id }) => id),
    (index) => ['targetAccounts', index, 'id'],
  ),
];

/** Turns the dates of the lists into moments. */
export const targetListsOf = (zone: Zone, { targetAccounts = [] }: Agreement): ReadonlyArray<TargetList> => {
  const atMidnight = instantAt(zone);
  return targetAccounts.map(({ id, from, until, accounts, programmes }) => ({
    id,
    from: atMidnight({ date: from, minute: 0 }),
    ...(until === undefined ? {} : { until: atMidnight({ date: until, minute: 0 }) }),
    accounts,
    ...(programmes === undefined ? {} : { programmes }),
  }));
};

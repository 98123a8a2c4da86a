import type { Instant } from '../../kernel/instant.js';
import type { Party } from '../../kernel/party.js';
import { actBy } from '../act-by.js';
import type { Debt } from '../debts/debt.js';
import type { ReadingReadiness } from '../readiness/readiness.js';
import type { ReviewSubjects } from '../review-subjects.js';

/**
 * Describes something to be done, by whom and by when.
 *
 * @category model
 * @since 0.1.0
 */
export interface Action {
  /** Who is to do it. */
  readonly owner: Party;
  /** What is asked, in one sentence. */
  readonly request: string;
  /** By when, epoch milliseconds; absent where the calendar cannot tell. */
  readonly byWhen?: Instant;
  /** What it follows from: a debt's identifier, or the reading without evidence. */
  readonly because: string;
}

/** How many actions page one asks for: more are not done. */
const actionsOfPageOne = 3;

/**
 * Proposes the three actions of page one: the largest debt of each side, the first reading without evidence, and
 * then the next largest debts.
 *
 * @param subjects - what the review reads
 * @param debts - the debts of both sides, each sorted by its size
 * @param readiness - the readiness of all readings
 * @returns at most three actions, each with an owner, a request and a date
 * @category readings
 * @since 0.1.0
 */
export const proposeActions = (
  subjects: ReviewSubjects,
  debts: { readonly sales: ReadonlyArray<Debt>; readonly marketing: ReadonlyArray<Debt> },
  readiness: ReadonlyArray<ReadingReadiness>,
): ReadonlyArray<Action> => {
  const due = actBy(subjects);
  const byWhen = due === undefined ? {} : { byWhen: due };
  const [sales, ...moreSales] = debts.sales.map((debt) => ofDebt(debt, byWhen));
  const [marketing, ...moreMarketing] = debts.marketing.map((debt) => ofDebt(debt, byWhen));
  const data = readiness.flatMap(({ reading, switchOn }, index) =>
    switchOn === undefined || isAskedBefore(readiness, index)
      ? []
      : [
          {
            owner: switchOn.owner,
            request: `Let the systems ${switchOn.what}, so that “${reading}” can be read.`,
            ...byWhen,
            because: `readiness:${reading}`,
          },
        ],
  );
  const [firstGap, ...moreGaps] = data;
  const ordered = [sales, marketing, firstGap, ...moreSales, ...moreMarketing, ...moreGaps];
  return ordered.filter((action) => action !== undefined).slice(0, actionsOfPageOne);
};

const ofDebt = ({ owner, request, count, id }: Debt, byWhen: Pick<Action, 'byWhen'>): Action => ({
  owner,
  request: `${request} (${count})`,
  ...byWhen,
  because: id,
});

/** Whether an earlier reading asks for the same thing: it is asked for once. */
const isAskedBefore = (readiness: ReadonlyArray<ReadingReadiness>, index: number): boolean =>
  readiness
    .slice(0, index)
    .some(({ switchOn }) => switchOn !== undefined && switchOn.what === readiness[index]?.switchOn?.what);

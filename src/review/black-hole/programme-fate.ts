import type { ProgrammeReading } from '../../agreement/programmes/programme-reading.js';
import { textOfKey } from '../../journal/subject.js';
import { groupsOf } from '../../kernel/groups.js';
import type { Instant } from '../../kernel/instant.js';
import type { Fate } from '../../metrics/black-hole/fate.js';
import { firstReach } from '../../metrics/first-reach.js';
import type { PassCase } from '../../metrics/lead-case.js';
import type { ReviewSubjects } from '../review-subjects.js';

/**
 * Names why a programme is in the black hole.
 *
 * **Details**: each programme has one cause at most, the first of this list that holds.
 * - `abandoned`: it died before its time, whatever it had cost.
 * - `nothing-agreed`: money was spent, and nothing says what it is to deliver or by what it is judged.
 * - `awaiting-consent`: money was spent, and not both agreed to what it is to deliver and by what it is judged.
 * - `unused-by-sales`: money was spent, leads were handed over, and Sales accepted or reached for none of those whose time
 *   is over.
 *
 * @category model
 * @since 0.1.0
 */
export type ProgrammeCause = 'abandoned' | 'nothing-agreed' | 'awaiting-consent' | 'unused-by-sales';

/**
 * Tells where a programme stands: over as agreed, planned or running, or in the black hole and why.
 *
 * @param subjects - what the review reads
 * @returns a function from a programme to its fate
 */
export const programmeFate = ({
  passes,
  view,
  fateOf,
}: ReviewSubjects): ((programme: ProgrammeReading) => Fate<ProgrammeCause>) => {
  const handedOver = groupsOf<PassCase, string | undefined>(
    ({ life, pass }) => pass.handOver?.packet.programme ?? life.programme,
  )(passes.filter(({ pass }) => pass.handOver !== undefined));
  const spentFirst = new Map<string, Instant>();
  for (const { type, subject, occurredAt } of view.others) {
    if (type === 'spend' && subject.kind === 'programme' && !spentFirst.has(nameOf(subject)))
      spentFirst.set(nameOf(subject), occurredAt);
  }
  return ({ key, status, spent, lacks, abandonedAt }) => {
    const since = spentFirst.get(nameOf(key));
    if (status === 'abandoned') {
      return {
        where: 'in-the-hole',
        code: 'abandoned',
        accountable: 'marketing',
        since: abandonedAt as Instant,
      };
    }
    const [lack] = lacks;
    if (since !== undefined && lack !== undefined) {
      const code = lack.lack === 'consent' ? 'awaiting-consent' : 'nothing-agreed';
      return { where: 'in-the-hole', code, accountable: lack.owner, since };
    }
    const answered = (handedOver.get(key.id) ?? [])
      .map((subject) => ({ subject, fate: fateOf(subject) }))
      .filter(({ fate: { where } }) => where === 'came-out' || where === 'in-the-hole');
    if (since !== undefined && answered.length > 0 && !answered.some(({ subject }) => isWorked(subject))) {
      const isSales = answered.some(
        ({ fate }) => fate.where === 'in-the-hole' && fate.accountable === 'sales',
      );
      return {
        where: 'in-the-hole',
        code: 'unused-by-sales',
        accountable: isSales ? 'sales' : 'marketing',
        since,
      };
    }
    return status === 'ended'
      ? { where: 'came-out', code: 'ended' }
      : { where: 'in-time', code: spent.length === 0 && status === 'planned' ? 'planned' : 'running' };
  };
};

const nameOf = ({ system, id }: { readonly system: string; readonly id: string }): string =>
  textOfKey({ system, id });

const isWorked = (subject: PassCase): boolean =>
  subject.pass.acceptance?.status === 'accepted' ||
  firstReach(subject) !== undefined ||
  subject.pass.exit?.kind === 'won';

/**
 * The broom: finds subjects that went by an old rulebook, or whose alarm is overdue, and errands that got lost.
 *
 * It makes a change of policy work, in small transactions beside everything else, and it needs no alarm itself:
 * were the whole queue lost, the rows would bring all clocks back.
 */
import { advance } from './advance.js';
import type { Session } from './database.js';
import type { Queue } from './queue.js';
import type { Rulebook } from './rulebook.js';

/** How late an alarm or an errand is before it is taken for lost. */
const lost = '30 seconds';

/** Looks at some of them, and returns how many there were. */
export const sweep = async (
  session: Session,
  queue: Queue,
  rulebook: Rulebook,
  batch: number,
): Promise<number> => {
  // What another worker has locked is being looked at already; if that worker dies, it is found next time.
  const found = await session.query<{ key: string }>(
    `select key from sla.subject
     where generation < $1 or wake_at < clock_timestamp() - $2::interval
     limit $3 for update skip locked`,
    [rulebook.generation, lost, batch],
  );
  if (found.length > 0) await advance(session, queue, rulebook, { subjects: found.map(({ key }) => key) });
  const errands = await session.query<{ id: string }>(
    `select id from sla.escalation
     where delivered_at is null and decided_at < clock_timestamp() - $1::interval limit $2`,
    [lost, batch],
  );
  // An errand has its escalation's id, so that one which is still there is not added again.
  await queue.add(
    session,
    'deliver',
    errands.map(({ id }) => ({ id, data: { escalation: id } })),
  );
  return found.length;
};

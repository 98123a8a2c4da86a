import type { RecordKey } from '../journal/subject.js';
import { textOfKey } from '../journal/subject.js';
import type { Instant } from '../kernel/instant.js';
import type { Party } from '../kernel/party.js';
import type { Meeting } from './meeting.js';
import type { PromiseState, RequestLife } from './request-life.js';

/**
 * Names where an action stands: as the request that it is tracked as, else `untracked`, with time left or
 * over. Nobody can tell whether an untracked one is done.
 *
 * @category model
 * @since 0.1.0
 */
export type ActionState = PromiseState | 'untracked' | 'untracked-past-due';

/**
 * Describes an action of a meeting and where it stands.
 *
 * @category model
 * @since 0.1.0
 */
export interface FollowedAction {
  /** The meeting it was agreed at. */
  readonly meeting: RecordKey;
  /** What is to be done. */
  readonly title: string;
  /** Where it stands. */
  readonly state: ActionState;
  /** Who does it; absent when nobody was named. */
  readonly owner?: Party;
  /** By when, epoch milliseconds; absent when no time was named. */
  readonly dueAt?: Instant;
  /** What nobody wrote down. */
  readonly missing: ReadonlyArray<'owner' | 'dueAt' | 'request'>;
}

/**
 * Follows the actions of meetings to where they stand now.
 *
 * **Details**: an action that names a request takes owner, time and state from it. One whose request the journal does not
 * know is untracked.
 *
 * @param requests - the lives of requests, as `requestLives` reads them
 * @param asOf - the moment to answer for, epoch milliseconds
 * @returns a function from meetings to their actions, in the order of the meetings
 * @category readings
 * @since 0.1.0
 */
export const followActions =
  (requests: ReadonlyArray<RequestLife>, asOf: Instant) =>
  (meetings: ReadonlyArray<Meeting>): ReadonlyArray<FollowedAction> => {
    const lives = new Map(requests.map((life) => [textOfKey(life.key), life]));
    return meetings.flatMap(({ key, actions = [] }) =>
      actions.map(({ title, request, ...named }): FollowedAction => {
        const life = request === undefined ? undefined : lives.get(textOfKey(request));
        const owner = life?.performer ?? named.owner;
        const dueAt = life?.dueAt ?? named.dueAt;
        const past = dueAt !== undefined && asOf > dueAt;
        return {
          meeting: key,
          title,
          state: life?.promise ?? (past ? 'untracked-past-due' : 'untracked'),
          ...(owner === undefined ? {} : { owner }),
          ...(dueAt === undefined ? {} : { dueAt }),
          missing: [
            ...(owner === undefined ? (['owner'] as const) : []),
            ...(dueAt === undefined ? (['dueAt'] as const) : []),
            ...(life === undefined ? (['request'] as const) : []),
          ],
        };
      }),
    );
  };

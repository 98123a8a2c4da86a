import * as E from 'fp-ts/lib/Either.js';
import type { CivilDate } from '../kernel/civil-date.js';
import { duplicatesIn } from '../kernel/duplicates.js';
import { type Checked, type Issue, issue, show, unlessIssues } from '../kernel/issue.js';
import type { Party } from '../kernel/party.js';
import { messageMapForm, ofForm } from './document-form.js';

/**
 * Describes what to say to whom: for each role and problem of a client, the capability that helps and what proves it.
 *
 * @see the sources' Customer Message Management: role, problem, capability, proof
 * @category model
 * @since 0.1.0
 */
export interface MessageMap {
  /** The map's identifier; its versions share it. */
  readonly id: string;
  /** The version, 1 or more. */
  readonly version: number;
  /** Since when reps speak by it. */
  readonly effectiveFrom: CivilDate;
  /** Who keeps it. */
  readonly owner: Party;
  /** The roles of the people that reps speak to. */
  readonly roles: ReadonlyArray<MessageAxis>;
  /** The problems that these people have. */
  readonly problems: ReadonlyArray<MessageAxis>;
  /** What to say. */
  readonly messages: ReadonlyArray<Message>;
}

/**
 * Describes one role or problem of a message map.
 *
 * @category model
 * @since 0.1.0
 */
export interface MessageAxis {
  /** The identifier, unique on its axis. */
  readonly id: string;
  /** What people call it. */
  readonly label: string;
  /** True when every target customer has it, so that a map without a message for it is incomplete. */
  readonly required?: true;
}

/**
 * Describes what to say to one role about one problem.
 *
 * @category model
 * @since 0.1.0
 */
export interface Message {
  /** The message's identifier, unique in the map. */
  readonly id: string;
  /** The role's identifier. */
  readonly role: string;
  /** The problem's identifier. */
  readonly problem: string;
  /** What of the offer helps with it, in one sentence. */
  readonly capability: string;
  /** What the person wants to reach. */
  readonly goal?: string;
  /** What shows that it helps; a message without proof is not ready. */
  readonly proof?: string;
}

/**
 * Describes a message map that holds together.
 *
 * @category model
 * @since 0.1.0
 */
export interface CompiledMessageMap {
  /** The map. */
  readonly map: MessageMap;
  /** The messages by role, then by problem. */
  readonly byRole: ReadonlyMap<string, ReadonlyMap<string, Message>>;
  /** The identifiers of its roles. */
  readonly roles: ReadonlySet<string>;
  /** The identifiers of its problems. */
  readonly problems: ReadonlySet<string>;
}

/**
 * Checks that every message speaks to a role and a problem of the map, and that no two say something else to the same.
 *
 * @param map - the message map
 * @returns the compiled map, or all issues: `duplicate`, `unknown-role`, `unknown-problem`, `two-messages`, and what is
 *   no message map at all
 * @category constructors
 * @since 0.1.0
 */
export const compileMessageMap = (map: MessageMap): Checked<CompiledMessageMap> =>
  E.flatMap(ofForm(messageMapForm, map), compileMap);

const compileMap = (map: MessageMap): Checked<CompiledMessageMap> => {
  const byRole = new Map<string, Map<string, Message>>();
  const issues: Array<Issue> = [
    ...idsTwice(map.roles, 'roles'),
    ...idsTwice(map.problems, 'problems'),
    ...idsTwice(map.messages, 'messages'),
  ];
  const known = {
    role: new Set(map.roles.map(({ id }) => id)),
    problem: new Set(map.problems.map(({ id }) => id)),
  };
  const names = { role: shown(known.role), problem: shown(known.problem) };
  map.messages.forEach((message, index) => {
    for (const axis of ['role', 'problem'] as const) {
      if (!known[axis].has(message[axis])) {
        issues.push(
          issue(`unknown-${axis}`, ['messages', index, axis], `The map has no such ${axis}.`, {
            expected: names[axis],
            received: show(message[axis]),
          }),
        );
      }
    }
    const messages = byRole.get(message.role) ?? new Map<string, Message>();
    byRole.set(message.role, messages);
    const other = messages.get(message.problem);
    if (other !== undefined) {
      issues.push(
        issue('two-messages', ['messages', index], `The map says something else in ${show(other.id)}.`, {
          expected: 'one message for a role and a problem',
        }),
      );
    } else messages.set(message.problem, message);
  });
  return unlessIssues(issues, () => ({ map, byRole, roles: known.role, problems: known.problem }));
};

/** All names in every issue would be longer than the map. */
const shown = (names: ReadonlySet<string>): string => [...names].slice(0, 12).join(', ');

const idsTwice = (
  list: ReadonlyArray<{ readonly id: string }>,
  name: 'roles' | 'problems' | 'messages',
): ReadonlyArray<Issue> =>
  duplicatesIn(
    list.map(({ id }) => id),
    (index) => [name, index, 'id'],
  );

import type { JournalEvent } from '../journal/event.js';
import type { Instant } from '../kernel/instant.js';

/**
 * Describes who owned a subject from an instant on.
 *
 * @category model
 * @since 0.1.0
 */
export interface OwnerSpan {
  /** The first instant, epoch milliseconds. */
  readonly from: Instant;
  /** A person, a queue, or nobody. */
  readonly kind: 'person' | 'queue' | 'nobody';
  /** The owner's identifier, or the queue's. */
  readonly owner?: string;
  /** The owner's team. */
  readonly team?: string;
  /** The owner's department. */
  readonly department?: 'sales' | 'marketing' | 'operations';
  /** True when only the date of the change is known. */
  readonly dateOnly?: true;
}

/** Reads a change of hands out of an event, undefined when it is none. */
export const ownerSpanOf = (event: JournalEvent): OwnerSpan | undefined => {
  if (event.type === 'owner-changed') {
    const { owner, ownerKind = 'person', team, department } = event.data;
    return spanOf(event, ownerKind, owner, team, department);
  }
  if (event.type !== 'handed-over') return undefined;
  const { owner, team } = event.data;
  return owner === undefined && team === undefined
    ? undefined
    : spanOf(event, 'person', owner, team, undefined);
};

const spanOf = (
  { occurredAt, precision }: JournalEvent,
  kind: 'person' | 'queue',
  owner: string | undefined,
  team: string | undefined,
  department: OwnerSpan['department'],
): OwnerSpan => {
  const span: { -readonly [Key in keyof OwnerSpan]: OwnerSpan[Key] } = {
    from: occurredAt,
    // A team without a person in it is a queue.
    kind: owner !== undefined ? kind : kind === 'queue' || team !== undefined ? 'queue' : 'nobody',
  };
  if (owner !== undefined) span.owner = owner;
  if (team !== undefined) span.team = team;
  if (department !== undefined) span.department = department;
  if (precision === 'date') span.dateOnly = true;
  return span;
};

/** The names by which an owner's calendar is looked up: himself, his team, his department. */
export const namesOfOwner = (span: OwnerSpan | undefined): ReadonlyArray<string> =>
  span === undefined
    ? []
    : [
        ...(span.owner === undefined ? [] : [span.owner]),
        ...(span.team === undefined ? [] : [`team:${span.team}`]),
        ...(span.department === undefined ? [] : [span.department]),
      ];

/** Finds who owned a subject at an instant. */
export const ownerAt =
  (owners: ReadonlyArray<OwnerSpan>) =>
  (at: Instant): OwnerSpan | undefined => {
    let found: OwnerSpan | undefined;
    for (const span of owners) {
      if (span.from > at) break;
      found = span;
    }
    return found;
  };

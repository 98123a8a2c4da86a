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
    return spanOf(event, { kind: ownerKind, owner, team, department });
  }
  if (event.type === 'handed-over') {
    const { owner, team } = event.data;
    if (owner === undefined && team === undefined) return undefined;
    return spanOf(event, {
      kind: owner === undefined ? 'queue' : 'person',
      owner,
      team,
      department: undefined,
    });
  }
  return undefined;
};

interface OwnerFacts {
  readonly kind: 'person' | 'queue';
  readonly owner: string | undefined;
  readonly team: string | undefined;
  readonly department: 'sales' | 'marketing' | 'operations' | undefined;
}

const spanOf = (
  { occurredAt, precision }: JournalEvent,
  { kind, owner, team, department }: OwnerFacts,
): OwnerSpan => ({
  from: occurredAt,
  kind: owner !== undefined ? kind : kind === 'queue' || team !== undefined ? 'queue' : 'nobody',
  ...(owner === undefined ? {} : { owner }),
  ...(team === undefined ? {} : { team }),
  ...(department === undefined ? {} : { department }),
  ...(precision === 'date' ? { dateOnly: true } : {}),
});

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

import type { CompiledAgreement } from '../../agreement/compiled-agreement.js';
import type { EventType, JournalEvent } from '../../journal/event.js';
import type { ObservationWindow } from '../../journal/observation.js';
import { groupsOf } from '../../kernel/groups.js';
import type { Instant } from '../../kernel/instant.js';
import type { Party } from '../../kernel/party.js';
import { type Ratio, ratio } from '../../kernel/ratio.js';
import type { ReviewSubjects } from '../review-subjects.js';
import type { ReadingName, ReadingNeed } from './reading-need.js';
import { readingNeeds } from './reading-needs.js';

/**
 * Describes a type of event, or one of several, that a reading needs.
 *
 * @category model
 * @since 0.1.0
 */
export interface NeededEvents {
  /** Any of these types will do. */
  readonly types: ReadonlyArray<EventType>;
  /** How many such events there are. */
  readonly events: number;
  /** The earliest since when a source records them; absent when none does. */
  readonly since?: Instant;
  /** Whether `since` was declared or is only the first event that there is. */
  readonly basis?: ObservationWindow['basis'];
  /** Who would have to record them. */
  readonly owner: Party;
}

/**
 * Describes a field of the needed events, and how often it is filled.
 *
 * @category model
 * @since 0.1.0
 */
export interface NeededField {
  /** The field. */
  readonly field: string;
  /** How many of the events carry it. */
  readonly filled: Ratio;
  /** Who would have to fill it. */
  readonly owner: Party;
}

/**
 * Describes whether there is evidence for a reading.
 *
 * @category model
 * @since 0.1.0
 */
export interface ReadingReadiness {
  /** The reading. */
  readonly reading: ReadingName;
  /** `ready` with all it needs, `partial` when a field is filled in less than half, `missing` without events. */
  readonly status: 'ready' | 'partial' | 'missing';
  /** The events it needs. */
  readonly needs: ReadonlyArray<NeededEvents>;
  /** The fields it needs. */
  readonly fields: ReadonlyArray<NeededField>;
  /** The one thing to switch on first, and by whom; absent when it is ready. */
  readonly switchOn?: { readonly what: string; readonly owner: Party };
}

/** Below this share a field is too thin to draw a reading from without saying so (proposal). */
const thin = 0.5;

/**
 * Tells for each reading whether there is evidence for it, since when, and what to switch on first.
 *
 * @param subjects - what the review reads
 * @returns one entry a reading, in the order of the review
 * @category readings
 * @since 0.1.0
 */
export const dataReadiness = ({
  events,
  windows,
  agreement,
}: ReviewSubjects): ReadonlyArray<ReadingReadiness> => {
  const byType = groupsOf(({ type }: JournalEvent) => type)(events);
  const numberOf = (types: ReadonlyArray<EventType>, test: (event: JournalEvent) => boolean): number =>
    types.reduce((sum, type) => sum + (byType.get(type)?.filter(test).length ?? 0), 0);
  const relevant = readingNeeds().filter(({ reading }) => isAgreed(agreement, reading));
  return relevant.map((need) => readinessOf(need, numberOf, windows));
};

/** What nobody agreed to needs no evidence. */
const isAgreed = ({ lifecycle, targetLists }: CompiledAgreement, reading: ReadingName): boolean => {
  if (reading === 'acceptance') return lifecycle.acceptance === 'explicit';
  return reading !== 'target-accounts' || targetLists.length > 0;
};

const readinessOf = (
  { reading, needs, fields = [] }: ReadingNeed,
  numberOf: (types: ReadonlyArray<EventType>, test: (event: JournalEvent) => boolean) => number,
  windows: ReadonlyArray<ObservationWindow>,
): ReadingReadiness => {
  const needed = needs.map(({ types, owner, among = () => true }): NeededEvents => {
    const window = windows
      .filter(({ type }) => types.includes(type))
      .sort((first, second) => first.observedFrom - second.observedFrom)[0];
    return {
      types,
      events: numberOf(types, among),
      ...(window === undefined ? {} : { since: window.observedFrom, basis: window.basis }),
      owner,
    };
  });
  const filled = fields.map(({ field, owner, of, isFilled, among = () => true }): NeededField => {
    const found = numberOf(of, (event) => among(event) && isFilled(event));
    return { field, owner, filled: ratio(found, numberOf(of, among)) };
  });
  // A source that is declared to record, and recorded nothing, is evidence that nothing happened.
  const absent = needed.findIndex(({ events, basis }) => events === 0 && basis !== 'declared');
  const poor = filled.find((field) => field.filled.value !== null && field.filled.value < thin);
  const lack = needs[absent];
  if (lack !== undefined) {
    return {
      reading,
      status: 'missing',
      needs: needed,
      fields: filled,
      switchOn: { what: `record ${lack.what ?? lack.types.join(' or ')}`, owner: lack.owner },
    };
  }
  return poor === undefined
    ? { reading, status: 'ready', needs: needed, fields: filled }
    : {
        reading,
        status: 'partial',
        needs: needed,
        fields: filled,
        switchOn: { what: `fill ${poor.field}`, owner: poor.owner },
      };
};

/**
 * Tells whether a reading has evidence and may be drawn.
 *
 * @param readiness - the readiness of all readings
 * @param reading - the reading
 * @returns true when it is ready or partial
 * @category predicates
 * @since 0.1.0
 */
export const hasEvidence = (readiness: ReadonlyArray<ReadingReadiness>, reading: ReadingName): boolean =>
  readiness.some((entry) => entry.reading === reading && entry.status !== 'missing');

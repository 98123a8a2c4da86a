import type { EventOf } from '../../journal/event.js';
import type { LeadEvent, Origin } from '../../journal/lead-events.js';
import type { LeadRecord } from '../../journal/lead-record.js';
import { isTouch, type TouchEvent, touchRole } from '../../journal/touch-rule.js';
import type { Instant } from '../../kernel/instant.js';
import { ownActOf, proposedForeignActs } from '../../lead/own-act.js';
import type { Sourcing } from './source-terms.js';

/** Something that shows whose doing it was that a prospect and the company met, or that Sales worked on him. */
export interface PartyMoment {
  /** Whose doing. */
  readonly by: Origin;
  /** When, epoch milliseconds. */
  readonly at: Instant;
  /** Whether the prospect met the company by it; work of Sales on its own records is none. */
  readonly touch: boolean;
}

/** What a lead's events say about whose it is. */
export interface LeadTrace {
  /** Who found it, by the first capture; absent when no event says. */
  readonly origin?: Origin;
  /** What happened, in the journal's order. */
  readonly moments: ReadonlyArray<PartyMoment>;
}

/**
 * Gathers from a lead's events who did what to meet the prospect, and when Sales worked on him.
 *
 * **Details**: a capture is a touch where the prospect made it; typed in or loaded, it is only a claim. What a prospect
 * does belongs to whoever is agreed to stand behind its channel, else to whom the capture of the same channel names,
 * else to Marketing.
 */
export const traceOf = (sourcing: Sourcing): ((record: LeadRecord) => LeadTrace) => {
  const { activities } = sourcing;
  const counts =
    activities === undefined
      ? (act: string) => !proposedForeignActs.includes(act)
      : (act: string) => activities.includes(act);
  const roles = { marketing: touchRole(sourcing.touch), sales: touchRole(sourcing.salesTouch) };
  const agreed = originOf(sourcing);
  const touched = (event: TouchEvent): Deed | undefined => {
    const by = event.data.department ?? 'sales';
    const role = roles[by](event);
    return role === 'touch' || role === 'booking' || role === 'inbound' ? { by, touch: true } : undefined;
  };
  const deedOf = (event: LeadEvent, captured: EventOf<'captured'> | undefined): Deed | undefined => {
    if (isTouch(event)) return touched(event);
    const act = ownActOf(event);
    const finder = captured?.data.origin;
    switch (event.type) {
      case 'captured':
        if (act !== undefined) return { by: agreed(event.data.channel) ?? event.data.origin, touch: true };
        return event.data.origin === 'sales' ? { by: 'sales', touch: false } : undefined;
      case 'inquiry':
        return act === undefined ? undefined : { by: notSales(finder), touch: true };
      case 'prospect-activity': {
        if (act === undefined || !counts(act)) return undefined;
        const { channel } = event.data;
        const likely = captured?.data.channel === channel ? notSales(finder) : 'marketing';
        return { by: agreed(channel) ?? likely, touch: true };
      }
      case 'accepted':
      case 'working':
      case 'sales-qualified':
        return byPerson(event) ? { by: 'sales', touch: false } : undefined;
      default:
        return undefined;
    }
  };
  return ({ events }) => {
    const captured = events.find((event) => event.type === 'captured');
    const moments: Array<PartyMoment> = [];
    for (const event of events) {
      const deed = deedOf(event, captured);
      if (deed !== undefined) moments.push({ ...deed, at: event.occurredAt });
    }
    return captured === undefined ? { moments } : { origin: captured.data.origin, moments };
  };
};

/** What was done, whenever it was. */
type Deed = Omit<PartyMoment, 'at'>;

/** What a prospect does of his own accord is never Sales' doing, even where Sales found him. */
const notSales = (origin: Origin | undefined): Origin =>
  origin === undefined || origin === 'sales' ? 'marketing' : origin;

/** A stage that an integration writes shows no work of Sales. */
const byPerson = ({ actor }: LeadEvent): boolean => actor === undefined || actor.kind === 'person';

/** Tells who is agreed to stand behind a lead source or channel. */
export const originOf =
  ({ origins }: Pick<Sourcing, 'origins'>) =>
  (channel: string | undefined): Origin | undefined =>
    channel !== undefined && Object.hasOwn(origins, channel) ? origins[channel] : undefined;

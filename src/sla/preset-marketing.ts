import { hour } from '../kernel/duration.js';
import type { PolicyDocument } from './policy.js';

/**
 * Describes how long Marketing has to put a rejected lead into order, or to let it go: 2 business days, a
 * proposal.
 *
 * **Details**: only the reasons that Marketing answers for start it; a duplicate or a wrong territory is work
 * for operations. A lead that is handed over again starts new clocks of Sales, which follow the old ones.
 *
 * @category presets
 * @since 0.1.0
 */
export const presetRework: PolicyDocument = {
  id: 'rework',
  version: 1,
  label: 'Put a rejected lead into order',
  metric: 'rework',
  obliged: 'marketing',
  start: [{ type: 'rejected', where: { reason: ['clerical', 'definitional', 'not-permitted-to-contact'] } }],
  stop: [
    { type: 'handed-over' },
    { type: 'marketing-qualified' },
    { type: 'recycled' },
    { type: 'disqualified' },
  ],
  targets: [{ target: { clock: 'business-days', days: 2, at: 'end-of-day' } }],
  ladder: [{ id: 'due', at: { fraction: 1 }, action: 'tell', whom: ['marketing'] }],
};

/**
 * Describes how long Marketing has to take up a lead that Sales gave back for later: 5 business days, a
 * proposal.
 *
 * **Details**: the date until which it rests, where the exit names one, does not count.
 *
 * @category presets
 * @since 0.1.0
 */
export const presetRecycled: PolicyDocument = {
  id: 'recycled',
  version: 1,
  label: 'Take up a lead that came back',
  metric: 'rework',
  obliged: 'marketing',
  start: [{ type: 'recycled' }],
  stop: [
    { type: 'touch-attempted' },
    { type: 'touch-connected' },
    { type: 'marketing-qualified' },
    { type: 'handed-over' },
    { type: 'disqualified' },
  ],
  // Nurturing is sequence mail by trade: here it is the work that is owed.
  touch: { by: ['person', 'automation'], bulk: true },
  pauses: [
    {
      id: 'rests-until-date',
      from: [{ type: 'recycled' }],
      until: [{ type: 'prospect-activity' }],
      untilField: 'until',
    },
  ],
  targets: [{ target: { clock: 'business-days', days: 5, at: 'end-of-day' } }],
};

/**
 * Describes how long Marketing has to give Sales what it waits for: 8 open hours, a proposal.
 *
 * **Details**: a person has to add it; what enrichment changes by itself is no answer. When Sales closes the
 * lead meanwhile, nothing is owed any more.
 *
 * @category presets
 * @since 0.1.0
 */
export const presetAnswerToSales: PolicyDocument = {
  id: 'answer-to-sales',
  version: 1,
  label: 'Give Sales what it waits for',
  metric: 'feedback',
  obliged: 'marketing',
  start: [{ type: 'deferred', where: { reason: 'waiting-on-marketing' } }],
  stop: [{ type: 'profile-changed', by: ['person'] }, { type: 'handed-over' }],
  cancel: [
    { type: 'rejected' },
    { type: 'recycled' },
    { type: 'disqualified' },
    { type: 'won' },
    { type: 'lost' },
  ],
  targets: [{ target: { clock: 'business', milliseconds: 8 * hour } }],
  ladder: [{ id: 'due', at: { fraction: 1 }, action: 'tell', whom: ['marketing'] }],
};

/**
 * Describes how long Marketing has to deliver a service that was asked for: 5 business days, a proposal.
 *
 * @category presets
 * @since 0.1.0
 */
export const presetDelivery: PolicyDocument = {
  id: 'service-delivery',
  version: 1,
  label: 'Deliver a service',
  metric: 'delivery',
  obliged: 'marketing',
  start: [{ type: 'service-requested' }],
  stop: [{ type: 'service-delivered' }],
  cancel: [{ type: 'service-request-withdrawn' }],
  targets: [{ target: { clock: 'business-days', days: 5, at: 'end-of-day' } }],
  ladder: [
    { id: 'half', at: { fraction: 0.5 }, action: 'tell', whom: ['marketing'] },
    { id: 'due', at: { fraction: 1 }, action: 'tell', whom: ['marketing', 'sales'] },
  ],
};

/**
 * Describes how long Marketing has to answer a request for market intelligence: 2 business days, a proposal.
 *
 * @category presets
 * @since 0.1.0
 */
export const presetIntelAnswer: PolicyDocument = {
  id: 'intel-answer',
  version: 1,
  label: 'Answer a request for market intelligence',
  metric: 'delivery',
  obliged: 'marketing',
  start: [{ type: 'request-changed', where: { state: ['asked', 'reopened'], performer: 'marketing' } }],
  stop: [{ type: 'request-changed', where: { state: ['done', 'declined', 'countered'] } }],
  cancel: [{ type: 'request-changed', where: { state: 'accepted' } }],
  targets: [{ target: { clock: 'business-days', days: 2, at: 'end-of-day' } }],
};

/**
 * Describes how long Marketing has to acknowledge a signal from the field: 8 open hours, a proposal.
 *
 * @category presets
 * @since 0.1.0
 */
export const presetSignalAnswer: PolicyDocument = {
  id: 'signal-answer',
  version: 1,
  label: 'Acknowledge a signal from the field',
  metric: 'feedback',
  obliged: 'marketing',
  start: [{ type: 'signal-changed', where: { state: 'reported' } }],
  stop: [{ type: 'signal-changed', where: { state: ['acknowledged', 'analysed', 'acted', 'told-back'] } }],
  cancel: [],
  targets: [{ target: { clock: 'business', milliseconds: 8 * hour } }],
};

import { hour } from '../kernel/duration.js';
import type { EventMatcher } from './event-matcher.js';
import type { AllowedPause, PolicyDocument } from './policy.js';

/**
 * Describes the pauses that stop a clock of Sales: the prospect named a date, or Sales waits for Marketing; a
 * proposal.
 *
 * **Details**: waiting for Marketing starts Marketing's clock `presetAnswerToSales` and lasts 7 days at most.
 *
 * @category presets
 * @since 0.1.0
 */
export const presetSalesPauses: ReadonlyArray<AllowedPause> = [
  {
    id: 'prospect-asked-for-date',
    from: [{ type: 'deferred', where: { reason: 'prospect-asked-for-date' } }],
    until: [{ type: 'prospect-activity' }],
    untilField: 'until',
    cap: 30 * 24 * hour,
  },
  {
    id: 'waiting-on-marketing',
    from: [{ type: 'deferred', where: { reason: 'waiting-on-marketing' } }],
    until: [{ type: 'profile-changed', by: ['person'] }, { type: 'handed-over' }],
    cap: 7 * 24 * hour,
  },
];

/** An opt-out from all channels, and every end of a lead: what is left to do then is no longer owed. */
const overOrOptedOut: ReadonlyArray<EventMatcher> = [
  { type: 'contact-permission-changed', where: { permitted: false, channel: null } },
  { type: 'rejected' },
  { type: 'recycled' },
  { type: 'disqualified' },
  { type: 'won' },
  { type: 'lost' },
];

/**
 * Describes how long Sales has to accept a lead or to reject it with a reason: 8 open hours, a proposal.
 *
 * @category presets
 * @since 0.1.0
 */
export const presetAccept: PolicyDocument = {
  id: 'accept',
  version: 1,
  label: 'Accept or reject a lead',
  metric: 'accept',
  obliged: 'sales',
  queue: 'operations',
  start: [{ type: 'handed-over' }],
  stop: [
    { type: 'accepted' },
    { type: 'rejected' },
    { type: 'working' },
    { type: 'sales-qualified' },
    { type: 'touch-connected' },
    { type: 'disqualified' },
    { type: 'recycled' },
    { type: 'won' },
    { type: 'lost' },
  ],
  targets: [{ target: { clock: 'business', milliseconds: 8 * hour } }],
  ladder: [
    { id: 'half', at: { fraction: 0.5 }, action: 'tell', whom: ['owner'] },
    { id: 'due', at: { fraction: 1 }, action: 'tell', whom: ['owner', 'sales'] },
    { id: 'twice', at: { fraction: 2 }, action: 'reassign', whom: ['sales'] },
  ],
};

/**
 * Describes how long Sales has until its first attempt to reach a lead: 1 open hour, a preset.
 *
 * **Details**: companies that tried within an hour were nearly seven times as likely to qualify a lead as
 * those that tried an hour later. The study counts leads from the web; it is a reason for the hour, not a
 * probability. What ends the lead before an attempt, as a rejection does, ends the clock without a verdict.
 *
 * @see https://www.researchgate.net/publication/298137032 Oldroyd, McElheran, Elkington: The Short Life of
 *   Online Sales Leads, Harvard Business Review, March 2011
 * @category presets
 * @since 0.1.0
 */
export const presetFirstResponse: PolicyDocument = {
  id: 'first-response',
  version: 1,
  label: 'First attempt to reach a lead',
  metric: 'first-response',
  obliged: 'sales',
  queue: 'operations',
  start: [{ type: 'handed-over' }],
  stop: [{ type: 'touch-attempted' }, { type: 'touch-connected' }],
  cancel: overOrOptedOut,
  pauses: presetSalesPauses,
  targets: [{ target: { clock: 'business', milliseconds: hour } }],
  ladder: [
    { id: 'half', at: { fraction: 0.5 }, action: 'tell', whom: ['owner'] },
    { id: 'due', at: { fraction: 1 }, action: 'tell', whom: ['owner', 'sales'] },
    { id: 'twice', at: { fraction: 2 }, action: 'reassign', whom: ['sales'] },
  ],
};

/**
 * Describes how long Sales has to reach an accepted lead, to settle it, or to have tried six times: 72 open
 * hours from acceptance, a preset.
 *
 * @see https://go.forrester.com/blogs/sales-accepted-leads-the-most-important-and-most-overlooked-step-in-the-lead-management-process/
 *   the 72 hours, and the start at acceptance
 * @see https://www.scribd.com/document/16586416 the six attempts: Lead Response Management Study, 2007
 * @category presets
 * @since 0.1.0
 */
export const presetFollowUp: PolicyDocument = {
  id: 'follow-up',
  version: 1,
  label: 'Reach a lead, settle it, or try six times',
  metric: 'follow-up',
  obliged: 'sales',
  queue: 'operations',
  start: [{ type: 'accepted' }],
  stop: [
    { type: 'touch-connected' },
    { type: 'touch-attempted', times: 6 },
    { type: 'sales-qualified' },
    { type: 'rejected' },
    { type: 'disqualified' },
    { type: 'recycled' },
    { type: 'won' },
    { type: 'lost' },
  ],
  pauses: presetSalesPauses,
  targets: [{ target: { clock: 'business', milliseconds: 72 * hour } }],
  ladder: [{ id: 'due', at: { fraction: 1 }, action: 'tell', whom: ['owner', 'sales'] }],
};

/**
 * Describes how long Sales has to answer when a lead comes back to it: 4 open hours, a proposal.
 *
 * **Details**: each message of the prospect starts a clock, unless one is open already.
 *
 * @category presets
 * @since 0.1.0
 */
export const presetNextResponse: PolicyDocument = {
  id: 'next-response',
  version: 1,
  label: 'Answer a prospect who comes back',
  metric: 'next-response',
  obliged: 'sales',
  queue: 'operations',
  start: [
    { type: 'touch-attempted', where: { direction: 'inbound' } },
    { type: 'prospect-activity', where: { activity: 'replied' } },
  ],
  stop: [{ type: 'touch-attempted' }, { type: 'touch-connected' }],
  cancel: overOrOptedOut,
  targets: [{ target: { clock: 'business', milliseconds: 4 * hour } }],
};

/**
 * Describes how long Sales has to report what became of a lead it reached: 10 business days, a proposal.
 *
 * @category presets
 * @since 0.1.0
 */
export const presetFeedback: PolicyDocument = {
  id: 'feedback',
  version: 1,
  label: 'Report what became of a lead',
  metric: 'feedback',
  obliged: 'sales',
  queue: 'operations',
  start: [{ type: 'touch-connected' }, { type: 'working' }],
  stop: [
    { type: 'sales-qualified' },
    { type: 'disqualified' },
    { type: 'recycled' },
    { type: 'rejected' },
    { type: 'won' },
    { type: 'lost' },
  ],
  pauses: presetSalesPauses,
  targets: [{ target: { clock: 'business-days', days: 10, at: 'end-of-day' } }],
};

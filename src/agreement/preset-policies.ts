import { hour } from '../kernel/duration.js';
import type { AllowedPause, PolicyDocument } from '../sla/policy.js';

/** Every event that says what became of a lead, whichever way. */
const results = [
  { type: 'rejected' },
  { type: 'disqualified' },
  { type: 'recycled' },
  { type: 'won' },
  { type: 'lost' },
] as const;

const touches = [{ type: 'touch-attempted' }, { type: 'touch-connected' }] as const;

/**
 * Lists the reasons for which a clock of Sales may stand still in a draft, and what each means: a proposal.
 *
 * **Details**: the prospect himself asked for a date; or Sales waits for something that Marketing has to add,
 * which starts a clock of Marketing's.
 *
 * @category presets
 * @since 0.1.0
 */
export const presetPauses: { readonly [reason: string]: string } = {
  'prospect-asked-for-date': 'The prospect asked to be contacted on a date.',
  'waiting-on-marketing': 'Sales asked Marketing for something without which it cannot go on.',
};

const salesPauses: ReadonlyArray<AllowedPause> = [
  {
    id: 'prospect-asked-for-date',
    from: [{ type: 'deferred', where: { reason: 'prospect-asked-for-date' } }],
    untilField: 'until',
  },
  {
    id: 'waiting-on-marketing',
    from: [{ type: 'deferred', where: { reason: 'waiting-on-marketing' } }],
    until: [{ type: 'profile-changed', by: ['person'] }, { type: 'handed-over' }],
    cap: 7 * 24 * hour,
  },
];

/**
 * Gives Sales 8 business hours to accept or reject a lead that was handed over: a proposal.
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
  stop: [{ type: 'accepted' }, { type: 'working' }, { type: 'sales-qualified' }, ...results],
  targets: [{ target: { clock: 'business', milliseconds: 8 * hour } }],
  ladder: [
    { id: 'half', at: { fraction: 0.5 }, action: 'tell', whom: ['owner'] },
    { id: 'due', at: { fraction: 1 }, action: 'tell', whom: ['owner', 'sales'] },
  ],
};

/**
 * Gives Sales 1 business hour until its first attempt to reach a lead: a preset.
 *
 * **Details**: firms that tried within the hour were nearly seven times as likely to qualify a lead as those
 * that tried an hour later. The finding is about leads from the web; the hour is no probability.
 *
 * @see https://www.researchgate.net/publication/298137032 Oldroyd, McElheran, Elkington, HBR, March 2011
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
  stop: [...touches, ...results],
  pauses: salesPauses,
  targets: [{ target: { clock: 'business', milliseconds: hour } }],
  ladder: [{ id: 'due', at: { fraction: 1 }, action: 'tell', whom: ['owner', 'sales'] }],
};

/**
 * Gives Sales 72 business hours to reach a lead, to settle it, or to try six times: a preset.
 *
 * @see https://go.forrester.com/blogs/sales-accepted-leads-the-most-important-and-most-overlooked-step-in-the-lead-management-process/ the 72 hours
 * @see https://www.scribd.com/document/16586416 the six attempts: Lead Response Management study, 2007
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
  start: [{ type: 'handed-over' }],
  stop: [
    { type: 'touch-connected' },
    { type: 'touch-attempted', times: 6 },
    { type: 'sales-qualified' },
    ...results,
  ],
  pauses: salesPauses,
  targets: [{ target: { clock: 'business', milliseconds: 72 * hour } }],
};

/**
 * Gives Marketing 8 business hours to answer what Sales is waiting for: a proposal.
 *
 * @category presets
 * @since 0.1.0
 */
export const presetFeedback: PolicyDocument = {
  id: 'feedback',
  version: 1,
  label: 'Give Sales what it is waiting for',
  metric: 'feedback',
  obliged: 'marketing',
  start: [{ type: 'deferred', where: { reason: 'waiting-on-marketing' } }],
  stop: [{ type: 'profile-changed', by: ['person'] }, { type: 'handed-over' }, ...results],
  targets: [{ target: { clock: 'business', milliseconds: 8 * hour } }],
};

/**
 * Gives Marketing 5 business days to work on a lead that came back: a proposal.
 *
 * @category presets
 * @since 0.1.0
 */
export const presetRework: PolicyDocument = {
  id: 'rework',
  version: 1,
  label: 'Put a lead that came back into order',
  metric: 'rework',
  obliged: 'marketing',
  // A duplicate or a wrong territory comes back to operations; only what Marketing answers for starts its clock.
  start: [
    { type: 'rejected', where: { reason: ['clerical', 'definitional', 'not-permitted-to-contact'] } },
    { type: 'recycled' },
  ],
  stop: [
    { type: 'handed-over' },
    { type: 'marketing-qualified' },
    { type: 'profile-changed', by: ['person'] },
    { type: 'disqualified' },
    { type: 'touch-attempted', where: { department: 'marketing' } },
  ],
  targets: [{ target: { clock: 'business-days', days: 5 } }],
};

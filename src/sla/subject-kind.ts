import type { EventType } from '../journal/event.js';
import type { SubjectKind } from '../journal/subject.js';

const any: ReadonlyArray<SubjectKind> = [
  'lead',
  'account',
  'opportunity',
  'asset',
  'programme',
  'service',
  'meeting',
  'request',
  'signal',
  'document',
  'department',
];

const lead: ReadonlyArray<SubjectKind> = ['lead'];
const opportunity: ReadonlyArray<SubjectKind> = ['opportunity'];
const asset: ReadonlyArray<SubjectKind> = ['asset'];
const programme: ReadonlyArray<SubjectKind> = ['programme'];
const service: ReadonlyArray<SubjectKind> = ['service'];
const document: ReadonlyArray<SubjectKind> = ['document'];

/** Every type of event, with what events of it can be about. */
const subjectKinds: { readonly [Type in EventType]: ReadonlyArray<SubjectKind> } = {
  captured: lead,
  'profile-changed': lead,
  'prospect-activity': lead,
  'touch-attempted': lead,
  'touch-connected': lead,
  inquiry: lead,
  'marketing-qualified': lead,
  'handed-over': lead,
  accepted: lead,
  working: lead,
  'sales-qualified': lead,
  won: lead,
  lost: lead,
  rejected: lead,
  disqualified: lead,
  recycled: lead,
  'stage-entered': lead,
  deferred: lead,
  'owner-changed': lead,
  'contact-permission-changed': lead,
  graded: lead,
  merged: lead,
  forgotten: lead,
  'opportunity-opened': opportunity,
  'opportunity-changed': opportunity,
  spend: ['programme', 'department'],
  'snapshot-locked': ['department'],
  'asset-published': asset,
  'asset-used': asset,
  'asset-rated': asset,
  'programme-opened': programme,
  'programme-changed': programme,
  'programme-abandoned': programme,
  'service-requested': service,
  'service-request-withdrawn': service,
  'service-delivered': service,
  'service-rated': service,
  'meeting-held': ['meeting'],
  'request-changed': ['request'],
  'signal-changed': ['signal'],
  'approval-given': document,
  'approval-withdrawn': document,
  other: any,
};

/** Tells whether a value names a type of event. */
export const isEventType = (value: unknown): value is EventType =>
  typeof value === 'string' && Object.hasOwn(subjectKinds, value);

/** The kinds of subject that events of a type can be about. */
export const subjectKindsOf = (type: EventType): ReadonlyArray<SubjectKind> => subjectKinds[type];

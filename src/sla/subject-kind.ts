import type { EventType } from '../journal/event.js';
import type { SubjectKind } from '../journal/subject.js';

const subjectKinds: ReadonlyArray<SubjectKind> = [
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

/** The types of event that are not about leads, with what they are about. */
const others: Readonly<Partial<Record<EventType, ReadonlyArray<SubjectKind>>>> = {
  'opportunity-opened': ['opportunity'],
  'opportunity-changed': ['opportunity'],
  spend: ['programme', 'department'],
  'snapshot-locked': ['department'],
  'asset-published': ['asset'],
  'asset-used': ['asset'],
  'asset-rated': ['asset'],
  'programme-opened': ['programme'],
  'programme-changed': ['programme'],
  'programme-abandoned': ['programme'],
  'service-requested': ['service'],
  'service-delivered': ['service'],
  'meeting-held': ['meeting'],
  'request-changed': ['request'],
  'signal-changed': ['signal'],
  'approval-given': ['document'],
  'approval-withdrawn': ['document'],
  other: subjectKinds,
};

const leadOnly: ReadonlyArray<SubjectKind> = ['lead'];

/** The kinds of subject that events of a type can be about. */
export const subjectKindsOf = (type: EventType): ReadonlyArray<SubjectKind> => others[type] ?? leadOnly;

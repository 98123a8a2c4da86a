/**
 * Names what a column can be recognised as when a mapping is drafted.
 *
 * @category model
 * @since 0.1.0
 */
export type ColumnMeaning =
  | 'lead id'
  | 'email'
  | 'deal id'
  | 'created'
  | 'marketing qualified'
  | 'handed over'
  | 'accepted'
  | 'touched'
  | 'sales qualified'
  | 'won'
  | 'lost'
  | 'closed'
  | 'rejected'
  | 'disqualified'
  | 'recycled'
  | 'is won'
  | 'is closed'
  | 'is converted'
  | 'deal stage'
  | 'reason'
  | 'channel'
  | 'programme'
  | 'segment'
  | 'owner'
  | 'team'
  | 'account'
  | 'amount'
  | 'changed'
  | 'activity'
  | 'transition'
  | 'happened'
  | 'actor'
  | 'order';

/**
 * Returns a column's name in lower-case words: `CreatedDate`, `created_date` and `Created Date` are one name.
 *
 * @category drafts
 * @since 0.1.0
 */
export const wordsOf = (column: string): string =>
  column
    .replace(/__c$/i, '')
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * The names that columns of exports go by, in lower-case words; an earlier name is preferred to a later one.
 *
 * Those of HubSpot and Salesforce are the labels and field names of their exports; the rest is in general use.
 */
const words: Readonly<Record<ColumnMeaning, ReadonlyArray<string>>> = {
  'lead id': [
    'lead id',
    'mql id',
    'contact id',
    'associated contact ids',
    'associated contact id',
    'converted lead id',
    'prospect id',
    'person id',
    'case id',
    'case concept name',
    'record id contact',
    'record id',
    'hs object id',
    'lead number',
    'crm id',
    'id',
  ],
  email: ['email', 'email address', 'e mail', 'work email'],
  'deal id': [
    'opportunity id',
    'deal id',
    'associated deal ids',
    'converted opportunity id',
    'record id deal',
    'record id',
    'id',
  ],
  created: [
    'captured at',
    'create date',
    'created date',
    'createdate',
    'created at',
    'created on',
    'created time',
    'date created',
    'created',
    'submitted at',
    'inquiry date',
    'lead date',
    'lead created',
    'lead created date',
    'sign up date',
    'signup date',
    'first contact date',
    'add time',
    'reg date',
    'registration date',
  ],
  'marketing qualified': [
    'became a marketing qualified lead date',
    'date entered marketing qualified lead lifecycle stage pipeline',
    'hs lifecyclestage marketingqualifiedlead date',
    'marketing qualified date',
    'marketing qualified at',
    'marketing qualified',
    'mql date',
    'mql at',
    'date mql',
    'became mql date',
    'mql date time',
  ],
  'handed over': [
    'handed over at',
    'handed over date',
    'handed over',
    'hand over date',
    'handover date',
    'handoff date',
    'sent to sales date',
    'sent to sales at',
    'sales assigned date',
    'assigned date',
    'assigned at',
    'owner assigned date',
    'hubspot owner assigneddate',
    'routed at',
    'sla assigned',
  ],
  accepted: [
    'accepted at',
    'accepted date',
    'sales accepted date',
    'sales accepted at',
    'sal date',
    'sal at',
  ],
  touched: [
    'first touch at',
    'first touch date',
    'first touch',
    'first contacted at',
    'first contacted date',
    'first contacted',
    'first call at',
    'first response at',
    'first response date',
    'first outreach date',
    'contacted at',
  ],
  'sales qualified': [
    'became a sales qualified lead date',
    'hs lifecyclestage salesqualifiedlead date',
    'became an opportunity date',
    'hs lifecyclestage opportunity date',
    'sales qualified date',
    'sales qualified at',
    'qualified date',
    'qualified at',
    'sql date',
    'sql at',
    'converted date',
    'converted at',
  ],
  won: [
    'won at',
    'won date',
    'date won',
    'won time',
    'closed won date',
    'became a customer date',
    'hs lifecyclestage customer date',
    'customer since',
  ],
  lost: ['lost at', 'lost date', 'date lost', 'lost time', 'closed lost date'],
  closed: ['close date', 'closed date', 'closedate', 'closed at', 'actual close date'],
  rejected: ['rejected at', 'rejected date', 'rejection date'],
  disqualified: ['disqualified at', 'disqualified date', 'unqualified date', 'disqualification date'],
  recycled: ['recycled at', 'recycled date', 'recycle date'],
  'is won': ['is closed won', 'hs is closed won', 'is won'],
  'is closed': ['is deal closed', 'hs is closed', 'is closed', 'deal closed'],
  'is converted': ['is converted', 'converted'],
  'deal stage': ['deal stage', 'stage name', 'dealstage', 'opportunity stage', 'stage', 'status'],
  reason: [
    'rejected reason',
    'rejection reason',
    'disqualification reason',
    'disqualified reason',
    'unqualified reason',
    'recycle reason',
    'closed lost reason',
    'lost reason',
    'loss reason',
    'reason',
  ],
  channel: [
    'lead source',
    'leadsource',
    'origin',
    'original source',
    'original source type',
    'original traffic source',
    'hs analytics source',
    'source',
    'channel',
    'utm source',
  ],
  programme: ['campaign', 'campaign name', 'utm campaign', 'primary campaign source', 'programme', 'program'],
  segment: ['segment', 'lead segment', 'customer segment'],
  owner: [
    'owner id',
    'hubspot owner id',
    'contact owner',
    'lead owner',
    'deal owner',
    'opportunity owner',
    'owner',
    'assigned to',
    'sales rep',
    'sales representative',
    'sr id',
  ],
  team: ['team', 'hubspot team', 'owner team', 'sales team', 'queue'],
  account: [
    'account id',
    'company id',
    'associated company ids',
    'associated company id',
    'converted account id',
  ],
  amount: [
    'amount',
    'deal amount',
    'amount in company currency',
    'deal value',
    'won amount',
    'contract value',
    'value',
  ],
  changed: [
    'last modified date',
    'lastmodifieddate',
    'hs lastmodifieddate',
    'modified on',
    'modified time',
    'updated at',
    'update time',
    'system modstamp',
  ],
  activity: [
    'activity',
    'activity name',
    'activity type',
    'event',
    'event name',
    'event type',
    'concept name',
    'action',
  ],
  transition: ['lifecycle', 'lifecycle transition', 'transition', 'phase'],
  happened: [
    'timestamp',
    'time timestamp',
    'occurred at',
    'event time',
    'event date',
    'activity date',
    'complete timestamp',
    'time',
    'date',
  ],
  actor: ['resource', 'org resource', 'user', 'user id', 'performed by', 'actor', 'agent'],
  order: ['event index', 'sequence', 'sequence number', 'event number'],
};

/**
 * Returns the names a meaning is looked for by, the preferred one first.
 *
 * @category drafts
 * @since 0.1.0
 */
export const namesOf = (meaning: ColumnMeaning): ReadonlyArray<string> => words[meaning];

/**
 * Finds the column of a meaning by its name.
 *
 * @param header - the columns of a file
 * @returns a function from a meaning to the column whose name is preferred, or undefined
 * @category drafts
 * @since 0.1.0
 */
export const columnOf =
  (header: ReadonlyArray<string>) =>
  (meaning: ColumnMeaning): string | undefined => {
    const named = header.map((column) => [wordsOf(column), column] as const);
    for (const name of words[meaning]) {
      const found = named.find(([text]) => text === name || text === `hs ${name}`);
      if (found !== undefined) return found[1];
    }
    return undefined;
  };

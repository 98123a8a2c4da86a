import type { JournalEvent } from '../../journal/event.js';
import type { ReadingNeed } from './reading-need.js';
import { revenueNeeds } from './revenue-needs.js';

const dataHas =
  (field: string) =>
  (event: JournalEvent): boolean =>
    Object.hasOwn(event.data, field);

const hasTime = (event: JournalEvent): boolean => event.precision === undefined;

/** What is stated once needs no repetition with every change: only the question, or the report, has to say it. */
const isFirstWord = (event: JournalEvent): boolean =>
  (event.type === 'request-changed' && event.data.state === 'asked') ||
  (event.type === 'signal-changed' && event.data.state === 'reported');

const hasAccount = ({ account }: JournalEvent): boolean => account !== undefined;

const exitTypes = ['rejected', 'disqualified', 'recycled', 'lost'] as const;
const touchTypes = ['touch-attempted', 'touch-connected'] as const;

/**
 * What each reading needs, in the order of the review.
 *
 * @internal
 */
export const readingNeeds = (): ReadonlyArray<ReadingNeed> => [
  {
    reading: 'hand-over',
    needs: [{ types: ['handed-over'], owner: 'marketing' }],
    fields: [
      { field: 'owner', owner: 'operations', of: ['handed-over'], isFilled: dataHas('owner') },
      { field: 'nextStep', owner: 'marketing', of: ['handed-over'], isFilled: dataHas('nextStep') },
    ],
  },
  {
    reading: 'acceptance',
    needs: [
      { types: ['handed-over'], owner: 'marketing' },
      { types: ['accepted', 'rejected'], owner: 'sales' },
    ],
  },
  {
    reading: 'follow-up',
    needs: [
      { types: ['handed-over'], owner: 'marketing' },
      { types: touchTypes, owner: 'sales' },
    ],
    fields: [
      {
        field: 'time of day',
        owner: 'operations',
        of: ['handed-over', ...touchTypes],
        isFilled: hasTime,
      },
      {
        field: 'actor',
        owner: 'sales',
        of: touchTypes,
        isFilled: ({ actor }) => actor !== undefined,
      },
    ],
  },
  {
    reading: 'conversion',
    needs: [
      { types: ['inquiry', 'captured', 'marketing-qualified', 'handed-over'], owner: 'marketing' },
      { types: ['won'], owner: 'sales' },
    ],
  },
  {
    reading: 'reasons',
    needs: [{ types: exitTypes, owner: 'sales' }],
    fields: [{ field: 'reason', owner: 'sales', of: exitTypes, isFilled: dataHas('reason') }],
  },
  {
    reading: 'recycling',
    needs: [{ types: ['recycled'], owner: 'sales' }],
    fields: [{ field: 'reason', owner: 'sales', of: ['recycled'], isFilled: dataHas('reason') }],
  },
  {
    reading: 'load',
    needs: [{ types: ['handed-over'], owner: 'marketing' }],
    fields: [{ field: 'team', owner: 'operations', of: ['handed-over'], isFilled: dataHas('team') }],
  },
  {
    reading: 'disputes',
    needs: [
      { types: ['handed-over'], owner: 'marketing' },
      { types: ['rejected'], owner: 'sales' },
    ],
    fields: [{ field: 'reason', owner: 'sales', of: ['rejected'], isFilled: dataHas('reason') }],
  },
  { reading: 'grades', needs: [{ types: ['graded'], owner: 'operations' }] },
  {
    reading: 'money',
    needs: [{ types: ['won', 'opportunity-opened', 'opportunity-changed'], owner: 'sales' }],
    fields: [
      { field: 'value', owner: 'sales', of: ['won'], isFilled: dataHas('value') },
      { field: 'amount', owner: 'sales', of: ['opportunity-opened'], isFilled: dataHas('amount') },
    ],
  },
  { reading: 'signatures', needs: [{ types: ['approval-given'], owner: 'operations' }] },
  {
    reading: 'meetings',
    needs: [{ types: ['meeting-held'], owner: 'operations' }],
    fields: [
      { field: 'agenda', owner: 'operations', of: ['meeting-held'], isFilled: dataHas('agenda') },
      { field: 'actions', owner: 'operations', of: ['meeting-held'], isFilled: dataHas('actions') },
    ],
  },
  {
    reading: 'requests',
    needs: [{ types: ['request-changed'], owner: 'operations' }],
    fields: (['performer', 'dueAt'] as const).map((field) => ({
      field,
      owner: 'operations',
      of: ['request-changed'],
      isFilled: dataHas(field),
      among: isFirstWord,
    })),
  },
  {
    reading: 'signals',
    needs: [{ types: ['signal-changed'], owner: 'sales' }],
    fields: [
      {
        field: 'topic',
        owner: 'sales',
        of: ['signal-changed'],
        isFilled: dataHas('topic'),
        among: isFirstWord,
      },
    ],
  },
  {
    reading: 'assets',
    needs: [
      { types: ['asset-published'], owner: 'marketing' },
      { types: ['asset-used'], owner: 'sales' },
    ],
    fields: [{ field: 'cost', owner: 'marketing', of: ['asset-published'], isFilled: dataHas('cost') }],
  },
  {
    reading: 'source',
    needs: [
      { types: ['opportunity-opened', 'opportunity-changed'], owner: 'sales' },
      { types: ['prospect-activity', ...touchTypes], owner: 'marketing' },
    ],
    fields: [{ field: 'lead source', owner: 'marketing', of: ['captured'], isFilled: dataHas('channel') }],
  },
  {
    reading: 'attribution',
    needs: [
      { types: ['won', 'opportunity-changed'], owner: 'sales' },
      { types: ['prospect-activity', 'captured', ...touchTypes], owner: 'marketing' },
    ],
    fields: [
      {
        field: 'channel of what prospects do',
        owner: 'marketing',
        of: ['prospect-activity', 'captured'],
        isFilled: dataHas('channel'),
      },
    ],
  },
  {
    reading: 'target-accounts',
    needs: [{ types: [...touchTypes, 'opportunity-opened'], owner: 'sales' }],
    fields: [
      {
        field: 'account of leads and opportunities',
        owner: 'operations',
        of: ['captured', 'opportunity-opened'],
        isFilled: hasAccount,
      },
      {
        field: 'account of spend',
        owner: 'marketing',
        of: ['spend'],
        isFilled: hasAccount,
        among: (event) => event.type === 'spend' && event.data.department === 'marketing',
      },
    ],
  },
  {
    reading: 'own-effort',
    needs: [
      { types: ['prospect-activity', 'inquiry', 'captured'], owner: 'marketing' },
      { types: touchTypes, owner: 'sales' },
    ],
  },
  ...revenueNeeds(),
];

import type { TouchRule } from '../../journal/touch-rule.js';
import { inline } from './markdown.js';

const whoWords = {
  person: 'a person',
  automation: 'a workflow',
  import: 'a bulk load',
  prospect: 'the prospect',
} as const;

const sideWords = { sales: 'Sales', marketing: 'Marketing' } as const;

/** What counts as a touch, to follow `A touch is`. */
export const touchWords = ({
  by = ['person'],
  directions = ['outbound'],
  bulk = false,
  channels,
  departments,
  prospectBooked = true,
}: TouchRule): string =>
  [
    `made by ${by.map((kind) => whoWords[kind] ?? inline(kind)).join(' or ')}`,
    directions.length > 1
      ? 'whoever began it'
      : directions[0] === 'inbound'
        ? 'begun by the prospect'
        : 'begun by us',
    bulk ? 'also to many at once' : 'to this lead alone',
    ...(channels === undefined ? [] : [`by ${channels.map(inline).join(' or ')}`]),
    ...(departments === undefined
      ? []
      : [`by ${departments.map((side) => sideWords[side] ?? inline(side)).join(' or ')}`]),
    prospectBooked ? 'or a meeting that the prospect booked' : 'and no meeting that the prospect booked',
  ].join(', ');

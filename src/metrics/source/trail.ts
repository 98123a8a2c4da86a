import type { Origin } from '../../journal/lead-events.js';
import type { Instant } from '../../kernel/instant.js';
import { byNumber } from '../../kernel/order.js';
import type { LeadTrace, PartyMoment } from './party-moment.js';

/** What came first of each kind on a lead, or on several together. */
export interface Firsts {
  /** Who found the first lead of which an event says so. */
  readonly origin?: Origin;
  /** The first touch of anybody. */
  readonly touch?: PartyMoment;
  /** The first activity of Sales. */
  readonly sales?: PartyMoment;
  /** The first touch of Marketing. */
  readonly marketing?: PartyMoment;
  /** The first touch of a partner, a customer or the product. */
  readonly other?: PartyMoment;
}

/**
 * All that sources ask of a lead, or of several together.
 *
 * **Details**: an opportunity needs no more than these, so that many opportunities of one large account cost no more than
 * they are.
 */
export interface Trail extends Firsts {
  /** When Marketing touched, in order, epoch milliseconds. */
  readonly touchedAt: ReadonlyArray<Instant>;
}

/** The trail of one lead. */
export const trailOf = ({ origin, moments }: LeadTrace): Trail => {
  const first = (test: (moment: PartyMoment) => boolean): PartyMoment | undefined =>
    earliest(moments.filter(test));
  const isMarketing = ({ by, touch }: PartyMoment): boolean => touch && by === 'marketing';
  return {
    ...known({
      origin,
      touch: first(({ touch }) => touch),
      sales: first(({ by }) => by === 'sales'),
      marketing: first(isMarketing),
      other: first(({ by, touch }) => touch && by !== 'marketing' && by !== 'sales'),
    }),
    touchedAt: moments
      .filter(isMarketing)
      .map(({ at }) => at)
      .sort(byNumber),
  };
};

/** What came first on several trails; of equally early moments that of the trail named first counts. */
export const firstsOf = (trails: ReadonlyArray<Trail>): Firsts => {
  const first = (kind: 'touch' | 'sales' | 'marketing' | 'other'): PartyMoment | undefined =>
    earliest(trails.flatMap((one) => one[kind] ?? []));
  return known({
    origin: trails.find(({ origin }) => origin !== undefined)?.origin,
    touch: first('touch'),
    sales: first('sales'),
    marketing: first('marketing'),
    other: first('other'),
  });
};

/** The trail of several leads together. */
export const joinTrails = (trails: ReadonlyArray<Trail>): Trail => ({
  ...firstsOf(trails),
  touchedAt: trails.flatMap(({ touchedAt }) => touchedAt).sort(byNumber),
});

/** Tells whether Marketing touched in a span, its start left out and its end included. */
export const touchedWithin = ({ touchedAt }: Trail, after: number, until: number): boolean => {
  let low = 0;
  let high = touchedAt.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((touchedAt[middle] as number) > after) high = middle;
    else low = middle + 1;
  }
  const next = touchedAt[low];
  return next !== undefined && next <= until;
};

/** What is not known is absent. */
const known = (firsts: { readonly [Key in keyof Firsts]: Firsts[Key] | undefined }): Firsts =>
  Object.fromEntries(Object.entries(firsts).filter(([, value]) => value !== undefined));

const earliest = (moments: ReadonlyArray<PartyMoment>): PartyMoment | undefined =>
  moments.reduce<PartyMoment | undefined>(
    (best, moment) => (best === undefined || moment.at < best.at ? moment : best),
    undefined,
  );

import { type Milliseconds, minute } from '../kernel/duration.js';
import { zOf95 } from '../kernel/wilson.js';

/**
 * Describes how many waits ended in one minute, and how.
 *
 * @category model
 * @since 0.1.0
 */
export type WaitCounts = readonly [minute: number, happened: number, competing: number, open: number];

/**
 * Describes one point of the curve of how many have got there by when.
 *
 * @category model
 * @since 0.1.0
 */
export interface IncidencePoint {
  /** Time since the start, in milliseconds. */
  readonly at: Milliseconds;
  /** The share for whom it has happened by then, 0–1. */
  readonly share: number;
  /** Lower end of the 95% interval of the share; absent where the waits do not say how sure it is. */
  readonly low?: number;
  /** Upper end of it. */
  readonly high?: number;
}

/**
 * Describes the shortest time by which something has happened for a share of all.
 *
 * @category model
 * @since 0.1.0
 */
export interface Quantile {
  /** The time, in milliseconds; null when the share was never reached. */
  readonly value: Milliseconds | null;
  /**
   * The 95% interval of the time, in milliseconds: from the first point whose upper end reaches the share to the
   * first whose lower end does; `high` is null where none does. Absent where not even an upper end does, or where the
   * share is ruled out.
   */
  readonly interval?: { readonly low: Milliseconds; readonly high: Milliseconds | null };
  /**
   * Why there is no time: nothing is measured; too many left for another reason, so that it will never be
   * reached; or it may be reached yet.
   */
  readonly reason?: 'nothing-measured' | 'ruled-out' | 'not-reached';
}

/**
 * Describes how something came about over time, as `incidenceOf` computes it.
 *
 * @internal
 */
export interface Incidence {
  readonly curve: ReadonlyArray<IncidencePoint>;
  readonly quantile: (share: number) => Quantile;
}

/**
 * Computes the cumulative incidence by Aalen and Johansen with the delta-method variance of Marubini and Valsecchi,
 * which is Greenwood's where nothing competes and the binomial one where nothing is censored.
 *
 * @internal
 */
export const incidenceOf = (counts: ReadonlyArray<WaitCounts>): Incidence => {
  const curve: Array<IncidencePoint> = [];
  let atRisk = counts.reduce((sum, [, events, rivals, open]) => sum + events + rivals + open, 0);
  const subjects = atRisk;
  let waiting = 1;
  let share = 0;
  const variance = varianceOf();
  for (const [minutes, events, rivals, censored] of counts) {
    const leaving = events + rivals;
    share = Math.min(1, share + (waiting * events) / atRisk);
    variance.add(atRisk, events, rivals, waiting, share);
    // Who leaves in the same minute is still at risk in it, by convention.
    if (events > 0) curve.push({ at: minutes * minute, share, ...boundsOf(share, variance.at(share)) });
    waiting *= 1 - leaving / atRisk;
    atRisk -= leaving + censored;
  }
  return { curve, quantile: quantileOf(curve, subjects, Math.min(1, share + waiting)) };
};

/** A hair of tolerance: sums of shares such as 0.1 + 0.2 miss their decimal by one bit. */
const hair = 1e-12;

const quantileOf =
  (curve: ReadonlyArray<IncidencePoint>, subjects: number, attainable: number) =>
  (share: number): Quantile => {
    const first = (reaches: (point: IncidencePoint) => boolean): Milliseconds | null =>
      curve.find(reaches)?.at ?? null;
    const value = first((point) => point.share >= share - hair);
    const low = first((point) => (point.high ?? point.share) >= share - hair);
    const interval =
      low === null ? {} : { interval: { low, high: first((point) => (point.low ?? 0) >= share - hair) } };
    if (value !== null) return { value, ...interval };
    const reason =
      subjects === 0 ? 'nothing-measured' : attainable < share - hair ? 'ruled-out' : 'not-reached';
    // Among those who were counted it cannot be reached any more: how long it takes is no question then.
    return reason === 'ruled-out' ? { value, reason } : { value, ...interval, reason };
  };

interface Variance {
  readonly add: (atRisk: number, events: number, rivals: number, waiting: number, share: number) => void;
  readonly at: (share: number) => number;
}

/**
 * Sums Σ (F − Fᵢ)² dᵢ / nᵢ(nᵢ − dᵢ) + Σ S² eᵢ(nᵢ − eᵢ) / nᵢ³ − 2 Σ (F − Fᵢ) S eᵢ / nᵢ², with d all who leave, e those for
 * whom it happens, and S the share still waiting just before; F is free, so that one pass serves every point.
 */
const varianceOf = (): Variance => {
  let [leave, leaveShare, leaveSquare, own, joint, jointShare] = [0, 0, 0, 0, 0, 0];
  return {
    add: (atRisk, events, rivals, waiting, share) => {
      const leaving = events + rivals;
      // When everybody leaves, the share moves no more, and the first term is 0 whatever its divisor.
      const weight = leaving < atRisk ? leaving / (atRisk * (atRisk - leaving)) : 0;
      leave += weight;
      leaveShare += weight * share;
      leaveSquare += weight * share * share;
      own += (waiting * waiting * events * (atRisk - events)) / atRisk ** 3;
      const both = (waiting * events) / atRisk ** 2;
      joint += both;
      jointShare += both * share;
    },
    at: (share) =>
      Math.max(
        0,
        share * share * leave - 2 * share * leaveShare + leaveSquare + own - 2 * (share * joint - jointShare),
      ),
  };
};

/** The interval on the scale of log(−log(1 − share)), which never leaves 0–1; none at a share of 0 or 1. */
const boundsOf = (share: number, variance: number): Pick<IncidencePoint, 'low' | 'high'> => {
  const waiting = 1 - share;
  if (waiting <= hair || variance <= 0) return {};
  const spread = Math.exp((zOf95 * Math.sqrt(variance)) / (waiting * Math.abs(Math.log(waiting))));
  return { low: 1 - waiting ** (1 / spread), high: 1 - waiting ** spread };
};

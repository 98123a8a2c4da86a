import * as E from 'fp-ts/lib/Either.js';
import type { CompiledAgreement } from '../../agreement/compiled-agreement.js';
import type { Viewpoint } from '../../journal/visible-events.js';
import type { Instant } from '../../kernel/instant.js';
import type { PeriodId } from '../../kernel/period.js';
import type { Report } from '../report/report.js';
import { reportOf } from '../report/report-of.js';
import type { Review } from '../review.js';
import { type ChangeTest, testChange } from './change-test.js';
import { type Difference, differenceFrom, type ToldFigure, toldBy } from './compared-figure.js';

/**
 * Describes three readings of one journal, from which follows what was restated and what is new.
 *
 * @category model
 * @since 0.1.0
 */
export interface ReadingsToCompare {
  /** The earlier review, as it was printed. */
  readonly printed: Review;
  /** The review of that same moment, with what is known now. */
  readonly restated: Review;
  /** The review of now. */
  readonly now: Review;
}

/**
 * Describes how one figure of a report came from what was printed to what it is now.
 *
 * @category model
 * @since 0.1.0
 */
export interface ComparedFigure {
  /** The section of the report. */
  readonly section: string;
  /** The line in it. */
  readonly line: string;
  /** What it is called. */
  readonly label: string;
  /** As it was printed; absent where it was not. */
  readonly printed?: ToldFigure;
  /** The same with what is known now. */
  readonly restated?: ToldFigure;
  /** As it is now. */
  readonly now?: ToldFigure;
  /** What past data that came in late or was corrected did: from printed to restated. A fact, without chance. */
  readonly restatement: Difference;
  /** What new time did: from restated to now. */
  readonly change: Difference;
  /** Whether that is more than chance; absent where the two cannot be compared or are the same. */
  readonly test?: ChangeTest;
}

/**
 * Describes how two reviews differ: what was restated, and what is new.
 *
 * @category model
 * @since 0.1.0
 */
export interface ReviewComparison {
  /** The version of this shape. */
  readonly schemaVersion: 1;
  /** The agreement, and whether the earlier review was held against another text of it. */
  readonly agreement: { readonly id: string; readonly definitionChanged: boolean };
  /** From when the earlier review looked, and at which period. */
  readonly printed: Viewpoint & { readonly period: PeriodId };
  /** From when the later one looks, and at which period. */
  readonly now: Viewpoint & { readonly period: PeriodId };
  /** How many more events about the earlier time are known now; negative where some were taken back. */
  readonly lateEvents: number;
  /** Every line of the three reports, in the order of the latest. */
  readonly figures: ReadonlyArray<ComparedFigure>;
}

/**
 * Describes why two reviews cannot be compared.
 *
 * @category model
 * @since 0.1.0
 */
export type ComparisonRefusal =
  | {
      /** They were held against different agreements. */
      readonly _tag: 'different-agreements';
      /** The identifiers of the agreements. */
      readonly agreements: ReadonlyArray<string>;
    }
  | {
      /** The restated review looks from another moment than the printed one. */
      readonly _tag: 'different-moments';
      /** The two moments, epoch milliseconds. */
      readonly moments: readonly [printed: Instant, restated: Instant];
    }
  | {
      /** The later review looks from an earlier moment, or knows less. */
      readonly _tag: 'not-later';
      /** The two viewpoints. */
      readonly viewpoints: readonly [earlier: Viewpoint, later: Viewpoint];
    };

/**
 * Compares two reviews figure by figure, with the earlier one read again as of its own moment.
 *
 * **Details**: a figure is a line of the report, so whatever a report says is compared. Where the earlier review was held
 * against another text of the agreement, its figures are marked `definition-changed` and not compared; reviews of
 * different agreements are refused.
 *
 * @param agreement - the agreement of the review of now, compiled
 * @returns a function from the three readings to the comparison, or why there is none
 * @category comparisons
 * @since 0.1.0
 */
export const comparisonOf =
  (agreement: CompiledAgreement) =>
  (readings: ReadingsToCompare): E.Either<ComparisonRefusal, ReviewComparison> => {
    const { printed, restated, now } = readings;
    const refusal = refusalOf(readings);
    if (refusal !== null) return E.left(refusal);
    const report = reportOf(agreement);
    const hashes = [printed, restated, now].map((review) => review.agreement.standing.hash);
    const definitionChanged = hashes.some((hash) => hash !== hashes[0]);
    return E.right({
      schemaVersion: 1,
      agreement: { id: now.agreement.id, definitionChanged },
      printed: viewOf(printed),
      now: viewOf(now),
      lateEvents: restated.honesty.events - printed.honesty.events,
      figures: comparedFigures(readings, [report(printed), report(restated), report(now)], definitionChanged),
    });
  };

const viewOf = ({ asOf, knownAt, period }: Review): ReviewComparison['now'] => ({
  asOf,
  ...(knownAt === undefined ? {} : { knownAt }),
  period: period.id,
});

const refusalOf = ({ printed, restated, now }: ReadingsToCompare): ComparisonRefusal | null => {
  const agreements = [...new Set([printed, restated, now].map(({ agreement }) => agreement.id))];
  if (agreements.length > 1) return { _tag: 'different-agreements', agreements };
  if (printed.asOf !== restated.asOf)
    return { _tag: 'different-moments', moments: [printed.asOf, restated.asOf] };
  const knows = ({ knownAt }: Viewpoint): number => knownAt ?? Number.POSITIVE_INFINITY;
  if (now.asOf < printed.asOf || knows(now) < knows(printed))
    return { _tag: 'not-later', viewpoints: [viewpointOf(printed), viewpointOf(now)] };
  return null;
};

const viewpointOf = ({ asOf, knownAt }: Viewpoint): Viewpoint => ({
  asOf,
  ...(knownAt === undefined ? {} : { knownAt }),
});

/** A line of a report by its place. */
type Told = ToldFigure & { readonly label: string };

const comparedFigures = (
  { restated, now }: ReadingsToCompare,
  reports: readonly [printed: Report, restated: Report, now: Report],
  definitionChanged: boolean,
): ReadonlyArray<ComparedFigure> => {
  const [printedLines, restatedLines, nowLines] = reports.map(linesOf) as [Lines, Lines, Lines];
  const places = new Set([...nowLines.keys(), ...restatedLines.keys(), ...printedLines.keys()]);
  const otherPeriod = restated.period.id !== now.period.id;
  const equallyFar =
    (restated.period.closed && now.period.closed) ||
    restated.asOf - restated.period.span.start === now.asOf - now.period.span.start;
  return [...places].map((place) => {
    const [section = '', line = ''] = JSON.parse(place) as ReadonlyArray<string>;
    const [first, second, third] = [printedLines.get(place), restatedLines.get(place), nowLines.get(place)];
    const change = definitionChanged ? undefined : differenceFrom(second)(third);
    const isTested = change?.code === 'different' && second !== undefined && third !== undefined;
    return {
      section,
      line,
      label: (third ?? second ?? first)?.label ?? line,
      ...(first === undefined ? {} : { printed: valueOnly(first) }),
      ...(second === undefined ? {} : { restated: valueOnly(second) }),
      ...(third === undefined ? {} : { now: valueOnly(third) }),
      restatement: definitionChanged ? { code: 'definition-changed' } : differenceFrom(first)(second),
      change: change ?? { code: 'definition-changed' },
      ...(isTested ? { test: testChange({ section, line, otherPeriod, equallyFar })(second, third) } : {}),
    };
  });
};

type Lines = ReadonlyMap<string, Told>;

const valueOnly = ({ value, data }: Told): ToldFigure => ({ value, data });

/** What to do first follows from what is owed; it is no figure of its own. */
const linesOf = ({ sections }: Report): Lines =>
  new Map(
    sections
      .filter(({ id }) => id !== 'actions')
      .flatMap(({ id, lines }) =>
        lines.map((line) => [JSON.stringify([id, line.id]), { label: line.label, ...toldBy(line) }] as const),
      ),
  );

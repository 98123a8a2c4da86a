/**
 * Describes why a span of time is not counted.
 *
 * @category model
 * @since 0.1.0
 */
export type SkipReason = ClosedHours | HolidaySkip | ClosureSkip | OverrideSkip;

/**
 * Describes time outside the weekly hours.
 *
 * @category model
 * @since 0.1.0
 */
export interface ClosedHours {
  /** Tells reasons apart. */
  readonly kind: 'closed';
}

/**
 * Describes time on a holiday.
 *
 * @category model
 * @since 0.1.0
 */
export interface HolidaySkip {
  /** Tells reasons apart. */
  readonly kind: 'holiday';
  /** What the document calls the holiday. */
  readonly name: string;
}

/**
 * Describes time in a partial closure.
 *
 * @category model
 * @since 0.1.0
 */
export interface ClosureSkip {
  /** Tells reasons apart. */
  readonly kind: 'closure';
  /** What the document calls the closure. */
  readonly name: string;
}

/**
 * Describes time outside the hours of a date that has its own.
 *
 * @category model
 * @since 0.1.0
 */
export interface OverrideSkip {
  /** Tells reasons apart. */
  readonly kind: 'override';
  /** What the document calls the date, if it does. */
  readonly name?: string;
}

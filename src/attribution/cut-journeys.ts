import type { Subject } from '../journal/subject.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import type { Conversion, Journey, JourneyTouch } from './journey.js';

/** How touches become journeys. */
export interface CutTerms {
  /** How far back a touch counts, in milliseconds. */
  readonly lookBack: Milliseconds;
  /** How long after its last touch a path led to nothing, in milliseconds. */
  readonly matureAfter: Milliseconds;
  /** Whether touches after the last conversion make a path that led to nothing. */
  readonly nullAfterConversion: boolean;
}

/** The journeys of one subject, and its touches that are in none. */
export interface Cutting {
  readonly journeys: ReadonlyArray<Journey>;
  readonly leftOut: ReadonlyArray<
    readonly [reason: 'outside-look-back' | 'after-conversion' | 'not-mature', touches: number]
  >;
}

/** Cuts the touches of one subject into journeys: one for each conversion, and one for what led to none. */
export const cutJourneys =
  ({ lookBack, matureAfter, nullAfterConversion }: CutTerms) =>
  (asOf: Instant) =>
  (
    subject: Subject<'lead' | 'account'>,
    touches: ReadonlyArray<JourneyTouch>,
    conversions: ReadonlyArray<Conversion>,
  ): Cutting => {
    const journeys: Array<Journey> = [];
    let outside = 0;
    let next = 0;
    for (let from = 0; from < conversions.length; ) {
      const { at } = conversions[from] as Conversion;
      const start = next;
      while (next < touches.length && (touches[next] as JourneyTouch).at <= at) next += 1;
      const since = touches.slice(start, next);
      const within = since.filter((touch) => touch.at > at - lookBack);
      outside += since.length - within.length;
      // Those of one instant were won on the same way: none of them came after the other.
      for (; from < conversions.length && conversions[from]?.at === at; from += 1) {
        journeys.push({ subject, touches: within, conversion: conversions[from] as Conversion });
      }
    }
    const rest = touches.slice(next);
    const last = rest.at(-1);
    let after = 0;
    let immature = 0;
    if (last !== undefined) {
      if (conversions.length > 0 && !nullAfterConversion) after = rest.length;
      else if (asOf - last.at < matureAfter) immature = rest.length;
      else {
        const within = rest.filter((touch) => touch.at > last.at - lookBack);
        outside += rest.length - within.length;
        journeys.push({ subject, touches: within });
      }
    }
    return {
      journeys,
      leftOut: [
        ['outside-look-back', outside],
        ['after-conversion', after],
        ['not-mature', immature],
      ],
    };
  };

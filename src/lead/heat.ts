import type { LeadRecord } from '../journal/lead-record.js';
import { day, type Milliseconds } from '../kernel/duration.js';
import type { Instant } from '../kernel/instant.js';
import { type Checked, type Issue, issue, unlessIssues } from '../kernel/issue.js';
import { show } from '../kernel/show.js';
import { type OwnAct, ownActs } from './own-act.js';

/**
 * Describes a band of heat.
 *
 * @category model
 * @since 0.1.0
 */
export interface HeatBand {
  /** What it is called, for example `hot`. */
  readonly name: string;
  /** The least heat inside it, 0–1; the band reaches up to the next one. */
  readonly from: number;
}

/**
 * Describes how fast a lead grows cold.
 *
 * @category model
 * @since 0.1.0
 */
export interface HeatDefinition {
  /** How long it takes until a lead is half as warm, in milliseconds. */
  readonly halfLife: Milliseconds;
  /** Half-lives of single acts that last longer or shorter, in milliseconds; none when absent. */
  readonly halfLives?: { readonly [act: string]: Milliseconds };
  /** The bands, from the coldest, which begins at 0. */
  readonly bands: ReadonlyArray<HeatBand>;
  /** The activities that are not the prospect's own; `proposedForeignActs` when absent. */
  readonly foreignActs?: ReadonlyArray<string>;
}

/**
 * Describes how warm a lead is.
 *
 * @category model
 * @since 0.1.0
 */
export type HeatReading =
  | {
      /** How warm, 0–1; 1 at the moment of an act. */
      readonly heat: number;
      /** The band. */
      readonly band: string;
      /** How long ago the act was, in milliseconds. */
      readonly age: Milliseconds;
      /** The act that keeps it warm. */
      readonly act: OwnAct;
    }
  | {
      /** Nobody knows: no act of the prospect's own is recorded. */
      readonly heat: null;
      /** Why. */
      readonly reason: 'no-own-act';
    };

/**
 * Describes a definition of heat that a company can start with.
 *
 * Proposal: the half-life of two weeks and the bands are ours. That warmth halves at a fixed pace is how
 * SharpSpring ages its scores.
 *
 * @see https://help.sharpspring.com/hc/en-us/articles/115001035847 lead score half-life
 * @category presets
 * @since 0.1.0
 */
export const proposedHeat: HeatDefinition = {
  halfLife: 14 * day,
  bands: [
    { name: 'cold', from: 0 },
    { name: 'cool', from: 0.125 },
    { name: 'warm', from: 0.25 },
    { name: 'hot', from: 0.5 },
  ],
};

/**
 * Compiles a definition of heat: `2^(−age / half-life)` since the prospect's last own act.
 *
 * **Details**: where acts have half-lives of their own, the act that is warmest now counts. Opened mails, scanned
 * links and loaded lists are no acts of his. An act known by its date is taken to be at that date's start, so
 * a lead is never warmer than it can be shown to be.
 *
 * @param definition - half-life and bands
 * @returns a function from the moment of the reading (epoch milliseconds) and then a lead's record to its heat,
 * or issues `not-a-half-life`, `no-bands`, `not-a-share`, `not-ascending`, `gap-below`, `duplicate-band`
 * @example
 * ```ts
 * import { type LeadEvent, recordOf } from 'smarketing/journal'
 * import { day, type Instant, orThrow, parseInstant } from 'smarketing/kernel'
 * import { compileHeat, proposedHeat } from 'smarketing/lead'
 *
 * const then = orThrow(parseInstant('2026-03-02T09:00Z'))
 * const form: LeadEvent = {
 *   schemaVersion: 1, source: 'web', id: 'e1', type: 'prospect-activity', occurredAt: then,
 *   subject: { kind: 'lead', system: 'crm', id: '7' }, data: { activity: 'form-submitted' },
 * }
 * const record = recordOf([{ system: 'crm', id: '7' }], [form])
 * const heatAt = orThrow(compileHeat(proposedHeat))
 * const reading = heatAt((then + 14 * day) as Instant)(record)
 * reading.heat // => 0.5
 * 'band' in reading && reading.band // => 'hot'
 * ```
 * @category compilers
 * @since 0.1.0
 */
export const compileHeat = (
  definition: HeatDefinition,
): Checked<(asOf: Instant) => (record: LeadRecord) => HeatReading> =>
  unlessIssues(heatIssues(definition), () => (asOf) => {
    const actsOf = ownActs(asOf, definition.foreignActs);
    return (record) => warmest(definition, asOf, actsOf(record));
  });

const warmest = (definition: HeatDefinition, asOf: Instant, acts: ReadonlyArray<OwnAct>): HeatReading => {
  let best: OwnAct | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const act of acts) {
    const halvings = (asOf - act.at) / halfLifeOf(definition, act.act);
    // Of equally warm acts the later one is the reason.
    if (halvings > fewest) continue;
    best = act;
    fewest = halvings;
  }
  if (best === undefined) return { heat: null, reason: 'no-own-act' };
  const heat = 2 ** -fewest;
  return { heat, band: bandOf(definition.bands, heat), age: asOf - best.at, act: best };
};

const halfLifeOf = ({ halfLife, halfLives = {} }: HeatDefinition, act: string): Milliseconds =>
  Object.hasOwn(halfLives, act) ? (halfLives[act] as Milliseconds) : halfLife;

const bandOf = (bands: ReadonlyArray<HeatBand>, heat: number): string =>
  bands.reduce((name, band) => (band.from <= heat ? band.name : name), '');

const heatIssues = ({ halfLife, halfLives = {}, bands }: HeatDefinition): ReadonlyArray<Issue> => [
  ...halfLifeIssues(['halfLife'], halfLife),
  ...Object.entries(halfLives).flatMap(([act, own]) => halfLifeIssues(['halfLives', act], own)),
  ...(bands.length === 0 ? [issue('no-bands', ['bands'], 'There is no band of heat.')] : []),
  ...bands.flatMap((band, index) => bandIssues(bands, band, index)),
];

const halfLifeIssues = (path: Issue['path'], value: Milliseconds): ReadonlyArray<Issue> =>
  Number.isSafeInteger(value) && value > 0
    ? []
    : [
        issue('not-a-half-life', path, 'The half-life is not a whole number of milliseconds above 0.', {
          received: show(value),
        }),
      ];

const bandIssues = (
  bands: ReadonlyArray<HeatBand>,
  { name, from }: HeatBand,
  index: number,
): ReadonlyArray<Issue> => {
  const path = ['bands', index];
  const found: Array<Issue> = [];
  const below = bands[index - 1];
  if (!(from >= 0 && from <= 1)) {
    found.push(
      issue('not-a-share', [...path, 'from'], 'The band begins outside 0 to 1.', { received: show(from) }),
    );
  }
  if (index === 0 && from !== 0) {
    found.push(
      issue('gap-below', [...path, 'from'], 'The coldest band must begin at 0.', { received: show(from) }),
    );
  }
  if (below !== undefined && !(from > below.from)) {
    found.push(
      issue('not-ascending', [...path, 'from'], 'The band begins no higher than the one before it.'),
    );
  }
  if (bands.findIndex((other) => other.name === name) < index) {
    found.push(
      issue('duplicate-band', [...path, 'name'], 'Two bands have one name.', { received: show(name) }),
    );
  }
  return found;
};

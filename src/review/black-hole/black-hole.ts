import * as E from 'fp-ts/lib/Either.js';
import type { ProgrammeReading, ProgrammesReading } from '../../agreement/programmes/programme-reading.js';
import type { RecordKey } from '../../journal/subject.js';
import type { Instant } from '../../kernel/instant.js';
import type { Money } from '../../kernel/money.js';
import { sumMoney } from '../../kernel/money.js';
import type { AssetCause } from '../../metrics/black-hole/asset-fate.js';
import { assetLedger, fallenAssets } from '../../metrics/black-hole/black-hole.js';
import { fallenAmong } from '../../metrics/black-hole/fallen-among.js';
import { byFall, type FallenThing, type Fate, fallenBasis } from '../../metrics/black-hole/fate.js';
import type { LeadCause } from '../../metrics/black-hole/lead-fate.js';
import { type Ledger, ledger } from '../../metrics/black-hole/ledger.js';
import type { FollowUp } from '../../metrics/follow-up.js';
import { measure } from '../../metrics/metric.js';
import { recordedAssets } from '../parts/assets.js';
import { hasEvidence, type ReadingReadiness } from '../readiness/readiness.js';
import type { ReviewSubjects } from '../review-subjects.js';
import { type LaunchCause, launchFate, type ToldLaunch } from './launch-fate.js';
import { type ProgrammeCause, programmeFate } from './programme-fate.js';

/**
 * Names why anything is in the black hole.
 *
 * @category model
 * @since 0.1.0
 */
export type HoleCause = LeadCause | AssetCause | ProgrammeCause | LaunchCause;

/**
 * Describes the black hole: what went in and did not come out, an account of each kind of thing that adds up.
 *
 * **Details**: each account says of everything that entered where it is now, in number and in money. The money of leads is
 * what is at stake or was won, that of assets and programmes what was spent; the two are never added.
 *
 * @category model
 * @since 0.1.0
 */
export interface BlackHole {
  /** The passes of leads. */
  readonly leads: Ledger<LeadCause>;
  /** How many leads entered no stage, or have to be forgotten: they have no pass, and stand in no account. */
  readonly withoutPass: number;
  /**
   * Between how many and how many of the leads that seem untouched (`no-touch`, `put-off`, `no-owner`) really are, given
   * how many touches go unlogged.
   */
  readonly untouched: { readonly low: number; readonly high: number };
  /** The tools and other assets; absent where nobody records publication and use. */
  readonly assets?: Ledger<AssetCause>;
  /** The programmes; absent where nobody records any. */
  readonly programmes?: Ledger<ProgrammeCause>;
  /** The launches; absent where none were handed to the review. */
  readonly launches?: Ledger<LaunchCause>;
  /** What can still be won with the leads in the hole, each currency apart. */
  readonly atStake: ReadonlyArray<Money>;
  /** What the assets and programmes in the hole cost, each currency apart. */
  readonly spent: ReadonlyArray<Money>;
  /** Everything that is in it, the longest first. */
  readonly things: ReadonlyArray<FallenThing<HoleCause>>;
}

/**
 * Describes what else the report on the black hole rests on.
 *
 * @category model
 * @since 0.1.0
 */
export interface BlackHoleGrounds {
  /** On what grounds money is spent. */
  readonly programmes: ProgrammesReading;
  /** What became of the leads that were handed over. */
  readonly followUp: FollowUp;
  /** The launches, as the room `message` reads them; none when absent. */
  readonly launches?: ReadonlyArray<ToldLaunch>;
}

/**
 * Reads the black hole: what went in and did not come out, why, since when, who has to get it out, and what it costs.
 *
 * @param subjects - what the review reads
 * @param readiness - the readiness of all readings
 * @param grounds - programmes, follow-up, and launches where they are known
 * @returns the reading
 * @category readings
 * @since 0.1.0
 */
export const reviewBlackHole = (
  subjects: ReviewSubjects,
  readiness: ReadonlyArray<ReadingReadiness>,
  { programmes, followUp, launches }: BlackHoleGrounds,
): BlackHole => {
  const { asOf } = subjects.viewpoint;
  const terms = { fateOf: subjects.fateOf, moneyOf: subjects.ledgerTerms.moneyOf };
  const passes = [...subjects.passes, ...subjects.excludedPasses];
  const leads = measure(ledger(terms))(passes);
  const assets = hasEvidence(readiness, 'assets') ? recordedAssets(subjects).histories : undefined;
  const fateOfProgramme = programmeFate(subjects);
  const fateOfLaunch = launchFate(asOf);
  const things: ReadonlyArray<FallenThing<HoleCause>> = [
    ...fallenAmong(asOf, terms)(passes),
    ...fallenAssets({ asOf })(assets ?? []),
    ...programmes.programmes.flatMap((programme) =>
      fallen('programme', asOf, programme.key, fateOfProgramme(programme), programme.spent),
    ),
    ...(launches ?? []).flatMap((told) =>
      fallen('launch', asOf, { system: 'launch', id: told.launch.id }, fateOfLaunch(told), []),
    ),
  ];
  return {
    leads,
    withoutPass: subjects.view.leads.length - new Set(passes.map(({ life }) => life)).size,
    untouched: untouchedAmong(leads, followUp),
    ...(assets === undefined ? {} : { assets: measure(assetLedger({ asOf }))(assets) }),
    ...(programmes.programmes.length === 0
      ? {}
      : {
          programmes: measure(
            ledger<ProgrammeReading, ProgrammeCause>({
              fateOf: fateOfProgramme,
              moneyOf: ({ spent }) => spent,
            }),
          )(programmes.programmes),
        }),
    ...(launches === undefined
      ? {}
      : {
          launches: measure(ledger<ToldLaunch, LaunchCause>({ fateOf: fateOfLaunch, moneyOf: () => [] }))(
            launches,
          ),
        }),
    atStake: totalOf(things.flatMap(({ atStake = [] }) => atStake)),
    spent: totalOf(things.flatMap(({ spent = [] }) => spent)),
    things: [...things].sort(byFall),
  };
};

/** As many touches as go unlogged may have reached leads that seem untouched. */
const untouchedAmong = (
  { inTheHole }: Ledger<LeadCause>,
  { untouched }: FollowUp,
): BlackHole['untouched'] => {
  const high = inTheHole.lines
    .filter(({ code }) => code === 'no-touch' || code === 'put-off' || code === 'no-owner')
    .reduce((sum, { count }) => sum + count, 0);
  return { low: Math.max(0, high - (untouched.high - untouched.low)), high };
};

const fallen = <Cause extends HoleCause>(
  kind: FallenThing<Cause>['kind'],
  asOf: Instant,
  key: RecordKey,
  fate: Fate<Cause>,
  spent: ReadonlyArray<Money>,
): ReadonlyArray<FallenThing<Cause>> =>
  fate.where === 'in-the-hole'
    ? [{ kind, key, ...fallenBasis(asOf, fate), ...(spent.length === 0 ? {} : { spent }) }]
    : [];

/** A sum past what money can hold is told amount by amount; nothing is dropped. */
const totalOf = (amounts: ReadonlyArray<Money>): ReadonlyArray<Money> => {
  const total = sumMoney(amounts);
  return E.isRight(total) ? total.right : amounts;
};

import { leadStages } from '../../lead/lead-stage.js';
import { stageBit } from '../../lead/pass-rules.js';
import { type ConversionSum, funnelSteps } from '../funnel.js';
import type { RateSum } from '../rate.js';
import type { LeadColumns } from './event-columns.js';
import { groupName, sortedGroups } from './group-sums.js';
import type { LeadFiguresSum } from './lead-figures.js';
import type { PassView } from './pass-view.js';
import type { PeriodTable } from './stretch-tables.js';
import { type KeyCounts, type KeyTally, keyTally, quickKeys } from './tally.js';

/** Counts passes by the set of stages they entered, from which every volume and every conversion follows. */
export interface FunnelCounts {
  readonly add: (view: PassView) => void;
  readonly sum: () => Pick<LeadFiguresSum, 'volumes' | 'conversions'>;
}

/** How many sets of stages there are. */
const sets = 256;

/** Makes the counts of the funnel. */
export const funnelCounts = ({ columns, rows }: LeadColumns, periods: PeriodTable): FunnelCounts => {
  const { at, channel, segment } = columns;
  const [passes, leads, inferred] = [new Float64Array(sets), new Float64Array(sets), new Float64Array(sets)];
  // The stages that conversions start from, by their places.
  const froms = [...new Set(funnelSteps.map(([from]) => leadStages.indexOf(from)))];
  const quick = quickKeys(rows);
  const [bySegment, byChannel] = [keyTally(quick), keyTally(quick)];
  const byCohort = froms.map(() => keyTally(quick));
  return {
    add: ({ slate, pass, entered, firstEntered, inferred: implied }) => {
      passes[entered] = (passes[entered] as number) + 1;
      leads[firstEntered] = (leads[firstEntered] as number) + 1;
      inferred[implied] = (inferred[implied] as number) + 1;
      bySegment.count(slate.segment * sets + entered);
      byChannel.count(slate.channel * sets + entered);
      for (let index = 0; index < froms.length; index += 1) {
        const place = froms[index] as number;
        if ((entered & (1 << place)) === 0) continue;
        const period = periods.codeOf(at[slate.stages[pass * 8 + place] as number] as number);
        (byCohort[index] as KeyTally).count(period * sets + entered);
      }
    },
    sum: () => {
      const [ofSegments, ofChannels] = [bySegment.entries(), byChannel.entries()];
      const ofCohorts = byCohort.map((tally) => tally.entries());
      const having = (counts: Float64Array, bits: number): number =>
        counts.reduce((sum, passed, set) => ((set & bits) === bits ? sum + passed : sum), 0);
      return {
        volumes: leadStages.map((stage) => ({
          passes: having(passes, stageBit[stage]),
          leads: having(leads, stageBit[stage]),
          inferred: having(inferred, stageBit[stage]),
        })),
        conversions: funnelSteps.map(([from, to]): ConversionSum => {
          const [among, both] = [stageBit[from], stageBit[from] | stageBit[to]];
          const grouped = ({ keys, counts }: KeyCounts, nameOf: (code: number) => string) => {
            const rates: Array<readonly [string, RateSum]> = [];
            for (const [at, key] of keys.entries()) {
              const denominator = counts[at] as number;
              const numerator = ((key % sets) & both) === both ? denominator : 0;
              if (((key % sets) & among) !== 0)
                rates.push([nameOf(Math.floor(key / sets)), { numerator, denominator }]);
            }
            return sortedGroups(rates, joinRates);
          };
          return {
            rate: { numerator: having(passes, both), denominator: having(passes, among) },
            cohorts: grouped(
              ofCohorts[froms.indexOf(leadStages.indexOf(from))] as KeyCounts,
              (code) => periods.names[code] as string,
            ),
            segments: grouped(ofSegments, groupName(segment?.texts)),
            channels: grouped(ofChannels, groupName(channel?.texts)),
          };
        }),
      };
    },
  };
};

const joinRates = (first: RateSum, second: RateSum): RateSum => ({
  numerator: first.numerator + second.numerator,
  denominator: first.denominator + second.denominator,
});

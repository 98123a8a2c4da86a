import type { Instant } from '../../kernel/instant.js';
import type { QualificationVerdict } from '../../lead/qualification-reading.js';
import type { BacktestDay } from './backtest-reading.js';
import type { DayTally } from './replay.js';

interface DayCounts {
  readonly at: Instant;
  readonly before: Record<QualificationVerdict, number>;
  readonly after: Record<QualificationVerdict, number>;
  in: number;
  out: number;
}

/** Counts what two versions say on each day, while passes are replayed one after the other. */
export const daySeries = (
  days: ReadonlyArray<Instant>,
): { readonly series: ReadonlyArray<BacktestDay>; readonly tally: DayTally } => {
  const series = days.map((at): DayCounts => ({ at, before: noLeads(), after: noLeads(), in: 0, out: 0 }));
  return {
    series,
    tally: (index, before, after) => {
      const day = series[index] as DayCounts;
      day.before[before] += 1;
      day.after[after] += 1;
      if (after === 'qualified' && before !== 'qualified') day.in += 1;
      if (before === 'qualified' && after !== 'qualified') day.out += 1;
    },
  };
};

const noLeads = (): Record<QualificationVerdict, number> => ({
  qualified: 0,
  'not-qualified': 0,
  unknown: 0,
});

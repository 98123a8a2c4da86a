import { civilDateAt } from '../../calendar/local-time.js';
import { textOfKey } from '../../journal/subject.js';
import type { Milliseconds } from '../../kernel/duration.js';
import { contains, type Interval } from '../../kernel/interval.js';
import type { Money } from '../../kernel/money.js';
import { byNumber } from '../../kernel/order.js';
import type { Ratio } from '../../kernel/ratio.js';
import { rate } from '../../kernel/wilson.js';
import type { Deal } from '../../lead/pass.js';
import type { PassCase } from '../../metrics/lead-case.js';
import type { AgreementSubjects } from '../agreement-subjects.js';

/** What a journal says of handed-over leads and what became of them. */
export interface MeasuredLeads {
  /** Won, of the handed-over passes that ended; open ones are neither won nor not. */
  readonly conversion: Ratio;
  /** How many are still open. */
  readonly open: number;
  /** What a won pass brings on average, in minor units, rounded down; absent where no amount is known. */
  readonly averageSale?: number;
  /** How many won passes have no amount in the currency. */
  readonly withoutAmount: number;
  /** The median time from hand-over to sale; absent where none can be measured. */
  readonly cycle?: Milliseconds;
}

/** The amount of a deal: its own, else its opportunity's. */
export const amountReader = ({ view }: AgreementSubjects): ((deal: Deal) => Money | undefined) => {
  const amounts = new Map(view.opportunities.map(({ key, amount }) => [textOfKey(key), amount]));
  return ({ value, opportunity }) =>
    (opportunity === undefined ? undefined : amounts.get(textOfKey(opportunity))) ?? value;
};

/** Measures what becomes of handed-over leads. */
export const measureLeads = (
  subjects: AgreementSubjects,
  passes: ReadonlyArray<PassCase>,
  currency: string,
): MeasuredLeads => {
  const amountOf = amountReader(subjects);
  const handedOver = passes.filter(({ pass }) => pass.handOver !== undefined);
  const ended = handedOver.filter(({ pass }) => pass.exit !== undefined);
  const won = ended.flatMap(({ pass: { exit, handOver } }) =>
    exit?.kind === 'won' && handOver !== undefined ? [{ exit, handOver }] : [],
  );
  const sales = won.flatMap(({ exit }) => {
    const known = exit.deals.map(amountOf).filter((amount) => amount?.currency === currency);
    return known.length === 0 ? [] : [known.reduce((sum, amount) => sum + BigInt(amount?.minor ?? 0), 0n)];
  });
  const cycles = won
    // Where only dates are known, the days between them do; a bulk load knows no times at all.
    .filter(({ exit, handOver }) => !exit.imported && !handOver.imported && exit.at >= handOver.at)
    .map(({ exit, handOver }) => exit.at - handOver.at)
    .sort(byNumber);
  const middle = cycles[Math.floor((cycles.length - 1) / 2)];
  return {
    conversion: rate(won.length, ended.length),
    open: handedOver.length - ended.length,
    ...(sales.length === 0
      ? {}
      : { averageSale: Number(sales.reduce((sum, sale) => sum + sale, 0n) / BigInt(sales.length)) }),
    withoutAmount: won.length - sales.length,
    ...(middle === undefined ? {} : { cycle: middle }),
  };
};

/** What is sold in a span already, in minor units: each opportunity once, and the deals that belong to none. */
export const soldIn = ({ view, passes }: AgreementSubjects, span: Interval, currency: string): number => {
  const inSpan = contains(span);
  const counted = new Set<string>();
  let sum = 0n;
  for (const { key, status, closedAt, amount } of view.opportunities) {
    if (status !== 'won' || amount === undefined) continue;
    counted.add(textOfKey(key));
    if (closedAt !== undefined && inSpan(closedAt) && amount.currency === currency) {
      sum += BigInt(amount.minor);
    }
  }
  for (const { pass } of passes) {
    if (pass.exit?.kind !== 'won') continue;
    for (const { at, value, opportunity } of pass.exit.deals) {
      if (opportunity !== undefined && counted.has(textOfKey(opportunity))) continue;
      if (inSpan(at) && value?.currency === currency) sum += BigInt(value.minor);
    }
  }
  return Number(sum);
};

/** What is open and may close in a span, and the share of closed opportunities that were won. */
export const measurePipeline = (
  subjects: AgreementSubjects,
  span: Interval,
  currency: string,
): { readonly open: number; readonly leftOut: number; readonly rate: Ratio } => {
  const { view, agreement } = subjects;
  const end = civilDateAt(agreement.saleZone)(span.end);
  const outcomes = outcomesOf(subjects);
  const all = view.opportunities.map(({ key, status, closeDate, amount }) => ({
    status: status === 'open' ? (outcomes.get(textOfKey(key)) ?? status) : status,
    closeDate,
    amount,
  }));
  const open = all.filter(
    ({ status, closeDate }) => status === 'open' && (closeDate === undefined || closeDate < end),
  );
  const known = open.filter(({ amount }) => amount?.currency === currency);
  const closed = all.filter(({ status }) => status !== 'open');
  return {
    open: Number(known.reduce((sum, { amount }) => sum + BigInt(amount?.minor ?? 0), 0n)),
    leftOut: open.length - known.length,
    rate: rate(closed.filter(({ status }) => status === 'won').length, closed.length),
  };
};

/** How the leads behind opportunities ended: what was sold is not open, though nobody closed it in the books. */
const outcomesOf = ({ passes }: AgreementSubjects): ReadonlyMap<string, 'won' | 'lost'> => {
  const outcomes = new Map<string, 'won' | 'lost'>();
  for (const { pass } of passes) {
    if (pass.exit?.kind === 'lost' && pass.exit.opportunity !== undefined) {
      const key = textOfKey(pass.exit.opportunity);
      outcomes.set(key, outcomes.get(key) ?? 'lost');
    }
    if (pass.exit?.kind !== 'won') continue;
    for (const { opportunity } of pass.exit.deals) {
      if (opportunity !== undefined) outcomes.set(textOfKey(opportunity), 'won');
    }
  }
  return outcomes;
};

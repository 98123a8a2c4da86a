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
import type { DealCase } from '../../metrics/revenue/deal-case.js';
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

/** The amount of a sale, as its opportunity's deal has it. */
const amountReader = ({ deals }: AgreementSubjects): ((sale: Deal) => Money | undefined) => {
  const amounts = new Map(
    deals.flatMap(({ key, amount, basis }) =>
      basis === 'opportunity' ? [[textOfKey(key), amount] as const] : [],
    ),
  );
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

/** What is sold in a span already, in minor units: each deal once. */
export const soldIn = ({ deals }: AgreementSubjects, span: Interval, currency: string): number => {
  const inSpan = contains(span);
  return sumOf(
    deals.filter(
      ({ status, closedAt, amount }) =>
        status === 'won' && amount?.currency === currency && closedAt !== undefined && inSpan(closedAt),
    ),
  );
};

/** What is open and may close in a span, and the share of closed opportunities that were won. */
export const measurePipeline = (
  { deals, agreement }: AgreementSubjects,
  span: Interval,
  currency: string,
): { readonly open: number; readonly leftOut: number; readonly rate: Ratio } => {
  const end = civilDateAt(agreement.saleZone)(span.end);
  const opportunities = deals.filter(({ basis }) => basis === 'opportunity');
  const open = opportunities.filter(
    ({ status, closeDate }) => status === 'open' && (closeDate === undefined || closeDate < end),
  );
  const known = open.filter(({ amount }) => amount?.currency === currency);
  const closed = opportunities.filter(({ status }) => status !== 'open');
  return {
    open: sumOf(known),
    leftOut: open.length - known.length,
    rate: rate(closed.filter(({ status }) => status === 'won').length, closed.length),
  };
};

const sumOf = (deals: ReadonlyArray<DealCase>): number =>
  Number(deals.reduce((sum, { amount }) => sum + BigInt(amount?.minor ?? 0), 0n));

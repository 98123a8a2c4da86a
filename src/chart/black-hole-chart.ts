import type { Currency } from '../kernel/currency.js';
import { decimalsOf } from '../kernel/currency.js';
import type { Ledger, Stock } from '../metrics/black-hole/ledger.js';
import { count } from '../review/report/number-text.js';
import { moneyText } from '../review/report/report-terms.js';
import { rowAxis, rowLabel, rowsHeight } from './labels.js';
import { nothingToDraw, palette, picture, type VegaLiteSpec } from './vega-lite.js';

/**
 * Describes how the black hole is drawn.
 *
 * @category model
 * @since 0.1.0
 */
export interface BlackHoleTerms {
  /** What is in it, in the plural: `leads` or `assets`. */
  readonly things: string;
  /** Draws the money of this currency; how many there are when absent. */
  readonly currency?: Currency;
}

const splits = ['by cause', 'by who has to act'] as const;

/**
 * Draws what is in the black hole by cause, and again by who has to do something about it: in number, or in the money of
 * one currency. Either half adds up to the whole.
 *
 * @param terms - what is in it, and in which currency to count
 * @returns a function from an account to a Vega-Lite specification; without money of the currency it says so
 * @category charts
 * @since 0.1.0
 */
export const blackHoleChart =
  ({ things, currency }: BlackHoleTerms) =>
  (account: Pick<Ledger<string>, 'inTheHole' | 'entered'>): VegaLiteSpec => {
    const { inTheHole, entered } = account;
    const unit = currency === undefined ? 'number' : currency;
    const title = `What fell into the black hole: ${things}, in ${unit}`;
    if (inTheHole.count === 0)
      return nothingToDraw(title, `None of ${count(entered.count)} ${things} is in it.`);
    const amountOf = (stock: Stock): number =>
      currency === undefined
        ? stock.count
        : (stock.money.find((money) => money.currency === currency)?.minor ?? 0) / 10 ** decimalsOf(currency);
    const rows = [
      ...inTheHole.lines.map((line) => ({ split: splits[0], name: line.code, stock: line })),
      ...inTheHole.accountable.map((line) => ({ split: splits[1], name: line.party, stock: line })),
    ]
      .map(({ split, name, stock }) => ({ split, name, amount: amountOf(stock), things: stock.count }))
      .filter(({ amount }) => amount > 0);
    if (rows.length === 0)
      return nothingToDraw(
        title,
        `No amount in ${unit} is on record for any of the ${count(inTheHole.count)} ${things} in it.`,
      );
    const values = rows.map((row) => ({
      ...row,
      name: rowLabel(row.split === splits[0] ? row.name : `→ ${row.name}`),
      text: `${count(Math.round(row.amount))}${currency === undefined ? '' : ` (${count(row.things)})`}`,
    }));
    const most = Math.max(...values.map(({ amount }) => amount));
    const x = {
      field: 'amount',
      type: 'quantitative',
      title: currency === undefined ? things : `${currency} (${things} in brackets)`,
      scale: { domain: [0, most * 1.3], nice: false },
      axis: { tickCount: 6, ...(currency === undefined ? { tickMinStep: 1 } : { format: '~s' }) },
    };
    return picture(
      {
        title,
        notes: [
          `${count(inTheHole.count)} of ${count(entered.count)} ${things}${currency === undefined ? '' : `; together ${totalText(inTheHole, currency)}`}. All are counted, so there is no interval.`,
          ...(currency === undefined || inTheHole.withoutAmount === 0
            ? []
            : [`Without an amount on record: ${count(inTheHole.withoutAmount)}, so it is at least this.`]),
          'Source: the journal, held against what was agreed; each has one cause and one party that has to act.',
        ],
      },
      {
        height: rowsHeight(
          30,
          values.map(({ name }) => name),
        ),
        data: { values },
        encoding: { y: rowAxis('name') },
        layer: [
          {
            mark: { type: 'bar', cornerRadiusEnd: 2 },
            encoding: {
              x,
              color: {
                field: 'split',
                type: 'nominal',
                scale: { domain: [...splits], range: [palette.red, palette.blue] },
              },
            },
          },
          {
            mark: { type: 'text', align: 'left', dx: 5 },
            encoding: { x, text: { field: 'text', type: 'nominal' } },
          },
        ],
      },
    );
  };

const totalText = ({ money }: Stock, currency: Currency): string =>
  moneyText(money.filter((amount) => amount.currency === currency));

import type { FallenThing } from '../../../metrics/black-hole/fate.js';
import type { Ledger, StockLine } from '../../../metrics/black-hole/ledger.js';
import type { BlackHole, HoleCause } from '../../black-hole/black-hole.js';
import { kept, see } from '../next-step.js';
import { count, counting } from '../number-text.js';
import type { ReportLine } from '../report.js';
import { moneyText, type ReportTerms, type SectionOf } from '../report-terms.js';
import { between, counted, type Sureness } from '../sureness.js';
import { durationText } from '../time-text.js';

/** How many things of each cause are named, the longest first; the review holds all of them. */
const shown = 3;

/**
 * Writes what went in and did not come out, kind by kind and cause by cause, so that it adds up.
 *
 * @category sections
 * @since 0.1.0
 */
export const blackHoleSection: SectionOf =
  (terms) =>
  ({ blackHole }) => {
    const lines = kindsOf(blackHole).flatMap((kind) => kindLines(terms, blackHole, kind));
    return lines.length === 0
      ? null
      : {
          id: 'black-hole',
          title: 'The black hole',
          about:
            'What went in and did not come out: everything that entered is counted once, and each thing has one cause and one party that has to get it out.',
          lines,
        };
  };

interface Kind {
  readonly kind: FallenThing<HoleCause>['kind'];
  readonly label: string;
  readonly account: Ledger<HoleCause>;
  readonly moneyIs: string;
}

const kindsOf = ({ leads, assets, programmes, launches }: BlackHole): ReadonlyArray<Kind> =>
  [
    { kind: 'lead', label: 'Leads', account: leads, moneyIs: 'at stake' } as const,
    ...(assets === undefined
      ? []
      : [{ kind: 'asset', label: 'Tools', account: assets, moneyIs: 'spent' } as const]),
    ...(programmes === undefined
      ? []
      : [{ kind: 'programme', label: 'Programmes', account: programmes, moneyIs: 'spent' } as const]),
    ...(launches === undefined
      ? []
      : [{ kind: 'launch', label: 'Launches', account: launches, moneyIs: 'spent' } as const]),
  ].filter(({ account }) => account.entered.count > 0);

const kindLines = (
  terms: ReportTerms,
  hole: BlackHole,
  { kind, label, account, moneyIs }: Kind,
): ReadonlyArray<ReportLine> => {
  const { entered, cameOut, inTime, inTheHole, notKnown, excluded } = account;
  // None is known to be in it, and that is not the same as none.
  const isUnknown = inTheHole.count === 0 && notKnown.count > 0;
  const total: ReportLine = {
    id: kind,
    label,
    value: isUnknown
      ? `nobody can tell of ${count(notKnown.count)}`
      : `${count(inTheHole.count)} of ${count(entered.count)}${moneyOf(inTheHole.money, moneyIs)}`,
    data: { kind: 'count', count: inTheHole.count },
    means: `${count(entered.count)} entered: ${count(cameOut.count)} came out, ${count(inTime.count)} are inside in time, ${count(inTheHole.count)} are in the hole, ${count(notKnown.count)} nobody can tell, ${count(excluded.count)} never counted.`,
    sure: counted(
      inTheHole.withoutAmount === 0 || kind === 'launch'
        ? undefined
        : `${count(inTheHole.withoutAmount)} of those in it have no amount on record`,
    ),
    next:
      inTheHole.count === 0
        ? notKnown.count === 0
          ? kept('nothing is in the hole')
          : see('evidence', `what has to be recorded before anybody can tell of ${count(notKnown.count)}`)
        : see(
            'debts',
            inTheHole.accountable
              .map(({ party, count: many }) => `${terms.nameOf(party)} answers for ${count(many)}`)
              .join(', '),
          ),
    ...(kind !== 'lead' || hole.withoutPass === 0
      ? {}
      : {
          details: [`${counting(hole.withoutPass, 'lead')} more entered no stage, or have to be forgotten`],
        }),
  };
  return [total, ...inTheHole.lines.map((line) => causeLine(terms, hole, kind, line, moneyIs))];
};

const causeLine = (
  { nameOf, timeOf }: ReportTerms,
  { things, untouched }: BlackHole,
  kind: Kind['kind'],
  { code, count: many, money }: StockLine<HoleCause>,
  moneyIs: string,
): ReportLine => {
  const own = things.filter((thing) => thing.kind === kind && thing.cause === code);
  const parties = [...new Set(own.map(({ accountable }) => nameOf(accountable)))].join(' and ');
  const [oldest] = own;
  return {
    id: `${kind}:${code}`,
    label: causeWords[code],
    value: `${count(many)}${moneyOf(money, moneyIs)}`,
    data: { kind: 'count', count: many },
    means:
      `${parties} has to get ${many === 1 ? 'it' : 'them'} out${oldest === undefined ? '' : `, the oldest since ${timeOf(oldest.since)}`}.`.replace(
        / and (.*) has to/,
        ' and $1 have to',
      ),
    sure: sureOf(code, many, untouched),
    next: see('debts', 'who owes what because of it stands among the debts'),
    details: own
      .slice(0, shown)
      .map(
        ({ key, owner, age, policy }) =>
          `${key.id}${owner === undefined ? '' : `, ${owner}`}: for ${durationText(age)}${policy === undefined ? '' : ` (${policy})`}`,
      ),
  };
};

/** Where touches go unlogged, some that seem untouched were not. */
const sureOf = (code: HoleCause, many: number, { low, high }: BlackHole['untouched']): Sureness => {
  const isUntouched = code === 'no-touch' || code === 'put-off' || code === 'no-owner';
  return !isUntouched || low === high
    ? counted()
    : between(
        Math.max(0, many - (high - low)),
        many,
        `${counting(high - low, 'touch', 'touches')} at most may have gone unlogged`,
      );
};

const moneyOf = (money: Ledger<HoleCause>['entered']['money'], moneyIs: string): string =>
  money.length === 0 ? '' : `, ${moneyText(money)} ${moneyIs}`;

const causeWords: { readonly [Cause in HoleCause]: string } = {
  'no-reason': 'left, and nobody said why',
  'unagreed-reason': 'left for a reason that is not on the list',
  'returned-and-waiting': 'came back, and nobody took it up',
  'no-owner': 'handed over to nobody',
  'put-off': 'put off, and never reached for',
  'no-touch': 'never reached for',
  overdue: 'another promise has run out',
  'not-handed-over': 'qualified, and never handed over',
  silent: 'silent for longer than agreed',
  'not-findable': 'nobody finds it',
  'no-need-named': 'made for no need that anybody named',
  'rated-low': 'of little use to those who sell',
  'never-opened': 'never opened',
  'never-shown': 'opened, and never shown to a customer',
  abandoned: 'given up before its time',
  'nothing-agreed': 'nothing agreed that it is to deliver',
  'awaiting-consent': 'not both agreed to it',
  'unused-by-sales': 'Sales used nothing of it',
  'no-rep-can-pitch': 'no rep can pitch it',
  'not-ready': 'due, and not ready',
};

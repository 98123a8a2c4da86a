import * as E from 'fp-ts/lib/Either.js';
import { sumMoney } from '../../../kernel/money.js';
import type { IrregularityCode } from '../../../lead/irregularity.js';
import type { DataHonesty } from '../../parts/honesty.js';
import { forInformation, kept } from '../next-step.js';
import { count, counting } from '../number-text.js';
import type { ReportLine } from '../report.js';
import { moneyText, type ReportTerms, type SectionOf } from '../report-terms.js';
import { counted } from '../sureness.js';

/**
 * Writes what the data cannot say, or says oddly.
 *
 * @category sections
 * @since 0.1.0
 */
export const honestySection: SectionOf =
  (terms) =>
  ({ honesty }) => ({
    id: 'honesty',
    title: 'What the data cannot say',
    about: 'Nothing of it is dropped, and all of it is counted.',
    lines: [
      {
        id: 'events',
        label: 'Events seen',
        value: count(honesty.events),
        data: { kind: 'count', count: honesty.events },
        means: `They are about ${counting(honesty.leads, 'lead')}, those left out included.`,
        sure: counted(),
        next:
          honesty.events === 0
            ? terms.owed('operations', 'Give the review a journal of what happened.')
            : forInformation(),
      },
      ...honesty.excluded.map(
        ({ reason, leads }): ReportLine => ({
          id: `excluded:${reason}`,
          label: `Left out of rates: ${reason}`,
          value: count(leads),
          data: { kind: 'count', count: leads },
          means: exclusionWords(reason),
          sure: counted(),
          next: forInformation(),
        }),
      ),
      ...(honesty.dateOnly === 0 ? [] : [dateOnlyLine(terms, honesty)]),
      ...(honesty.bulkLoads === 0 ? [] : [bulkLine(honesty)]),
      ...honesty.silentTeams.map((team) => silentLine(terms, team)),
      ...staleLine(terms, honesty),
      ...honesty.irregularities.map(({ code, count: many }) => irregularityLine(terms, code, many)),
      ...honesty.unknownTypes.map(
        ({ code, count: many }): ReportLine => ({
          id: `unknown:${code}`,
          label: `Events of unknown type: ${code}`,
          value: count(many),
          data: { kind: 'count', count: many },
          means: 'Nobody here knows what they say; they are kept, and count nowhere.',
          sure: counted(),
          next: terms.owed('operations', `Say what “${code}” means, or leave it out of the journal.`),
        }),
      ),
      issuesLine(terms, honesty),
    ],
  });

const exclusionWords = (reason: string): string => {
  switch (reason) {
    case 'forgotten':
      return 'Somebody asked to be forgotten; only the key stays.';
    case 'duplicate':
      return 'They are the same as another lead, which counts.';
    default:
      return 'They are no prospects, so they belong to no rate.';
  }
};

const dateOnlyLine = ({ owed }: ReportTerms, { dateOnly, events }: DataHonesty): ReportLine => ({
  id: 'date-only',
  label: 'Known by their date only',
  value: count(dateOnly),
  data: { kind: 'count', count: dateOnly },
  means: 'No hours are derived from these events, so they are in no figure of speed.',
  sure: counted(`of ${counting(events, 'event')}`),
  next: owed('operations', 'Let the systems record the time of day.'),
});

const bulkLine = ({ bulkLoads, imported }: DataHonesty): ReportLine => ({
  id: 'bulk-loads',
  label: 'Stage changes by bulk loads',
  value: count(imported),
  data: { kind: 'count', count: imported },
  means: `${counting(bulkLoads, 'load')} wrote many changes within a second; they are left out of all speed.`,
  sure: counted(),
  next: forInformation(),
});

const silentLine = ({ nameOf, owed }: ReportTerms, team: string): ReportLine => ({
  id: `silent:${team}`,
  label: `Logs no touch: ${team === '' ? 'leads without a team' : nameOf(`team:${team}`)}`,
  value: 'not recorded',
  data: { kind: 'state', state: 'not-recorded' },
  means: 'Its leads move and no touch is logged: they are “not recorded”, not “not worked”.',
  sure: counted(),
  next: owed(team === '' ? 'sales' : `team:${team}`, 'Log every attempt to reach a lead.'),
});

const staleLine = ({ owed }: ReportTerms, { stale }: DataHonesty): ReadonlyArray<ReportLine> => {
  if (stale.length === 0) return [];
  const amounts = stale.flatMap(({ money = [] }) => money);
  const sum = sumMoney(amounts);
  const total = E.isRight(sum) ? moneyText(sum.right) : `${count(amounts.length)} amounts past all counting`;
  return [
    {
      id: 'stale',
      label: 'Open and silent longer than agreed',
      value: count(stale.length),
      data: { kind: 'count', count: stale.length },
      means: `Nothing has happened on these leads for longer than both agreed${amounts.length === 0 ? '; none has an amount on record' : `; ${total} hang on ${counting(amounts.length, 'open amount')}`}.`,
      sure: counted(),
      next: owed('operations', 'Have each of these leads taken up again or closed by its owner.'),
    },
  ];
};

const irregularityWords: Readonly<Record<IrregularityCode, string>> = {
  'skipped-stage': 'Stages between two recorded ones were never recorded; they are taken as passed.',
  'repeated-stage': 'A stage was entered again; the first time counts.',
  'out-of-order-stage': 'A stage was recorded after a later one.',
  'stage-after-close': 'A stage was recorded after the lead was won or lost, which stands.',
  'restarted-without-hand-over': 'Sales went on after an exit without a new hand-over; a new pass begins.',
  'exit-after-exit': 'The lead had left already; the first exit counts.',
  'exit-without-stage': 'The lead left before any stage was recorded.',
  'lost-then-won': 'A deal that was lost was won after all; the last word counts.',
  'won-then-lost': 'A deal that was won was lost after all; the last word counts.',
  'won-before-contact': 'A sale without a recorded conversation.',
  'rejected-before-hand-over': 'Sales rejected what it was never given.',
  'rejected-after-contact': 'Filed as rejected after a conversation: it is a disqualification.',
  'disqualified-before-contact':
    'Filed as disqualified without a conversation: it is a rejection, or unresponsive.',
  'unresponsive-too-early': 'Given up as unresponsive before the agreed number of attempts.',
  'reason-missing': 'The lead left without a reason.',
  'reason-unmapped': 'The lead left for a reason that nobody agreed on.',
  'reason-of-other-exit': 'The lead left for a reason that belongs to another exit.',
  'unknown-stage': 'A stage that nobody agreed on.',
  'captured-after-close': 'The lead was won or lost before any system held it.',
  'conflicting-origin': 'A second system names another origin; the first counts.',
  'backdated-touch': 'A touch was recorded later than agreed after it happened.',
  'touch-without-permission': 'Somebody was contacted who had asked not to be.',
  'deferral-without-pass': 'Work was put off on a lead that nobody had to work.',
};

/** Who can mend what is out of the ordinary, and what is asked; the rest tells how people work, and nothing is owed. */
const repairs: Partial<
  Readonly<
    Record<
      IrregularityCode,
      { readonly owner: 'sales' | 'marketing' | 'operations'; readonly request: string }
    >
  >
> = {
  'unresponsive-too-early': {
    owner: 'sales',
    request: 'Make the agreed number of attempts before a lead is given up.',
  },
  'disqualified-before-contact': {
    owner: 'sales',
    request: 'Choose the exit that fits: rejected before a conversation, disqualified after one.',
  },
  'rejected-after-contact': {
    owner: 'sales',
    request: 'Choose the exit that fits: rejected before a conversation, disqualified after one.',
  },
  'reason-missing': { owner: 'sales', request: 'Give each lead that leaves a reason.' },
  'reason-unmapped': {
    owner: 'operations',
    request: 'Take the reason into the agreed list, or out of the systems.',
  },
  'reason-of-other-exit': { owner: 'sales', request: 'Choose a reason that belongs to the exit.' },
  'unknown-stage': {
    owner: 'operations',
    request: 'Take the stage into the agreement, or out of the systems.',
  },
  'backdated-touch': { owner: 'sales', request: 'Log touches on the day they happen.' },
  'won-before-contact': { owner: 'sales', request: 'Log the conversations that led to a sale.' },
  'touch-without-permission': { owner: 'sales', request: 'Contact nobody who has asked not to be.' },
  'conflicting-origin': { owner: 'operations', request: 'Let one system say where a lead comes from.' },
};

const irregularityLine = ({ owed }: ReportTerms, code: string, many: number): ReportLine => {
  const repair = repairs[code as IrregularityCode];
  return {
    id: `irregular:${code}`,
    label: code.replaceAll('-', ' '),
    value: count(many),
    data: { kind: 'count', count: many },
    means: irregularityWords[code as IrregularityCode] ?? 'A history out of the ordinary.',
    sure: counted(),
    next:
      repair === undefined
        ? forInformation('it is folded as it happened')
        : owed(repair.owner, repair.request),
  };
};

const issuesLine = ({ owed }: ReportTerms, { issues }: DataHonesty): ReportLine => ({
  id: 'issues',
  label: 'Contradictions in the journal',
  value: count(issues.length),
  data: { kind: 'count', count: issues.length },
  means: 'The same event told in two ways, or leads merged into each other in two ways.',
  sure: counted(),
  next:
    issues.length === 0
      ? kept('there are none')
      : owed('operations', 'Mend the system that tells the same event twice.'),
});

import type { OpportunityRecord } from '../../journal/opportunity-record.js';
import { type LeadKey, type RecordKey, textOfKey } from '../../journal/subject.js';
import { groupsOf } from '../../kernel/groups.js';
import type { Instant } from '../../kernel/instant.js';
import { isMoney, type Money } from '../../kernel/money.js';
import { byCodeUnit } from '../../kernel/order.js';
import type { Moment } from '../../lead/moment.js';
import {
  holdsSinceReopening,
  opportunitiesOfLeads,
  opportunityOfPass,
} from '../../lead/opportunity-of-pass.js';
import type { PassCase } from '../lead-case.js';
import type { DealCase } from './deal-case.js';

/**
 * Describes what deals are joined from.
 *
 * @category model
 * @since 0.1.0
 */
export interface DealSources {
  /** The passes of every lead that counts. */
  readonly passes: ReadonlyArray<PassCase>;
  /** Every opportunity, as a view of the journal has them. */
  readonly opportunities: ReadonlyArray<OpportunityRecord>;
  /** Tells whether a lead is left out of every rate (a test, spam), and its deals with it; none when absent. */
  readonly isExcluded?: (lead: LeadKey) => boolean;
}

/** How a deal ended by the word of a lead's events. */
interface Outcome {
  readonly status: 'won' | 'lost';
  readonly moment: Moment;
  readonly value?: Money;
}

/**
 * Joins opportunities with what became of their leads, so that each deal counts once.
 *
 * **Details**: an opportunity is as its own events say; while those leave it open, a sale or a loss of its lead closes
 * it, a sale before a loss, unless it was reopened after that. A sale that names no opportunity belongs to the latest
 * one of its lead that was open in that pass; where there is none it is a deal of its own, and so is a loss. Where a
 * lead has no opportunity, its sales-qualified pass is the deal: open while the pass is, and lost when it ends as
 * anything but a sale. Of amounts, that of the word which closed the deal counts first.
 *
 * @param sources - the passes and the opportunities
 * @returns the deals, opportunities first, each part sorted by key
 * @category joins
 * @since 0.1.0
 */
export const dealCases = ({
  passes,
  opportunities,
  isExcluded = () => false,
}: DealSources): ReadonlyArray<DealCase> => {
  const counted = opportunities.filter(
    ({ primaryLead }) => primaryLead === undefined || !isExcluded(primaryLead),
  );
  const known = new Map(opportunities.map((record) => [textOfKey(record.key), record]));
  const linked = opportunitiesOfLeads(opportunities);
  const passesOf = groupsOf(({ life }: PassCase) => textOfKey(life.key))(passes);
  const outcomes = new Map<string, Outcome>();
  const alone: Array<DealCase> = [];
  for (const subject of passes) {
    const own = linked.get(textOfKey(subject.life.key)) ?? [];
    for (const { opportunity, ...outcome } of outcomesOf(subject)) {
      const found = opportunity ?? opportunityOfPass(own, subject.pass, outcome.moment.at)?.key;
      const text = found === undefined ? '' : textOfKey(found);
      const record = known.get(text);
      if (record === undefined) alone.push(dealOfPass(subject, outcome, found));
      else if (outcomes.get(text)?.status !== 'won' && holdsSinceReopening(outcome.moment.at, record))
        outcomes.set(text, outcome);
    }
    if (own.length === 0 && isDealByStage(subject)) alone.push(dealOfPass(subject, endOf(subject)));
  }
  return [
    ...counted.map((record) =>
      dealOfOpportunity(
        record,
        outcomes.get(textOfKey(record.key)),
        record.primaryLead === undefined ? [] : (passesOf.get(textOfKey(record.primaryLead)) ?? []),
      ),
    ),
    ...alone.sort(
      (first, second) =>
        byCodeUnit(textOfKey(first.key), textOfKey(second.key)) ||
        (first.closedAt ?? 0) - (second.closedAt ?? 0),
    ),
  ];
};

/** Every sale of a pass, those lost again, and its loss, each with the opportunity that it names. */
const outcomesOf = ({
  pass: { exit },
}: PassCase): ReadonlyArray<Outcome & { readonly opportunity?: RecordKey }> => {
  if (exit?.kind === 'lost') {
    return [
      {
        status: 'lost',
        moment: exit,
        ...(exit.opportunity === undefined ? {} : { opportunity: exit.opportunity }),
      },
    ];
  }
  if (exit?.kind !== 'won') return [];
  const told = (status: Outcome['status']) => (deal: (typeof exit.deals)[number]) => ({
    status,
    moment: deal,
    ...(deal.value === undefined ? {} : { value: deal.value }),
    ...(deal.opportunity === undefined ? {} : { opportunity: deal.opportunity }),
  });
  return [...exit.deals.map(told('won')), ...(exit.cancelled ?? []).map(told('lost'))];
};

/** A pass that is a deal for the stage it reached, and not because it was won or lost. */
const isDealByStage = ({ pass: { exit, stages } }: PassCase): boolean =>
  exit?.kind !== 'won' && exit?.kind !== 'lost' && openingOf(stages['sales-qualified']) !== undefined;

/** Nobody works on a deal any more whose lead was sent back or struck off. */
const endOf = ({ pass: { exit } }: PassCase): Outcome | undefined =>
  exit === undefined ? undefined : { status: 'lost', moment: exit };

/** A stage that only a later one implies has no time of its own. */
const openingOf = (moment: Moment | undefined): Moment | undefined =>
  moment?.inferred === true ? undefined : moment;

const dealOfPass = (subject: PassCase, outcome?: Outcome, opportunity?: RecordKey): DealCase => {
  const { pass, life } = subject;
  const opened = openingOf(pass.stages['sales-qualified']);
  const { system, id } = opportunity ?? life.key;
  return {
    key: { system, id },
    basis: 'pass',
    ...(outcome === undefined ? { status: 'open' } : { status: outcome.status, closedAt: outcome.moment.at }),
    ...(opened === undefined ? {} : { openedAt: opened.at }),
    ...(opened?.imported === true || outcome?.moment.imported === true ? { untimed: true } : {}),
    ...amountOf([outcome?.value]),
    lead: life.key,
    ...factsOf([subject], subject, outcome?.moment.at),
  };
};

const dealOfOpportunity = (
  record: OpportunityRecord,
  outcome: Outcome | undefined,
  passes: ReadonlyArray<PassCase>,
): DealCase => {
  const { key, status, openedAt, closedAt, inferred, primaryLead, closeDate, account, channel, owner, team } =
    record;
  const isClosedByLead = status === 'open' && outcome !== undefined;
  const closed = isClosedByLead ? outcome.moment.at : closedAt;
  const amounts = isClosedByLead ? [outcome.value, record.amount] : [record.amount, outcome?.value];
  return {
    key,
    basis: 'opportunity',
    status: isClosedByLead ? outcome.status : status,
    ...(inferred === true ? {} : { openedAt }),
    ...(closed === undefined ? {} : { closedAt: closed }),
    ...(isClosedByLead && outcome.moment.imported === true ? { untimed: true } : {}),
    ...amountOf(amounts),
    ...(closeDate === undefined ? {} : { closeDate }),
    ...(primaryLead === undefined ? {} : { lead: primaryLead }),
    ...factsOf(passes, passes.at(-1), closed),
    ...(account === undefined ? {} : { account }),
    ...(channel === undefined ? {} : { channel }),
    ...(owner === undefined ? {} : { owner }),
    ...(team === undefined ? {} : { team }),
  };
};

/** The first that is an amount; what is none is as good as not written down. */
const amountOf = (amounts: ReadonlyArray<Money | undefined>): Pick<DealCase, 'amount'> => {
  const amount = amounts.find(isMoney);
  return amount === undefined ? {} : { amount };
};

/** What the lead says of its deal. */
const factsOf = (
  passes: ReadonlyArray<PassCase>,
  latest: PassCase | undefined,
  before: Instant | undefined,
): Pick<
  DealCase,
  'account' | 'origin' | 'handedOver' | 'channel' | 'programme' | 'segment' | 'owner' | 'team'
> => {
  if (latest === undefined) return {};
  const { life, owner, team } = latest;
  const { origin, channel, programme, segment, accounts } = life;
  const account = accounts.at(-1);
  const wasHandedOver = passes.some(
    ({ pass: { handOver } }) => handOver !== undefined && (before === undefined || handOver.at <= before),
  );
  return {
    ...(account === undefined ? {} : { account }),
    ...(origin === undefined ? {} : { origin }),
    ...(wasHandedOver ? { handedOver: true } : {}),
    ...(channel === undefined ? {} : { channel }),
    ...(programme === undefined ? {} : { programme }),
    ...(segment === undefined ? {} : { segment }),
    ...(owner === undefined ? {} : { owner }),
    ...(team === undefined ? {} : { team }),
  };
};

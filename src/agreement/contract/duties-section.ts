import type { MeetingPolicy } from '../../journal/dialogue-events.js';
import type { LeadStage } from '../../journal/lead-events.js';
import { type Department, otherDepartment } from '../../kernel/party.js';
import type { Agreement } from '../agreement.js';
import { type ObligationMetric, unitOfObligation } from '../obligation.js';
import { amountWords, counted, durationWords, percent, periodWords } from '../words.js';
import { anchor, code, inline, link, table } from './markdown.js';
import { nameIn } from './party-name.js';

type Blocks = ReadonlyArray<ReadonlyArray<string>>;

const nameOf: { readonly [Side in Department]: string } = { sales: 'Sales', marketing: 'Marketing' };

/** What one department owes the other. */
export const obligationBlocks = (agreement: Agreement, side: Department): Blocks => {
  const words = nameIn(agreement);
  return [
    [`## What ${nameOf[side]} owes ${nameOf[otherDepartment(side)]}`],
    table(
      ['Id', 'Obligation', 'Measured by', 'At least', 'In each', 'Answers for it', 'Owed to'],
      agreement.obligations[side].map((obligation) => [
        `${anchor('obligation', obligation.id)}${code(obligation.id)}`,
        inline(obligation.title),
        metricWords(agreement, obligation.metric),
        unitOfObligation[obligation.metric.kind] === 'share'
          ? percent(obligation.atLeast)
          : String(obligation.atLeast),
        periodWords[obligation.period],
        words(obligation.owner),
        words(obligation.beneficiary),
      ]),
    ),
  ];
};

/** A stage as the moment at which a lead enters it. */
const stageNouns: { readonly [Stage in LeadStage]: string } = {
  inquiry: 'the inquiry',
  'marketing-qualified': 'qualification by Marketing',
  'handed-over': 'hand-over',
  accepted: 'acceptance by Sales',
  working: 'the beginning of work',
  'sales-qualified': 'qualification by Sales',
  won: 'the sale',
  lost: 'the loss',
};

const meetingWords: { readonly [Policy in MeetingPolicy]: string } = {
  'off-site': 'A day away from the office',
  rhythm: 'The regular exchange',
  committee: 'The committee of leaders and workers',
};

const metricWords = ({ facts }: Agreement, metric: ObligationMetric): string => {
  switch (metric.kind) {
    case 'leads-handed-over':
      return metric.segment === undefined
        ? 'leads handed over'
        : `leads of the segment ${inline(metric.segment)} handed over`;
    case 'complete-at-hand-over':
      return 'handed-over leads that carry every [required fact](#completeness)';
    case 'accepted':
      return 'handed-over leads that Sales accepts';
    case 'policy-attainment':
      return `times that ${link('policy', metric.policy)} is kept`;
    case 'facts-recorded':
      return `leads that carry ${metric.facts.map((fact) => inline(facts[fact]?.label ?? fact)).join(', ')} at ${stageNouns[metric.by]}`;
    case 'completeness-gained':
      return `completeness that leads gain between ${stageNouns[metric.from]} and ${stageNouns[metric.to]}`;
    case 'results-reported':
      return `handed-over leads whose result and reason are reported within ${durationWords(metric.within)}`;
    case 'service-deliveries':
      return `deliveries of the service ${code(metric.service)}`;
    case 'assets-published':
      return `assets published, of the kinds ${metric.assets.map(code).join(', ')}`;
    case 'signals-answered':
      return `signals from the field acknowledged within ${durationWords(metric.within)}`;
    case 'requests-kept':
      return 'promised requests done by the promised time';
    case 'meetings-held':
      return `meetings held (${meetingWords[metric.policy].toLowerCase()})`;
  }
};

/** Who meets how often. */
export const cadenceBlocks = (agreement: Agreement): Blocks => {
  const { cadence = [] } = agreement;
  const words = nameIn(agreement);
  return cadence.length === 0
    ? []
    : [
        ['## Meetings'],
        cadence.map(
          ({ policy, every, owner }) =>
            `- ${meetingWords[policy]} (${code(policy)}): at least once in each ${periodWords[every]}, called by ${words(owner)}.`,
        ),
      ];
};

/** How many leads whom can take up. */
export const capacityBlocks = (agreement: Agreement): Blocks => {
  const { capacity = [] } = agreement;
  const words = nameIn(agreement);
  return capacity.length === 0
    ? []
    : [
        ['## What can be taken up'],
        ['Leads that wait because too many came are late like all others; this says whether too many came.'],
        capacity.map(
          ({ party, person, leads, per }) =>
            `- ${person === undefined ? words(party) : `${inline(person)} of ${words(party)}`}: ${counted(leads, 'lead', 'leads')} in each ${periodWords[per]}.`,
        ),
      ];
};

/** What the five figures of page one are held against. */
export const targetBlocks = ({ targets }: Agreement): Blocks => {
  const rows = [
    ...(targets.handedOver === undefined
      ? []
      : [
          `- Handed over: at least ${counted(targets.handedOver, 'lead', 'leads')} in each ${periodWords[targets.period]}.`,
        ]),
    ...(targets.workedInTime === undefined
      ? []
      : [
          `- Accepted and worked in time: at least ${percent(targets.workedInTime)} of the leads handed over.`,
        ]),
    ...(targets.converted === undefined
      ? []
      : [`- Converted: at least ${percent(targets.converted)} of the leads handed over.`]),
    ...(targets.overdueNow === undefined ? [] : [`- Overdue at any moment: at most ${targets.overdueNow}.`]),
    ...(targets.moneyAtRisk === undefined
      ? []
      : [`- Money in overdue leads at any moment: at most ${amountWords(targets.moneyAtRisk)}.`]),
  ];
  return rows.length === 0 ? [] : [['## What page one is held against'], rows];
};

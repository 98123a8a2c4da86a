import { type Department, otherDepartment } from '../../kernel/party.js';
import type { PolicyDocument } from '../../sla/policy.js';
import type { Agreement } from '../agreement.js';
import { type ObligationMetric, unitOfObligation } from '../obligation.js';
import {
  conditionWords,
  counted,
  durationWords,
  matcherWords,
  membersOf,
  percent,
  periodWords,
  targetWords,
} from '../words.js';
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
      return `leads that carry ${metric.facts.map((fact) => inline(facts[fact]?.label ?? fact)).join(', ')} by ${metric.by}`;
    case 'completeness-gained':
      return `completeness that leads gain from ${metric.from} to ${metric.to}`;
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
      return `meetings held (${metric.policy})`;
  }
};

/** The promises with a time limit. */
export const policyBlocks = (agreement: Agreement): Blocks => {
  const words = nameIn(agreement);
  const { policies, calendarUse } = agreement;
  if (policies.length === 0) return [];
  const calendarWords = (id: string | undefined): string =>
    id === undefined ? `the owner’s, else ${link('calendar', calendarUse.default)}` : link('calendar', id);
  return [
    ['## Promises with a time limit'],
    table(
      ['Id', 'Promise', 'Owed by', 'For', 'Time allowed', 'Calendar'],
      policies.flatMap((policy) =>
        policy.targets.map((rule, index) => [
          index === 0 ? `${anchor('policy', policyName(policy))}${policyId(policy)}` : '',
          index === 0 ? inline(policy.label ?? policy.metric) : '',
          index === 0 ? words(policy.obliged) : '',
          rule.when === undefined
            ? policy.targets.length === 1
              ? 'all'
              : 'all others'
            : conditionWords(rule.when).map(inline).join(', '),
          `${targetWords(rule.target)}${
            rule.outsideHours === undefined ? '' : ` (begun outside hours: ${targetWords(rule.outsideHours)})`
          }`,
          calendarWords(rule.calendar ?? policy.calendar),
        ]),
      ),
    ),
    policies.map(
      (policy) =>
        `- ${link('policy', policyName(policy))} begins when ${policy.start.map(matcherWords).map(inline).join(', or ')}. It ends with the first of these: ${policy.stop.map(matcherWords).map(inline).join('; ')}.`,
    ),
    ...ladderBlocks(agreement),
    ...pauseBlocks(agreement),
  ];
};

const pauseBlocks = ({ policies, pauses = {} }: Agreement): Blocks =>
  Object.keys(pauses).length === 0
    ? [['Nothing stops a clock.']]
    : [
        ['A clock stands still for these reasons only; workload is none of them:'],
        membersOf(pauses).map(([reason, meaning]) => {
          const where = policies.filter((policy) => (policy.pauses ?? []).some(({ id }) => id === reason));
          const used =
            where.length === 0
              ? ''
              : ` (${where.map((policy) => link('policy', policyName(policy))).join(', ')})`;
          return `- ${anchor('pause', reason)}${code(reason)}: ${inline(meaning)}${used}`;
        }),
      ];

/** Later versions of a policy have places of their own; the first keeps the plain name that links use. */
const policyName = ({ id, version }: PolicyDocument): string => (version === 1 ? id : `${id}.${version}`);

const policyId = ({ id, version }: PolicyDocument): string =>
  version === 1 ? code(id) : `${code(id)} version ${version}`;

const ladderBlocks = (agreement: Agreement): Blocks => {
  const words = nameIn(agreement);
  const lines = agreement.policies.flatMap((policy) =>
    (policy.ladder ?? []).map(({ at, action, whom }) => {
      const when =
        'fraction' in at
          ? `at ${percent(at.fraction)} of the time`
          : 'beforeDue' in at
            ? `${durationWords(at.beforeDue)} before the time is up`
            : `${durationWords(at.afterDue)} after the time is up`;
      const doing = action === 'tell' ? 'tell' : 'give the work to';
      return `- ${link('policy', policyName(policy))}: ${when}, ${doing} ${whom.map(words).join(', ')}.`;
    }),
  );
  return lines.length === 0 ? [] : [['Who hears of it, and when:'], lines];
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
            `- ${code(policy)}: at least once in each ${periodWords[every]}, called by ${words(owner)}.`,
        ),
      ];
};

/** What the five figures of page one are held against. */
export const targetBlocks = ({ targets }: Agreement, money: (minor: number) => string): Blocks => {
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
      : [`- Money in overdue leads at any moment: at most ${money(targets.moneyAtRisk.minor)}.`]),
  ];
  return rows.length === 0 ? [] : [['## What page one is held against'], rows];
};

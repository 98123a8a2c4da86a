import type { Zone } from '../../calendar/local-time.js';
import type { AllowedPause, PolicyDocument, StepTime } from '../../sla/policy.js';
import type { Agreement } from '../agreement.js';
import { conditionWords, durationWords, matcherWords, membersOf, percent, targetWords } from '../words.js';
import { anchor, code, inline, link, table } from './markdown.js';
import { momentWords } from './moment-words.js';
import { nameIn } from './party-name.js';
import { touchWords } from './touch-words.js';

type Blocks = ReadonlyArray<ReadonlyArray<string>>;

/** The promises with a time limit, at a glance, and the only reasons that stop a clock. */
export const policyBlocks = (agreement: Agreement): Blocks =>
  agreement.policies.length === 0
    ? []
    : [['## Promises with a time limit'], overview(agreement), ...pauseBlocks(agreement)];

/** Each promise with everything that belongs to it: the fine print. */
export const policyClauseBlocks = (agreement: Agreement, zone: Zone): Blocks =>
  agreement.policies.length === 0
    ? []
    : [
        ['## How each promise runs'],
        ...agreement.policies.flatMap((policy) => [
          [`${link('policy', policyName(policy))} (${metricWords[policy.metric] ?? inline(policy.metric)}):`],
          clauses(agreement, zone, policy).map((clause) => `- ${clause}`),
        ]),
      ];

/** Later versions of a policy have places of their own; the first keeps the plain name that links use. */
const policyName = ({ id, version }: PolicyDocument): string => (version === 1 ? id : `${id}.${version}`);

const policyId = ({ id, version }: PolicyDocument): string =>
  version === 1 ? code(id) : `${code(id)} version ${version}`;

const metricWords: { readonly [Metric in PolicyDocument['metric']]: string } = {
  accept: 'acceptance',
  'first-response': 'first response',
  'next-response': 'next response',
  'follow-up': 'follow-up',
  feedback: 'feedback',
  rework: 'rework',
  delivery: 'delivery',
};

const overview = (agreement: Agreement): ReadonlyArray<string> => {
  const words = nameIn(agreement);
  const calendarWords = (id: string | undefined): string =>
    id === undefined
      ? `the owner’s, else ${link('calendar', agreement.calendarUse.default)}`
      : link('calendar', id);
  return table(
    ['Id', 'Promise', 'Owed by', 'For', 'Time allowed', 'Calendar'],
    agreement.policies.flatMap((policy) =>
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
  );
};

/** What belongs to one promise, a sentence each; what is as usual is left unsaid. */
const clauses = (agreement: Agreement, zone: Zone, policy: PolicyDocument): ReadonlyArray<string> => {
  const words = nameIn(agreement);
  const { effectiveFrom, queue, cancel, pauses = [], reopenedBy = [], touch, backdatingLimit } = policy;
  const events = (matchers: PolicyDocument['start'] | AllowedPause['from'] | PolicyDocument['cancel'] = []) =>
    matchers.map(matcherWords).map(inline);
  return [
    ...(effectiveFrom === undefined ? [] : [`It holds from ${momentWords(zone)(effectiveFrom)}.`]),
    `It begins when ${events(policy.start).join(', or ')}.`,
    `It ends with the first of these: ${policy.stop.map(matcherWords).map(inline).join('; ')}.`,
    cancel === undefined
      ? 'It is called off when the prospect may not be contacted any more.'
      : cancel.length === 0
        ? 'Nothing calls it off.'
        : `It is called off when ${events(cancel).join(', or ')}.`,
    ...pauses.map((pause) => {
      const until = (pause.until ?? []).length === 0 ? [] : [`until ${events(pause.until).join(', or ')}`];
      const field = pause.untilField === undefined ? [] : [`until the date in ${code(pause.untilField)}`];
      const cap = pause.cap === undefined ? '' : `, for ${durationWords(pause.cap)} in all at most`;
      const ends = [...until, ...field];
      return `It stands still (${link('pause', pause.id)}) when ${events(pause.from).join(', or ')}${ends.length === 0 ? '' : `, ${ends.join(' or ')}`}${cap}.`;
    }),
    ...(pauses.length > 0 && policy.pause === 'restart' ? ['After standing still it begins anew.'] : []),
    ...(reopenedBy.length === 0
      ? []
      : [
          `It is reopened when ${events(reopenedBy).join(', or ')}: ${reopenWords[policy.reopen ?? 'excluding-closed']}.`,
        ]),
    ...(queue === undefined ? [] : [`While nobody owns the lead, ${words(queue)} answers for the time.`]),
    ...(policy.onOwnerChange === undefined || policy.onOwnerChange === 'keep'
      ? []
      : [`When the lead changes hands, ${changeWords[policy.onOwnerChange]}.`]),
    ...(policy.onPolicyChange === undefined || policy.onPolicyChange === 'keep'
      ? []
      : [`When this version takes effect, ${policyChangeWords[policy.onPolicyChange]}.`]),
    ...(touch === undefined ? [] : [`For this promise a touch is ${touchWords(touch)}.`]),
    ...(backdatingLimit === undefined
      ? []
      : [`A touch that is recorded more than ${durationWords(backdatingLimit)} late is listed.`]),
    ...(policy.ladder ?? []).map(({ id, at, action, whom }) => {
      const doing = action === 'tell' ? 'tell' : 'give the work to';
      return `${stepWords(at)}, ${doing} ${whom.map(words).join(' and ')} (${code(id)}).`;
    }),
  ];
};

const reopenWords = {
  'excluding-closed': 'it goes on where it stopped',
  counting: 'the time it was closed counts too',
  'new-cycle': 'another begins',
} as const;

const changeWords = {
  keep: 'nothing changes',
  remaining: 'what is left counts on the new owner’s calendar',
  restart: 'the new owner has the whole time',
} as const;

const policyChangeWords = {
  keep: 'nothing changes for what has begun',
  recompute: 'it counts for what has begun as if it had always held',
  restart: 'what has begun gets the whole time anew',
} as const;

const stepWords = (at: StepTime): string => {
  if ('fraction' in at) return `At ${percent(at.fraction)} of the time`;
  return 'beforeDue' in at
    ? `${durationWords(at.beforeDue)} before the time is up`
    : `${durationWords(at.afterDue)} after the time is up`;
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

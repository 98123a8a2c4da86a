import type { TimeScale } from '../../calendar/time-scale.js';
import { elapsedTime } from '../../calendar/time-scale.js';
import { type Issue, issue } from '../../kernel/issue.js';
import type { EventMatcher } from '../../sla/event-matcher.js';
import { defaultCancel, type SlaMetric } from '../../sla/policy.js';
import type { CompiledTarget, Policy, PolicyVersion } from '../../sla/policy-version.js';
import { columnEventTypes } from './event-columns.js';

/** How much time a clock has, and what counts as time. */
export interface ColumnTarget {
  readonly milliseconds: number;
  readonly scale: TimeScale;
  readonly time: 'business' | 'elapsed';
}

/** A promise as columns keep it: one version whose clocks start, stop and are called off, and never stand still. */
export interface PolicyPlan {
  readonly id: string;
  readonly metric: SlaMetric;
  readonly obliged: string;
  readonly version: PolicyVersion;
  /** Whether events of leads can start its clocks. */
  readonly isOfLeads: boolean;
  /** The target of a lead by its segment; undefined where none is meant for it. */
  readonly targetOf: (segment: string | undefined) => ColumnTarget | undefined;
}

/** How many stop conditions a policy may have here: each has a bit. */
const mostStops = 16;

/** Says why columns cannot keep a policy; nothing where they can. */
export const planIssues = ({ versions, subject }: Policy, path: Issue['path']): ReadonlyArray<Issue> => {
  if (subject !== 'lead') return [];
  const found: Array<Issue> = [];
  const refuse = (code: string, at: Issue['path'], message: string): void => {
    found.push(
      issue(code, [...path, ...at], message, { expected: 'the metrics of objects for this policy' }),
    );
  };
  if (versions.length > 1)
    refuse('versions-not-carried', [], 'A policy of several versions needs its events.');
  const [version] = versions as readonly [PolicyVersion];
  const {
    start,
    stop,
    cancel = defaultCancel,
    pauses = [],
    reopenedBy = [],
    onOwnerChange,
  } = version.document;
  for (const [part, matchers] of [
    ['start', start],
    ['stop', stop],
    ['cancel', cancel],
    ['pauses', pauses.flatMap(({ from }) => from)],
  ] as const)
    for (const [index, matcher] of matchers.entries())
      if (!isCarried(matcher))
        refuse('event-not-carried', [part, index], 'Columns do not hold what this matcher asks for.');
  if (stop.length > mostStops)
    refuse('too-many-stops', ['stop'], 'There are more ways to stop than columns tell apart.');
  if (reopenedBy.length > 0)
    refuse('reopening-not-carried', ['reopenedBy'], 'Clocks of columns are not reopened.');
  if (onOwnerChange !== undefined && onOwnerChange !== 'keep')
    refuse(
      'owner-change-not-carried',
      ['onOwnerChange'],
      'Clocks of columns keep their target when hands change.',
    );
  for (const [index, target] of version.targets.entries()) {
    const at = ['targets', index];
    if (target.target.clock === 'business-days')
      refuse('days-not-carried', at, 'Columns count milliseconds, not working days.');
    if (target.target.clock === 'business' && target.calendar === undefined)
      refuse('owner-calendar-not-carried', at, 'Columns need the calendar that the policy names.');
    if (target.outsideHours !== undefined)
      refuse('outside-hours-not-carried', at, 'Columns have one target for all hours.');
    const { when = {} } = version.document.targets[index] ?? {};
    if (Object.keys(when).some((field) => field !== 'segment'))
      refuse('attribute-not-carried', at, 'Of a lead’s attributes columns know the segment alone.');
  }
  return found;
};

const touchFields: ReadonlyArray<string> = ['channel', 'direction', 'bulk', 'bookedByProspect', 'department'];

const isCarried = ({ type, where = {} }: EventMatcher): boolean => {
  const fields = Object.keys(where);
  const only = (known: ReadonlyArray<string>): boolean => fields.every((field) => known.includes(field));
  switch (type) {
    case 'contact-permission-changed':
      return fields.length === 2 && isOnly(where.permitted, false) && isOnly(where.channel, null);
    case 'profile-changed':
      return false;
    case 'touch-attempted':
    case 'touch-connected':
      return only(touchFields);
    case 'lost':
    case 'rejected':
    case 'disqualified':
    case 'recycled':
    case 'deferred':
      return only(['reason']);
    default:
      return fields.length === 0 && columnEventTypes.some((known) => known === type);
  }
};

const isOnly = (condition: unknown, value: unknown): boolean =>
  condition === value || (Array.isArray(condition) && condition.every((one) => one === value));

/** Readies a policy that columns can keep. */
export const planOf = ({ id, subject, versions }: Policy): PolicyPlan => {
  const [version] = versions as readonly [PolicyVersion];
  return {
    id,
    metric: version.document.metric,
    obliged: version.document.obliged,
    version,
    isOfLeads: subject === 'lead',
    targetOf: (segment) => {
      const found = version.targets.find(
        ({ applies }) =>
          applies === undefined || applies((field) => (field === 'segment' ? segment : undefined)),
      );
      return found === undefined ? undefined : targetOf(found);
    },
  };
};

const targetOf = ({ target, calendar }: CompiledTarget): ColumnTarget => ({
  milliseconds: target.clock === 'business-days' ? 0 : target.milliseconds,
  scale: target.clock === 'elapsed' || calendar === undefined ? elapsedTime : calendar.calendar,
  time: target.clock === 'elapsed' ? 'elapsed' : 'business',
});

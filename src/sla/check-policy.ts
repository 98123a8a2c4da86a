import * as E from 'fp-ts/lib/Either.js';
import { checkTarget, type Target } from '../calendar/target.js';
import type { SubjectKind } from '../journal/subject.js';
import { isInstant } from '../kernel/instant.js';
import { type Issue, issue, show } from '../kernel/issue.js';
import { byCodeUnit } from '../kernel/order.js';
import { isParty } from '../kernel/party.js';
import { conditionIssues, type EventMatcher, matcherIssues } from './event-matcher.js';
import type { AllowedPause, LadderStep, PolicyDocument, TargetRule } from './policy.js';
import { own, type PolicyContext } from './policy-version.js';
import { subjectKindsOf } from './subject-kind.js';

/** The one kind of subject that can have every event of a policy, or undefined when there is none. */
export const subjectOf = (document: PolicyDocument): SubjectKind | undefined => {
  const kinds = matchersOf(document).map(([, matcher]) => subjectKindsOf(matcher.type));
  const [first = []] = kinds;
  return first.find((kind) => kinds.every((others) => others.includes(kind)));
};

type At = Issue['path'];

/** Every matcher of a document with its path, except the default ones. */
const matchersOf = (document: PolicyDocument): ReadonlyArray<readonly [At, EventMatcher]> => {
  const named = (name: string, matchers: ReadonlyArray<EventMatcher> = []) =>
    matchers.map((matcher, index) => [[name, index], matcher] as const);
  return [
    ...named('start', document.start),
    ...named('stop', document.stop),
    ...named('cancel', document.cancel),
    ...named('reopenedBy', document.reopenedBy),
    ...(document.pauses ?? []).flatMap(({ from, until = [] }, index) => [
      ...from.map((matcher, position) => [['pauses', index, 'from', position], matcher] as const),
      ...until.map((matcher, position) => [['pauses', index, 'until', position], matcher] as const),
    ]),
  ];
};

/** Finds calendars that owners are said to work by and nobody brought. */
export const contextIssues = ({ calendars, ownerCalendars = {} }: PolicyContext): ReadonlyArray<Issue> =>
  Object.entries(ownerCalendars).flatMap(([owner, id]) =>
    own(calendars, id) === undefined ? [unknownCalendar(id, ['ownerCalendars', owner], calendars)] : [],
  );

const unknownCalendar = (id: unknown, path: At, calendars: PolicyContext['calendars']): Issue =>
  issue('unknown-calendar', path, 'No calendar has this id.', {
    expected: Object.keys(calendars).sort(byCodeUnit).join(', '),
    received: show(id),
  });

/** Finds what is wrong with what a policy of the right form means. */
export const policyIssues = (
  context: PolicyContext,
  document: PolicyDocument,
  at: At,
): ReadonlyArray<Issue> => [
  ...documentIssues(document, at),
  ...matchersOf(document).flatMap(([path, matcher]) => matcherIssues(matcher, [...at, ...path])),
  ...document.targets.flatMap((rule, index) =>
    targetIssues(context, document, rule, [...at, 'targets', index]),
  ),
  ...unreachableTargets(document, at),
  ...(document.pauses ?? []).flatMap((pause, index) => pauseIssues(pause, [...at, 'pauses', index])),
  ...repeated(document.pauses ?? [], [...at, 'pauses']),
  ...(document.ladder ?? []).flatMap((step, index) => stepIssues(step, [...at, 'ladder', index])),
  ...repeated(document.ladder ?? [], [...at, 'ladder']),
];

const documentIssues = (document: PolicyDocument, at: At): ReadonlyArray<Issue> => {
  const { id, version, effectiveFrom, obliged, queue, backdatingLimit } = document;
  return [
    ...(typeof id === 'string' && id.trim() !== '' ? [] : [bad('no-id', [...at, 'id'], 'a name', id)]),
    ...(Number.isSafeInteger(version) && version >= 1
      ? []
      : [bad('not-a-version', [...at, 'version'], 'a whole number, 1 or more', version)]),
    ...(effectiveFrom === undefined || isInstant(effectiveFrom)
      ? []
      : [bad('not-an-instant', [...at, 'effectiveFrom'], 'epoch milliseconds', effectiveFrom)]),
    ...(isParty(obliged) ? [] : [bad('not-a-party', [...at, 'obliged'], 'a party', obliged)]),
    ...(queue === undefined || isParty(queue)
      ? []
      : [bad('not-a-party', [...at, 'queue'], 'a party', queue)]),
    ...(['start', 'stop', 'targets'] as const).flatMap((list) =>
      document[list].length > 0
        ? []
        : [issue('empty-list', [...at, list], 'A policy without any of these measures nothing.')],
    ),
    ...document.stop.flatMap(({ times = 1 }, index) =>
      Number.isSafeInteger(times) && times >= 1
        ? []
        : [bad('not-a-count', [...at, 'stop', index, 'times'], 'a whole number, 1 or more', times)],
    ),
    ...(backdatingLimit === undefined || isAmount(backdatingLimit)
      ? []
      : [
          bad('not-a-duration', [...at, 'backdatingLimit'], 'whole milliseconds, 0 or more', backdatingLimit),
        ]),
    ...(document.reopen !== undefined && (document.reopenedBy ?? []).length === 0
      ? [issue('never-reopened', [...at, 'reopen'], 'The policy names no event that reopens.')]
      : []),
    ...(document.start.length > 0 && subjectOf(document) === undefined
      ? [issue('mixed-subjects', at, 'No subject can have all the events that the policy listens to.')]
      : []),
  ];
};

const bad = (code: string, path: At, expected: string, received: unknown): Issue =>
  issue(code, path, 'The value is not what a policy holds here.', { expected, received: show(received) });

const isAmount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

const targetIssues = (
  { calendars, ownerCalendars }: PolicyContext,
  document: PolicyDocument,
  { when, target, outsideHours, calendar = document.calendar }: TargetRule,
  at: At,
): ReadonlyArray<Issue> => {
  const targets: ReadonlyArray<readonly [string, Target]> = [
    ['target', target],
    ...(outsideHours === undefined ? [] : [['outsideHours', outsideHours] as const]),
  ];
  const needed = outsideHours !== undefined || target?.clock !== 'elapsed';
  return [
    ...(when === undefined ? [] : conditionIssues(when, [...at, 'when'])),
    ...targets.flatMap(([name, value]) => {
      const checked = checkTarget(value);
      return E.isRight(checked)
        ? []
        : checked.left.map((found) => ({ ...found, path: [...at, name, ...found.path] }));
    }),
    ...(calendar !== undefined && own(calendars, calendar) === undefined
      ? [unknownCalendar(calendar, [...at, 'calendar'], calendars)]
      : []),
    ...(calendar === undefined && needed && Object.keys(ownerCalendars ?? {}).length === 0
      ? [
          issue('no-calendar', [...at, 'calendar'], 'Nothing says by which calendar the target counts.', {
            expected: 'a calendar of the target or the policy, or calendars of owners',
          }),
        ]
      : []),
  ];
};

const unreachableTargets = ({ targets }: PolicyDocument, at: At): ReadonlyArray<Issue> => {
  const open = targets.findIndex(({ when }) => when === undefined);
  return open < 0 || open === targets.length - 1
    ? []
    : [
        issue(
          'unreachable-target',
          [...at, 'targets', open + 1],
          'A target for everybody stands before it.',
          {
            expected: 'the target without conditions last',
          },
        ),
      ];
};

const pauseIssues = (
  { id, from, until = [], untilField, cap }: AllowedPause,
  at: At,
): ReadonlyArray<Issue> => [
  ...(typeof id === 'string' && id.trim() !== '' ? [] : [bad('no-id', [...at, 'id'], 'a name', id)]),
  ...(from.length > 0 ? [] : [issue('empty-list', [...at, 'from'], 'A pause that nothing begins.')]),
  ...(until.length === 0 && untilField === undefined && cap === undefined
    ? [issue('endless-pause', at, 'Nothing ends the pause.', { expected: 'until, untilField or cap' })]
    : []),
  ...(cap === undefined || (isAmount(cap) && cap > 0)
    ? []
    : [bad('not-a-duration', [...at, 'cap'], 'whole milliseconds above 0', cap)]),
  ...from.flatMap(({ type, where }, index) => {
    const reason = where === undefined ? undefined : own(where, 'reason');
    const reasons: ReadonlyArray<unknown> = Array.isArray(reason) ? reason : [reason];
    return type === 'deferred' &&
      reasons.some((one) => one === undefined || one === null || one === 'too-busy')
      ? [
          issue('workload-is-no-pause', [...at, 'from', index], 'Being busy does not stop a clock.', {
            expected: 'where.reason with reasons other than too-busy',
          }),
        ]
      : [];
  }),
];

const stepIssues = ({ id, at: time, whom }: LadderStep, at: At): ReadonlyArray<Issue> => [
  ...(typeof id === 'string' && id.trim() !== '' ? [] : [bad('no-id', [...at, 'id'], 'a name', id)]),
  ...('fraction' in time
    ? Number.isFinite(time.fraction) && time.fraction > 0
      ? []
      : [bad('not-a-fraction', [...at, 'at', 'fraction'], 'a number above 0', time.fraction)]
    : isAmount('beforeDue' in time ? time.beforeDue : time.afterDue)
      ? []
      : [bad('not-a-duration', [...at, 'at'], 'whole milliseconds, 0 or more', time)]),
  ...(whom.length > 0 ? [] : [issue('empty-list', [...at, 'whom'], 'A step that concerns nobody.')]),
  ...whom.flatMap((recipient, index) =>
    recipient === 'owner' || isParty(recipient)
      ? []
      : [bad('not-a-party', [...at, 'whom', index], 'owner or a party', recipient)],
  ),
];

const repeated = (named: ReadonlyArray<{ readonly id: string }>, at: At): ReadonlyArray<Issue> =>
  named.flatMap(({ id }, index) =>
    named.findIndex((other) => other.id === id) === index
      ? []
      : [bad('repeated-id', [...at, index, 'id'], 'a name that no other has', id)],
  );

/** Finds versions of one policy that contradict each other. */
export const seriesIssues = (documents: ReadonlyArray<PolicyDocument>): ReadonlyArray<Issue> =>
  documents.flatMap((document, index) =>
    documents.slice(0, index).flatMap((earlier) => {
      if (earlier.id !== document.id) return [];
      return [
        ...(earlier.version === document.version
          ? [bad('repeated-version', [index, 'version'], 'a version that no other has', document.version)]
          : []),
        ...(earlier.effectiveFrom === document.effectiveFrom
          ? [
              bad(
                'same-effective-from',
                [index, 'effectiveFrom'],
                'another time than the other version',
                document.effectiveFrom,
              ),
            ]
          : []),
        ...(subjectOf(earlier) === subjectOf(document)
          ? []
          : [issue('mixed-subjects', [index], 'Two versions of a policy listen to different subjects.')]),
      ];
    }),
  );

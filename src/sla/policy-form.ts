import { type Check, check, fields, isBag, list, oneOf, optional, wrong } from '../calendar/checks.js';
import { isEventType } from './subject-kind.js';
import { touchRuleForm } from './touch-rule-form.js';

const anything: Check = () => [];

const conditions: Check = (value, path) =>
  isBag(value) ? [] : wrong('not-an-object', path, 'fields and the values they must have', value);

const actors: Check = /* @__PURE__ */ list(
  /* @__PURE__ */ oneOf('person', 'automation', 'import', 'prospect'),
);

const matcherFields = {
  type: /* @__PURE__ */ check('unknown-event-type', 'a type of event', isEventType),
  where: /* @__PURE__ */ optional(conditions),
  by: /* @__PURE__ */ optional(actors),
};

const matcher: Check = (value, path) => fields(matcherFields)(value, path);

const channel: Check = /* @__PURE__ */ check('not-text', 'a text', (value) => typeof value === 'string');

const pause: Check = (value, path) =>
  fields({
    id: anything,
    from: list(matcher),
    until: optional(list(matcher)),
    untilField: optional(channel),
    cap: anything,
  })(value, path);

const target: Check = (value, path) =>
  fields({
    when: optional(conditions),
    target: anything,
    outsideHours: anything,
    calendar: optional(channel),
  })(value, path);

const stepTime: Check = (value, path) => {
  const names = ['fraction', 'beforeDue', 'afterDue'];
  const keys = isBag(value) ? Object.keys(value) : [];
  return keys.length === 1 && names.includes(keys[0] as string)
    ? []
    : wrong('not-a-step-time', path, 'one of fraction, beforeDue and afterDue', value);
};

const step: Check = (value, path) =>
  fields({ id: anything, at: stepTime, action: oneOf('tell', 'reassign'), whom: list(anything) })(
    value,
    path,
  );

/**
 * Checks that a value has the form of a policy, without which nothing can be said about what it means.
 *
 * Values that have a meaning of their own, targets, parties, numbers, are left to the checks of that meaning.
 */
export const policyForm: Check = (value, path) =>
  fields({
    id: anything,
    version: anything,
    effectiveFrom: anything,
    label: optional(channel),
    metric: oneOf('accept', 'first-response', 'next-response', 'follow-up', 'feedback', 'rework', 'delivery'),
    obliged: anything,
    queue: anything,
    start: list(matcher),
    stop: list((one, at) => fields({ ...matcherFields, times: anything })(one, at)),
    cancel: optional(list(matcher)),
    pauses: optional(list(pause)),
    pause: optional(oneOf('resume', 'restart')),
    reopenedBy: optional(list(matcher)),
    reopen: optional(oneOf('excluding-closed', 'counting', 'new-cycle')),
    targets: list(target),
    calendar: optional(channel),
    onPolicyChange: optional(oneOf('keep', 'recompute', 'restart')),
    onOwnerChange: optional(oneOf('keep', 'remaining', 'restart')),
    ladder: optional(list(step)),
    touch: optional(touchRuleForm),
    backdatingLimit: anything,
  })(value, path);

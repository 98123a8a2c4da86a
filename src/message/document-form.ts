import {
  type Check,
  check,
  date,
  fields,
  issuesOf,
  list,
  oneOf,
  optional,
  text,
} from '../calendar/checks.js';
import { isInstant } from '../kernel/instant.js';
import { type Checked, unlessIssues } from '../kernel/issue.js';
import { isParty } from '../kernel/party.js';

/*
 * The forms of the documents of this room, without which nothing can be said about what they mean: a caller without
 * types, or a document nobody decoded, is told what is wrong instead of failing on it. What a number means is left to
 * the checks of each document.
 */

const anything: Check = () => [];
const number: Check = /* @__PURE__ */ check('not-a-number', 'a number', (value) => typeof value === 'number');
const moment: Check = /* @__PURE__ */ check('not-an-instant', 'whole epoch milliseconds', (value) =>
  isInstant(value),
);
const party: Check = /* @__PURE__ */ check('not-a-party', 'a department, role, team or partner', isParty);
const yes: Check = /* @__PURE__ */ check('not-true', 'true, or no such key', (value) => value === true);
const version: Check = /* @__PURE__ */ check(
  'not-a-version',
  'a whole number from 1',
  (value) => Number.isSafeInteger(value) && (value as number) >= 1,
);
const key: Check = (value, path) => fields({ system: text, id: text })(value, path);
const message: Check = (value, path) => fields({ id: text, version })(value, path);
const money: Check = (value, path) =>
  fields({
    minor: check('not-minor-units', 'a whole number of minor units', Number.isSafeInteger),
    currency: text,
  })(value, path);
const anyText: Check = /* @__PURE__ */ check('not-text', 'a text', (value) => typeof value === 'string');

const axis: Check = (value, path) =>
  list(fields({ id: text, label: text, required: optional(yes) }))(value, path);

/** The form of a message map. */
export const messageMapForm: Check = (value, path) =>
  fields({
    id: text,
    version,
    effectiveFrom: date,
    owner: party,
    roles: axis,
    problems: axis,
    messages: list(
      fields({
        id: text,
        role: text,
        problem: text,
        capability: text,
        goal: optional(anyText),
        proof: optional(anyText),
      }),
    ),
  })(value, path);

/** The form of a list of assets. */
export const assetsForm: Check = (value, path) =>
  list(
    fields({
      key,
      kind: text,
      title: text,
      madeBy: oneOf('sales', 'marketing'),
      owner: optional(party),
      cost: optional(money),
      purpose: optional(fields({ role: text, problem: text })),
      cites: optional(list(text)),
      message: optional(message),
      freshFor: optional(number),
      approved: optional(fields({ by: list(party), at: moment })),
      foundAt: optional(anyText),
    }),
  )(value, path);

/** The form of a list of research. */
export const researchForm: Check = (value, path) =>
  list(
    fields({
      id: text,
      title: text,
      owner: party,
      doneAt: moment,
      cost: optional(money),
      freshFor: optional(number),
    }),
  )(value, path);

/** The form of an audit of consistency. */
export const auditForm: Check = (value, path) =>
  fields({
    at: moment,
    message,
    elements: list(text),
    channels: list(fields({ id: text, owner: party, audience: anything, says: record })),
  })(value, path);

const record: Check = /* @__PURE__ */ check(
  'not-an-object',
  'answers by element',
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

/** The form of a launch plan. */
export const launchPlanForm: Check = (value, path) =>
  fields({
    id: text,
    title: text,
    launchAt: moment,
    criteria: list(
      fields({
        id: text,
        title: text,
        owner: party,
        weight: anything,
        blocking: optional(yes),
        dueAt: optional(moment),
        notApplicable: optional(text),
      }),
    ),
    benchmarks: optional(list(fields({ id: text, title: text, atLeast: anything, measuredAt: moment }))),
  })(value, path);

/** Returns what has the form, or what is wrong with it; what cannot even be read is an issue too. */
export const ofForm = <Document>(form: Check, document: Document): Checked<Document> =>
  unlessIssues(issuesOf(form, document), () => document);

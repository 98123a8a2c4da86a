import { type Check, check, fields, list, oneOf, optional } from '../calendar/checks.js';

const flag: Check = /* @__PURE__ */ check(
  'not-a-flag',
  'true or false',
  (value) => typeof value === 'boolean',
);

const channel: Check = /* @__PURE__ */ check('not-text', 'a text', (value) => typeof value === 'string');

/** Checks what counts as a touch. */
export const touchRuleForm: Check = (value, path) =>
  fields({
    by: optional(list(oneOf('person', 'automation', 'import', 'prospect'))),
    directions: optional(list(oneOf('outbound', 'inbound'))),
    bulk: optional(flag),
    channels: optional(list(channel)),
    departments: optional(list(oneOf('sales', 'marketing'))),
    prospectBooked: optional(flag),
  })(value, path);

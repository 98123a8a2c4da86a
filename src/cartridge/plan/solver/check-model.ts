import {
  type Bag,
  type Check,
  check,
  fields,
  isBag,
  list,
  text,
  whole,
  wrong,
} from '../../../calendar/checks.js';
import { nearestName } from '../../../calendar/nearest-name.js';
import { type Issue, issue } from '../../../kernel/issue.js';
import { unreadable } from '../../../kernel/unreadable.js';

/** The largest sum of a row: half of what a double counts exactly, so that no intermediate result is rounded. */
const largestSum = 2 ** 50;

/** The most cells of a table of limits and variables that the dense simplex is given. */
const mostCells = 4_000_000;

/**
 * Finds everything that is wrong with a model.
 *
 * @param value - anything
 * @returns every issue with its path
 * @internal
 */
export const modelIssues = (value: unknown): ReadonlyArray<Issue> => {
  try {
    const issues = form(value, []);
    return issues.length > 0 || !isBag(value) ? issues : meaning(value);
  } catch {
    return [unreadable()];
  }
};

const exact: Check = /* @__PURE__ */ check(
  'not-a-whole-number',
  `a whole number between -2^50 and 2^50`,
  (value) => Number.isSafeInteger(value) && Math.abs(value as number) <= largestSum,
);

/** Sees the holes of a list, too. */
const entries =
  (one: Check, together?: (items: ReadonlyArray<Bag>, path: Issue['path']) => ReadonlyArray<Issue>): Check =>
  (value, path) =>
    list(one, together)(Array.isArray(value) ? Array.from(value) : value, path);

const once =
  (key: string): ((items: ReadonlyArray<Bag>, path: Issue['path']) => ReadonlyArray<Issue>) =>
  (items, path) => {
    const seen = new Set<unknown>();
    return items.flatMap((item, index) =>
      typeof item[key] === 'string' && seen.size === seen.add(item[key]).size
        ? wrong('duplicate', [...path, index, key], 'each identifier once', item[key])
        : [],
    );
  };

const terms: Check = /* @__PURE__ */ entries(
  /* @__PURE__ */ fields({ variable: text, by: exact }),
  /* @__PURE__ */ once('variable'),
);

const form: Check = /* @__PURE__ */ fields({
  variables: /* @__PURE__ */ entries(
    /* @__PURE__ */ fields({ id: text, most: /* @__PURE__ */ whole(0, largestSum) }),
    /* @__PURE__ */ once('id'),
  ),
  constraints: /* @__PURE__ */ entries(
    /* @__PURE__ */ fields({ id: text, terms, atMost: exact }),
    /* @__PURE__ */ once('id'),
  ),
  objectives: /* @__PURE__ */ entries(
    /* @__PURE__ */ fields({ id: text, terms }),
    /* @__PURE__ */ once('id'),
  ),
});

/** What is wrong between the lists of a model whose form is right. */
const meaning = (model: Bag): ReadonlyArray<Issue> => {
  const variables = model.variables as ReadonlyArray<{ readonly id: string; readonly most: number }>;
  const most = new Map(variables.map((variable) => [variable.id, variable.most]));
  const names = [...most.keys()];
  const sums = (['constraints', 'objectives'] as const).flatMap((key) =>
    (
      model[key] as ReadonlyArray<{ readonly terms: ReadonlyArray<{ variable: string; by: number }> }>
    ).flatMap((row, index) => [
      ...row.terms.flatMap(({ variable }, at) =>
        most.has(variable)
          ? []
          : wrong(
              'unknown-variable',
              [key, index, 'terms', at, 'variable'],
              nearestName(names)(variable) ?? 'a variable of the model',
              variable,
            ),
      ),
      ...(row.terms.reduce((sum, { variable, by }) => sum + Math.abs(by) * (most.get(variable) ?? 0), 0) <=
      largestSum
        ? []
        : [
            issue('too-large', [key, index], 'The sum of the terms can pass 2^50.', {
              expected: 'smaller coefficients',
            }),
          ]),
    ]),
  );
  const cells = variables.length * (model.constraints as ReadonlyArray<unknown>).length;
  return cells <= mostCells
    ? sums
    : [
        ...sums,
        issue('too-large', [], 'The model has too many variables and limits to be solved exactly.', {
          expected: `at most ${mostCells} variables times limits`,
          received: String(cells),
        }),
      ];
};

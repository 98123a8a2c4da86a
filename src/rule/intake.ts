import { type Issue, issue, show } from '../kernel/issue.js';
import type { Form, Read } from './read-value.js';
import type { ReferenceRule } from './rule.js';
import type { RuleOptions } from './rule-options.js';
import { expectedName } from './suggest.js';

/** Where something stands in the value being read. */
export type Path = Issue['path'];

/** An object of the value being read. */
export type RawNode = Readonly<Record<string, unknown>>;

/** What all readers of one rule share. */
export interface Intake {
  /** How instants and durations are written. */
  readonly form: Form;
  /** Activities and definitions. */
  readonly options: RuleOptions;
  /** Everything found wrong so far. */
  readonly issues: Array<Issue>;
  /** Every reference met, with where it stands. */
  readonly references: Array<{ readonly reference: ReferenceRule; readonly path: Path }>;
  /** Takes an issue. */
  readonly report: (found: Issue) => void;
  /** Takes an issue and gives undefined, which is what a reader returns then. */
  readonly refuse: (
    code: string,
    path: Path,
    message: string,
    expected: string,
    received?: unknown,
  ) => undefined;
}

/**
 * Creates the intake of one rule.
 *
 * @param form - how instants and durations are written
 * @param options - activities and definitions
 * @returns an intake without issues
 */
export const intakeOf = (form: Form, options: RuleOptions): Intake => {
  const issues: Array<Issue> = [];
  const report = (found: Issue): void => {
    issues.push(found);
  };
  return {
    form,
    options,
    issues,
    references: [],
    report,
    refuse: (code, path, message, expected, received) =>
      report(
        issue(
          code,
          path,
          message,
          received === undefined ? { expected } : { expected, received: show(received) },
        ),
      ) as undefined,
  };
};

/**
 * Looks a name up, and reports it with what was probably meant when it is not known.
 *
 * @param intake - takes the issue
 * @param known - what exists, by name
 * @param code - the code of the issue
 * @returns a function from a name and its path to what it names
 */
export const lookUp =
  <A>(intake: Intake, known: Readonly<Record<string, A>>, code: string) =>
  (name: unknown, path: Path): Read<A> =>
    typeof name === 'string' && Object.hasOwn(known, name)
      ? known[name]
      : intake.refuse(
          code,
          path,
          'The name is not known.',
          expectedName(Object.keys(known))(name),
          name ?? null,
        );

/**
 * Reports a value that must be true or false and is neither.
 *
 * @param intake - takes the issue
 * @param value - the value
 * @param path - where it stands
 */
export const expectBoolean = (intake: Intake, value: unknown, path: Path): void => {
  if (value !== undefined && typeof value !== 'boolean') {
    intake.refuse('wrong-value', path, 'The value has the wrong type.', 'true or false', value);
  }
};

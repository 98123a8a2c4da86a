import type { Accessor } from './accessor.js';
import { textFold } from './fold.js';
import type { Test } from './leaf.js';
import type { Operator } from './operator.js';
import type { Range } from './range.js';

/*
 * The links of a chain of conditions. Each asks its own question and hands over to the rest of the group: a
 * group of all goes on while the answers are true, a group of any while they are false. A chain is one call
 * per link where a list of tests would be two, and a link of two or three questions saves the calls between
 * them. The bodies are short and repeat each other on purpose: an engine inlines what is short.
 */

/** A number within a range. */
export interface RangePart extends Range {
  /** Reads the number. */
  readonly read: Accessor;
}

/** A boolean with the value it must have. */
export interface FlagPart {
  /** Reads the flag. */
  readonly read: Accessor;
  /** True or false. */
  readonly wanted: boolean;
}

/** A text that must be, or contain, one of some texts, or none of them. */
export interface TextPart {
  /** Reads the text. */
  readonly read: Accessor;
  /** How it is compared: `eq` and `in` are one of them. */
  readonly op: Operator;
  /** Whether case is disregarded. */
  readonly fold: boolean;
  /** The texts. */
  readonly values: ReadonlyArray<string>;
  /** Whether it must be, or contain, none of them. */
  readonly negated: boolean;
}

/** Within the range, and the rest. */
export const rangeAnd =
  ({ read, above, upTo, relative }: RangePart, rest: Test): Test =>
  (facts, context) => {
    const value = read(facts);
    const zero = relative ? context.asOf : 0;
    return typeof value === 'number' && value > above + zero && value <= upTo + zero && rest(facts, context);
  };

/** Within the range, or the rest. */
export const rangeOr =
  ({ read, above, upTo, relative }: RangePart, rest: Test): Test =>
  (facts, context) => {
    const value = read(facts);
    const zero = relative ? context.asOf : 0;
    return (
      (typeof value === 'number' && value > above + zero && value <= upTo + zero) || rest(facts, context)
    );
  };

/** Within both ranges, and the rest. */
export const rangesAnd = (
  { read: read1, above: above1, upTo: upTo1, relative: relative1 }: RangePart,
  { read: read2, above: above2, upTo: upTo2, relative: relative2 }: RangePart,
  rest: Test,
): Test => {
  return (facts, context) => {
    const { asOf } = context;
    let value = read1(facts);
    let zero = relative1 ? asOf : 0;
    if (!(typeof value === 'number' && value > above1 + zero && value <= upTo1 + zero)) return false;
    value = read2(facts);
    zero = relative2 ? asOf : 0;
    return (
      typeof value === 'number' && value > above2 + zero && value <= upTo2 + zero && rest(facts, context)
    );
  };
};

/** Within one of two ranges, or the rest. */
export const rangesOr = (
  { read: read1, above: above1, upTo: upTo1, relative: relative1 }: RangePart,
  { read: read2, above: above2, upTo: upTo2, relative: relative2 }: RangePart,
  rest: Test,
): Test => {
  return (facts, context) => {
    const { asOf } = context;
    let value = read1(facts);
    let zero = relative1 ? asOf : 0;
    if (typeof value === 'number' && value > above1 + zero && value <= upTo1 + zero) return true;
    value = read2(facts);
    zero = relative2 ? asOf : 0;
    return (
      (typeof value === 'number' && value > above2 + zero && value <= upTo2 + zero) || rest(facts, context)
    );
  };
};

/** The flag, and the rest. */
export const flagAnd = ({ read, wanted }: FlagPart, rest: Test): Test =>
  wanted
    ? (facts, context) => read(facts) === true && rest(facts, context)
    : (facts, context) => read(facts) === false && rest(facts, context);

/** The flag, or the rest. */
export const flagOr =
  ({ read, wanted }: FlagPart, rest: Test): Test =>
  (facts, context) =>
    read(facts) === wanted || rest(facts, context);

/** One of the texts, or none of them, and the rest. */
export const choiceAnd = ({ read, values, negated }: TextPart, rest: Test): Test => {
  if (values.length > 5) {
    const all = new Set<unknown>(values);
    return (facts, context) => {
      const value = read(facts);
      return typeof value === 'string' && all.has(value) !== negated && rest(facts, context);
    };
  }
  // Repeating the last one fills the places without changing the answer.
  const [a, b = a, c = b, d = c, e = d] = values;
  return negated
    ? (facts, context) => {
        const value = read(facts);
        return (
          typeof value === 'string' &&
          value !== a &&
          value !== b &&
          value !== c &&
          value !== d &&
          value !== e &&
          rest(facts, context)
        );
      }
    : (facts, context) => {
        const value = read(facts);
        return (
          (value === a || value === b || value === c || value === d || value === e) && rest(facts, context)
        );
      };
};

/** One of the texts, or none of them, or the rest. */
export const choiceOr = ({ read, values, negated }: TextPart, rest: Test): Test => {
  const all = new Set<unknown>(values);
  return (facts, context) => {
    const value = read(facts);
    return (typeof value === 'string' && all.has(value) !== negated) || rest(facts, context);
  };
};

/** Looks for texts in a text, as an operator does. */
const seekers: { readonly [Op in Operator]?: (text: string, values: ReadonlyArray<string>) => boolean } = {
  contains: (text, values) => {
    for (let index = 0; index < values.length; index += 1) {
      if (text.includes(values[index] as string)) return true;
    }
    return false;
  },
  startsWith: (text, values) => {
    for (let index = 0; index < values.length; index += 1) {
      if (text.startsWith(values[index] as string)) return true;
    }
    return false;
  },
  endsWith: (text, values) => {
    for (let index = 0; index < values.length; index += 1) {
      if (text.endsWith(values[index] as string)) return true;
    }
    return false;
  },
};

/** Tells whether a value is text in which one of the texts, or none of them, is found. */
const foundBy = ({ op, fold, values, negated }: TextPart): ((value: unknown) => boolean) => {
  const folded = fold ? textFold() : null;
  const texts = folded === null ? values : values.map(folded);
  const all = new Set(texts);
  const seek = seekers[op] ?? ((text: string) => all.has(text));
  return folded === null
    ? (value) => typeof value === 'string' && seek(value, texts) !== negated
    : (value) => typeof value === 'string' && seek(folded(value), texts) !== negated;
};

/** Text in which one of the texts, or none of them, is found, and the rest. */
export const searchAnd = (part: TextPart, rest: Test): Test => {
  const { read } = part;
  const found = foundBy(part);
  return (facts, context) => found(read(facts)) && rest(facts, context);
};

/** Text in which one of the texts, or none of them, is found, or the rest. */
export const searchOr = (part: TextPart, rest: Test): Test => {
  const { read } = part;
  const found = foundBy(part);
  return (facts, context) => found(read(facts)) || rest(facts, context);
};

/** Any test, and the rest. */
export const testAnd =
  (test: Test, rest: Test): Test =>
  (facts, context) =>
    test(facts, context) && rest(facts, context);

/** Any test, or the rest. */
export const testOr =
  (test: Test, rest: Test): Test =>
  (facts, context) =>
    test(facts, context) || rest(facts, context);

/** The end of a group of all. */
export const always: Test = () => true;

/** The end of a group of any. */
export const never: Test = () => false;

import * as E from 'fp-ts/lib/Either.js';
import type { Encoding, NumberForm } from '../encoding.js';
import { readInstant } from '../instant-form.js';
import { compileNumberForm } from '../number-form.js';
import { compileTimePattern } from '../time-pattern.js';

/**
 * Describes what the sampled texts of a column look like; only a draft may look, and people confirm it.
 *
 * @category model
 * @since 0.1.0
 */
export type Detected =
  | {
      /** One way of writing fits. */
      readonly as: Encoding;
      /** The texts that mean that nothing is there. */
      readonly absent: ReadonlyArray<string>;
    }
  | {
      /** Several ways of writing fit, and they mean different days. */
      readonly ambiguous: ReadonlyArray<string>;
      /** A text that can be read both ways. */
      readonly example: string;
    };

const dates = [
  'YYYY-MM-DD',
  'YYYY/MM/DD',
  'YYYY.MM.DD',
  'DD.MM.YYYY',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'DD-MM-YYYY',
  'MM-DD-YYYY',
] as const;
const times = [
  ' HH:mm',
  ' HH:mm:ss',
  ' HH:mm:ss.SSS',
  'THH:mm',
  'THH:mm:ss',
  'THH:mm:ss.SSS',
  ' hh:mm A',
  ' hh:mm:ss A',
  ', hh:mm A',
  ', hh:mm:ss A',
  ', HH:mm',
  ', HH:mm:ss',
] as const;

/** How few texts of a column may be no times for it to be one of times all the same (proposal). */
const strayShare = 0.1;
const strayTexts = 3;

/** Words that say that nothing is there; any other text that is no time is reported where it stands. */
const nothingWords = /^(n\/?a|none|null|nil|unknown|tbd|\(?blank\)?|\(?empty\)?|[-–—?.]+|0+([-/.]0+)+.*)$/i;

/**
 * Detects how times are written in a column.
 *
 * **Details**: all texts but a few stray ones have to fit. Where day and month can be told either way round,
 * nothing is chosen: a file of the first days of a month would be read wrongly for good.
 *
 * @param texts - the sampled texts, without empty ones
 * @returns what they look like, or null when they are no times
 * @category drafts
 * @since 0.1.0
 */
export const detectTime = (texts: ReadonlyArray<string>): Detected | null => {
  const distinct = [...new Set(texts)];
  const isIso = (text: string): boolean => E.isRight(readInstant.iso(text));
  const iso = strays(distinct, isIso);
  if (iso !== null) {
    const isMidnight = (text: string): boolean => /[T ]00:00(:00(\.0+)?)? ?(Z|UTC|\+00(:?00)?)$/.test(text);
    const kept = distinct.filter(isIso);
    return kept.length > 2 && kept.every(isMidnight)
      ? detected({ kind: 'date-of-instant', form: 'iso' }, iso)
      : detected({ kind: 'instant', form: 'iso' }, iso);
  }
  const fitting = [
    ...dates.map((pattern) => [pattern, 'date'] as const),
    ...dates.flatMap((date) => times.map((time) => [date + time, 'local-time'] as const)),
  ].flatMap(([pattern, kind]) => {
    const parse = compileTimePattern(pattern);
    if (E.isLeft(parse)) return [];
    const absent = strays(distinct, (text) => E.isRight(parse.right(text)));
    return absent === null ? [] : [{ pattern, kind, absent }];
  });
  const best = fitting.filter(
    ({ absent }) => absent.length === Math.min(...fitting.map((one) => one.absent.length)),
  );
  // A fraction may be absent, so that its pattern fits whatever the one without it fits.
  const [first, ...others] = best.filter(
    ({ pattern }) => !best.some((one) => `${one.pattern}.SSS` === pattern),
  );
  if (first === undefined) return detectEpoch(distinct);
  return others.length === 0
    ? detected({ kind: first.kind, pattern: first.pattern }, first.absent)
    : {
        ambiguous: [first, ...others].map(({ pattern }) => pattern),
        example: distinct.find((text) => !first.absent.includes(text)) ?? '',
      };
};

const detected = (as: Encoding, stray: ReadonlyArray<string>): Detected => ({
  as,
  absent: stray.filter((text) => nothingWords.test(text)),
});

const detectEpoch = (texts: ReadonlyArray<string>): Detected | null => {
  const forms = [
    ['epoch-milliseconds', /^1\d{12}$/],
    ['epoch-microseconds', /^1\d{15}$/],
    ['epoch-seconds', /^1\d{9}$/],
  ] as const;
  for (const [form, digits] of forms) {
    const absent = strays(texts, (text) => digits.test(text));
    if (absent !== null) return detected({ kind: 'instant', form }, absent);
  }
  return null;
};

/** The texts that do not fit, when they are few; null when too many do not. */
const strays = (
  texts: ReadonlyArray<string>,
  fits: (text: string) => boolean,
): ReadonlyArray<string> | null => {
  const stray: Array<string> = [];
  for (const text of texts) {
    if (fits(text)) continue;
    stray.push(text);
    if (stray.length > strayTexts) return null;
  }
  const few = stray.length <= Math.max(1, texts.length * strayShare);
  return few && stray.length * 2 < texts.length ? stray : null;
};

const forms: ReadonlyArray<NumberForm> = [
  {},
  { group: ',' },
  { decimal: ',' },
  { decimal: ',', group: '.' },
  { decimal: ',', group: ' ' },
  { group: ' ' },
  { group: "'" },
];

/**
 * Detects how numbers are written in a column.
 *
 * **Details**: `1,234` alone is one thousand and some in one country and one and some in another; a column
 * without any text that decides is no number.
 *
 * @param texts - the sampled texts, without empty ones
 * @returns how they are written, or null when they are no numbers
 * @category drafts
 * @since 0.1.0
 */
export const detectNumber = (texts: ReadonlyArray<string>): NumberForm | null => {
  if (texts.length === 0) return null;
  const units = [...new Set(texts.flatMap((text) => text.match(/^[^\d\s.,+-]+|[^\d\s.,]+$/g) ?? []))];
  if (units.length > 3) return null;
  const unit = units.length === 0 ? {} : { unit: units };
  const values = forms.flatMap((form) => {
    const plain = compileNumberForm({ ...form, ...unit });
    if (E.isLeft(plain)) return [];
    const read = texts.map((text) => plain.right(text));
    return read.every((text) => text !== null && /^[+-]?\d+(\.\d+)?$/.test(text))
      ? [{ form, values: read.map(Number).join(' ') }]
      : [];
  });
  const [first] = values;
  if (first === undefined || values.some((one) => one.values !== first.values)) return null;
  return { ...first.form, ...unit };
};

/**
 * Detects how yes and no are written in a column.
 *
 * @param texts - the sampled texts, without empty ones
 * @returns the encoding, or null when they say something else
 * @category drafts
 * @since 0.1.0
 */
export const detectBoolean = (texts: ReadonlyArray<string>): Encoding | null => {
  const distinct = [...new Set(texts)];
  const yes = distinct.filter((text) => /^(true|yes)$/i.test(text));
  const no = distinct.filter((text) => /^(false|no)$/i.test(text));
  if (yes.length + no.length < distinct.length || distinct.length === 0) return null;
  // The word that was not among the samples is there in the whole file, most likely.
  const of = (words: ReadonlyArray<string>, other: string | undefined, word: string) =>
    words.length > 0 ? words : [casedLike(other ?? '', word)];
  return {
    kind: 'boolean',
    yes: of(yes, no[0], /^no$/i.test(no[0] ?? '') ? 'yes' : 'true'),
    no: of(no, yes[0], /^yes$/i.test(yes[0] ?? '') ? 'no' : 'false'),
  };
};

const casedLike = (example: string, word: string): string => {
  if (example === example.toUpperCase()) return word.toUpperCase();
  return /^\p{Lu}/u.test(example) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
};

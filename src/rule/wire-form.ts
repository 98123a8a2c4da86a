import * as E from 'fp-ts/lib/Either.js';
import { parseDuration } from '../kernel/duration.js';
import { parseInstant } from '../kernel/instant.js';
import type { Form } from './read-value.js';

/** The form on the wire: ISO-8601 text. */
export const onWire: Form = {
  instantWords: 'ISO-8601 text with an offset',
  durationWords: 'an ISO-8601 duration of fixed length such as P14D',
  instant: (value) => {
    if (typeof value !== 'string') return undefined;
    const parsed = parseInstant(value);
    return E.isRight(parsed) ? parsed.right : parsed.left;
  },
  duration: (value) => {
    const parsed = typeof value === 'string' ? parseDuration(value) : null;
    return parsed !== null && E.isRight(parsed) ? parsed.right : undefined;
  },
};

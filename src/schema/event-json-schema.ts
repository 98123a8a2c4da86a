import * as z from 'zod/mini';
import type { JsonObject } from '../kernel/json.js';
import { jsonSchemaOf } from './document.js';
import { eventSchemas } from './event.js';

/**
 * Returns the JSON Schema (draft 2020-12) of an event on the wire, one variant a known type.
 *
 * @returns plain data for form builders and validators in other languages
 * @category json-schema
 * @since 0.1.0
 */
export const eventJsonSchema = (): JsonObject => jsonSchemaOf(z.union(Object.values(eventSchemas)));

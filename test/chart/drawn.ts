import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { VegaLiteSpec } from 'smarketing/chart';
import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';

type Node = Readonly<Record<string, unknown>>;

const published = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('vega-lite/vega-lite-schema.json'), 'utf8'),
) as { readonly definitions: Readonly<Record<string, Node>>; readonly $ref: string };

const isObject = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The keywords of JSON Schema that Vega-Lite's schema uses, judged by the book; any other keyword is a failure. */
const keywords: Readonly<Record<string, (of: never, value: unknown, node: Node) => boolean>> = {
  description: () => true,
  format: () => true,
  $ref: (of: string, value) => check(published.definitions[of.replace('#/definitions/', '')], value),
  anyOf: (of: ReadonlyArray<Node>, value) => of.some((each) => check(each, value)),
  const: (of: unknown, value) => value === of,
  enum: (of: ReadonlyArray<unknown>, value) => of.includes(value),
  type: (of: string | ReadonlyArray<string>, value) =>
    (typeof of === 'string' ? [of] : of).some((name) => {
      if (name === 'object') return isObject(value);
      if (name === 'array') return Array.isArray(value);
      if (name === 'null') return value === null;
      return name === 'integer' ? Number.isInteger(value) : typeof value === name;
    }),
  properties: (of: Readonly<Record<string, Node>>, value) =>
    !isObject(value) ||
    Object.entries(value).every(([key, each]) => !Object.hasOwn(of, key) || check(of[key], each)),
  required: (of: ReadonlyArray<string>, value) =>
    !isObject(value) || of.every((key) => Object.hasOwn(value, key)),
  additionalProperties: (of: boolean | Node, value, { properties = {} }) =>
    !isObject(value) ||
    Object.entries(value).every(
      ([key, each]) =>
        Object.hasOwn(properties as Node, key) || of === true || (of !== false && check(of, each)),
    ),
  items: (of: Node | ReadonlyArray<Node>, value) =>
    !Array.isArray(value) ||
    (Array.isArray(of)
      ? of.every((each, index) => index >= value.length || check(each, value[index]))
      : value.every((each) => check(of as Node, each))),
  minItems: (of: number, value) => !Array.isArray(value) || value.length >= of,
  maxItems: (of: number, value) => !Array.isArray(value) || value.length <= of,
  minLength: (of: number, value) => typeof value !== 'string' || value.length >= of,
  maxLength: (of: number, value) => typeof value !== 'string' || value.length <= of,
  minimum: (of: number, value) => typeof value !== 'number' || value >= of,
  maximum: (of: number, value) => typeof value !== 'number' || value <= of,
  minProperties: (of: number, value) => !isObject(value) || Object.keys(value).length >= of,
};

const check = (node: Node | undefined, value: unknown): boolean =>
  node !== undefined &&
  Object.entries(node).every(([keyword, of]) => keywords[keyword]?.(of as never, value, node) ?? false);

/** Whether a specification is one by the schema that Vega-Lite publishes. */
export const isVegaLite = (spec: unknown): boolean => check({ $ref: published.$ref }, spec);

/** The face that vega-lite warns through. */
interface Logger {
  readonly warn: (...found: ReadonlyArray<unknown>) => Logger;
  readonly error: (...found: ReadonlyArray<unknown>) => Logger;
  readonly info: () => Logger;
  readonly debug: () => Logger;
  readonly level: () => number;
}

/** Draws a picture and collects what vega-lite has to say against it. */
export const drawn = async (
  spec: VegaLiteSpec,
): Promise<{ readonly svg: string; readonly warnings: ReadonlyArray<unknown> }> => {
  const warnings: Array<unknown> = [];
  const logger: Logger = {
    warn: (...found) => {
      warnings.push(...found);
      return logger;
    },
    error: (...found) => logger.warn(...found),
    info: () => logger,
    debug: () => logger,
    level: () => 1,
  };
  // Vega marks the data it is given, so it gets its own.
  const own = structuredClone(spec) as unknown as TopLevelSpec;
  const { spec: vega } = compile(own, { logger: logger as never });
  const view = new View(parse(vega), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  return { svg, warnings };
};

/** The values that a picture draws, of its own data or of the layer at a place. */
export const valuesOf = (
  { data, layer }: VegaLiteSpec,
  place?: number,
): ReadonlyArray<Readonly<Record<string, unknown>>> => {
  const from = place === undefined ? data : (layer as ReadonlyArray<Node>)[place]?.data;
  return (from as { readonly values: ReadonlyArray<Readonly<Record<string, unknown>>> }).values;
};

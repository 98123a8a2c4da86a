import * as E from 'fp-ts/lib/Either.js';
import { parseInstant } from '../../kernel/instant.js';
import { type Issue, issue, show } from '../../kernel/issue.js';
import type { JsonObject } from '../../kernel/json.js';
import {
  type Binding,
  bindColumn,
  bindFields,
  bindKey,
  type Cells,
  type Found,
  nothing,
  textAt,
} from './bind-field.js';
import type { ActorTemplate, ColumnTexts, EventTemplate } from './mapping.js';

/**
 * Describes what one row tells.
 *
 * @category model
 * @since 0.1.0
 */
export interface RowEvents {
  /** The events on the wire, for `decodeEvents` of the room `schema`. */
  readonly events: ReadonlyArray<JsonObject>;
  /** What could not be read; the path begins with the column. */
  readonly issues: ReadonlyArray<Issue>;
}

/** The one answer of all rows that tell nothing. */
const silent: RowEvents = { events: [], issues: [] };

/** Binds a template to a header. */
export const bindEvent = (binding: Binding, template: EventTemplate): ((cells: Cells) => RowEvents) => {
  const { mapping, positionOf } = binding;
  const happened = bindConditions(binding, template);
  const at = bindColumn(binding)(template.at);
  const receivedAt = template.receivedAt === undefined ? absent : bindColumn(binding)(template.receivedAt);
  const revision = bindRevision(binding, template);
  const sequence = bindSequence(binding, template.sequence);
  const subject = bindKey(binding)(template.subject);
  const account = template.account === undefined ? noKey : bindKey(binding)(template.account);
  const opportunity = template.opportunity === undefined ? noKey : bindKey(binding)(template.opportunity);
  const actor = bindActor(binding, template.actor);
  const idAt = template.id?.map(positionOf);
  const data = bindFields(binding)(template.data ?? {});
  const isDate = template.at.as.kind === 'date' || template.at.as.kind === 'date-of-instant';
  return (cells) => {
    if (!happened(cells)) return silent;
    const time = at(cells);
    if (time.value === undefined) {
      return time.issues === undefined ? silent : { events: [], issues: time.issues };
    }
    const key = subject(cells);
    if (key === undefined) {
      return {
        events: [],
        issues: [
          issue('missing-id', [template.subject.column], 'The row does not say what it is about.', {
            expected: 'an identifier',
          }),
        ],
      };
    }
    const found = { received: receivedAt(cells), revision: revision(cells), sequence: sequence(cells) };
    const body = data(cells);
    const issues = [...Object.values(found).flatMap((one) => one.issues ?? []), ...body.issues];
    // Whoever changed nothing has not changed the profile.
    if (template.type === 'profile-changed' && isEmpty(body.value.facts)) return { events: [], issues };
    const told =
      idAt === undefined
        ? [template.at.column, String(time.value)]
        : idAt.map((position) => textAt(cells, position));
    const links = { account: account(cells), opportunity: opportunity(cells) };
    const doer = actor(cells);
    const event: JsonObject = {
      schemaVersion: 1,
      source: mapping.source,
      id: [template.type, key.system, key.id, ...told].map(escaped).join('/'),
      type: template.type,
      occurredAt: time.value,
      ...(isDate ? { precision: 'date' } : {}),
      ...(found.sequence.value === undefined ? {} : { sequence: found.sequence.value }),
      ...(found.received.value === undefined ? {} : { receivedAt: found.received.value }),
      ...(found.revision.value === undefined ? {} : { revision: found.revision.value }),
      subject: { kind: template.subject.kind ?? 'lead', ...key },
      ...(links.account === undefined ? {} : { account: links.account }),
      ...(links.opportunity === undefined ? {} : { opportunity: links.opportunity }),
      ...(doer === undefined ? {} : { actor: doer }),
      data: body.value,
    };
    return { events: [event], issues };
  };
};

const absent = (): Found => nothing;
const noKey = (): undefined => undefined;

const isEmpty = (facts: unknown): boolean =>
  facts === undefined || (typeof facts === 'object' && facts !== null && Object.keys(facts).length === 0);

/** A part of an identifier never runs into the next one. */
const escaped = (part: string): string => part.replaceAll('%', '%25').replaceAll('/', '%2F');

const bindConditions = (
  { positionOf }: Binding,
  { when = {}, unless = {} }: EventTemplate,
): ((cells: Cells) => boolean) => {
  const tests = (texts: ColumnTexts) =>
    Object.entries(texts).map(([column, allowed]) => ({
      position: positionOf(column),
      allowed: new Set(typeof allowed === 'string' ? [allowed] : allowed),
    }));
  const needed = tests(when);
  const forbidden = tests(unless);
  return (cells) =>
    needed.every(({ position, allowed }) => allowed.has(textAt(cells, position))) &&
    !forbidden.some(({ position, allowed }) => allowed.has(textAt(cells, position)));
};

const bindActor = ({ positionOf, blank }: Binding, template: ActorTemplate | undefined) => {
  if (template === undefined) return noKey;
  const position = positionOf(template.id);
  const kinds = new Map(Object.entries(template.kinds ?? {}));
  return (cells: Cells): JsonObject | undefined => {
    const id = textAt(cells, position);
    return id === '' || blank.has(id) ? undefined : { kind: kinds.get(id) ?? template.kind, id };
  };
};

const bindSequence = (
  { positionOf, blank }: Binding,
  column: string | undefined,
): ((cells: Cells) => Found) => {
  if (column === undefined) return absent;
  const position = positionOf(column);
  return (cells) => {
    const text = textAt(cells, position);
    return text === '' || blank.has(text) ? nothing : wholeNumber(column, text);
  };
};

const wholeNumber = (column: string, text: string): Found => {
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value)
    ? { value }
    : {
        issues: [
          issue('not-a-count', [column], 'The text is not a whole number from 0.', {
            expected: 'digits',
            received: show(text),
          }),
        ],
      };
};

/** A revision is a number; that of an instant is its milliseconds. */
const bindRevision = (binding: Binding, { revision }: EventTemplate): ((cells: Cells) => Found) => {
  if (revision === undefined) return absent;
  const read = bindColumn(binding)(revision);
  return (cells) => {
    const { value, issues } = read(cells);
    if (issues !== undefined) return { issues };
    if (value === undefined) return nothing;
    const at = typeof value === 'string' ? parseInstant(value) : E.right(value);
    const number = E.isRight(at) ? String(at.right) : String(value);
    return wholeNumber(revision.column, number);
  };
};

import { textOfEventKey } from '../../journal/event-identity.js';
import type { LeadEvent } from '../../journal/lead-events.js';
import type { LeadRecord } from '../../journal/lead-record.js';
import { type LeadKey, textOfKey } from '../../journal/subject.js';
import { isMoney } from '../../kernel/money.js';
import { leadColumns, mostAtOnce } from './check-columns.js';
import {
  type ColumnEventType,
  columnActors,
  columnEventTypes,
  columnTypeCode,
  type LeadColumns,
  type TextColumn,
  type TextColumnName,
} from './event-columns.js';
import { captureDetail, ownerDetail, touchDetail } from './event-detail.js';
import type { PolicyPlan } from './policy-plan.js';

/**
 * Names why columns do not hold a lead, whose figures are then those of its record.
 *
 * **Details**
 * - `forgotten`: there is nothing to hold; `date-only`: an event is known by its date, and its place among that
 *   date's events needs all of them.
 * - `numbered-instant`: events of one instant are numbered by their source; `crowded-instant`: there are more of them
 *   than columns put in order.
 * - `pause`: a clock of it stands still; `segment`: its segment is no text; `amount`: a sale's amount is no money.
 *
 * @category model
 * @since 0.1.0
 */
export type LeftReason =
  | 'forgotten'
  | 'date-only'
  | 'numbered-instant'
  | 'crowded-instant'
  | 'pause'
  | 'segment'
  | 'amount';

/**
 * Describes a lead that columns do not hold.
 *
 * @category model
 * @since 0.1.0
 */
export interface LeftLead {
  /** Its record. */
  readonly record: LeadRecord;
  /** Why. */
  readonly reason: LeftReason;
}

/**
 * Describes leads as columns, and those that columns do not hold.
 *
 * @category model
 * @since 0.1.0
 */
export interface EncodedLeads {
  /** The columns. */
  readonly columns: LeadColumns;
  /** The leads by their numbers in the columns. */
  readonly keys: ReadonlyArray<LeadKey>;
  /** The leads that `leadCase` and the metric of objects have to fold. */
  readonly left: ReadonlyArray<LeftLead>;
}

/** Lays the events of leads out in columns. */
export const encodeRecords =
  (plans: ReadonlyArray<PolicyPlan>, imported: ReadonlySet<string> | undefined) =>
  (records: ReadonlyArray<LeadRecord>): EncodedLeads => {
    const room = records.reduce((sum, { events }) => sum + events.length, 0);
    const lead = new Uint32Array(room);
    const type = new Uint8Array(room);
    const at = new Float64Array(room);
    const actor = new Uint8Array(room);
    const detail = new Uint8Array(room);
    const loaded = new Uint8Array(room);
    const opportunity = new Uint32Array(room);
    const amount = new Float64Array(room).fill(Number.NaN);
    const texts = {
      owner: textWriter(room),
      team: textWriter(room),
      channel: textWriter(room),
      segment: textWriter(room),
      reason: textWriter(room),
      stage: textWriter(room),
      currency: textWriter(room),
    } as const satisfies Record<TextColumnName, TextWriter>;
    const opportunities = new Map<string, number>();
    const keys: Array<LeadKey> = [];
    const left: Array<LeftLead> = [];
    const reasonAgainst = reasonsAgainst(plans);
    let row = 0;

    const writeData = (event: LeadEvent): void => {
      switch (event.type) {
        case 'captured':
          detail[row] = captureDetail(event.data);
          texts.channel.write(row, event.data.channel);
          texts.segment.write(row, event.data.segment);
          texts.stage.write(row, event.data.stage);
          return;
        case 'touch-attempted':
        case 'touch-connected':
          detail[row] = touchDetail(event.data);
          texts.channel.write(row, event.data.channel);
          return;
        case 'handed-over':
          texts.owner.write(row, event.data.owner);
          texts.team.write(row, event.data.team);
          return;
        case 'owner-changed':
          detail[row] = ownerDetail(event.data);
          texts.owner.write(row, event.data.owner);
          texts.team.write(row, event.data.team);
          return;
        case 'won':
          if (event.data.value === undefined) return;
          amount[row] = event.data.value.minor;
          texts.currency.write(row, event.data.value.currency);
          return;
        case 'lost':
        case 'rejected':
        case 'disqualified':
        case 'recycled':
        case 'deferred':
          texts.reason.write(row, event.data.reason);
          return;
        case 'stage-entered':
          texts.stage.write(row, event.data.stage);
          return;
        case 'profile-changed': {
          const said = event.data.facts.segment;
          texts.segment.write(row, typeof said === 'string' ? said : undefined);
          return;
        }
      }
    };

    for (const record of records) {
      const reason = reasonAgainst(record);
      if (reason !== undefined) {
        left.push({ record, reason });
        continue;
      }
      for (const event of record.events) {
        if (!isHeld(event)) continue;
        lead[row] = keys.length;
        type[row] = columnTypeCode[event.type as ColumnEventType];
        at[row] = event.occurredAt;
        if (event.actor !== undefined) actor[row] = columnActors.indexOf(event.actor.kind);
        if (imported !== undefined && imported.size > 0 && imported.has(textOfEventKey(event)))
          loaded[row] = 1;
        if (event.opportunity !== undefined)
          opportunity[row] = codeIn(opportunities, textOfKey(event.opportunity));
        writeData(event);
        row += 1;
      }
      keys.push(record.key);
    }

    const used = Object.entries(texts).flatMap(([name, writer]) => {
      const column = writer.column(row);
      return column === undefined ? [] : [[name, column] as const];
    });
    return {
      columns: leadColumns({
        schemaVersion: 1,
        lead: lead.subarray(0, row),
        type: type.subarray(0, row),
        at: at.subarray(0, row),
        actor: actor.subarray(0, row),
        detail: detail.subarray(0, row),
        ...(imported === undefined || imported.size === 0 ? {} : { imported: loaded.subarray(0, row) }),
        ...(opportunities.size === 0 ? {} : { opportunity: opportunity.subarray(0, row) }),
        ...(texts.currency.column(row) === undefined ? {} : { amount: amount.subarray(0, row) }),
        ...(Object.fromEntries(used) as Partial<Record<TextColumnName, TextColumn>>),
      }),
      keys,
      left,
    };
  };

interface TextWriter {
  readonly write: (row: number, text: string | undefined) => void;
  readonly column: (rows: number) => TextColumn | undefined;
}

const textWriter = (room: number): TextWriter => {
  const codes = new Uint32Array(room);
  const known = new Map<string, number>();
  return {
    write: (row, text) => {
      if (text !== undefined) codes[row] = codeIn(known, text);
    },
    column: (rows) =>
      known.size === 0 ? undefined : { codes: codes.subarray(0, rows), texts: [...known.keys()] },
  };
};

const codeIn = (known: Map<string, number>, text: string): number => {
  const code = known.get(text);
  if (code !== undefined) return code;
  known.set(text, known.size + 1);
  return known.size;
};

/** Whether an event moves a figure of columns. */
const isHeld = (event: LeadEvent): boolean => {
  switch (event.type) {
    case 'profile-changed':
      return Object.hasOwn(event.data.facts, 'segment');
    case 'contact-permission-changed':
      return !event.data.permitted && event.data.channel === undefined;
    default:
      return (columnEventTypes as ReadonlyArray<LeadEvent['type']>).includes(event.type);
  }
};

/** Says why columns do not hold a lead; undefined where they do. */
const reasonsAgainst = (
  plans: ReadonlyArray<PolicyPlan>,
): ((record: LeadRecord) => LeftReason | undefined) => {
  const pauses = plans.flatMap(({ version, isOfLeads }) =>
    isOfLeads ? [...version.roles.values()].flat().filter(({ role }) => role === 'pause') : [],
  );
  return ({ events, forgotten }) => {
    if (forgotten === true) return 'forgotten';
    let together = 1;
    for (let index = 0; index < events.length; index += 1) {
      const event = events[index] as LeadEvent;
      if (event.type === 'forgotten') return 'forgotten';
      if (event.precision === 'date') return 'date-only';
      const before = index === 0 ? undefined : events[index - 1];
      together = before?.occurredAt === event.occurredAt ? together + 1 : 1;
      if (together > mostAtOnce) return 'crowded-instant';
      if (together > 1 && (before?.sequence ?? 0) !== (event.sequence ?? 0)) return 'numbered-instant';
      if (pauses.length > 0 && pauses.some(({ test }) => test(event))) return 'pause';
      if (event.type === 'profile-changed' && !isSegment(event.data.facts)) return 'segment';
      if (event.type === 'won' && event.data.value !== undefined && !isMoney(event.data.value))
        return 'amount';
    }
    return undefined;
  };
};

const isSegment = (facts: { readonly [name: string]: unknown }): boolean =>
  !Object.hasOwn(facts, 'segment') || facts.segment === null || typeof facts.segment === 'string';

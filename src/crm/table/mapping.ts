import type { Actor } from '../../journal/envelope.js';
import type { EventType } from '../../journal/event.js';
import type { SubjectKind } from '../../journal/subject.js';
import type { Json } from '../../kernel/json.js';
import type { Encoding } from '../encoding.js';

/**
 * Describes how the rows of exported tables become events, as a document that people can read and correct.
 *
 * @category model
 * @since 0.1.0
 */
export interface TableMapping {
  /** The version of this shape. */
  readonly schemaVersion: 1;
  /** The `source` of every event made from these tables. */
  readonly source: string;
  /** The IANA zone of wall-clock times and dates that name none. */
  readonly zone?: string;
  /** Texts that mean that nothing is there, in every column; an empty field always does. */
  readonly absent?: ReadonlyArray<string>;
  /** One entry a table; a file is read by the entry whose columns it has. */
  readonly tables: ReadonlyArray<MappedTable>;
  /** What people should know about the whole. */
  readonly notes?: ReadonlyArray<string>;
}

/**
 * Describes one exported table.
 *
 * @category model
 * @since 0.1.0
 */
export interface MappedTable {
  /** What people call it. */
  readonly name: string;
  /** The columns by which a file is recognised as this table: it has all of them. */
  readonly columns: ReadonlyArray<string>;
  /** The events that one row tells of. */
  readonly events: ReadonlyArray<EventTemplate>;
  /** Columns that are left unread on purpose, so that nobody wonders. */
  readonly ignored?: ReadonlyArray<string>;
  /** What people should know or decide about the table; a draft asks here what it could not tell. */
  readonly notes?: ReadonlyArray<string>;
}

/**
 * Describes texts that columns may have, by column; blanks around a text do not count.
 *
 * @category model
 * @since 0.1.0
 */
export interface ColumnTexts {
  readonly [column: string]: string | ReadonlyArray<string>;
}

/**
 * Describes an event that a row may tell of.
 *
 * @category model
 * @since 0.1.0
 */
export interface EventTemplate {
  /** The type of event. */
  readonly type: Exclude<EventType, 'other'>;
  /** The texts that columns must have for the event to have happened; every row tells of it when absent. */
  readonly when?: ColumnTexts;
  /** The texts of any of which the event has not happened. */
  readonly unless?: ColumnTexts;
  /** When it happened; where the field is absent in a row, it did not. */
  readonly at: ColumnField;
  /** When the row was received, where a column says so. */
  readonly receivedAt?: ColumnField;
  /** The column that orders events of one instant, as a whole number. */
  readonly sequence?: string;
  /**
   * The column that tells a later state of one record from an earlier one, as a whole number or an instant;
   * of two exports of one event the one with the later revision counts.
   */
  readonly revision?: ColumnField;
  /** What the event is about; a lead unless `kind` says otherwise. */
  readonly subject: KeyTemplate;
  /** The account it belongs to. */
  readonly account?: KeyTemplate;
  /** The opportunity it belongs to. */
  readonly opportunity?: KeyTemplate;
  /** Who did it. */
  readonly actor?: ActorTemplate;
  /**
   * The columns that tell events of one type and subject apart; the column and text of `at` when absent. Without any column there
   * is one such event a subject, and a corrected time corrects it.
   */
  readonly id?: ReadonlyArray<string>;
  /** What is particular to the event, by the name of each field. */
  readonly data?: Readonly<Record<string, FieldTemplate>>;
  /** `proposed, confirm` while nobody has looked at it. */
  readonly status?: 'proposed, confirm' | 'confirmed';
  /** Why it is read so. */
  readonly note?: string;
}

/**
 * Describes how whoever did something is read from a row.
 *
 * @category model
 * @since 0.1.0
 */
export interface ActorTemplate {
  /** What the identifiers of the column are. */
  readonly kind: Actor['kind'];
  /** The column that holds the identifier; where it is empty, nobody is named. */
  readonly id: string;
  /** The identifiers that are something else, for example of the user that automations run under. */
  readonly kinds?: Readonly<Record<string, Actor['kind']>>;
}

/**
 * Describes how a record's key is read from a row.
 *
 * @category model
 * @since 0.1.0
 */
export interface KeyTemplate {
  /** What the key names; a lead when absent. */
  readonly kind?: SubjectKind;
  /** The system and object type that gave the identifiers. */
  readonly system: string;
  /** The column that holds the identifier. */
  readonly column: string;
}

/**
 * Describes how a value is read from a column.
 *
 * @category model
 * @since 0.1.0
 */
export interface ColumnField {
  /** The column. */
  readonly column: string;
  /** How it is written. */
  readonly as: Encoding;
  /** Other words for texts of the column; a text that is not listed is kept. */
  readonly words?: Readonly<Record<string, string>>;
  /** Further texts that mean that nothing is there, in this column. */
  readonly absent?: ReadonlyArray<string>;
}

/**
 * Describes a field of an event: a column, a constant, or fields by name.
 *
 * @category model
 * @since 0.1.0
 */
export type FieldTemplate =
  | ColumnField
  | { readonly value: Json }
  | { readonly fields: Readonly<Record<string, FieldTemplate>> };

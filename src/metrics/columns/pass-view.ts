import type { ClockSlate } from './clock.columns.js';
import type { LeadColumns } from './event-columns.js';
import type { LeadSlate } from './lead-slate.js';

/** What the figures of columns read of one pass, worked out once for all of them; −1 stands for no row. */
export interface PassView {
  /** The lead's slate, and the position of the pass in it. */
  readonly slate: LeadSlate;
  readonly clocks: ClockSlate;
  pass: number;
  /** The stages that the pass entered; `accepted` among them is what the agreement counts as acceptance. */
  entered: number;
  /** Those of them that are implied. */
  inferred: number;
  /** Those that no earlier pass of the lead entered. */
  firstEntered: number;
  /** The code of the team, 0 where none is known. */
  team: number;
  /** The row of the first touch or booking. */
  reached: number;
  /** Whether touches would have been recorded. */
  isRecorded: boolean;
  /** The instant at which the next pass began. */
  before: number;
}

/** Whether a row belongs to a bulk load. */
export const importedIn = ({ columns: { imported } }: LeadColumns): ((row: number) => boolean) =>
  imported === undefined ? () => false : (row) => imported[row] === 1;

import type { Instant } from '../../kernel/instant.js';
import { leadStages, rankOfStage } from '../../lead/lead-stage.js';
import type { Moment } from '../../lead/moment.js';
import type { HandOver, Pass } from '../../lead/pass.js';
import type { QualificationGate } from '../../lead/qualification-definition.js';

/** The time in which a pass stood before a gate, and how it went through. */
export interface GateWindow {
  /** When it came before the gate, epoch milliseconds. */
  readonly from: Instant;
  /** When it no longer stood there; absent while it does. */
  readonly until?: Instant;
  /** How it went through; absent where it did not, or nobody recorded when. */
  readonly through?: HandOver | Moment;
}

/**
 * Finds when a pass stood before a gate. What is learned of a lead once it is through must not judge whether it
 * should have been let through, so that is where the replay of a pass stops.
 *
 * @returns the window, or null for a pass that entered behind the gate, as a lead that Sales found itself
 */
export const gateWindow =
  (gate: QualificationGate) =>
  ({ started, stages, handOver, exit }: Pass): GateWindow | null => {
    const guarded = gate === 'hand-over' ? 'handed-over' : 'sales-qualified';
    const entry = stages[guarded];
    const through = gate === 'hand-over' ? handOver : entry?.inferred === true ? undefined : entry;
    const ends = leadStages
      .filter((stage) => rankOfStage(stage) >= rankOfStage(guarded))
      .flatMap((stage) => stages[stage]?.at ?? []);
    if (through !== undefined) ends.push(through.at);
    if (exit !== undefined) ends.push(exit.at);
    const until = ends.length === 0 ? undefined : (Math.min(...ends) as Instant);
    if (through === undefined && until !== undefined && until <= started.at) return null;
    return {
      from: started.at,
      ...(until === undefined ? {} : { until }),
      ...(through === undefined ? {} : { through }),
    };
  };

import type { SignalTopic } from '../journal/dialogue-events.js';
import type { Milliseconds } from '../kernel/duration.js';
import type { Ratio } from '../kernel/ratio.js';
import { rate } from '../kernel/wilson.js';
import { censoredQuantile, nearestRank } from './quantile.js';
import type { SignalHop, SignalLife } from './signal-life.js';

/**
 * Describes how long one hop took, over signals.
 *
 * @category model
 * @since 0.1.0
 */
export interface HopReading {
  /** How many signals made the hop. */
  readonly made: number;
  /** How many open signals stand right before it. */
  readonly waiting: number;
  /** Half take no longer, in milliseconds, those that wait included; null while too few made it to tell. */
  readonly median: Milliseconds | null;
  /** Nine of ten take no longer, likewise. */
  readonly p90: Milliseconds | null;
}

/**
 * Describes how the field's signals travel, for one topic or all.
 *
 * @category model
 * @since 0.1.0
 */
export interface SignalReading {
  /** How many signals there are. */
  readonly signals: number;
  /** Each hop on the way. */
  readonly hops: { readonly [Hop in SignalHop]: HopReading };
  /** Told back in time, of all that were closed or are overdue. */
  readonly closedInTime: Ratio;
  /** Signals with time left; they count nowhere yet. */
  readonly due: number;
  /** Signals past their time that nobody told back on, the oldest first. */
  readonly overdue: ReadonlyArray<SignalLife>;
  /** Signals that Sales knew first, of those where it is known who did. */
  readonly salesKnewFirst: Ratio;
  /** Half of the signals that both knew reached Marketing no later after Sales, in milliseconds; null when none did. */
  readonly medianDetectionLead: Milliseconds | null;
}

/**
 * Reads how signals travel: hop by hop, closed in time or not, and who knew first.
 *
 * **Details**: how long a hop takes is told with those that still wait at it, so that a backlog is never called fast.
 *
 * @param signals - the lives of signals, as `signalLives` reads them
 * @returns the reading over all of them
 * @category readings
 * @since 0.1.0
 */
export const readSignals = (signals: ReadonlyArray<SignalLife>): SignalReading => {
  const closed = (state: SignalLife['closure']): number =>
    signals.filter(({ closure }) => closure === state).length;
  const known = signals.filter(({ knewFirst }) => knewFirst !== undefined && knewFirst !== null);
  const leads = signals.flatMap(({ detectionLead }) => (detectionLead === undefined ? [] : [detectionLead]));
  return {
    signals: signals.length,
    hops: {
      acknowledged: hopOf(signals, 'acknowledged'),
      analysed: hopOf(signals, 'analysed'),
      acted: hopOf(signals, 'acted'),
      'told-back': hopOf(signals, 'told-back'),
    },
    closedInTime: rate(
      closed('closed-in-time'),
      closed('closed-in-time') + closed('closed-late') + closed('overdue'),
    ),
    due: closed('due'),
    overdue: signals
      .filter(({ closure }) => closure === 'overdue')
      .sort((first, second) => (second.age ?? 0) - (first.age ?? 0)),
    salesKnewFirst: rate(known.filter(({ knewFirst }) => knewFirst === 'sales').length, known.length),
    medianDetectionLead: nearestRank(0.5)(leads),
  };
};

/**
 * Reads how signals travel for each topic; those without a topic stand under `unsaid`.
 *
 * @param signals - the lives of signals
 * @returns one reading for each topic that occurs
 * @category readings
 * @since 0.1.0
 */
export const readSignalsByTopic = (
  signals: ReadonlyArray<SignalLife>,
): { readonly [Topic in SignalTopic | 'unsaid']?: SignalReading } => {
  const topics = new Map<SignalTopic | 'unsaid', Array<SignalLife>>();
  for (const signal of signals) {
    const topic = signal.topic ?? 'unsaid';
    const found = topics.get(topic);
    if (found === undefined) topics.set(topic, [signal]);
    else found.push(signal);
  }
  return Object.fromEntries([...topics].sort().map(([topic, own]) => [topic, readSignals(own)]));
};

const hopOf = (signals: ReadonlyArray<SignalLife>, hop: SignalHop): HopReading => {
  const taken = signals.flatMap(({ latency }) => latency[hop] ?? []);
  const waits = signals.flatMap(({ waiting }) => (waiting?.for === hop ? [waiting.time] : []));
  return {
    made: taken.length,
    waiting: waits.length,
    median: censoredQuantile(0.5)(taken, waits),
    p90: censoredQuantile(0.9)(taken, waits),
  };
};

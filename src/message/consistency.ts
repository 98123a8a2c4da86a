import * as E from 'fp-ts/lib/Either.js';
import { duplicatesIn } from '../kernel/duplicates.js';
import { groupsOf } from '../kernel/groups.js';
import type { Instant } from '../kernel/instant.js';
import { type Checked, type Issue, issue, show, unlessIssues } from '../kernel/issue.js';
import { byCodeUnit } from '../kernel/order.js';
import type { Party } from '../kernel/party.js';
import { type Ratio, ratio } from '../kernel/ratio.js';
import type { MessageVersion } from './asset.js';
import { auditForm, ofForm } from './document-form.js';

/**
 * Names what a channel says of one element of the message: the same, nothing, or something against it.
 *
 * @category model
 * @since 0.1.0
 */
export type Said = 'match' | 'silent' | 'contradict';

/**
 * Describes a walk through all channels: what each says of each element of the message.
 *
 * @category model
 * @since 0.1.0
 */
export interface ConsistencyAudit {
  /** When it was made, epoch milliseconds. */
  readonly at: Instant;
  /** The message it was held against. */
  readonly message: MessageVersion;
  /** The elements of the message that every channel should carry, by identifier. */
  readonly elements: ReadonlyArray<string>;
  /** The channels. */
  readonly channels: ReadonlyArray<AuditedChannel>;
}

/**
 * Describes what one channel says.
 *
 * @category model
 * @since 0.1.0
 */
export interface AuditedChannel {
  /** The channel, for example `website`, `pitch`, `trade-fair`. */
  readonly id: string;
  /** Who speaks through it. */
  readonly owner: Party;
  /** How many people it reaches, a whole number; channels count alike when any does not say. */
  readonly audience?: number;
  /** What it says of each element; an element left out was not looked at. */
  readonly says: Readonly<Record<string, Said>>;
}

/**
 * Describes how consistent a channel, an element, or all of them are.
 *
 * @category model
 * @since 0.1.0
 */
export interface Consistency {
  /** Matches, of all that was looked at. */
  readonly consistent: Ratio;
  /** Contradictions, of all that was looked at: breaches. */
  readonly contradicting: Ratio;
  /** Silences, of all that was looked at: gaps. */
  readonly silent: Ratio;
}

/**
 * Describes one cell of the matrix that is not as it should be.
 *
 * @category model
 * @since 0.1.0
 */
export interface MatrixCell {
  /** The channel. */
  readonly channel: string;
  /** The element. */
  readonly element: string;
  /** Who can mend it. */
  readonly owner: Party;
}

/**
 * Describes the consistency matrix and how it moved since the last audit.
 *
 * @category model
 * @since 0.1.0
 */
export interface ConsistencyReading extends Consistency {
  /** The same by channel. */
  readonly channels: Readonly<Record<string, Consistency>>;
  /** The same by element. */
  readonly elements: Readonly<Record<string, Consistency>>;
  /** Matches weighted by how many people each channel reaches; empty when some channel does not say. */
  readonly weighted: Ratio;
  /** True when enough matches and nothing contradicts; null when nothing was looked at. */
  readonly healthy: boolean | null;
  /** Contradictions, by channel and element. */
  readonly breaches: ReadonlyArray<MatrixCell>;
  /** Silences, by channel and element. */
  readonly gaps: ReadonlyArray<MatrixCell>;
  /** What nobody looked at, by channel and element. */
  readonly notAudited: ReadonlyArray<MatrixCell>;
  /** What changed since the audit before; absent when there was none. */
  readonly drift?: Drift;
}

/**
 * Describes how the matrix moved between two audits, over the cells that both looked at.
 *
 * @category model
 * @since 0.1.0
 */
export interface Drift {
  /** When the audit before was made, epoch milliseconds. */
  readonly since: Instant;
  /** True when it was held against another version of the message. */
  readonly messageChanged: boolean;
  /** Matches now less matches then, in shares of the cells that both looked at; null when there are none. */
  readonly difference: number | null;
  /** Cells that match now and did not. */
  readonly mended: ReadonlyArray<MatrixCell>;
  /** Cells that matched and do not now. */
  readonly lost: ReadonlyArray<MatrixCell>;
}

/**
 * Gives the least share of matches of a healthy message: 0.8.
 *
 * **Details**: preset.
 *
 * @see https://stratridge.com message consistency: identical claims, local voice, healthy from 80%
 * @category presets
 * @since 0.1.0
 */
export const healthyConsistency: number = 0.8;

/**
 * Checks an audit: no channel or element twice, no unknown element, no answer outside the three, no negative audience.
 *
 * @param audit - the audit
 * @returns the audit, or all issues
 * @category constructors
 * @since 0.1.0
 */
export const checkAudit = (audit: ConsistencyAudit): Checked<ConsistencyAudit> =>
  E.flatMap(ofForm(auditForm, audit), checkMeaning);

const checkMeaning = (audit: ConsistencyAudit): Checked<ConsistencyAudit> => {
  const known = new Set(audit.elements);
  const elements = audit.elements.slice(0, mostShown).join(', ');
  const issues: Array<Issue> = [
    ...duplicatesIn(audit.elements, (index) => ['elements', index]),
    ...duplicatesIn(
      audit.channels.map(({ id }) => id),
      (index) => ['channels', index, 'id'],
    ),
  ];
  audit.channels.forEach(({ audience, says }, index) => {
    if (audience !== undefined && !(Number.isSafeInteger(audience) && audience >= 0)) {
      issues.push(
        issue('not-a-count', ['channels', index, 'audience'], 'The audience is not a whole number from 0.', {
          expected: 'a whole number from 0',
          received: show(audience),
        }),
      );
    }
    for (const [element, said] of Object.entries(says)) {
      if (!known.has(element)) {
        issues.push(
          issue('unknown-element', ['channels', index, 'says', element], 'The message has no such element.', {
            expected: elements,
          }),
        );
      }
      if (!answers.includes(said)) {
        issues.push(
          issue('not-an-answer', ['channels', index, 'says', element], 'The answer is none of the three.', {
            expected: answers.join(', '),
            received: show(said),
          }),
        );
      }
    }
  });
  return unlessIssues(issues, () => audit);
};

/** A list of elements in every issue would be longer than the audit. */
const mostShown = 12;

const answers: ReadonlyArray<Said> = ['match', 'silent', 'contradict'];

/**
 * Reads the consistency matrix of a message over channels: match, silent, contradict.
 *
 * **Details**: silence is a gap, contradiction a breach; a message with any breach is not healthy. Drift compares the cells
 * that both audits looked at.
 *
 * @param before - the audit before, when there was one
 * @param healthyFrom - the least share of matches of a healthy message, 0–1
 * @returns a function from the audit to the reading
 * @category readings
 * @since 0.1.0
 */
export const readConsistency =
  (before?: ConsistencyAudit, healthyFrom: number = healthyConsistency) =>
  (audit: ConsistencyAudit): ConsistencyReading => {
    const cells = cellsOf(audit);
    const looked = cells.flatMap((cell) => (cell.said === undefined ? [] : [{ ...cell, said: cell.said }]));
    const whole = consistencyOf(looked);
    const where = (said: Said | undefined): ReadonlyArray<MatrixCell> =>
      cells.filter((cell) => cell.said === said).map(cellOnly);
    return {
      ...whole,
      channels: byName(looked, ({ channel }) => channel),
      elements: byName(looked, ({ element }) => element),
      weighted: weightedOf(audit, looked),
      healthy:
        whole.consistent.value === null
          ? null
          : whole.consistent.value >= healthyFrom && whole.contradicting.numerator === 0,
      breaches: where('contradict'),
      gaps: where('silent'),
      notAudited: where(undefined),
      ...(before === undefined ? {} : { drift: driftOf(before, audit) }),
    };
  };

interface Cell extends MatrixCell {
  readonly said: Said | undefined;
}

interface LookedAt extends MatrixCell {
  readonly said: Said;
}

const cellsOf = ({ channels, elements }: ConsistencyAudit): ReadonlyArray<Cell> =>
  channels.flatMap(({ id, owner, says }) =>
    elements.map((element) => ({
      channel: id,
      element,
      owner,
      said: Object.hasOwn(says, element) ? says[element] : undefined,
    })),
  );

const cellOnly = ({ channel, element, owner }: MatrixCell): MatrixCell => ({ channel, element, owner });

const consistencyOf = (cells: ReadonlyArray<LookedAt>): Consistency => {
  const share = (said: Said): Ratio => ratio(cells.filter((cell) => cell.said === said).length, cells.length);
  return { consistent: share('match'), contradicting: share('contradict'), silent: share('silent') };
};

const byName = (
  cells: ReadonlyArray<LookedAt>,
  nameOf: (cell: LookedAt) => string,
): Readonly<Record<string, Consistency>> =>
  Object.fromEntries(
    [...groupsOf(nameOf)(cells)]
      .sort(([first], [second]) => byCodeUnit(first, second))
      .map(([name, own]) => [name, consistencyOf(own)]),
  );

/** Each channel's share of matches counts as often as people hear it. */
const weightedOf = ({ channels }: ConsistencyAudit, cells: ReadonlyArray<LookedAt>): Ratio => {
  const audience = new Map(channels.map(({ id, audience: people }) => [id, people]));
  if (channels.some(({ audience: people }) => people === undefined)) {
    return { ...ratio(0, 0), reason: 'audience-missing' };
  }
  const people = (some: ReadonlyArray<LookedAt>): number =>
    some.reduce((sum, { channel }) => sum + (audience.get(channel) ?? 0), 0);
  return ratio(people(cells.filter(({ said }) => said === 'match')), people(cells));
};

const driftOf = (before: ConsistencyAudit, audit: ConsistencyAudit): Drift => {
  const known = new Map(cellsOf(before).map((cell) => [keyOf(cell), cell.said]));
  const both = cellsOf(audit).flatMap((cell) => {
    const then = known.get(keyOf(cell));
    return then === undefined || cell.said === undefined ? [] : [{ cell, then, now: cell.said }];
  });
  const mended = both.filter(({ then, now }) => then !== 'match' && now === 'match');
  const lost = both.filter(({ then, now }) => then === 'match' && now !== 'match');
  return {
    since: before.at,
    messageChanged:
      before.message.id !== audit.message.id || before.message.version !== audit.message.version,
    difference: both.length === 0 ? null : (mended.length - lost.length) / both.length + 0,
    mended: mended.map(({ cell }) => cellOnly(cell)),
    lost: lost.map(({ cell }) => cellOnly(cell)),
  };
};

const keyOf = ({ channel, element }: MatrixCell): string => JSON.stringify([channel, element]);

import type { TouchRule } from '../../journal/touch-rule.js';
import { canonicalJson } from '../../kernel/canonical-json.js';
import type { Party } from '../../kernel/party.js';
import type { CompletenessItem } from '../../lead/completeness.js';
import { presetUnresponsiveAttempts } from '../../lead/lifecycle-terms.js';
import { proposedUnproven } from '../../metrics/source/source-terms.js';
import { implies } from '../../rule/analysis/implies.js';
import type { Rule } from '../../rule/rule.js';
import type { Agreement } from '../agreement.js';
import { presetMinimumCoverage } from '../alignment-terms.js';
import type { ProfitFloor } from '../terms.js';
import { type Direction, falling, growing, opposite, rising, together } from './direction.js';
import { targetsDirection } from './targets-direction.js';
import type { Difference } from './walk.js';

/** Which way a difference goes, and who feels it. */
export interface Felt {
  readonly direction: Direction;
  readonly on: Party | 'both';
}

/** The direction of something that is harder for being there. */
const burden = ({ before, after }: Difference): Direction =>
  before === undefined ? 'stricter' : after === undefined ? 'looser' : 'neither';

const isPresence = ({ before, after }: Difference): boolean => before === undefined || after === undefined;

/**
 * Tells which way a difference goes, and who feels it.
 *
 * @param agreement - the one that has what differs, for whom a policy obliges
 * @returns a function from a difference to the direction and the party
 */
export const feltOf =
  (agreement: Agreement) =>
  (difference: Difference): Felt => {
    const { place, before, after } = difference;
    const [area, first] = place;
    const last = place[place.length - 1];
    switch (area) {
      case 'obligations':
        return {
          direction:
            place.length <= 3
              ? burden(difference)
              : last === 'atLeast'
                ? rising(before, after)
                : last === 'within'
                  ? falling(before, after)
                  : 'neither',
          on: first as Party,
        };
      case 'policies':
        return { direction: policyDirection(difference), on: obligedBy(agreement, first) };
      case 'targets':
        return { direction: figureDirection(difference), on: figures[first ?? ''] ?? 'both' };
      case 'goals':
        return {
          direction:
            place.length <= 2 ? burden(difference) : last === 'atLeast' ? rising(before, after) : 'neither',
          on: 'both',
        };
      case 'credit':
        return {
          direction:
            first === 'unprovenAtMost'
              ? falling(before ?? proposedUnproven, after ?? proposedUnproven)
              : 'neither',
          on: 'both',
        };
      case 'alignment':
        return { direction: alignmentDirection(difference), on: 'both' };
      case 'measuredBy':
        return { direction: 'neither', on: first === 'sales' || first === 'marketing' ? first : 'both' };
      case 'capacity':
        // Who says that it can take up more has less to excuse itself by.
        return {
          direction:
            last === 'leads' ? rising(before, after) : place.length <= 2 ? burden(difference) : 'neither',
          on: 'sales',
        };
      case 'cadence':
        return {
          direction:
            place.length <= 2
              ? burden(difference)
              : last === 'every'
                ? falling(lengths[before as string], lengths[after as string])
                : 'neither',
          on: 'both',
        };
      case 'terms':
        return termFelt(agreement, difference);
      case 'completeness':
        return { direction: completenessDirection(difference), on: 'marketing' };
      case 'touch':
        return { direction: touchDirection(before ?? {}, after ?? {}), on: 'sales' };
      case 'lifecycle':
        return last === 'unresponsiveAttempts'
          ? {
              direction: rising(before ?? presetUnresponsiveAttempts, after ?? presetUnresponsiveAttempts),
              on: 'sales',
            }
          : { direction: 'neither', on: 'both' };
      case 'staleAfter':
        return { direction: falling(before, after), on: 'both' };
      default:
        return { direction: 'neither', on: 'both' };
    }
  };

/** A further dimension, a higher floor, a lower ceiling, and less that may go unmeasured are harder. */
const alignmentDirection = (difference: Difference): Direction => {
  const { place, before, after } = difference;
  const last = place[place.length - 1];
  if (place[1] !== 'dimensions') {
    return place[1] === 'minimumCoverage'
      ? rising(before ?? presetMinimumCoverage, after ?? presetMinimumCoverage)
      : 'neither';
  }
  if (place.length === 3) return burden(difference);
  if (last !== 'atLeast' && last !== 'atMost') return 'neither';
  if (isPresence(difference)) return burden(difference);
  return last === 'atMost' ? falling(before, after) : rising(before, after);
};

const obligedBy = ({ policies }: Agreement, key: string | undefined): Felt['on'] =>
  policies.find(({ id }) => id === key || id === key?.slice(0, key.lastIndexOf('@')))?.obliged ?? 'both';

/** How long periods are, in days or near it. */
const lengths: { readonly [unit: string]: number } = {
  day: 1,
  week: 7,
  month: 30,
  quarter: 91,
  'fiscal-quarter': 91,
  year: 365,
  'fiscal-year': 365,
};

const figures: { readonly [figure: string]: Felt['on'] } = {
  handedOver: 'marketing',
  workedInTime: 'sales',
};

const figureDirection = (difference: Difference): Direction => {
  const { place, before, after } = difference;
  if (place[1] === 'period' || place[1] === undefined) return 'neither';
  if (isPresence(difference)) return burden(difference);
  return place[1] === 'overdueNow' || place[1] === 'moneyAtRisk'
    ? falling(before, after)
    : rising(before, after);
};

const policyDirection = (difference: Difference): Direction => {
  const { place, before, after } = difference;
  if (place.length <= 2) return burden(difference);
  switch (place[2]) {
    case 'targets':
      return targetsDirection(before, after);
    // Each further start is one more clock; each further way to stop one is easier.
    case 'start':
      return growing(before, after);
    case 'stop':
    case 'cancel':
      return opposite[growing(before, after)];
    case 'pauses':
      // A pause that is there makes it easier, its cap harder again.
      if (place[4] === 'cap') return isPresence(difference) ? burden(difference) : falling(before, after);
      return place.length <= 4 ? opposite[burden(difference)] : 'neither';
    default:
      return 'neither';
  }
};

const termFelt = (agreement: Agreement, difference: Difference): Felt => {
  const { place, before, after } = difference;
  const [, term, part, key] = place;
  if (term === 'profitable' && part === 'floor' && place.length === 3) {
    const direction = isPresence(difference)
      ? burden(difference)
      : floorDirection(before as ProfitFloor, after as ProfitFloor);
    return { direction, on: 'both' };
  }
  if (term !== 'qualified-lead' || part !== 'definitions') return { direction: 'neither', on: 'both' };
  const { definitions } = agreement.terms['qualified-lead'];
  const found = definitions.find(({ id }) => id === key || id === key?.slice(0, key.lastIndexOf('@')));
  return {
    direction: place[4] === 'rule' ? ruleDirection(agreement, before as Rule, after as Rule) : 'neither',
    on: found?.gate === 'sales-qualified' ? 'sales' : 'marketing',
  };
};

/** A rule that lets fewer leads through is stricter; what no proof decides is neither. */
const ruleDirection = ({ facts, activities, terms }: Agreement, before: Rule, after: Rule): Direction => {
  const impliesThat = implies(facts, {
    ...(activities === undefined ? {} : { activities }),
    definitions: terms['qualified-lead'].definitions,
  });
  const holds = (first: Rule, second: Rule): boolean => {
    const implied = impliesThat(first)(second);
    return implied._tag === 'Right' && implied.right.answer === 'yes';
  };
  const [narrower, wider] = [holds(after, before), holds(before, after)];
  return narrower === wider ? 'neither' : narrower ? 'stricter' : 'looser';
};

const floorDirection = (before: ProfitFloor, after: ProfitFloor): Direction => {
  const { atLeast: old, ...same } = before;
  const { atLeast: fresh, ...other } = after;
  return canonicalJson(same) === canonicalJson(other) ? rising(old, fresh) : 'neither';
};

/** A fact that has to be known before the hand-over makes the hand-over harder. */
const completenessDirection = ({ before, after }: Difference): Direction => {
  const needs = (item: unknown): boolean =>
    (item as Partial<CompletenessItem> | undefined)?.required === true;
  return needs(before) === needs(after) ? 'neither' : needs(after) ? 'stricter' : 'looser';
};

/** What counts as a touch besides a person's own makes it easier to have touched. */
const touchDirection = (before: TouchRule, after: TouchRule): Direction => {
  const { by: oldBy = ['person'], bulk: oldBulk = false, ...same } = before;
  const { by: freshBy = ['person'], bulk: freshBulk = false, ...other } = after;
  if (canonicalJson(same) !== canonicalJson(other)) return 'neither';
  const whoChanged = canonicalJson([...oldBy].sort()) !== canonicalJson([...freshBy].sort());
  return together([
    ...(whoChanged ? [opposite[growing(oldBy, freshBy)]] : []),
    ...(oldBulk === freshBulk ? [] : ([freshBulk ? 'looser' : 'stricter'] as const)),
  ]);
};

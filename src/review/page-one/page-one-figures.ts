import * as E from 'fp-ts/lib/Either.js';
import type { Money } from '../../kernel/money.js';
import { sumMoney } from '../../kernel/money.js';
import type { Ratio } from '../../kernel/ratio.js';
import { rate } from '../../kernel/wilson.js';
import { attainmentState } from '../../metrics/attainment.js';
import type { PassCase } from '../../metrics/lead-case.js';
import { entered } from '../../metrics/stage-entry.js';
import { type ComparedSubjects, handOverOf, passesInPeriod } from '../compared-subjects.js';
import { isOverdue, overdueNow } from '../overdue.js';
import { conversionStart } from '../parts/conversion-start.js';
import { hasEvidence, type ReadingReadiness } from '../readiness/readiness.js';
import type { ReadingName } from '../readiness/reading-need.js';
import type { ReviewSubjects } from '../review-subjects.js';
import { workedInTimeShare } from '../worked-in-time.js';
import {
  countFigure,
  type Figure,
  type FigureBasis,
  type FigureName,
  type MoneyFigure,
  shareFigure,
  type UnmeasuredFigure,
} from './figure.js';

const bases: Readonly<Record<FigureName, FigureBasis>> = {
  'handed-over': {
    name: 'handed-over',
    meaning: 'Leads that Marketing handed over to Sales in the period, each time they were.',
    owner: 'marketing',
  },
  'worked-in-time': {
    name: 'worked-in-time',
    meaning:
      'Of the leads handed over in the period whose time is up or used, rejected ones apart: those that Sales accepted and reached for in time.',
    owner: 'sales',
  },
  converted: {
    name: 'converted',
    meaning: 'Of the leads handed over in the period: those that have become customers so far.',
    owner: 'sales',
  },
  'overdue-now': {
    name: 'overdue-now',
    meaning:
      'Promises with a time limit, of either department, whose time has run out and that are still open.',
    owner: 'operations',
  },
  'money-at-risk': {
    name: 'money-at-risk',
    meaning: 'Open amounts of the leads that somebody is overdue with.',
    owner: 'operations',
  },
};

/**
 * Reads the five figures of page one, each against its agreed target and the last period.
 *
 * **Details**: a figure without evidence is not drawn; it says what to switch on instead. Where nothing is
 * handed over, conversion is read from the furthest stage that is recorded, and says so.
 *
 * @param subjects - the subjects of now and of the last period
 * @param readiness - the readiness of all readings
 * @returns the figures in their order
 * @category readings
 * @since 0.1.0
 */
export const pageOneFigures = (
  subjects: ComparedSubjects,
  readiness: ReadonlyArray<ReadingReadiness>,
): ReadonlyArray<Figure> => {
  const unlessMissing = (name: FigureName, reading: ReadingName, draw: () => Figure): Figure =>
    hasEvidence(readiness, reading) ? draw() : unmeasured(name, reading, readiness);
  return [
    unlessMissing('handed-over', 'hand-over', () => handedOver(subjects)),
    unlessMissing('worked-in-time', 'follow-up', () => workedInTime(subjects)),
    unlessMissing('converted', 'conversion', () => converted(subjects)),
    hasClocks(subjects.current) || subjects.current.otherClocks.length > 0
      ? overdueFigure(subjects)
      : unmeasured('overdue-now', 'follow-up', readiness),
    !hasClocks(subjects.current)
      ? unmeasured('money-at-risk', 'follow-up', readiness)
      : unlessMissing('money-at-risk', 'money', () => moneyAtRisk(subjects)),
  ];
};

const unmeasured = (
  name: FigureName,
  reading: ReadingName,
  readiness: ReadonlyArray<ReadingReadiness>,
): UnmeasuredFigure => {
  const switchOn = readiness.find((entry) => entry.reading === reading)?.switchOn;
  return {
    ...bases[name],
    kind: 'not-measured',
    reason:
      switchOn === undefined
        ? 'No promise with a time limit was ever started by an event.'
        : `The journal holds no evidence: ${switchOn.what}.`,
    ...(switchOn === undefined ? {} : { switchOn }),
  };
};

const handedOver = (subjects: ComparedSubjects): Figure => {
  const { current, previous } = passesInPeriod(subjects, handOverOf);
  const agreed = subjects.current.agreement.agreement.targets.handedOver;
  const { closed } = subjects.period;
  return countFigure(
    bases['handed-over'],
    current.length,
    previous?.length,
    agreed === undefined
      ? undefined
      : {
          sense: 'at-least',
          target: agreed,
          state: current.length >= agreed ? 'reached' : closed ? 'missed' : 'due',
        },
  );
};

/** Accepted by the agreement's terms and touched in time, out of all whose time is up or used. */
const workedInTime = (subjects: ComparedSubjects): Figure => {
  const { among, having } = workedInTimeShare(subjects.current.agreement.lifecycle.acceptance);
  const shareOf = (passes: ReadonlyArray<PassCase>): Ratio => {
    const decided = passes.filter(among);
    return rate(decided.filter(having).length, decided.length);
  };
  const { current, previous } = passesInPeriod(subjects, handOverOf);
  return shareFigure(
    bases['worked-in-time'],
    shareOf(current),
    previous === undefined ? undefined : shareOf(previous),
    subjects.current.agreement.agreement.targets.workedInTime,
    subjects.period.closed,
  );
};

/** From hand-over where it is recorded, else from the furthest stage before it that is. */
const converted = (subjects: ComparedSubjects): Figure => {
  const { from, startOf } = conversionStart(subjects.current);
  const shareOf = (passes: ReadonlyArray<PassCase>): Ratio =>
    rate(passes.filter(entered('won')).length, passes.length);
  const { current, previous } = passesInPeriod(subjects, startOf);
  const basis: FigureBasis =
    from === 'handed-over'
      ? bases.converted
      : {
          ...bases.converted,
          meaning: `Of the leads that entered ${from} in the period: those that have become customers so far. No hand-over is recorded.`,
        };
  return shareFigure(
    basis,
    shareOf(current),
    previous === undefined ? undefined : shareOf(previous),
    from === 'handed-over' ? subjects.current.agreement.agreement.targets.converted : undefined,
    subjects.period.closed,
  );
};

const hasClocks = ({ passes }: ReviewSubjects): boolean =>
  passes.some(({ clocks }) => clocks.some((clock) => attainmentState(clock) !== 'not-measurable'));

const overdueFigure = ({ current, previous }: ComparedSubjects): Figure => {
  const value = overdueNow(current);
  const agreed = current.agreement.agreement.targets.overdueNow;
  return countFigure(
    bases['overdue-now'],
    value,
    previous === undefined ? undefined : overdueNow(previous),
    agreed === undefined
      ? undefined
      : { sense: 'at-most', target: agreed, state: value <= agreed ? 'reached' : 'missed' },
  );
};

/** The money in leads with an overdue clock, and how many of those leads have no amount. */
const riskOf = (subjects: ReviewSubjects): Pick<MoneyFigure, 'value' | 'withoutAmount'> => {
  const overdue = subjects.passes.filter(({ clocks }) => clocks.some(isOverdue));
  const open = overdue.filter(({ pass }) => pass.exit === undefined);
  const amounts = open.map(subjects.openMoneyOf);
  const total = sumMoney(amounts.flat());
  return {
    // A sum past what money can hold is told amount by amount; nothing is dropped.
    value: E.isRight(total) ? total.right : amounts.flat(),
    withoutAmount: amounts.filter((money) => money.length === 0).length,
  };
};

const moneyAtRisk = ({ current, previous }: ComparedSubjects): Figure => {
  const risk = riskOf(current);
  const agreed = current.agreement.agreement.targets.moneyAtRisk;
  return {
    ...bases['money-at-risk'],
    kind: 'money',
    ...risk,
    ...(agreed === undefined
      ? {}
      : {
          target: {
            sense: 'at-most',
            target: agreed,
            state: riskState(agreed, risk),
          },
        }),
    ...(previous === undefined ? {} : { previous: { value: riskOf(previous).value } }),
  };
};

/** What is in another currency or on no record is not compared with the target: then nobody can say it is reached. */
const riskState = (
  limit: Money,
  { value, withoutAmount }: Pick<MoneyFigure, 'value' | 'withoutAmount'>,
): 'reached' | 'missed' | 'due' => {
  if (value.some(({ currency, minor }) => currency === limit.currency && minor > limit.minor))
    return 'missed';
  return withoutAmount === 0 && value.every(({ currency }) => currency === limit.currency)
    ? 'reached'
    : 'due';
};

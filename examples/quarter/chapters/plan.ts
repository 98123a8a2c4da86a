import type { PlanReading } from 'smarketing/cartridge/plan';
import { moneyText } from 'smarketing/review/report';
import { type Chapter, count, indented, percent } from '../../paper.js';
import type { Story } from '../story.js';

/** The best plan of the brief: what it buys, what Sales gets, whom it reaches, and what keeps it from being better. */
export const planChapter = ({ brief, plan, portfolio }: Story): Chapter => {
  const offered = new Map(portfolio.services.map(({ service }) => [service.id, service]));
  return {
    title: 'The plan, made together',
    lines: [
      `For at most ${moneyText([brief.brief.budget])}:`,
      ...indented(
        plan.services.map(({ service, units, cost }) => {
          const { title, unit } = offered.get(service) ?? { title: service, unit: 'unit' };
          return `${title}: ${units} × ${unit}, ${moneyText([cost])}`;
        }),
      ),
      'What Sales expects:',
      ...indented(expectationLines(plan)),
      ...plan.reach.map(
        ({ share, least, most, people = 0 }) =>
          `It reaches ${count(people, 'account')} at least once, ${percent(share)} of the market: between ${percent(least)}, if always the same are met, and ${percent(most)}, if nobody is met twice.`,
      ),
      objectiveLine(plan),
      ...plan.reasons,
    ],
  };
};

/** What was reached, with the proof beside it. */
export const objectiveLine = ({ objective: { value, upperBound, proof }, responders }: PlanReading): string =>
  `${whole(value)} responders are served${responders.unserved > 0 ? `, ${whole(responders.unserved)} would wait` : ''}; no plan serves more than ${whole(upperBound)} (${proof}).`;

/** What becomes of each expectation of Sales. */
export const expectationLines = ({ expectations }: PlanReading): ReadonlyArray<string> =>
  expectations.map((one) =>
    one.state === 'met' ? `met: ${one.id}` : `unmet, ${one.why}: ${one.message} (${one.owner})`,
  );

/** Responders are people: none of them is there by half. */
export const whole = (responders: number): string => Math.floor(responders).toLocaleString('en-US');

import { type ProgrammeShare, programmes } from 'smarketing/agreement/programmes';
import { moneyText } from 'smarketing/review/report';
import { type Chapter, indented, percent } from '../../paper.js';
import type { Story } from '../story.js';

/** On what grounds the money is spent. */
export const programmesChapter = ({ agreement, journal, end }: Story): Chapter => {
  const reading = programmes(agreement, { asOf: end })(journal);
  return {
    title: 'On what grounds the money is spent',
    lines: [
      ...reading.programmes.map(
        ({ key, status, spent, overBudget, lacks }) =>
          `${key.id} (${status}): ${moneyText(spent)}${overBudget === undefined ? '' : `, ${moneyText([overBudget])} over budget`}${lacks.length === 0 ? '' : `; lacks ${lacks.map(({ lack, owner }) => `${lack} (${owner})`).join(', ')}`}`,
      ),
      `Without agreed deliverables and benchmarks: ${sharesText(reading.withoutAgreement)}`,
      `Without Sales: ${sharesText(reading.withoutSales)}`,
      `Given up: ${reading.abandoned.programmes.numerator}${reading.abandoned.sunk.length === 0 ? '' : `, sunk ${moneyText(reading.abandoned.sunk)}`}`,
      ...indented(
        reading.outside.map(
          ({ department, spent }) => `outside every programme, ${department}: ${moneyText(spent)}`,
        ),
      ),
    ],
  };
};

const sharesText = ({ programmes: { numerator, denominator }, spend }: ProgrammeShare): string =>
  [
    `${numerator} of ${denominator} programmes`,
    ...spend.map(
      ({ currency, share }) =>
        `${share.value === null ? 'nothing' : percent(share.value)} of the ${currency}`,
    ),
  ].join(', ');

import { compliance } from 'smarketing/agreement/compliance';
import { departments } from 'smarketing/kernel';
import { type Chapter, indented } from '../../paper.js';
import type { Story } from '../story.js';

/** Who kept what: both departments, by the same measure. */
export const complianceChapter = ({ agreement, journal, end }: Story): Chapter => {
  const { sides, agreement: judged } = compliance(agreement, { asOf: end })(journal);
  return {
    title: 'Who kept what',
    lines: [
      `By version ${judged.version}, ${judged.state}.`,
      ...departments.flatMap((side) => [
        `${side}: ${sides[side].kept.numerator} of ${sides[side].kept.denominator} kept`,
        ...indented(
          sides[side].obligations.flatMap(({ title, periods }) => [
            title,
            ...indented(periods.map(({ text }) => text)),
          ]),
        ),
      ]),
    ],
  };
};

import * as O from 'fp-ts/lib/Option.js';
import { orThrow } from 'smarketing/kernel';
import { flipRule } from 'smarketing/rule/analysis';
import { type Chapter, count } from '../../paper.js';
import type { Story } from '../story.js';
import type { JudgedHandOver } from './qualification.js';

const howMany = ['', 'One change', 'Two changes', 'Three changes'];

/** The leads that are nearly qualified, and what would make them so. */
export const nearMissChapter = (
  { current, facts }: Story,
  judged: ReadonlyArray<JudgedHandOver>,
): Chapter => {
  const flip = orThrow(flipRule(facts)(current.definition.rule));
  const misses = judged
    .filter(({ reading }) => reading.verdict === 'not-qualified')
    .flatMap(({ subject, facts: { prepared, context } }) => {
      const found = O.toUndefined(flip(prepared.facts, context));
      return found === undefined ? [] : [{ id: subject.life.key.id, ...found }];
    });
  return {
    title: 'Near misses',
    lines: [1, 2, 3].flatMap((distance) => {
      const there = misses.filter(({ changes }) => changes.length === distance);
      if (there.length === 0) return [];
      return [
        `${howMany[distance]} away: ${count(there.length, 'lead')}`,
        ...there
          .slice(0, 3)
          .map(({ id, changes }) => `    ${id}: ${changes.map(({ sentence }) => sentence).join(' ')}`),
      ];
    }),
  };
};

import { orThrow } from 'smarketing/kernel';
import { diffRules } from 'smarketing/rule/analysis';
import type { Chapter } from '../../paper.js';
import type { Story } from '../story.js';

/** What the other version asks that this one does not, by meaning and not by wording. */
export const stricterChapter = ({ facts, current, stricter }: Story): Chapter => {
  const { effect, changes } = orThrow(diffRules(facts)(current.definition.rule)(stricter.definition.rule));
  return {
    title: `Version ${stricter.version} is proposed`,
    lines: [
      `${stricter.definition.title}. All in all it is ${effect}:`,
      ...changes.map(({ sentence }) => `    ${sentence}`),
    ],
  };
};

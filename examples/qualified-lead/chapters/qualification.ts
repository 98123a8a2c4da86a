import {
  judge,
  type LeadFacts,
  leadFactsAtHandOver,
  type QualificationReading,
  unmetConditions,
} from 'smarketing/lead';
import type { RecordedPass } from 'smarketing/metrics/dispute';
import type { RuleExplanation } from 'smarketing/rule';
import { type Chapter, count, indented } from '../../paper.js';
import { standingAt } from '../signatures.js';
import type { Story } from '../story.js';

/** A lead that was handed over, and what the definition made of it at that moment. */
export interface JudgedHandOver {
  readonly subject: RecordedPass;
  readonly facts: LeadFacts;
  readonly reading: QualificationReading;
}

/** Judges every hand-over on the facts that it brought along. */
export const judgedHandOvers = (story: Story): ReadonlyArray<JudgedHandOver> => {
  const { current, facts, passes } = story;
  const factsAt = leadFactsAtHandOver(facts);
  const standing = standingAt(story);
  return passes.flatMap((subject) => {
    const { handOver } = subject.pass;
    if (handOver === undefined) return [];
    const lead = factsAt(handOver)(subject.record);
    return [{ subject, facts: lead, reading: judge(current, standing(handOver.at).state)(lead) }];
  });
};

/** Who is qualified, and why: the tree of one answer, the short answer, and what to find out. */
export const qualificationChapter = (judged: ReadonlyArray<JudgedHandOver>): Chapter => {
  const having = (verdict: QualificationReading['verdict']) =>
    judged.filter(({ reading }) => reading.verdict === verdict);
  const [qualified, notQualified, unknown] = [
    having('qualified'),
    having('not-qualified'),
    having('unknown'),
  ];
  const unsigned = judged.filter(({ reading }) => reading.state !== 'signed');
  return {
    title: 'Which leads are qualified, and why',
    lines: [
      `${count(judged.length, 'hand-over')}: ${qualified.length} qualified, ${notQualified.length} not qualified, ${unknown.length} unknown`,
      `${count(unsigned.length, 'answer')} from before both had signed, and marked so`,
      '',
      ...qualified
        .slice(0, 1)
        .flatMap(({ subject, reading }) => [
          `${subject.life.key.id} is qualified:`,
          ...indented(tree(reading.explanation)),
        ]),
      ...notQualified.slice(0, 2).map(
        ({ subject, reading }) =>
          `${subject.life.key.id} is not qualified: ${unmetConditions(reading.explanation)
            .map(({ sentence }) => sentence)
            .join(' ')}`,
      ),
      ...unknown
        .slice(0, 2)
        .map(
          ({ subject, reading }) =>
            `${subject.life.key.id} is unknown. Find out: ${reading.collect
              .map(({ label, reason }) => `${label} (${reason})`)
              .join(', ')}`,
        ),
    ],
  };
};

const marks = { met: '✓', 'not-met': '✗', unknown: '?' } as const;

const tree = (node: RuleExplanation): ReadonlyArray<string> => [
  `${marks[node.verdict]} ${node.label === undefined ? '' : `${node.label}: `}${node.sentence}`,
  ...(node.kind === 'condition' ? [] : indented(node.children.flatMap(tree))),
];

import type { TighteningReading } from '../../alignment/recommendation.js';
import { type StageItemReading, stageWords } from '../../alignment/stage.js';
import { forInformation, type NextStep, see } from '../next-step.js';
import { counting } from '../number-text.js';
import type { ReportLine } from '../report.js';
import type { ReportTerms, SectionOf } from '../report-terms.js';
import { counted, declared, unsure } from '../sureness.js';

/**
 * Writes at which stage the relation is, what the next one lacks, and whether both should move on at all.
 *
 * @category sections
 * @since 0.1.0
 */
export const stageSection: SectionOf =
  (terms) =>
  ({ alignment: { stage, tightening } }) => {
    const lacking = stage.items.filter(({ id }) => stage.lacks.includes(id));
    const shown = stage.items.filter(({ holds }) => holds === true).length;
    return {
      id: 'stage',
      title: 'Where the relation stands',
      about: 'The stage goes by evidence and not by score; not every company needs every stage.',
      lines: [
        {
          id: 'stage',
          label: 'Stage',
          value: stageWords[stage.stage],
          data: { kind: 'state', state: stage.stage },
          means: stage.text,
          sure: counted(`${shown} of ${counting(stage.items.length, 'item')} are shown`),
          next:
            stage.next === undefined
              ? forInformation('every list is complete')
              : see(
                  'stage',
                  `what it lacks to be ${stageWords[stage.next]} stands below`,
                  `item:${stage.lacks[0]}`,
                ),
        },
        ...lacking.map((item) => itemLine(terms, item)),
        adviceLine(terms, tightening),
      ],
    };
  };

const itemLine = (
  { owed }: ReportTerms,
  { id, text, holds, missing, evidence, owner }: StageItemReading,
): ReportLine => ({
  id: `item:${id}`,
  label: text.replace(/\.$/, ''),
  value: holds === null ? 'not known' : 'not so',
  data: { kind: 'state', state: holds === null ? 'not-known' : 'not-so' },
  means: missing ?? 'Nobody has shown it.',
  sure:
    holds === null
      ? unsure(
          `there is no evidence ${evidence === 'journal' ? 'in the journal' : 'that anybody stands for'}`,
        )
      : evidence === 'journal'
        ? counted('by the journal')
        : declared('by what both wrote down or say'),
  next: owed(owner, 'Provide the evidence, or say why this stage is not wanted.'),
});

const adviceWords: { readonly [Advice in TighteningReading['advice']]: string } = {
  tighten: 'move closer',
  hold: 'no change needed',
  loosen: 'less would do',
  'not-enough-evidence': 'not enough is known',
};

const adviceLine = (terms: ReportTerms, reading: TighteningReading): ReportLine => {
  const { advice, text, signs } = reading;
  const known = signs.filter(({ holds }) => holds !== null);
  const said = known.filter(({ evidence }) => evidence === 'declared').length;
  const holding = signs.filter(({ holds }) => holds === true);
  return {
    id: 'advice',
    label: 'Should both move closer at all',
    value: adviceWords[advice],
    data: { kind: 'state', state: advice },
    means: text,
    sure:
      known.length < signs.length && advice === 'not-enough-evidence'
        ? unsure(`${known.length} of ${counting(signs.length, 'sign')} are known`)
        : declared(
            `${known.length} of ${counting(signs.length, 'sign')} are known, ${said} because somebody said so`,
          ),
    next: nextOf(terms, reading),
    ...(holding.length === 0
      ? {}
      : {
          details: holding.map(
            ({ says, speaksFor, text: ground }) =>
              `${speaksFor === 'tighten' ? 'For moving on' : 'For staying'}: ${says}${ground === undefined ? '' : ` ${ground}`}`,
          ),
        }),
  };
};

const nextOf = ({ owed }: ReportTerms, { advice, signs, undecided }: TighteningReading): NextStep => {
  switch (advice) {
    case 'not-enough-evidence': {
      const asked = signs.filter(({ id }) => undecided.includes(id)).map(({ says }) => says);
      return owed('operations', `Say whether it is so: ${asked.join(' ')}`);
    }
    case 'tighten':
      return see('stage', 'what the next stage lacks stands above');
    case 'hold':
      return forInformation('to change nothing is an answer as good as the others');
    case 'loosen':
      return forInformation('both may agree on less');
  }
};

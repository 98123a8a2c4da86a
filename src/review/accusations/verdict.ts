import type { AccusationVerdict, EvidenceLine, EvidenceName } from './accusation.js';

/**
 * Decides what came of an accusation.
 *
 * **Details**: what decides for all leads goes first. Where some of it speaks for and some against, or one source of leads
 * against the rest, the accusation is borne out in part. Nothing else decides: no benchmark, and no figure that was only told.
 */
export const verdictOf = (lines: ReadonlyArray<EvidenceLine>): AccusationVerdict => {
  const has = (weight: EvidenceLine['weight'], speaks: EvidenceLine['speaks']): boolean =>
    lines.some((line) => line.weight === weight && line.speaks === speaks);
  const [isFor, isAgainst] = [has('decides', 'for'), has('decides', 'against')];
  const [isPartlyFor, isPartlyAgainst] = [has('in-part', 'for'), has('in-part', 'against')];
  if (isFor) return isAgainst || isPartlyAgainst ? 'partly' : 'borne-out';
  if (isPartlyFor) return 'partly';
  return isAgainst ? 'not-borne-out' : 'cannot-be-said';
};

/** The verdict in words, with the pieces of evidence that decided it. */
export const verdictText = (
  verdict: AccusationVerdict,
  lines: ReadonlyArray<EvidenceLine>,
  state: 'signed' | 'partly-signed' | 'unsigned',
): string => {
  const names = (speaks: EvidenceLine['speaks']): string =>
    [
      ...new Set(
        lines
          .filter((line) => line.weight !== 'told' && line.speaks === speaks)
          .map(({ id, of }) =>
            of === undefined ? nouns[id] : `${nouns[id]} ${of === '' ? 'an unknown source' : of}`,
          ),
      ),
    ].join(', ');
  const [speakFor, speakAgainst] = [names('for'), names('against')];
  const grounds = [
    ...(speakFor === '' ? [] : [`for it: ${speakFor}`]),
    ...(speakAgainst === '' ? [] : [`against it: ${speakAgainst}`]),
  ].join('; ');
  const signed = state === 'signed' ? '' : ' The agreement it is held against is not signed by both.';
  return `${words[verdict]}${grounds === '' ? '' : ` (${grounds})`}.${signed}`;
};

const words: Readonly<Record<AccusationVerdict, string>> = {
  'borne-out': 'The evidence bears it out',
  partly: 'The evidence bears it out in part',
  'not-borne-out': 'The evidence does not bear it out',
  'cannot-be-said': 'Nobody can say',
};

/** What each piece of evidence is called in a list. */
const nouns: Readonly<Record<EvidenceName, string>> = {
  disputes: 'rejected leads judged once more',
  acceptance: 'what Sales accepted',
  rejections: 'what Sales rejected',
  conversion: 'what became of leads',
  'conversion-by-source': 'what became of leads from',
  grades: 'how both grade the same leads',
  'reached-in-time': 'leads reached for in time',
  untouched: 'leads left alone',
  thoroughness: 'attempts on leads that are hard to reach',
  'sales-clocks': 'promises with a time limit',
  'overdue-now': 'what is overdue',
  deferrals: 'work put off',
  overload: 'the load of team',
  'under-logging': 'touches that go unlogged',
  obligation: 'the obligation',
};

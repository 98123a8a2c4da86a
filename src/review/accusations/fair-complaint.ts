import * as E from 'fp-ts/lib/Either.js';
import { type Complaint, type ComplaintDraft, complain } from '../../dialogue/complaint.js';
import type { Instant } from '../../kernel/instant.js';
import { type Department, otherDepartment, type Party } from '../../kernel/party.js';
import type { AccusationReading, EvidenceLine, MissingEvidence } from './accusation.js';
import { percentText } from './evidence.js';

/**
 * Makes of an accusation what may be said instead: a complaint about the work, with the request it must carry.
 *
 * @param asOf - the moment it is made, epoch milliseconds
 * @param dueAt - by when the request is to be done, epoch milliseconds
 * @returns a function from an accusation with its evidence to the complaint, or undefined where none can be made
 */
export const fairComplaint =
  (asOf: Instant, dueAt: Instant) =>
  (reading: Omit<AccusationReading, 'complaint'>): Complaint | undefined => {
    const draft = draftOf(reading);
    if (draft === undefined) return undefined;
    const { request, ...rest } = draft;
    const complaint = complain(asOf)({ ...rest, request: { ...request, dueAt } });
    return E.isRight(complaint) ? complaint.right : undefined;
  };

const draftOf = (reading: Omit<AccusationReading, 'complaint'>): ComplaintDraft | undefined => {
  const { verdict, by, against, evidence, accusation } = reading;
  if (verdict === 'cannot-be-said') return dataDraft(reading);
  const isFair = verdict !== 'not-borne-out';
  const line = strongest(evidence, isFair ? 'for' : 'against');
  if (line === undefined) return undefined;
  return {
    by: isFair ? by : against,
    about: accusation === 'leads-are-worthless' ? 'lead' : 'process',
    observation: line.text,
    evidence: line.of === undefined ? line.id : `${line.id}: ${line.of}`,
    request: {
      performer: isFair ? against : by,
      satisfiedWhen: isFair ? wishOf(line) : answerOf(line),
    },
  };
};

/** What decides for all goes before what speaks for a part, and that in the order of the evidence. */
const strongest = (
  evidence: ReadonlyArray<EvidenceLine>,
  speaks: EvidenceLine['speaks'],
): EvidenceLine | undefined =>
  evidence.find((line) => line.weight === 'decides' && line.speaks === speaks) ??
  evidence.find((line) => line.weight === 'in-part' && line.speaks === speaks);

/** Who cannot tell asks for the data; what he would have to record himself the other side may ask of him. */
const dataDraft = ({
  by,
  missing,
  accusation,
  text,
}: Omit<AccusationReading, 'complaint'>): ComplaintDraft | undefined => {
  const [first] = [...missing].sort((one, other) => rankOf(one) - rankOf(other));
  if (first === undefined) return undefined;
  const performer: Party = first.owner;
  const asker: Department = performer === by ? otherDepartment(by) : by;
  return {
    by: asker,
    about: 'metric',
    observation: text,
    evidence: `${accusation}: ${first.id}`,
    request: { performer, satisfiedWhen: `${first.what}.` },
  };
};

/** What is not recorded can be mended at once; chance takes time. */
const rankOf = ({ why }: MissingEvidence): number =>
  ['not-recorded', 'not-agreed', 'nothing-to-judge', 'within-noise'].indexOf(why);

const wishOf = ({ id, of = '', target, meaning }: EvidenceLine): string => {
  const least = target === undefined ? 'what was agreed' : percentText(target.value);
  switch (id) {
    case 'disputes':
      return 'Every lead that is handed over meets the definition that both signed.';
    case 'acceptance':
      return `At least ${least} of the leads that Sales answers are accepted.`;
    case 'conversion':
      return `It is agreed which leads are no longer handed over, so that at least ${least} become customers.`;
    case 'conversion-by-source':
      return `Leads from ${of === '' ? 'unknown sources' : of} convert as agreed (${least}), or are no longer handed over.`;
    case 'grades':
      return 'Both grade the same leads again and write down what each grade means.';
    case 'reached-in-time':
      return `At least ${least} of the leads whose time is up are reached for in time.`;
    case 'thoroughness':
      return `At least ${least} of the leads that are hard to reach get the agreed attempts.`;
    case 'sales-clocks':
      return `At least ${least} of Sales’ promises with a time limit are kept.`;
    case 'overdue-now':
      return `At most ${target?.value ?? 0} promises are overdue.`;
    default:
      return meaning;
  }
};

const answerOf = ({ id }: EvidenceLine): string => {
  switch (id) {
    case 'disputes':
      return 'The rejected leads that met the definition are taken back, or the definition is changed by both.';
    case 'acceptance':
    case 'conversion':
    case 'conversion-by-source':
    case 'grades':
      return 'Each rejection names the condition of the definition that the lead fails.';
    case 'obligation':
      return 'What the other side kept is said when it is spoken of.';
    default:
      return 'Each lead that is said not to be worked is named, so that Sales can answer for it.';
  }
};

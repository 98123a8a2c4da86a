import type { EventOf } from '../../journal/event.js';
import type { Programme } from '../../journal/service-events.js';
import { type RecordKey, textOfKey } from '../../journal/subject.js';
import { canonicalJson } from '../../kernel/canonical-json.js';
import type { Instant } from '../../kernel/instant.js';
import type { Money } from '../../kernel/money.js';
import { byCodeUnit } from '../../kernel/order.js';
import type { Department } from '../../kernel/party.js';
import type { AgreementSubjects } from '../agreement-subjects.js';
import type { AgreedProgramme } from '../goal.js';

/** What became of one programme. */
export interface FoldedProgramme {
  readonly key: RecordKey;
  /** What the agreement says of it; absent where it says nothing. */
  readonly agreed?: AgreedProgramme;
  /** What events say of it, the latest of each fact. */
  readonly told: Programme;
  /** Who agreed to the deliverables and benchmarks as they stand, as events say. */
  readonly consent: ReadonlyArray<Department>;
  /** Whether any event says that it was opened. */
  readonly opened: boolean;
  readonly abandoned?: { readonly at: Instant; readonly reason?: string };
  readonly amounts: ReadonlyArray<Money>;
}

interface Draft {
  readonly key: RecordKey;
  told: Programme;
  consent: ReadonlyArray<Department>;
  opened: boolean;
  abandoned?: NonNullable<FoldedProgramme['abandoned']>;
  readonly amounts: Array<Money>;
}

/** Folds what a journal says of programmes, and joins it with what the agreement says, sorted by key. */
export const foldProgrammes = ({
  agreement: { agreement },
  view,
}: AgreementSubjects): ReadonlyArray<FoldedProgramme> => {
  const drafts = new Map<string, Draft>();
  const draftOf = ({ system, id }: RecordKey): Draft => {
    const text = textOfKey({ system, id });
    const known = drafts.get(text);
    if (known !== undefined) return known;
    const made: Draft = { key: { system, id }, told: {}, consent: [], opened: false, amounts: [] };
    drafts.set(text, made);
    return made;
  };
  for (const event of view.others) {
    if (event.type === 'programme-opened' || event.type === 'programme-changed') {
      tell(draftOf(event.subject), event);
    } else if (event.type === 'programme-abandoned') {
      const { reason } = event.data;
      const abandoned = { at: event.occurredAt, ...(reason === undefined ? {} : { reason }) };
      draftOf(event.subject).abandoned ??= abandoned;
    } else if (event.type === 'spend' && event.subject.kind === 'programme') {
      draftOf(event.subject).amounts.push(event.data.amount);
    }
  }
  const { programmes = [] } = agreement;
  const named = new Set([...drafts.values()].map(({ key }) => key.id));
  for (const { id } of programmes) if (!named.has(id)) draftOf({ system: 'agreement', id });
  return [...drafts]
    .sort(([first], [second]) => byCodeUnit(first, second))
    .map(([, draft]) => {
      const agreed = programmes.find(({ id }) => id === draft.key.id);
      return { ...draft, ...(agreed === undefined ? {} : { agreed }) };
    });
};

const tell = (draft: Draft, event: EventOf<'programme-opened' | 'programme-changed'>): void => {
  const told = { ...draft.told, ...event.data };
  // Who agreed to one text has not agreed to another.
  const isSameText =
    canonicalJson([told.deliverables ?? [], told.benchmarks ?? []]) ===
    canonicalJson([draft.told.deliverables ?? [], draft.told.benchmarks ?? []]);
  draft.consent = event.data.agreedBy ?? (isSameText ? draft.consent : []);
  draft.told = told;
  if (event.type === 'programme-opened') {
    draft.opened = true;
    delete draft.abandoned;
  }
};

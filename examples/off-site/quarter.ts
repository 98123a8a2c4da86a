import { readFileSync } from 'node:fs';
import { compileZone, intlZones, type Zone } from 'smarketing/calendar';
import {
  asking,
  type Complaint,
  type ComplaintDraft,
  type ComplaintRefused,
  complain,
  type TeamMember,
} from 'smarketing/dialogue';
import { type AgendaItem, type Journal, type JournalEvent, journalOf } from 'smarketing/journal';
import { type Instant, orThrow, type PartyDepartments, parseInstant } from 'smarketing/kernel';
import { decodeEvents, decodeTeam } from 'smarketing/schema';

/** Everything that was written down about one quarter. */
export interface Quarter {
  readonly zone: Zone;
  readonly belongs: PartyDepartments;
  readonly agenda: ReadonlyArray<AgendaItem>;
  /** What was complained of at the off-site, each taken or refused. */
  readonly complaints: ReadonlyArray<{
    readonly words: string;
    readonly taken: Complaint | ComplaintRefused;
  }>;
  readonly team: ReadonlyArray<TeamMember>;
  readonly journal: Journal;
}

/** When the complaints were made: after the agenda, before anybody went home. */
const spokenAt: Instant = orThrow(parseInstant('2026-04-08T19:00:00Z'));

/** Reads the quarter from its file; what was complained of with a request becomes that request in the journal. */
export const readQuarter = (path: URL): Quarter => {
  const file = JSON.parse(readFileSync(path, 'utf8'));
  const decoded = decodeEvents(file.events);
  if (decoded.issues.length > 0) throw new Error(JSON.stringify(decoded.issues, null, 2));

  const drafts: ReadonlyArray<Written> = file.complaints;
  const complaints = drafts.map(({ id, request, ...draft }) => {
    const dueAt = request === undefined ? undefined : orThrow(parseInstant(request.dueAt));
    const answer = complain(spokenAt)({
      ...draft,
      ...(request === undefined || dueAt === undefined ? {} : { request: { ...request, dueAt } }),
    });
    return {
      id,
      words: draft.observation ?? '',
      taken: answer._tag === 'Right' ? answer.right : answer.left,
    };
  });
  return {
    zone: orThrow(compileZone(intlZones)(file.zone)),
    belongs: file.belongs,
    agenda: file.agenda,
    complaints,
    team: orThrow(decodeTeam(file.team)),
    journal: journalOf([
      ...decoded.events,
      ...complaints.flatMap(({ id, taken }) =>
        id === undefined || '_tag' in taken ? [] : [asked(id, taken)],
      ),
    ]),
  };
};

/** A complaint as the file writes it: times are text there. */
interface Written extends Omit<ComplaintDraft, 'request'> {
  readonly id?: string;
  readonly request?: Omit<NonNullable<ComplaintDraft['request']>, 'dueAt'> & { readonly dueAt: string };
}

const asked = (id: string, complaint: Complaint): JournalEvent => ({
  schemaVersion: 1,
  source: 'minutes',
  id: `${id}-asked`,
  type: 'request-changed',
  occurredAt: spokenAt,
  subject: { kind: 'request', system: 'minutes', id },
  data: asking(complaint),
});

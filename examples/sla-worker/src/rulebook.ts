/** The rulebook: which calendars and policies are in force, as a list of generations in the database. */
import { type CalendarDocument, compileCalendar, intlZones } from 'smarketing/calendar';
import { orThrow } from 'smarketing/kernel';
import { compilePolicies, type Policy, type PolicyDocument } from 'smarketing/sla';
import type { Database, Session } from './database.js';

/** Calendars by id, and all versions of all policies. */
export interface RulebookDocument {
  readonly calendars: Readonly<Record<string, CalendarDocument>>;
  readonly policies: ReadonlyArray<PolicyDocument>;
}

export interface Rulebook {
  /** The number of the change that made it so; 0 when nothing was published yet. */
  readonly generation: number;
  readonly policies: ReadonlyArray<Policy>;
}

/** Throws, with all that is wrong, what does not compile. */
export const compileRulebook = ({ calendars, policies }: RulebookDocument): ReadonlyArray<Policy> => {
  const compiled = Object.entries(calendars).map(
    ([id, document]) => [id, orThrow(compileCalendar(intlZones)(document))] as const,
  );
  return orThrow(compilePolicies({ calendars: Object.fromEntries(compiled) })(policies));
};

/**
 * Puts a rulebook in force. Workers look at every subject again by themselves: see sweep.ts.
 *
 * It waits for the transactions under way, which still go by the old one, and whoever comes later goes by the new.
 */
export const publishRulebook = async (database: Database, document: RulebookDocument): Promise<number> => {
  compileRulebook(document);
  return database.transaction(async (session) => {
    await session.query(`select pg_advisory_xact_lock(hashtext('sla.rulebook'))`);
    const [row] = await session.query<{ generation: number }>(
      `insert into sla.rulebook (generation, document)
       select coalesce(max(generation), 0) + 1, $1 from sla.rulebook returning generation`,
      [JSON.stringify(document)],
    );
    return row?.generation ?? 0;
  });
};

/** Reads the rulebook in force, and keeps it in force until the end of the transaction. */
export type RulebookReader = (session: Session) => Promise<Rulebook>;

/** Each process compiles each generation once. */
export const rulebookReader = (): RulebookReader => {
  let known: Rulebook = { generation: 0, policies: [] };
  return async (session) => {
    // Two statements: the second must not see the database as it was before the lock was had.
    await session.query(`select pg_advisory_xact_lock_shared(hashtext('sla.rulebook'))`);
    const generation = await latestGeneration(session);
    if (generation !== known.generation) known = await readGeneration(session, generation);
    return known;
  };
};

const latestGeneration = async (session: Session): Promise<number> => {
  const [row] = await session.query<{ generation: number }>(
    'select coalesce(max(generation), 0) as generation from sla.rulebook',
  );
  return row?.generation ?? 0;
};

/** Reads and compiles one generation, also one that is no longer in force. */
export const readGeneration = async (session: Session, generation: number): Promise<Rulebook> => {
  const [row] = await session.query<{ document: RulebookDocument }>(
    'select document from sla.rulebook where generation = $1',
    [generation],
  );
  return { generation, policies: row === undefined ? [] : compileRulebook(row.document) };
};

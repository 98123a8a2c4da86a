/** The database: an embedded PGlite or a PostgreSQL server, to us the same. */
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** Something that answers SQL: the database itself, or one transaction of it. */
export interface Session {
  readonly query: <Row extends object>(
    text: string,
    values?: ReadonlyArray<unknown>,
  ) => Promise<ReadonlyArray<Row>>;
}

export interface Database extends Session {
  /** Runs some work in a transaction: all of it happens, or none. */
  readonly transaction: <Result>(work: (session: Session) => Promise<Result>) => Promise<Result>;
  readonly close: () => Promise<void>;
}

/** Where the embedded database listens, when no other is named. */
export const embeddedUrl = 'postgres://postgres@127.0.0.1:54329/postgres';

export const connect = (url: string): Database => {
  const pool = new pg.Pool({ connectionString: url, max: 8 });
  // A connection that breaks is seen by whoever asks next on it, and replaced; nobody has to die of the news.
  pool.on('connect', (client) => client.on('error', () => {}));
  pool.on('error', () => {});
  return {
    query: sessionOf(pool).query,
    close: () => pool.end(),
    transaction: async (work) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const result = await work(sessionOf(client));
        await client.query('commit');
        client.release();
        return result;
      } catch (error) {
        // Closing the connection rolls back, also when the database is not there to be told so.
        client.release(true);
        throw error;
      }
    },
  };
};

const sessionOf = (client: pg.Pool | pg.PoolClient): Session => ({
  query: async <Row extends object>(text: string, values?: ReadonlyArray<unknown>) => {
    const result = await client.query<Row>(text, values === undefined ? undefined : [...values]);
    // Several statements in one text have several results, none of which anybody needs.
    return Array.isArray(result) ? [] : result.rows;
  },
});

/** Waits until the database answers: it may be started after us, or be coming back. */
export const untilThere = async (database: Database): Promise<void> => {
  for (;;) {
    try {
      await database.query('select 1');
      return;
    } catch {
      await pause(500);
    }
  }
};

/** Creates the tables where they are missing; several processes may do so at once. */
export const prepareTables = async (database: Database): Promise<void> => {
  const schema = await readFile(new URL('../schema.sql', import.meta.url), 'utf8');
  await database.transaction(async (session) => {
    await session.query(`select pg_advisory_xact_lock(hashtext('sla.schema'))`);
    await session.query(schema);
  });
};

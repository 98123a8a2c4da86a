/** Checks that many clients share the one session of an embedded database as if each had one of its own. */
import pg from 'pg';
import { pieceReader, simpleQuery } from '../src/embedded/messages.js';
import type { Check } from './verdict.js';

/** However the network cuts the bytes, the pieces are the same. */
export const checkPieces = (check: Check): void => {
  const startup = Buffer.from([0, 0, 0, 9, 0, 3, 0, 0, 0]);
  const encryption = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
  const sync = Buffer.from([0x53, 0, 0, 0, 4]);
  const parse = Buffer.from([0x50, 0, 0, 0, 8, 0, 0x31, 0, 0]);
  const end = Buffer.from([0x58, 0, 0, 0, 4]);
  const stream = Buffer.concat([encryption, startup, simpleQuery('select 1'), parse, sync, end]);
  const whole = JSON.stringify(pieceReader()(stream));
  const cut = Array.from({ length: stream.length }, (_, at) => {
    const read = pieceReader();
    return JSON.stringify([...read(stream.subarray(0, at)), ...read(stream.subarray(at))]);
  });
  const kinds = pieceReader()(stream).map(({ kind }) => kind);
  check('a stream has its pieces', kinds.join() === 'encryption,startup,run,run,end', kinds.join());
  check(
    'the pieces do not depend on where the stream is cut',
    cut.every((pieces) => pieces === whole),
  );
};

export const checkSharing = async (url: string, check: Check): Promise<void> => {
  const pool = new pg.Pool({ connectionString: url, max: 8 });
  pool.on('connect', (client) => client.on('error', () => {}));
  await pool.query('create table shared (number integer unique)');

  const answers = await Promise.all(
    Array.from({ length: 200 }, async (_, at) => {
      const { rows } = await pool.query<{ found: number }>('select $1::integer as found', [at]);
      return rows[0]?.found === at;
    }),
  );
  check('each client gets its own answer', answers.every(Boolean));

  const isDivided = await pool.query('select 1 / $1::integer', [0]).then(
    () => true,
    () => false,
  );
  const { rows: afterError } = await pool.query('select 1 as one');
  check('an error of one statement leaves the session usable', !isDivided && afterError.length === 1);

  await Promise.all(
    Array.from({ length: 40 }, async (_, at) => {
      const client = await pool.connect();
      await client.query('begin');
      await client.query('insert into shared values ($1)', [at]);
      await client.query(at % 2 === 0 ? 'commit' : 'rollback');
      client.release();
    }),
  );
  const count = async (): Promise<number> => {
    const { rows } = await pool.query<{ found: number }>('select count(*)::integer as found from shared');
    return rows[0]?.found ?? -1;
  };
  check('transactions do not mix', (await count()) === 20, String(await count()));

  // Not through the pool, which would end it politely.
  const dying = new pg.Client({ connectionString: url });
  dying.on('error', () => {});
  await dying.connect();
  await dying.query('begin');
  await dying.query('insert into shared values (1000)');
  const { connection } = dying as unknown as {
    readonly connection: { readonly stream: { destroy(): void } };
  };
  connection.stream.destroy();
  check('who dies within a transaction has it rolled back', (await count()) === 20, String(await count()));
  await pool.query('drop table shared');
  await pool.end();
};

/**
 * Serves one PGlite to any number of PostgreSQL clients.
 *
 * PGlite is PostgreSQL in one process with one session. So clients take turns: a client has the session for as
 * long as its transaction lasts, and whoever dies in the middle of one has it rolled back.
 */
import { createServer, type Server, type Socket } from 'node:net';
import type { PGlite } from '@electric-sql/pglite';
import { isIdle, type Piece, pieceReader, simpleQuery, unencrypted, welcome } from './messages.js';
import { type Turns, turns } from './turns.js';

/** Listens on a port of this machine; 0 takes any that is free. */
export const serve = (database: PGlite, port: number): Promise<Server> => {
  const session = turns();
  const server = createServer((socket) => converse(database, session, socket));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
};

const converse = (database: PGlite, session: Turns, socket: Socket): void => {
  const read = pieceReader();
  let giveBack: (() => void) | undefined;
  let work: Promise<void> = Promise.resolve();

  const run = async (messages: ReadonlyArray<Uint8Array>): Promise<void> => {
    if (socket.destroyed) return;
    giveBack ??= await session.take();
    let idle = true;
    for (const message of messages) {
      const answer = await database.execProtocolRaw(message);
      if (answer.length > 0) idle = isIdle(answer);
      if (!socket.destroyed) socket.write(answer);
    }
    if (idle) release();
  };

  const release = (): void => {
    giveBack?.();
    giveBack = undefined;
  };

  const take = async (piece: Piece): Promise<void> => {
    if (piece.kind === 'run') await run(piece.messages);
    else if (piece.kind === 'startup') socket.write(welcome);
    else if (piece.kind === 'encryption') socket.write(unencrypted);
    else socket.end();
  };

  const rollBack = async (): Promise<void> => {
    if (giveBack === undefined) return;
    await database.execProtocolRaw(simpleQuery('rollback'));
    release();
  };

  const then = (next: () => Promise<void>): void => {
    work = work.then(next).catch((error: unknown) => {
      console.error('embedded database:', error);
      socket.destroy();
    });
  };

  socket.setNoDelay(true);
  socket.on('data', (bytes) => {
    for (const piece of read(bytes)) then(() => take(piece));
  });
  socket.on('error', () => socket.destroy());
  socket.on('close', () => then(rollBack));
};

/**
 * Cuts what a PostgreSQL client sends into pieces that must run without a break: a simple query, or an extended
 * one up to its Sync.
 */

export type Piece =
  | { readonly kind: 'encryption' }
  | { readonly kind: 'startup' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'end' }
  | { readonly kind: 'run'; readonly messages: ReadonlyArray<Uint8Array> };

const encryptionRequests: ReadonlySet<number> = new Set([80877103, 80877104]);
const cancelRequest = 80877102;

/** Returns a function that takes bytes as they arrive and returns the pieces that are whole. */
export const pieceReader = (): ((bytes: Uint8Array) => ReadonlyArray<Piece>) => {
  let rest: Buffer = Buffer.alloc(0);
  let started = false;
  let messages: Array<Uint8Array> = [];

  /** Only the first message of a connection has no letter before its length. */
  const opening = (message: Buffer): Piece => {
    const code = message.readInt32BE(4);
    if (encryptionRequests.has(code)) return { kind: 'encryption' };
    if (code === cancelRequest) return { kind: 'cancel' };
    started = true;
    return { kind: 'startup' };
  };

  const following = (message: Buffer): ReadonlyArray<Piece> => {
    const letter = String.fromCharCode(message[0] ?? 0);
    if (letter === 'X') return [{ kind: 'end' }];
    messages.push(message);
    if (letter !== 'Q' && letter !== 'S') return [];
    const run: Piece = { kind: 'run', messages };
    messages = [];
    return [run];
  };

  return (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    const pieces: Array<Piece> = [];
    for (;;) {
      const lengthAt = started ? 1 : 0;
      if (rest.length < lengthAt + 4) return pieces;
      const end = lengthAt + rest.readInt32BE(lengthAt);
      if (rest.length < end) return pieces;
      const message = rest.subarray(0, end);
      rest = rest.subarray(end);
      if (started) pieces.push(...following(message));
      else pieces.push(opening(message));
    }
  };
};

const message = (letter: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(5);
  head.write(letter);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};

const parameter = (name: string, value: string): Buffer => message('S', Buffer.from(`${name}\0${value}\0`));

/** What a server says to a client that it lets in without a password. */
export const welcome: Uint8Array = Buffer.concat([
  message('R', Buffer.from([0, 0, 0, 0])),
  parameter('server_version', '18.0'),
  parameter('client_encoding', 'UTF8'),
  parameter('DateStyle', 'ISO, MDY'),
  parameter('standard_conforming_strings', 'on'),
  message('Z', Buffer.from('I')),
]);

/** No to encryption: clients then go on without it. */
export const unencrypted: Uint8Array = Buffer.from('N');

/** A simple query, as a client would send it. */
export const simpleQuery = (sql: string): Uint8Array => message('Q', Buffer.from(`${sql}\0`));

/** Whether an answer leaves its session outside any transaction: its last message is ReadyForQuery, idle. */
export const isIdle = (answer: Uint8Array): boolean => answer.at(-1) === 'I'.charCodeAt(0);

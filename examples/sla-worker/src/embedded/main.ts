/**
 * The process of the embedded database: `npm run database [folder] [port]`.
 *
 * What was committed is in the folder: the process may be killed at any time and started again.
 */
import type { AddressInfo } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import { serve } from './serve.js';

const [folder = 'data', port = '54329'] = process.argv.slice(2);
const server = await serve(await PGlite.create({ dataDir: folder }), Number(port));
console.log(`ready postgres://postgres@127.0.0.1:${(server.address() as AddressInfo).port}/postgres`);

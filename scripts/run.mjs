/** Runs a program and keeps what it says. */
import { spawn } from 'node:child_process';
import { root } from './rooms.mjs';

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 1 when it could not be started, was ended by a signal, or took too long
 * @property {string} output what it wrote, to both streams, in order
 */

/** What one program may take, in minutes: enough for a slow machine, and an end to a loop that has none. */
const patience = 15;

/** The groups of the programs under way, so that none outlives this one. @type {Set<number>} */
const groups = new Set();

const endAll = () => {
  for (const group of groups) endGroup(group);
};
process.once('exit', endAll);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/** @param {number} group */
const endGroup = (group) => {
  try {
    process.kill(-group, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
};

/**
 * Runs a program to its end, without a shell, in the folder of the project unless told otherwise.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ readonly cwd?: string, readonly env?: Readonly<Record<string, string>>, readonly echo?: boolean }} [settings]
 *   `echo` also passes its words on as they come
 * @returns {Promise<Outcome>}
 */
export const run = (program, args, { cwd = root, env = {}, echo = false } = {}) =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      ...{ cwd, env: { ...process.env, ...env }, detached: true },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const group = child.pid;
    if (group !== undefined) groups.add(group);
    let output = '';
    const timer = setTimeout(() => {
      output += `\nended after ${patience} minutes\n`;
      if (group !== undefined) endGroup(group);
    }, patience * 60_000);
    const keep = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
      if (echo) process.stdout.write(chunk);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const finish = (/** @type {number | null} */ code) => {
      clearTimeout(timer);
      if (group !== undefined) groups.delete(group);
      resolve({ code: code ?? 1, output });
    };
    child.on('error', (error) => {
      output += `${error.message}\n`;
      finish(1);
    });
    child.on('close', finish);
  });

/**
 * Returns the path of a tool's own script, to run with this Node and no shell in between.
 *
 * @param {string} path below node_modules
 */
export const tool = (path) => `${root}node_modules/${path}`;

/** The compiler of TypeScript 7, which checks in a second what takes others ten. */
export const tsc = tool('typescript7/bin/tsc');

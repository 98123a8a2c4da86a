/** Runs a program and keeps what it says. */
import { spawn } from 'node:child_process';
import { root } from './rooms.mjs';

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 1 when it could not be started or was ended by a signal
 * @property {string} output what it wrote, to both streams, in order
 */

/**
 * Runs a program to its end, without a shell, in the folder of the project unless told otherwise.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ readonly cwd?: string, readonly env?: Readonly<Record<string, string>> }} [settings]
 * @returns {Promise<Outcome>}
 */
export const run = (program, args, { cwd = root, env = {} } = {}) =>
  new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });

/**
 * Returns the path of a tool's own script, to run with this Node and no shell in between.
 *
 * @param {string} path below node_modules
 */
export const tool = (path) => `${root}node_modules/${path}`;

/** The compiler of TypeScript 7, which checks in a second what takes others ten. */
export const tsc = tool('typescript7/bin/tsc');

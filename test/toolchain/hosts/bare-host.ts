import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { alias } from '../../../vitest.alias.js';
import { root } from '../../architecture/source.js';

/** A host that has the language and nothing else: no Intl, no clock, no chance, no local time. */
const bareHost = `
  const refused = (name) => () => { throw new Error(name + ' was asked') };
  delete globalThis.Intl;
  Math.random = refused('chance');
  const HostDate = Date;
  globalThis.Date = new Proxy(HostDate, {
    apply: refused('the clock'),
    construct: (target, given, asked) =>
      given.length === 0 ? refused('the clock')() : Reflect.construct(target, given, asked),
  });
  HostDate.now = refused('the clock');
  for (const name of Object.getOwnPropertyNames(HostDate.prototype)) {
    if (/^(get|set|to)(?!UTC|Time$|ISOString$|JSON$)/.test(name)) HostDate.prototype[name] = refused('Date.' + name);
  }
`;

/**
 * Bundles a module as one classic script that sets the global `bundle`: what a static resource of a CRM, a worker or
 * an extension loads. A module of Node or a dynamic import of another file would be an error, or a second file.
 */
export const bundleOf = async (contents: string): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'bundle',
    target: 'es2022',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    plugins: [
      {
        name: 'public-names',
        setup: ({ onResolve }) => {
          onResolve({ filter: /^smarketing(\/|$)/ }, ({ path }) => {
            const rule = alias.find(({ find }) => find.test(path));
            return rule === undefined ? undefined : { path: path.replace(rule.find, rule.replacement) };
          });
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? '';
};

/** Runs a bundle and then an expression on the bare host, where making code from text is refused, as by a strict CSP. */
export const runBare = (bundle: string, expression: string): unknown =>
  runInContext(
    `${bareHost}\n${bundle}\n${expression}`,
    createContext({}, { codeGeneration: { strings: false, wasm: false } }),
  );

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../architecture/source.js';

/** Every Markdown file that people read, from the root of the project. */
const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...pagesIn('docs'), ...pagesIn('examples')];

function pagesIn(folder: string): ReadonlyArray<string> {
  return readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && !/(^|\/)node_modules\/|^api\//.test(path))
    .map((path) => `${folder}/${path}`);
}

/** The text of a page without its code, in which brackets mean something else. */
const proseOf = (text: string): string =>
  text.replace(/^( *)(```+)[\s\S]*?^\1\2$/gm, '').replace(/`[^`\n]*`/g, '');

const targetsOf = (text: string): ReadonlyArray<string> =>
  [...proseOf(text).matchAll(/\]\(([^)\s]+)(?:\s"[^"]*")?\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

/** The anchors of a page, made of its headings as GitHub makes them. */
const anchorsOf = (text: string): ReadonlySet<string> => {
  const seen = new Map<string, number>();
  const slugs = text
    .replace(/^( *)(```+)[\s\S]*?^\1\2$/gm, '')
    .split('\n')
    .filter((line) => /^#{1,6} /.test(line))
    .map((line) =>
      line
        .replace(/^#+ /, '')
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
        .replaceAll(' ', '-'),
    );
  return new Set(
    slugs.map((slug) => {
      const before = seen.get(slug) ?? 0;
      seen.set(slug, before + 1);
      return before === 0 ? slug : `${slug}-${before}`;
    }),
  );
};

/** What is wrong with the links of a page. */
const brokenIn = (page: string, text: string): ReadonlyArray<string> =>
  targetsOf(text).filter((target) => {
    const [path = '', anchor] = target.split('#');
    const file = root + join(dirname(page), path);
    if (path !== '' && !existsSync(file)) return true;
    if (anchor === undefined) return false;
    return !anchorsOf(path === '' ? text : readFileSync(file, 'utf8')).has(anchor);
  });

test.each(pages)('every link of %s leads to a file or heading that exists', (page) => {
  expect(brokenIn(page, readFileSync(root + page, 'utf8'))).toEqual([]);
});

describe('the check of links', () => {
  const page = 'docs/invented.md';

  test.each([
    ['a file that is not there', '[a](absent.md)'],
    ['a heading that is not there', '# One\n\n[a](#two)'],
    ['a heading that another page lacks', '[a](../README.md#no-such-heading)'],
    ['a picture that is not there', '![a](absent.svg)'],
  ])('finds %s', (_, text) => {
    expect(brokenIn(page, text)).toHaveLength(1);
  });

  test.each([
    ['another page', '[a](../README.md)'],
    ['a heading of another page', '[a](../README.md#the-rooms)'],
    ['a heading of its own', '## What it *costs*, in `ms`\n\n[a](#what-it-costs-in-ms)'],
    ['the second of two headings', '# A\n# A\n[a](#a-1)'],
    ['another site', '[a](https://example.org/absent.md)'],
    ['code', '`[a](absent.md)`\n\n```ts\nlist[a](absent)\n```'],
  ])('accepts %s', (_, text) => {
    expect(brokenIn(page, text)).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { packageFindings } from './packages.js';
import { source, sources } from './source.js';

test('src imports only the packages it may, each from its place', () => {
  expect(packageFindings(sources)).toEqual([]);
});

describe('the check of packages', () => {
  test.each([
    ['zod outside schema', "import * as z from 'zod/mini'", 'src/rule/a.ts'],
    ['a type of zod outside schema', "import type { ZodMiniType } from 'zod/mini'", 'src/agreement/a.ts'],
    ['the whole of zod', "import { z } from 'zod'", 'src/schema/a.ts'],
    ['zones of date-fns', "import { TZDate } from '@date-fns/tz'", 'src/calendar/zone.ts'],
    ['the whole of date-fns', "import { addDays } from 'date-fns'", 'src/calendar/a.ts'],
    ['a function of date-fns on dates', "import { addDays } from 'date-fns/addDays'", 'src/kernel/a.ts'],
    ['fp-ts as Node cannot load it', "import * as E from 'fp-ts/Either'", 'src/rule/a.ts'],
    ['the hash outside the kernel', "import { sha256 } from '@noble/hashes/sha2.js'", 'src/approval/a.ts'],
    ['a module of Node', "import { readFileSync } from 'node:fs'", 'src/kernel/a.ts'],
    ['a module of Node without its prefix', "import fs = require('fs')", 'src/kernel/a.ts'],
    ['a package nobody agreed on', "export * from 'lodash-es'", 'src/kernel/a.ts'],
    ['loading while running', "const load = () => import('./b.js')", 'src/kernel/a.ts'],
    ['a computed load', 'const load = (name: string) => require(name)', 'src/kernel/a.ts'],
  ])('refuses %s', (_, text, path) => {
    expect(packageFindings([source(path, text)])).toHaveLength(1);
  });

  test('allows each in its place', () => {
    const files = [
      source('src/schema/a.ts', "import * as z from 'zod/mini'; import * as E from 'fp-ts/lib/Either.js'"),
      source('src/kernel/duration.ts', "import { millisecondsInDay } from 'date-fns/constants'"),
      source('src/kernel/content-hash.ts', "import { sha256 } from '@noble/hashes/sha2.js'"),
      source('src/rule/a.ts', "import { pipe } from 'fp-ts/lib/function.js'"),
    ];
    expect(packageFindings(files)).toEqual([]);
  });
});

/**
 * One qualified-lead rule, judged by closures, by columns and with reasons, against the predicate that a person
 * would write by hand and against other engines that take a rule as data. The packages are installed by
 * `npm ci --prefix bench`; without them only the predicate is compared.
 */
import { day, type Instant, orThrow } from 'smarketing/kernel';
import { compileRule, explainRule, type FactSchema, type FactsOf, type Rule, rules } from 'smarketing/rule';
import { flipRule } from 'smarketing/rule/analysis';
import { columnsOf, compileColumns } from 'smarketing/rule/columns';
import { compare } from './harness.js';

const countries = ['US', 'DE', 'FR', 'GB', 'NL', 'ES', 'IT', 'PL', 'BR', 'IN', 'JP', 'CA'] as const;
const industries = ['software', 'retail', 'bank', 'health', 'education', 'energy'] as const;
const titles = [
  ...['VP Marketing', 'Head of Sales', 'Software Engineer', 'Director of Operations', 'CEO', 'Student'],
  ...['Chief Marketing Officer', 'Account Manager', 'VP Sales', 'Analyst', 'Director Demand Generation'],
  'Consultant',
];

const schema = {
  employees: { type: 'integer' },
  revenue: { type: 'number' },
  country: { type: 'enum', values: countries },
  industry: { type: 'enum', values: industries },
  title: { type: 'string' },
  optIn: { type: 'boolean' },
  competitor: { type: 'boolean' },
  visitedAt: { type: 'instant' },
  createdAt: { type: 'instant' },
  score: { type: 'integer' },
  email: { type: 'string' },
  interests: { type: 'list', of: 'string' },
} as const satisfies FactSchema;

type Lead = { readonly [Name in keyof FactsOf<typeof schema>]-?: NonNullable<FactsOf<typeof schema>[Name]> };

const asOf = 1_772_000_000_000 as Instant;
const context = { asOf };

/** The mulberry32 generator: the same leads on every machine. */
const randomOf = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const before = (days: number): Instant => (asOf - Math.floor(days * day)) as Instant;

/** Leads as they come: about one in a hundred meets the rule, most fail early. */
const mixedLeads = (count: number): ReadonlyArray<Lead> => {
  const random = randomOf(1);
  const pick = <A>(values: ReadonlyArray<A>): A => values[Math.floor(random() * values.length)] as A;
  return Array.from({ length: count }, (_, index) => ({
    employees: Math.floor(Math.exp(random() * 9)),
    revenue: Math.round(Math.exp(random() * 18)),
    country: pick(countries),
    industry: pick(industries),
    title: `${pick(titles)} ${index % 97}`,
    optIn: random() < 0.7,
    competitor: random() < 0.1,
    visitedAt: before(random() * 60),
    createdAt: before(random() * 700),
    score: Math.round(random() * 100),
    email: `person${index}@${pick(['example.com', 'gmail.com', 'firm.example'])}`,
    interests: [pick(['pricing', 'api', 'security']), pick(['webinar', 'whitepaper', 'demo'])],
  }));
};

/** Leads that pass every condition up to the last, which nine in ten pass as well. */
const nearLeads = (count: number): ReadonlyArray<Lead> => {
  const random = randomOf(2);
  const pick = <A>(values: ReadonlyArray<A>): A => values[Math.floor(random() * values.length)] as A;
  const senior = titles.filter((title) => /VP|Director|Chief/.test(title));
  return mixedLeads(count).map((lead, index) => ({
    ...lead,
    employees: 50 + Math.floor(random() * 4950),
    revenue: 1e6 + Math.round(random() * 1e8),
    country: pick(countries.slice(0, 5)),
    industry: pick(industries.slice(0, 3)),
    title: `${pick(senior)} ${index % 97}`,
    optIn: random() < 0.9,
    competitor: false,
    visitedAt: before(random() * 29),
    createdAt: before(random() * 364),
  }));
};

const { all, any, is, none } = rules(schema);

/** Twelve conditions, four levels. */
const qualified: Rule = all(
  is('employees', 'gte', 50),
  is('employees', 'lt', 5000),
  is('country', 'in', ['US', 'DE', 'FR', 'GB', 'NL']),
  any(
    is('title', 'contains', 'VP'),
    is('title', 'contains', 'Director'),
    all(is('title', 'contains', 'Chief'), is('revenue', 'gte', 1e6)),
  ),
  none(is('competitor', 'eq', true), is('industry', 'in', ['education'])),
  is('visitedAt', 'withinLast', 30 * day),
  is('createdAt', 'withinLast', 365 * day),
  is('optIn', 'eq', true),
);

const byHand = (lead: Lead, now: number): boolean =>
  lead.employees >= 50 &&
  lead.employees < 5000 &&
  (lead.country === 'US' ||
    lead.country === 'DE' ||
    lead.country === 'FR' ||
    lead.country === 'GB' ||
    lead.country === 'NL') &&
  (lead.title.includes('VP') ||
    lead.title.includes('Director') ||
    (lead.title.includes('Chief') && lead.revenue >= 1e6)) &&
  !(lead.competitor === true || lead.industry === 'education') &&
  lead.visitedAt > now - 30 * day &&
  lead.visitedAt <= now &&
  lead.createdAt > now - 365 * day &&
  lead.createdAt <= now &&
  lead.optIn === true;

/** The rule in JsonLogic, with the moments filled in, since the language has none. */
const jsonLogic = {
  and: [
    { '>=': [{ var: 'employees' }, 50] },
    { '<': [{ var: 'employees' }, 5000] },
    { in: [{ var: 'country' }, ['US', 'DE', 'FR', 'GB', 'NL']] },
    {
      or: [
        { in: ['VP', { var: 'title' }] },
        { in: ['Director', { var: 'title' }] },
        { and: [{ in: ['Chief', { var: 'title' }] }, { '>=': [{ var: 'revenue' }, 1e6] }] },
      ],
    },
    {
      '!': { or: [{ '===': [{ var: 'competitor' }, true] }, { '===': [{ var: 'industry' }, 'education'] }] },
    },
    { and: [{ '>': [{ var: 'visitedAt' }, asOf - 30 * day] }, { '<=': [{ var: 'visitedAt' }, asOf] }] },
    { and: [{ '>': [{ var: 'createdAt' }, asOf - 365 * day] }, { '<=': [{ var: 'createdAt' }, asOf] }] },
    { '===': [{ var: 'optIn' }, true] },
  ],
};

/** The rule as a JSON Schema of the leads that meet it. */
const jsonSchema = {
  type: 'object',
  properties: {
    employees: { minimum: 50, exclusiveMaximum: 5000 },
    country: { enum: ['US', 'DE', 'FR', 'GB', 'NL'] },
    competitor: { not: { const: true } },
    industry: { not: { const: 'education' } },
    visitedAt: { exclusiveMinimum: asOf - 30 * day, maximum: asOf },
    createdAt: { exclusiveMinimum: asOf - 365 * day, maximum: asOf },
    optIn: { const: true },
  },
  anyOf: [
    { properties: { title: { pattern: 'VP' } } },
    { properties: { title: { pattern: 'Director' } } },
    { properties: { title: { pattern: 'Chief' }, revenue: { minimum: 1e6 } } },
  ],
};

type Judge = (lead: Lead) => boolean;

const load = async (name: string): Promise<Readonly<Record<string, unknown>>> => await import(name);

const peers: Record<string, Judge> = {};
let buildLogic: ((of: unknown) => Judge) | null = null;
let rulesEngine: ((lead: Lead) => Promise<boolean>) | null = null;
try {
  const { LogicEngine } = (await load('json-logic-engine')) as {
    LogicEngine: new () => { build: (of: unknown) => Judge };
  };
  buildLogic = (of) => new LogicEngine().build(of);
  peers['json-logic-engine, compiled (needs eval)'] = buildLogic(jsonLogic);
  const { default: Ajv } = (await load('ajv/dist/2020.js')) as unknown as {
    default: { default: new (options: unknown) => { compile: (of: unknown) => Judge } };
  };
  peers['ajv (needs eval)'] = new Ajv.default({ strict: false }).compile(jsonSchema);
  rulesEngine = await rulesEngineJudge();
} catch (error) {
  console.log(
    `The packages to compare with are not installed (${String(error)}): run \`npm ci --prefix bench\`.\n`,
  );
}

/** The rule for json-rules-engine, which answers by a promise. */
async function rulesEngineJudge(): Promise<(lead: Lead) => Promise<boolean>> {
  interface Engine {
    readonly addOperator: (name: string, judge: (fact: string, value: string) => boolean) => void;
    readonly addRule: (of: unknown) => void;
    readonly run: (facts: Lead) => Promise<{ readonly events: ReadonlyArray<unknown> }>;
  }
  const { Engine } = (await load('json-rules-engine')) as { Engine: new () => Engine };
  const engine = new Engine();
  engine.addOperator('holds', (fact, value) => fact.includes(value));
  const leaf = (fact: string, operator: string, value: unknown): unknown => ({ fact, operator, value });
  engine.addRule({
    conditions: {
      all: [
        leaf('employees', 'greaterThanInclusive', 50),
        leaf('employees', 'lessThan', 5000),
        leaf('country', 'in', ['US', 'DE', 'FR', 'GB', 'NL']),
        {
          any: [
            leaf('title', 'holds', 'VP'),
            leaf('title', 'holds', 'Director'),
            { all: [leaf('title', 'holds', 'Chief'), leaf('revenue', 'greaterThanInclusive', 1e6)] },
          ],
        },
        { not: { any: [leaf('competitor', 'equal', true), leaf('industry', 'equal', 'education')] } },
        leaf('visitedAt', 'greaterThan', asOf - 30 * day),
        leaf('visitedAt', 'lessThanInclusive', asOf),
        leaf('createdAt', 'greaterThan', asOf - 365 * day),
        leaf('createdAt', 'lessThanInclusive', asOf),
        leaf('optIn', 'equal', true),
      ],
    },
    event: { type: 'qualified' },
  });
  return async (lead) => (await engine.run(lead)).events.length > 0;
}

/** A loop of its own for each subject: what an engine learns about one must not serve another. */
const counter = (judge: Judge, leads: ReadonlyArray<Lead>): (() => number) =>
  new Function(
    'judge',
    'leads',
    'return () => { let n = 0; for (let i = 0; i < leads.length; i += 1) if (judge(leads[i])) n += 1; return n; };',
  )(judge, leads) as () => number;

const sum = (marks: Uint8Array): number => {
  let count = 0;
  for (let row = 0; row < marks.length; row += 1) count += marks[row] as number;
  return count;
};

const count = 100_000;
const mixed = mixedLeads(count);
const near = nearLeads(count);
const leadsOf = [
  ['leads as they come', mixed, 1, 0.8],
  ['near misses', near, 1.2, 0.8],
] as const;

const { isTrue, verdict } = orThrow(compileRule(schema)(qualified));
const columnar = orThrow(compileColumns(schema)(qualified));
const explain = orThrow(explainRule(schema)(qualified));
const flip = orThrow(flipRule(schema)(qualified));

console.log('## Rules\n');

for (const [name, leads, atMost, columnsAtMost] of leadsOf) {
  const columns = columnsOf(schema)(leads);
  compare(
    `A rule of 12 conditions, ${name}`,
    {
      'by hand': counter((lead) => byHand(lead, asOf), leads),
      'closures, met or not': counter((lead) => isTrue(lead, context), leads),
      'closures, three-valued': counter((lead) => verdict(lead, context) === 'met', leads),
      'columns that are ready': () => sum(columnar.isTrue(columns, context)),
      ...Object.fromEntries(Object.entries(peers).map(([peer, judge]) => [peer, counter(judge, leads)])),
    },
    {
      per: { count, unit: 'lead' },
      atMost: { 'closures, met or not': atMost, 'columns that are ready': columnsAtMost },
      note: 'The predicate by hand knows no missing values; the closures and columns do.',
    },
  );
}

for (const [name, leads] of leadsOf) {
  compare(
    `Reasons for a rule of 12 conditions, ${name}`,
    {
      'by hand, without reasons': counter((lead) => byHand(lead, asOf), leads),
      explain: counter((lead) => explain(lead, context).verdict === 'met', leads),
    },
    { rounds: 9, per: { count, unit: 'lead' }, atMost: { explain: 60 } },
  );
}

const few = mixed.slice(0, 500);
compare(
  'The fewest changes that would flip a rule of 12 conditions, leads as they come',
  {
    explain: counter((lead) => explain(lead, context).verdict === 'met', few),
    'fewest changes': counter((lead) => flip(lead, context)._tag === 'Some', few),
  },
  { agree: false, per: { count: few.length, unit: 'lead' } },
);

if (rulesEngine !== null) {
  const judge = rulesEngine;
  const some = mixed.slice(0, 2_000);
  const met = some.filter((lead) => byHand(lead, asOf)).length;
  const ratios: Array<number> = [];
  const hand = counter((lead) => byHand(lead, asOf), some);
  for (let round = 0; round < 7; round += 1) {
    const start = process.cpuUsage();
    let found = 0;
    for (const lead of some) if (await judge(lead)) found += 1;
    const theirs = process.cpuUsage(start);
    if (found !== met) throw new Error('json-rules-engine gives another answer');
    const again = process.cpuUsage();
    for (let turn = 0; turn < 200; turn += 1) hand();
    const ours = process.cpuUsage(again);
    ratios.push((theirs.user + theirs.system) / ((ours.user + ours.system) / 200));
  }
  const median = ratios.sort((one, other) => one - other)[3] ?? Number.NaN;
  console.log(
    `json-rules-engine, which answers by promises, needs ${Math.round(median)} times the predicate by hand.\n`,
  );
}

/** Rules of other sizes, made of the facts at hand, each with the predicate that a person would write. */
const sized = (conditions: number): { readonly rule: Rule; readonly source: string } => {
  const random = randomOf(conditions);
  const parts = Array.from({ length: conditions }, (_, index): readonly [Rule, string] => {
    const bound = Math.floor(random() * 60);
    switch (index % 5) {
      case 0:
        return [is('score', 'gte', bound), `lead.score >= ${bound}`];
      case 1:
        return [is('employees', 'gt', bound), `lead.employees > ${bound}`];
      case 2: {
        const own = countries[index % countries.length] ?? 'US';
        return [is('country', 'ne', own), `lead.country !== '${own}'`];
      }
      case 3:
        return [is('optIn', 'eq', index % 2 === 0), `lead.optIn === ${index % 2 === 0}`];
      default:
        return [is('revenue', 'lt', 1000 * bound), `lead.revenue < ${1000 * bound}`];
    }
  });
  const groups = Array.from({ length: Math.ceil(parts.length / 3) }, (_, index) =>
    parts.slice(3 * index, 3 * index + 3),
  );
  const anyOf = ([first, ...others]: ReadonlyArray<readonly [Rule, string]>): Rule =>
    any(first?.[0] as Rule, ...others.map(([rule]) => rule));
  const [first, ...others] = groups.map(anyOf);
  return {
    rule: all(first as Rule, ...others),
    source: groups.map((group) => `(${group.map(([, source]) => source).join(' || ')})`).join(' && '),
  };
};

/** How JsonLogic writes the comparisons of the rules below. */
const logicOperators: Readonly<Record<string, string>> = { eq: '===', lt: '<', gt: '>', gte: '>=' };

/** Writes a rule of groups, opposites and comparisons with constants in JsonLogic. */
const logicOf = (rule: Rule): unknown => {
  if ('all' in rule) return { and: rule.all.map(logicOf) };
  if ('any' in rule) return { or: rule.any.map(logicOf) };
  if ('not' in rule) return { '!': logicOf(rule.not) };
  if (!('op' in rule && 'fact' in rule)) throw new Error('no such node in these rules');
  return { [logicOperators[rule.op] ?? rule.op]: [{ var: rule.fact }, rule.value] };
};

/** Measures a rule of facts and constants against the source of a predicate. */
const compareWithSource = (title: string, rule: Rule, source: string, leads: ReadonlyArray<Lead>): void => {
  const { isTrue: compiled } = orThrow(compileRule(schema)(rule));
  const inColumns = orThrow(compileColumns(schema)(rule));
  const columns = columnsOf(schema)(leads);
  compare(
    title,
    {
      'by hand': counter(new Function('lead', `return ${source};`) as Judge, leads),
      closures: counter((lead) => compiled(lead, context), leads),
      'columns that are ready': () => sum(inColumns.isTrue(columns, context)),
      ...(buildLogic === null
        ? {}
        : { 'json-logic-engine, compiled (needs eval)': counter(buildLogic(logicOf(rule)), leads) }),
    },
    { per: { count: leads.length, unit: 'lead' } },
  );
};

for (const conditions of [3, 30, 100]) {
  const { rule, source } = sized(conditions);
  const { isTrue: met } = orThrow(compileRule(schema)(rule));
  const those = mixed.filter((lead) => met(lead, context));
  const title = `A rule of ${conditions} conditions in groups of three`;
  compareWithSource(`${title}, leads as they come`, rule, source, mixed);
  compareWithSource(`${title}, leads that meet it`, rule, source, those);
}

/** What is asked of a lead in each of many segments: a country, an industry, a size, a score. */
const segments = countries.flatMap((country, row) =>
  industries
    .slice(0, 2)
    .map((industry, column) => ({ country, industry, employees: 20 * (row + 1), score: 30 + 5 * column })),
);
const bySegment = segments.map(({ country, industry, employees, score }) =>
  all(
    is('country', 'eq', country),
    is('industry', 'eq', industry),
    is('employees', 'gte', employees),
    is('score', 'gte', score),
  ),
);
compareWithSource(
  `A rule of ${segments.length} segments with four conditions each, leads as they come`,
  any(bySegment[0] as Rule, ...bySegment.slice(1)),
  segments
    .map(
      ({ country, industry, employees, score }) =>
        `(lead.country === '${country}' && lead.industry === '${industry}' && lead.employees >= ${employees} && lead.score >= ${score})`,
    )
    .join(' || '),
  mixed,
);

const textual: Rule = all(
  none(is('email', 'endsWith', '@gmail.com'), is('email', 'startsWith', 'test')),
  any(is('title', 'contains', 'vp', { fold: true }), is('title', 'contains', 'director', { fold: true })),
  is('interests', 'hasAny', ['pricing', 'demo']),
);
const textualByHand = (lead: Lead): boolean => {
  if (lead.email.endsWith('@gmail.com') || lead.email.startsWith('test')) return false;
  const title = lead.title.toLowerCase();
  return (
    (title.includes('vp') || title.includes('director')) &&
    lead.interests.some((interest) => interest === 'pricing' || interest === 'demo')
  );
};
const compiledTextual = orThrow(compileRule(schema)(textual)).isTrue;
compare(
  'A rule of texts and lists',
  {
    'by hand': counter(textualByHand, mixed),
    closures: counter((lead) => compiledTextual(lead, context), mixed),
  },
  { per: { count, unit: 'lead' } },
);

// An app asks many rules: what the engine learned about one must not make the others slow.
const others = Array.from(
  { length: 20 },
  (_, index) => orThrow(compileRule(schema)(sized(6 + index).rule)).isTrue,
);
for (const ask of others) for (const lead of mixed.slice(0, 5_000)) ask(lead, context);
for (const [name, leads] of leadsOf) {
  compare(
    `The rule of 12 conditions after 20 other rules, ${name}`,
    {
      'by hand': counter((lead) => byHand(lead, asOf), leads),
      'closures, met or not': counter((lead) => isTrue(lead, context), leads),
    },
    { per: { count, unit: 'lead' } },
  );
}

const [compiling] = compare(
  'Checking and compiling a rule of 12 conditions',
  { 'compileRule(schema)(rule)': () => compileRule(schema)(qualified)._tag },
  { note: 'At most a millisecond.' },
);
if ((compiling?.nanoseconds ?? 0) > 1e6) process.exitCode = 1;

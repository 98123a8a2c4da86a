import fc from 'fast-check';
import type { Instant, Money } from 'smarketing/kernel';
import type {
  ActivitySchema,
  FactSchema,
  FactsOf,
  Operator,
  Rule,
  RuleContext,
  RuleDefinition,
  RuleValue,
} from 'smarketing/rule';

/** A schema with every type of fact, small enough that random rules and facts meet. */
export const schema = {
  employees: { type: 'integer', label: 'Employees' },
  revenue: { type: 'number' },
  title: { type: 'string', label: 'Job title' },
  company: { type: 'string' },
  country: { type: 'enum', values: ['DE', 'FR', 'US'] },
  market: { type: 'enum', values: ['DE', 'US', 'JP'] },
  optIn: { type: 'boolean' },
  visitedAt: { type: 'instant' },
  createdAt: { type: 'instant' },
  budget: { type: 'money', currency: 'EUR' },
  price: { type: 'money', currency: 'EUR' },
  interests: { type: 'list', of: 'string' },
  regions: { type: 'list', of: 'enum', values: ['emea', 'apac', 'amer'] },
} as const satisfies FactSchema;

/** Activities that random rules count. */
export const activities = {
  'page-view': { url: { type: 'string' }, seconds: { type: 'integer' } },
  purchase: { amount: { type: 'money', currency: 'EUR' }, items: { type: 'integer' } },
} as const satisfies ActivitySchema;

/** The moment around which random instants lie. */
export const noon = 1_772_000_000_000 as Instant;

const day = 86_400_000;
const texts = ['', 'vp', 'VP Sales', 'Head of VP', 'sales', 'SALES', 'é', 'É', '😀', 'İ', '50%_x'];
const numbers = [-1, 0, 1, 2.5, 3, 49.5, 50, 50.5, 1e300, 5e-324, -Number.MAX_VALUE];
const integers = [-1, 0, 1, 2, 3, 49, 50, 51, 1000];
const instants = [-2, -1, -0.5, 0, 0.5, 1, 2].map((days) => (noon + days * day) as Instant);
const durations = [1, 0.5 * day, day, 2 * day, 400 * day];

const money = fc.constantFrom(...integers).map((minor): Money<'EUR'> => ({ minor, currency: 'EUR' }));

/** Values of each type, out of few, so that comparisons are close. */
const sample = {
  number: fc.constantFrom(...numbers),
  integer: fc.constantFrom(...integers),
  string: fc.constantFrom(...texts),
  boolean: fc.boolean(),
  instant: fc.constantFrom(...instants),
  money,
} as const;

const missing = fc.constantFrom(undefined, null);

const sometimes = <A>(value: fc.Arbitrary<A>): fc.Arbitrary<A | null | undefined> =>
  fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: missing });

/** Facts of a lead, about a fifth of them missing: absent, undefined or null. */
export const facts: fc.Arbitrary<FactsOf<typeof schema>> = fc.record(
  {
    employees: sometimes(sample.integer),
    revenue: sometimes(sample.number),
    title: sometimes(sample.string),
    company: sometimes(sample.string),
    country: sometimes(fc.constantFrom(...schema.country.values)),
    market: sometimes(fc.constantFrom(...schema.market.values)),
    optIn: sometimes(sample.boolean),
    visitedAt: sometimes(sample.instant),
    createdAt: sometimes(sample.instant),
    budget: sometimes(sample.money),
    price: sometimes(sample.money),
    interests: sometimes(fc.array(sample.string, { maxLength: 3 })),
    regions: sometimes(fc.uniqueArray(fc.constantFrom(...schema.regions.values))),
  },
  { requiredKeys: [] },
);

const activity = fc.oneof(
  fc.record({
    type: fc.constant('page-view'),
    occurredAt: sample.instant,
    facts: fc.record(
      { url: sometimes(sample.string), seconds: sometimes(sample.integer) },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    type: fc.constant('purchase'),
    occurredAt: sample.instant,
    facts: fc.record({ amount: sometimes(money), items: sometimes(sample.integer) }, { requiredKeys: [] }),
  }),
  fc.record({ type: fc.constant('webinar'), occurredAt: sample.instant }),
);

/** A moment, and what happened around it; sometimes nobody looked. */
export const context: fc.Arbitrary<RuleContext> = fc.record(
  { asOf: fc.constant(noon), activities: fc.array(activity, { maxLength: 5 }) },
  { requiredKeys: ['asOf'] },
);

const list = <A>(value: fc.Arbitrary<A>): fc.Arbitrary<RuleValue> =>
  fc.array(value, { minLength: 1, maxLength: 4 }) as unknown as fc.Arbitrary<RuleValue>;

const extras = fc.record(
  { whenMissing: fc.boolean(), label: fc.constantFrom('a label', 'another') },
  { requiredKeys: [] },
);

interface Compared {
  readonly op: Operator;
  readonly value: RuleValue;
  readonly fold?: true;
}

const orders: ReadonlyArray<Operator> = ['eq', 'lt', 'lte', 'gt', 'gte'];

const compare = (ops: ReadonlyArray<Operator>, value: fc.Arbitrary<RuleValue>): fc.Arbitrary<Compared> =>
  fc.record({ op: fc.constantFrom(...ops), value });

const fold = fc.record({ fold: fc.constant<true>(true) }, { requiredKeys: [] });

const textual = fc
  .tuple(
    fc.oneof(
      compare(['eq', 'contains', 'startsWith', 'endsWith'], sample.string),
      compare(['in'], list(sample.string)),
    ),
    fold,
  )
  .map(([compared, folded]): Compared => ({ ...compared, ...folded }));

const otherText = fc
  .tuple(fc.constantFrom<Operator>('eq', 'contains', 'startsWith', 'endsWith'), fold)
  .map(([op, folded]): Compared => ({ op, value: { fact: 'company' }, ...folded }));

const timed = fc.oneof(
  compare(orders, sample.instant),
  compare(['withinLast', 'withinNext', 'olderThan'], fc.constantFrom(...durations)),
);

const oneOf = (values: ReadonlyArray<string>): fc.Arbitrary<Compared> =>
  fc.oneof(
    compare(['eq'], fc.constantFrom(...values)),
    compare(['in'], fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 }) as never),
  );

const lists = (element: fc.Arbitrary<string>): fc.Arbitrary<Compared> =>
  compare(['hasAny', 'hasAll'], list(element));

const comparisons: ReadonlyArray<readonly [string, fc.Arbitrary<Compared>]> = [
  ['employees', fc.oneof(compare(orders, sample.integer), compare(['in'], list(sample.integer)))],
  ['employees', compare(orders, fc.constant({ fact: 'revenue' }))],
  ['revenue', fc.oneof(compare(orders, sample.number), compare(['in'], list(sample.number)))],
  ['title', textual],
  ['title', otherText],
  ['country', oneOf(schema.country.values)],
  ['country', compare(['eq'], fc.constant({ fact: 'market' }))],
  ['optIn', fc.oneof(compare(['eq'], fc.boolean()), compare(['in'], list(fc.boolean())))],
  ['visitedAt', timed],
  ['visitedAt', compare(orders, fc.constant({ fact: 'createdAt' }))],
  ['createdAt', timed],
  ['budget', compare(orders, money)],
  ['budget', compare(orders, fc.constant({ fact: 'price' }))],
  ['interests', lists(sample.string)],
  ['regions', lists(fc.constantFrom(...schema.regions.values))],
];

const comparison: fc.Arbitrary<Rule> = fc
  .oneof(...comparisons.map(([fact, compared]) => compared.map((each) => ({ fact, ...each }))))
  .chain((leaf) => extras.map((extra) => ({ ...leaf, ...extra })));

const presence: fc.Arbitrary<Rule> = fc.record({
  fact: fc.constantFrom(...Object.keys(schema)),
  present: fc.boolean(),
});

const window = fc.record({ within: fc.constantFrom(...durations) }, { requiredKeys: [] });

const onPageView: fc.Arbitrary<Rule> = fc.oneof(
  textual.map((compared) => ({ fact: 'url', ...compared })),
  compare(orders, sample.integer).map((compared) => ({ not: { fact: 'seconds', ...compared } })),
);

const aggregate: fc.Arbitrary<Rule> = fc
  .oneof(
    fc
      .tuple(
        fc.oneof(compare(orders, sample.integer), compare(['in'], list(sample.integer))),
        fc.record({ where: onPageView }, { requiredKeys: [] }),
      )
      .map(([compared, where]) => ({ count: 'page-view', ...where, ...compared })),
    compare(orders, money).map((compared) => ({ sum: 'purchase', field: 'amount', ...compared })),
    compare(orders, sample.integer).map((compared) => ({ sum: 'purchase', field: 'items', ...compared })),
    timed.map((compared) => ({ last: 'purchase', ...compared })),
  )
  .chain((leaf) =>
    fc.tuple(window, extras).map(([within, extra]) => ({ ...leaf, ...within, ...extra }) as Rule),
  );

/** A leaf about facts alone. */
export const factLeaf: fc.Arbitrary<Rule> = fc.oneof(
  { weight: 8, arbitrary: comparison },
  { weight: 1, arbitrary: presence },
);

const leaf = fc.oneof({ weight: 5, arbitrary: factLeaf }, { weight: 1, arbitrary: aggregate });

const tree = (leaves: fc.Arbitrary<Rule>, depthSize: 'small' | 'medium'): fc.Arbitrary<Rule> =>
  fc.letrec<{ rule: Rule; group: [Rule, ...Array<Rule>] }>((tie) => ({
    rule: fc.oneof(
      { depthSize, withCrossShrink: true },
      leaves,
      tie('group').map((all) => ({ all })),
      tie('group').map((any) => ({ any })),
      tie('rule').map((not) => ({ not })),
      tie('group').chain((of) => fc.integer({ min: 1, max: of.length }).map((atLeast) => ({ atLeast, of }))),
      tie('rule').map((rule) => ({ not: { all: [rule] as [Rule], label: 'inner' } })),
    ),
    group: fc.array(tie('rule'), { minLength: 1, maxLength: 4 }) as unknown as fc.Arbitrary<
      [Rule, ...Array<Rule>]
    >,
  })).rule;

/** Definitions that random rules refer to; the second refers to the first. */
export const definitions: ReadonlyArray<RuleDefinition> = [
  { id: 'fit', version: 1, rule: { fact: 'employees', op: 'gte', value: 50 } },
  {
    id: 'fit',
    version: 2,
    rule: {
      any: [
        { ref: 'fit', version: 1 },
        { fact: 'optIn', op: 'eq', value: true },
      ],
    },
  },
];

const reference: fc.Arbitrary<Rule> = fc.constantFrom({ ref: 'fit', version: 1 }, { ref: 'fit', version: 2 });

/** Any rule of the language. */
export const rule: fc.Arbitrary<Rule> = tree(
  fc.oneof({ weight: 9, arbitrary: leaf }, { weight: 1, arbitrary: reference }),
  'medium',
);

/** A small rule about facts alone. */
export const smallRule: fc.Arbitrary<Rule> = tree(factLeaf, 'small');

/** What random rules speak about beside facts. */
export const options = { activities, definitions } as const;

import fc from 'fast-check';
import { type JournalEvent, journalOf, type ServiceEvent, viewJournal } from 'smarketing/journal';
import { day, type Instant, orThrow } from 'smarketing/kernel';
import {
  type AgreedWord,
  type Asset,
  assetHistories,
  type ConsistencyAudit,
  checkVocabulary,
  chooseMessage,
  compileMessageMap,
  type LaunchEvidence,
  type LaunchPlan,
  readAssetReadiness,
  readAssetUse,
  readConsistency,
  readLaunch,
} from 'smarketing/message';
import { expect, test } from 'vitest';
import { at, brochure, key, made, widgetMap } from './made.js';

const start = at('2026-01-01');

const moment = fc.integer({ min: 0, max: 120 }).map((days) => (start + days * day) as Instant);

const ids = ['a', 'b', 'c'];

const assets: ReadonlyArray<Asset> = ids.map((id, index) => ({
  ...brochure,
  key: key(id),
  title: id,
  cost: { minor: 1_000 * (index + 1), currency: index === 2 ? 'EUR' : 'USD' },
  madeBy: index === 1 ? 'sales' : 'marketing',
}));

type AssetEvent = Extract<ServiceEvent, { subject: { kind: 'asset' } }>;

const assetEvent = fc.oneof(
  fc.constant(['asset-published', { kind: 'brochure' }] as const),
  fc.boolean().map((withCustomer) => ['asset-used', { withCustomer }] as const),
  fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom('sales', 'team:emea' as const))
    .map(([useful, by]) => ['asset-rated', { by, useful }] as const),
);

const history = fc
  .array(fc.tuple(assetEvent, fc.constantFrom(...ids), moment), { maxLength: 15 })
  .map((parts) =>
    parts.map(
      ([[type, data], id, occurredAt], index): JournalEvent => ({
        ...made(type as AssetEvent['type'], id, '2026-01-01', data as never),
        id: `e${index}`,
        occurredAt,
      }),
    ),
  );

const map = orThrow(compileMessageMap(widgetMap));

const readAssets = (events: ReadonlyArray<JournalEvent>, asOf: Instant) => {
  const { histories, issues, unlisted } = assetHistories(
    assets,
    asOf,
  )(viewJournal({ asOf })(journalOf(events)).events);
  return {
    issues,
    unlisted,
    histories,
    use: readAssetUse(asOf)(histories),
    ready: histories.map(readAssetReadiness({ map }, asOf)),
  };
};

test('assets read the same in whatever order events arrive, and as plain JSON', () => {
  fc.assert(
    fc.property(
      history.chain((events) =>
        fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
      ),
      moment,
      ([events, shuffled], asOf) => {
        const reading = readAssets(events, asOf);
        expect(readAssets([...shuffled, ...shuffled], asOf)).toEqual(reading);
        expect(JSON.parse(JSON.stringify(reading))).toStrictEqual(reading);
      },
    ),
  );
});

test('every asset is in one state, and money adds up in each currency', () => {
  fc.assert(
    fc.property(history, moment, (events, asOf) => {
      const { use } = readAssets(events, asOf);
      expect(Object.values(use.states).reduce((sum, count) => sum + count, 0)).toBe(assets.length);
      expect(use.used.denominator).toBe(use.states.used + use.unused.length);
      for (const { currency, share } of use.usedByCost) {
        const unused = use.unusedCost.find((one) => one.currency === currency)?.minor ?? 0;
        expect(share.numerator + unused).toBe(share.denominator);
      }
    }),
  );
});

test('one more use with a customer never makes an asset unused', () => {
  fc.assert(
    fc.property(history, moment, fc.constantFrom(...ids), (events, asOf, id) => {
      const before = readAssets(events, asOf).use.states.used;
      const use: JournalEvent = {
        ...made('asset-used', id, '2026-01-01', { withCustomer: true }),
        id: 'one more',
        occurredAt: start,
      };
      expect(readAssets([...events, use], asOf).use.states.used).toBeGreaterThanOrEqual(before);
    }),
  );
});

test('a message is chosen exactly where the map has a proven one', () => {
  const name = fc.constantFrom('plant-manager', 'buyer', 'downtime', 'price', '__proto__', '');
  fc.assert(
    fc.property(name, name, (role, problem) => {
      const chosen = chooseMessage(map)({ role, problem });
      const proven = widgetMap.messages.find(
        (message) => message.role === role && message.problem === problem && message.proof !== undefined,
      );
      expect(chosen._tag === 'Right' ? chosen.right : undefined).toEqual(proven);
    }),
  );
});

const said = fc.constantFrom('match', 'silent', 'contradict' as const);

const audit: fc.Arbitrary<ConsistencyAudit> = fc
  .array(fc.dictionary(fc.constantFrom('claim', 'proof', 'price'), said), { maxLength: 4 })
  .map((says) => ({
    at: start,
    message: { id: 'widget', version: 2 },
    elements: ['claim', 'proof', 'price'],
    channels: says.map((one, index) => ({
      id: `channel ${index}`,
      owner: 'marketing',
      audience: index,
      says: one,
    })),
  }));

test('every cell of the matrix is counted once', () => {
  fc.assert(
    fc.property(audit, (one) => {
      const reading = readConsistency()(one);
      const { consistent, contradicting, silent } = reading;
      expect(consistent.numerator + contradicting.numerator + silent.numerator).toBe(consistent.denominator);
      expect(consistent.denominator + reading.notAudited.length).toBe(3 * one.channels.length);
      expect(reading.breaches).toHaveLength(contradicting.numerator);
      expect(readConsistency(one)(one).drift).toMatchObject({ mended: [], lost: [] });
    }),
  );
});

const plan: LaunchPlan = {
  id: 'launch',
  title: 'Launch',
  launchAt: at('2026-03-01'),
  criteria: ids.map((id, index) => ({
    id,
    title: id,
    owner: index === 0 ? 'sales' : 'marketing',
    weight: index + 1,
    ...(index === 0 ? { blocking: true as const } : {}),
  })),
};

const evidence: fc.Arbitrary<ReadonlyArray<LaunchEvidence>> = fc.array(
  fc
    .tuple(fc.constantFrom(...ids), moment, fc.boolean(), fc.constantFrom('x', 'y'))
    .map(([id, when, met, source]) => ({ kind: 'criterion' as const, id, at: when, met, source })),
);

test('a launch reads the same in whatever order evidence is written down', () => {
  fc.assert(
    fc.property(
      evidence.chain((all) =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
      ),
      moment,
      ([all, shuffled], asOf) => {
        const { issues: _, ...reading } = readLaunch(plan, asOf)(all);
        expect(readLaunch(plan, asOf)([...shuffled, ...shuffled])).toMatchObject(reading);
      },
    ),
  );
});

test('a launch goes ahead only when nothing blocks, and its score is what its owners’ add up to', () => {
  fc.assert(
    fc.property(evidence, moment, (all, asOf) => {
      const { decision, blockers, score, owners } = readLaunch(plan, asOf)(all);
      expect(decision === 'no-go').toBe(blockers.length > 0);
      expect(owners.reduce((sum, owner) => sum + owner.score.numerator, 0)).toBe(score.numerator);
      if (decision === 'go') expect(score.value).toBeGreaterThanOrEqual(0.9);
    }),
  );
});

test('a stray word is found exactly where it stands, and a text of agreed words has none', () => {
  const words: ReadonlyArray<AgreedWord> = [{ word: 'qualified lead', insteadOf: ['hot lead', 'suspect'] }];
  const check = checkVocabulary(words);
  const word = fc.constantFrom(
    'hot',
    'lead',
    'hot lead',
    'suspect',
    'Suspects',
    'qualified lead',
    'ein',
    '—',
  );
  fc.assert(
    fc.property(fc.array(word), (parts) => {
      const text = parts.join(' ');
      for (const { at: index, found, use } of check({ text })) {
        expect(text.slice(index, index + found.length)).toBe(found);
        expect(use).toBe('qualified lead');
      }
      expect(check({ text: text.replace(/hot lead|suspect(?!s)/giu, 'qualified lead') })).toEqual([]);
    }),
  );
});

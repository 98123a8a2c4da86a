import fc from 'fast-check';
import { byOccurrence, emptyLead, type LeadEvent, recordOf, stepLead } from 'smarketing/journal';
import { foldLead, type LeadLife, type LifecycleTerms, leadStages, rankOfStage } from 'smarketing/lead';
import { describe, expect, test } from 'vitest';
import { arbitraryLeadEvents, rememberedTypes } from '../arbitraries/lead-events.js';

const key = { system: 'crm', id: '7' };

const arbitraryTerms: fc.Arbitrary<LifecycleTerms> = fc.record({
  acceptance: fc.constantFrom('explicit', 'first-touch', 'none'),
  unresponsiveAttempts: fc.integer({ min: 1, max: 3 }),
  customStages: fc.constant({ demo: { reached: 'working' } } as const),
});

const lifeOf =
  (terms: LifecycleTerms, imported?: ReadonlySet<string>) =>
  (events: ReadonlyArray<LeadEvent>): LeadLife =>
    foldLead(terms, imported)(recordOf([key], [...events].sort(byOccurrence)));

const law = (
  name: string,
  holds: (life: LeadLife, events: ReadonlyArray<LeadEvent>, terms: LifecycleTerms) => void,
): void => {
  test(name, () => {
    fc.assert(
      fc.property(arbitraryTerms, arbitraryLeadEvents(), (terms, events) =>
        holds(lifeOf(terms)(events), events, terms),
      ),
      { numRuns: 400 },
    );
  });
};

describe('a life, whatever happened', () => {
  law('does not depend on the order of arrival', (life, events, terms) => {
    expect(lifeOf(terms)([...events].reverse())).toEqual(life);
  });

  law('is the same when events are added one at a time', (life, events, terms) => {
    // Merges may change the surviving key, which is the journal's business.
    const { key: _, ...stepped } = foldLead(terms)(events.reduce(stepLead, emptyLead(key)));
    const { key: __, ...replayed } = life;
    expect(stepped).toEqual(replayed);
  });

  law('survives JSON', (life) => {
    expect(JSON.parse(JSON.stringify(life))).toStrictEqual(life);
  });

  law('accounts for every event', ({ tally, irregularities }, events) => {
    expect(tally.folded + tally.neutral + tally.overruled).toBe(events.length);
    const listed = new Set(irregularities.map(({ event }) => event.id));
    expect(listed.size).toBeGreaterThanOrEqual(tally.overruled);
  });

  law('names only events that happened', ({ passes, irregularities, owners }, events) => {
    const known = new Set(events.map(({ source, id }) => `${source} ${id}`));
    const named = [
      ...irregularities,
      ...owners,
      ...passes.flatMap(({ stages, started, exit }) => [
        started,
        ...Object.values(stages),
        ...(exit === undefined ? [] : [exit]),
      ]),
    ].map(({ event }) => `${event.source} ${event.id}`);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  law('has all its passes ended but perhaps the last', ({ passes, standing }) => {
    expect(passes.slice(0, -1).every(({ exit }) => exit !== undefined)).toBe(true);
    const last = passes[passes.length - 1];
    if (last?.exit !== undefined) expect(standing).toMatchObject({ status: 'ended', exit: last.exit.kind });
    else expect(standing.status).toBe(last === undefined ? 'unstaged' : standing.status);
  });

  law('numbers its passes, each linked to the one before', ({ passes }) => {
    expect(passes.map(({ number }) => number)).toEqual(passes.map((_, index) => index + 1));
    expect(passes.map(({ previous }) => previous ?? 0)).toEqual(passes.map((_, index) => index));
  });

  law('answers each hand-over in exactly one way', ({ passes }, _, { acceptance }) => {
    for (const pass of passes) {
      const wasGiven = pass.stages['handed-over'] !== undefined || pass.stages.accepted !== undefined;
      expect(pass.acceptance !== undefined).toBe(wasGiven);
      if (pass.acceptance === undefined) continue;
      expect(pass.acceptance.status === 'not-measured').toBe(acceptance === 'none');
      if (acceptance !== 'none')
        expect(pass.acceptance.status === 'accepted').toBe(pass.stages.accepted !== undefined);
      if (pass.acceptance.status === 'waiting') expect(pass.exit).toBeUndefined();
    }
  });

  law('has reached the furthest of its stages', ({ passes }) => {
    for (const { furthest, stages, exit } of passes) {
      const ranks = leadStages.filter((stage) => stages[stage] !== undefined).map(rankOfStage);
      if (furthest === undefined) expect(exit).toBeDefined();
      else expect(rankOfStage(furthest)).toBe(Math.max(...ranks));
      expect(ranks.length > 0).toBe(furthest !== undefined);
    }
  });

  law('credits every sale to one pass', ({ passes, irregularities }, events) => {
    const sales = events.filter(
      ({ type, data }) => type === 'won' || ('stage' in data && data.stage === 'won'),
    );
    const deals = passes.flatMap(({ exit, furtherExits = [] }) =>
      [exit, ...furtherExits].flatMap((one) =>
        one?.kind === 'won' ? [...one.deals, ...(one.cancelled ?? [])] : [],
      ),
    );
    const dealt = new Set(deals.map(({ event }) => event.id));
    expect(dealt.size).toBe(deals.length);
    const explained = new Set(irregularities.map(({ event }) => event.id));
    const unexplained = sales.filter(
      ({ id, type }) => type === 'won' && !dealt.has(id) && !explained.has(id),
    );
    expect(unexplained).toEqual([]);
  });

  law('flags what belongs to a bulk load, and nothing else', (_, events, terms) => {
    const imported = new Set(events.map(({ source, id }) => `${source}\u0000${id}`));
    for (const { stages } of lifeOf(terms, imported)(events).passes)
      for (const moment of Object.values(stages)) expect(moment.imported).toBe(true);
    for (const { stages } of lifeOf(terms)(events).passes)
      for (const moment of Object.values(stages)) expect(moment).not.toHaveProperty('imported');
  });
});

test('whoever has to be forgotten leaves nothing but the key', () => {
  fc.assert(
    fc.property(arbitraryTerms, arbitraryLeadEvents([...rememberedTypes, 'forgotten']), (terms, events) => {
      fc.pre(events.some(({ type }) => type === 'forgotten'));
      const life = lifeOf(terms)(events);
      expect(life.standing).toEqual({ status: 'forgotten' });
      expect(life.passes).toEqual([]);
      expect(life.tally.neutral).toBe(events.length);
    }),
  );
});

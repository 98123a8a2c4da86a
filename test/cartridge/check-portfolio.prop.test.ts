import fc from 'fast-check';
import {
  checkPortfolio,
  compilePortfolio,
  leaveOut,
  type Portfolio,
  presetPortfolio,
} from 'smarketing/cartridge';
import { orThrow } from 'smarketing/kernel';
import { expect, test } from 'vitest';
import { anyPortfolio, shuffled, soundPortfolio } from '../arbitraries/portfolios.js';

const codesOf = (portfolio: Portfolio) => checkPortfolio(portfolio).problems.map(({ code }) => code);

test('portfolios built to be sound are sound', () => {
  fc.assert(
    fc.property(soundPortfolio, (portfolio) => {
      const { issues, problems, sound } = checkPortfolio(portfolio);
      expect({ issues, problems, sound }).toEqual({ issues: [], problems: [], sound: true });
    }),
  );
});

test('the reading does not depend on the order of any list', () => {
  fc.assert(
    fc.property(
      anyPortfolio.chain((portfolio) => fc.tuple(fc.constant(portfolio), shuffled(portfolio))),
      ([portfolio, other]) => {
        expect(checkPortfolio(other)).toEqual(checkPortfolio(portfolio));
      },
    ),
    { numRuns: 400 },
  );
});

test('compiling and checking agree on what is sound', () => {
  fc.assert(
    fc.property(anyPortfolio, (portfolio) => {
      expect(compilePortfolio(portfolio)._tag === 'Right').toBe(checkPortfolio(portfolio).sound);
    }),
  );
});

test('an artefact that somebody cannot do without is missed as soon as nobody gives it', () => {
  fc.assert(
    fc.property(soundPortfolio, fc.nat(), (portfolio, pick) => {
      const { critical } = checkPortfolio(portfolio);
      const required = critical.flatMap(({ artefacts }) => artefacts);
      const artefact = required[pick % required.length] as string;
      const without = {
        ...portfolio,
        cartridges: portfolio.cartridges.map((cartridge) => ({
          ...cartridge,
          gives: cartridge.gives.filter((given) => given !== artefact),
        })),
      };
      const missed = checkPortfolio(without).problems.filter(({ code }) => code === 'no-producer');
      expect(missed.map((problem) => problem.artefact)).toContain(artefact);
    }),
  );
});

test('leaving out a critical cartridge is never legal', () => {
  fc.assert(
    fc.property(soundPortfolio, fc.nat(), (portfolio, pick) => {
      const { critical, order } = checkPortfolio(portfolio);
      fc.pre(order.length > 1);
      const chosen = critical[pick % critical.length];
      if (chosen === undefined) return;
      const rest = checkPortfolio(orThrow(leaveOut([chosen.cartridge])(portfolio)));
      // Whoever missed something may itself have been what was left out.
      expect(rest.sound).toBe(false);
      for (const id of chosen.missedBy) {
        expect(
          rest.problems.some(({ code, cartridges }) => code === 'no-producer' && cartridges.includes(id)),
        ).toBe(true);
      }
    }),
  );
});

test('every gap that a sound portfolio leaves is bridged, and no other', () => {
  fc.assert(
    fc.property(soundPortfolio, (portfolio) => {
      const filled = portfolio.cartridges.map(({ position }) => position);
      const empty = Array.from({ length: Math.max(...filled) }, (_, index) => index + 1).filter(
        (position) => !filled.includes(position),
      );
      expect(checkPortfolio(portfolio).bridged.flatMap(({ positions }) => positions)).toEqual(empty);
    }),
  );
});

test('reversing the chain of links swaps every pair', () => {
  fc.assert(
    fc.property(soundPortfolio, (portfolio) => {
      const links = portfolio.links.map(({ from, to }) => ({ from: to, to: from }));
      const found = codesOf({ ...portfolio, links });
      expect(found.filter((code) => code === 'swapped-order')).toHaveLength(links.length);
    }),
  );
});

test('closing the chain into a circle is found, whatever else is wrong', () => {
  fc.assert(
    fc.property(soundPortfolio, (portfolio) => {
      const ids = checkPortfolio(portfolio).order;
      fc.pre(ids.length > 1);
      const back = { from: ids[ids.length - 1] as string, to: ids[0] as string };
      const { problems } = checkPortfolio({ ...portfolio, links: [...portfolio.links, back] });
      expect(problems.find(({ code }) => code === 'cycle')?.cartridges).toEqual(ids);
    }),
  );
});

test('readings survive JSON', () => {
  fc.assert(
    fc.property(anyPortfolio, (portfolio) => {
      const reading = checkPortfolio(portfolio);
      expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
    }),
  );
});

test('no JSON makes it throw, and nothing wrong compiles', () => {
  const preset = presetPortfolio('EUR');
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(preset)), (value, key) => {
      for (const portfolio of [value, { ...preset, [key]: value }] as ReadonlyArray<Portfolio>) {
        expect(compilePortfolio(portfolio)._tag === 'Right').toBe(checkPortfolio(portfolio).sound);
      }
    }),
  );
});

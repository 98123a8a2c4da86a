import type { Agreement } from 'smarketing/agreement';
import { assuranceTerms, assureServices, resolvePortfolio } from 'smarketing/agreement/services';
import { compilePortfolio, presetPortfolio } from 'smarketing/cartridge';
import { journalOf } from 'smarketing/journal';
import { orThrow } from 'smarketing/kernel';
import { describe, expect, it } from 'vitest';
import { at, compile, draft, tell } from '../quarter.js';

const portfolio = orThrow(compilePortfolio(presetPortfolio('EUR')));
const reference = { id: portfolio.subject.id, version: portfolio.version, hash: portfolio.hash };
const codesOf = (change: Partial<Agreement>): ReadonlyArray<string> => {
  const found = resolvePortfolio(compile({ ...draft, portfolio: reference, ...change }))(portfolio);
  return found._tag === 'Right' ? [] : found.left.map(({ code, path }) => `${code} at ${path.join('.')}`);
};

describe('the portfolio of an agreement', () => {
  it('is the very text that was signed, with every service that is owed', () => {
    expect(codesOf({})).toEqual([]);
  });

  it('is refused when it is another, another version, or says something else', () => {
    expect(codesOf({ portfolio: { ...reference, id: 'x' } })).toEqual(['other-portfolio at portfolio.id']);
    expect(codesOf({ portfolio: { ...reference, version: 9 } })).toEqual([
      'other-version at portfolio.version',
    ]);
    expect(codesOf({ portfolio: { ...reference, hash: 'f00' as typeof reference.hash } })).toEqual([
      'other-text at portfolio.hash',
    ]);
    const { portfolio: _, ...without } = { ...draft, portfolio: reference };
    const unsaid = resolvePortfolio(compile(without))(portfolio);
    expect(unsaid).toMatchObject({ left: [{ code: 'no-portfolio' }] });
  });

  it('is refused, all at once, with what it does not offer and in another currency', () => {
    const [first] = draft.obligations.marketing;
    const other = orThrow(compilePortfolio(presetPortfolio('USD')));
    const agreement = compile({
      ...draft,
      obligations: {
        ...draft.obligations,
        marketing: [
          { ...first, metric: { kind: 'service-deliveries', service: 'competitor-wach' }, atLeast: 1 },
        ],
      },
      portfolio: { id: other.subject.id, version: other.version, hash: other.hash },
    });
    expect(resolvePortfolio(agreement)(other)).toMatchObject({
      left: [
        { code: 'wrong-currency', path: ['currency'] },
        {
          code: 'unknown-service',
          path: ['obligations', 'marketing', 0, 'metric', 'service'],
          expected: 'did you mean competitor-watch?',
        },
      ],
    });
  });
});

describe('deliveries', () => {
  it('are judged by the agreement’s calendars, since it took effect', () => {
    const agreement = compile({ ...draft, portfolio: reference });
    const journal = journalOf([
      tell('service:a', 'service-requested', '2026-03-06T16:00:00Z', {
        service: 'competitor-watch',
        by: 'sales',
      }),
      tell('service:a', 'service-delivered', '2026-03-10T15:00:00Z', { service: 'competitor-watch' }),
    ]);
    const reading = assureServices(agreement, { asOf: at('2026-04-01T00:00Z') })(portfolio)(journal);
    expect(reading.from).toBe(agreement.effectiveFrom);
    expect(reading.unknownServices).toEqual([]);
    expect(
      reading.cartridges
        .flatMap(({ services }) => services)
        .find(({ service }) => service === 'competitor-watch'),
    ).toMatchObject({
      requested: 1,
      delivered: 1,
    });
  });

  it('are due in Marketing’s working hours, where it has its own', () => {
    const [office] = Object.values(draft.calendars);
    const nights = [{ start: 20 * 60, end: 24 * 60 }];
    const agreement = compile({
      ...draft,
      calendars: { ...draft.calendars, nights: { zone: 'UTC', weekly: { ...office?.weekly, fri: nights } } },
      calendarUse: { ...draft.calendarUse, owners: { marketing: 'nights' } },
    });
    expect(assuranceTerms(agreement).defaultCalendar).toBe(agreement.calendars.nights);
    expect(assuranceTerms(compile(draft)).defaultCalendar).not.toBe(agreement.calendars.nights);
  });
});

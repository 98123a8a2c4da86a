import fc from 'fast-check';
import { type Agreement, agreementHash, compileAgreement } from 'smarketing/agreement';
import { contractMarkdown } from 'smarketing/agreement/contract';
import { diffAgreements } from 'smarketing/agreement/diff';
import { tableZones } from 'smarketing/calendar';
import { hour, type Instant, orThrow } from 'smarketing/kernel';
import { agreementJsonSchema, decodeAgreement, encodeAgreement } from 'smarketing/schema';
import { describe, expect, test } from 'vitest';
import {
  changedAt,
  leavesOf,
  otherThan,
  type Place,
  placesOf,
  wholeAgreement,
  withoutAt,
} from './whole-agreement.js';

const zones = tableZones({
  UTC: { offset: 0, changes: [] },
  'Asia/Karachi': { offset: 5 * hour, changes: [] },
});
const compiled = orThrow(compileAgreement(zones)(wholeAgreement));
const textOf = (place: Place): string => place.join('.');

describe('an agreement with every part there can be', () => {
  test('compiles, and leaves open only what nobody confirmed', () => {
    expect(compiled.gaps.map(({ code }) => code)).toEqual(['unconfirmed']);
  });
});

describe('the difference of two agreements', () => {
  /** Numbers and hashes that follow from everything else. */
  const isSilent = (place: Place): boolean =>
    ['version', 'schemaVersion', 'factsHash'].includes(String(place[place.length - 1])) &&
    place[0] !== 'portfolio';

  test('shows the change of any single value, and says where', () => {
    for (const place of leavesOf(wholeAgreement)) {
      const changes = diffAgreements(wholeAgreement)(changedAt(wholeAgreement, place, otherThan));
      expect([textOf(place), changes.length > 0]).toEqual([textOf(place), !isSilent(place)]);
      for (const { path, text } of changes) {
        expect(path[0]).toBe(place[0]);
        expect(text.length).toBeGreaterThan(0);
      }
    }
  });

  test('shows whatever is taken out, and is nothing between equals', () => {
    expect(diffAgreements(wholeAgreement)(wholeAgreement)).toEqual([]);
    const wire: Agreement = JSON.parse(JSON.stringify(encodeAgreement(wholeAgreement)));
    let optional = 0;
    for (const place of placesOf(wire)) {
      const less = decodeAgreement(withoutAt(wire, place));
      if (less._tag === 'Left' || isSilent(place)) continue;
      optional += 1;
      expect([textOf(place), diffAgreements(wholeAgreement)(less.right).length > 0]).toEqual([
        textOf(place),
        true,
      ]);
    }
    expect(optional).toBeGreaterThan(100);
  });
});

describe('the contract', () => {
  const write = (agreement: Agreement): string =>
    contractMarkdown(
      {
        ...compiled,
        agreement,
        signing: {
          ...compiled.signing,
          document: agreement.signing,
          seats: agreement.signing.seats as typeof compiled.signing.seats,
        },
      },
      0 as Instant,
    )([]).replace(/Fingerprint `[0-9a-f]{64}`/, '');
  const contract = write(wholeAgreement);

  /** What people cannot read anything from: the shape's version, a hash, and the names of forms that the words show. */
  const isUnwritten = (place: Place): boolean =>
    /^(schemaVersion|factsHash|kind|clock)$/.test(String(place[place.length - 1]));

  /** The same kind of value where only some are allowed. */
  const alternatives: Readonly<Record<string, string>> = {
    'handed-over': 'won',
    'touch-attempted': 'won',
    'touch-connected': 'won',
    'contact-permission-changed': 'won',
    'signal-changed': 'won',
    deferred: 'won',
    recycled: 'won',
    'sales-qualified': 'won',
    outbound: 'inbound',
    restart: 'resume',
    counting: 'new-cycle',
    recompute: 'restart',
    remaining: 'restart',
    tell: 'reassign',
    reassign: 'tell',
    start: 'end',
    opening: 'date',
    mon: 'tue',
    sales: 'marketing',
    marketing: 'sales',
    person: 'import',
    automation: 'import',
    string: 'boolean',
    integer: 'number',
    'first-response': 'accept',
    feedback: 'accept',
    rhythm: 'committee',
    quadratic: 'linear',
  };

  test('says every single value that is signed', () => {
    const silent = leavesOf(wholeAgreement)
      .filter((place) => !isUnwritten(place))
      .filter((place) => {
        const other = changedAt(wholeAgreement, place, (old) => alternatives[String(old)] ?? otherThan(old));
        return write(other) === contract;
      });
    expect(silent.map(textOf)).toEqual([]);
  });
});

describe('on the wire', () => {
  const wire: Agreement = JSON.parse(JSON.stringify(encodeAgreement(wholeAgreement)));

  test('comes back as the very same text that was signed', () => {
    const decoded = orThrow(decodeAgreement(wire));
    expect(decoded).toEqual(wholeAgreement);
    expect(agreementHash(decoded)).toBe(agreementHash(wholeAgreement));
  });

  test('is refused or read, and never thrown at, without any one part', () => {
    for (const place of placesOf(wire)) {
      const decoded = decodeAgreement(withoutAt(wire, place));
      if (decoded._tag === 'Left') expect(decoded.left.length).toBeGreaterThan(0);
      else compileAgreement(zones)(decoded.right);
    }
  });

  test('is refused, and never thrown at, with anything in the place of any one part', () => {
    const hostile: ReadonlyArray<unknown> = [null, [], {}, -1, 1e300, '', '__proto__', [[]]];
    fc.assert(
      fc.property(fc.constantFrom(...placesOf(wire)), fc.constantFrom(...hostile), (place, value) => {
        const decoded = decodeAgreement(changedAt(wire, place, () => value));
        if (decoded._tag === 'Right') compileAgreement(zones)(decoded.right);
      }),
      { numRuns: 300 },
    );
  });

  test('has a JSON Schema that names every part', () => {
    const { properties } = agreementJsonSchema() as { readonly properties: object };
    expect(Object.keys(properties).sort()).toEqual(Object.keys(wholeAgreement).sort());
  });
});

import * as O from 'fp-ts/lib/Option.js';
import { compileZone, intlZones } from 'smarketing/calendar';
import { orThrow, parseCivilDate } from 'smarketing/kernel';
import { compileMessageMap, mapInForce } from 'smarketing/message';
import { describe, expect, test } from 'vitest';
import { at, widgetMap } from './made.js';

const version = (number: number, from: string) =>
  orThrow(compileMessageMap({ ...widgetMap, version: number, effectiveFrom: orThrow(parseCivilDate(from)) }));

describe('the message of now', () => {
  const inForce = mapInForce(orThrow(compileZone(intlZones)('Asia/Tokyo')), [
    version(3, '2026-07-01'),
    version(1, '2026-01-01'),
    version(2, '2026-07-01'),
  ]);
  const versionAt = (time: string) =>
    O.map(({ map }: { map: { version: number } }) => map.version)(inForce(at(time)));

  test('is the one that began last, from midnight in the company’s zone', () => {
    expect(versionAt('2025-12-31T14:59:59.999Z')).toEqual(O.none);
    expect(versionAt('2025-12-31T15:00:00Z')).toEqual(O.some(1));
    expect(versionAt('2026-06-30T14:59:59.999Z')).toEqual(O.some(1));
  });

  test('is the higher of two versions of one date', () => {
    expect(versionAt('2026-06-30T15:00:00Z')).toEqual(O.some(3));
  });

  test('is none without a map', () => {
    expect(mapInForce(orThrow(compileZone(intlZones)('UTC')), [])(at('2026-01-01'))).toEqual(O.none);
  });
});

import { expect, test } from 'vitest';

/** Offsets at noon UTC in January and July 2026, in minutes behind UTC, as `getTimezoneOffset` counts. */
const offsets: Readonly<Record<string, readonly [january: number, july: number]>> = {
  UTC: [0, 0],
  'America/New_York': [300, 240],
  'Asia/Kolkata': [-330, -330],
  'Australia/Lord_Howe': [-660, -630],
  'Pacific/Apia': [-780, -780],
};

test('the process runs in the time zone of its vitest project', () => {
  const zone = process.env.SMARKETING_ZONE ?? '';
  const measured = ['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z'].map((at) =>
    new Date(at).getTimezoneOffset(),
  );
  expect(Object.keys(offsets)).toContain(zone);
  expect(measured).toEqual(offsets[zone]);
});

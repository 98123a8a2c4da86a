import { compileAgreement, draftAgreement } from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import { orThrow, parseCivilDate } from 'smarketing/kernel';
import { describe, expect, it } from 'vitest';

const effectiveFrom = orThrow(parseCivilDate('2026-01-01'));
const settings = { zone: 'America/New_York', currency: 'USD', effectiveFrom };

describe('a draft', () => {
  it('compiles', () => {
    const compiled = compileAgreement(intlZones)(draftAgreement(settings));
    expect(compiled).toMatchObject({ _tag: 'Right' });
  });
});

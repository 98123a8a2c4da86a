import type { Instant } from '../../kernel/instant.js';
import type { PassCase } from '../lead-case.js';
import { byFall, type FallenThing, fallenBasis } from './fate.js';
import type { LeadCause } from './lead-fate.js';
import type { LedgerTerms } from './ledger.js';

/** Lists the leads that are in the black hole, the longest first, where their fates are told already. */
export const fallenAmong =
  (asOf: Instant, { fateOf, moneyOf }: LedgerTerms<PassCase, LeadCause>) =>
  (subjects: Iterable<PassCase>): ReadonlyArray<FallenThing<LeadCause>> => {
    const listed: Array<FallenThing<LeadCause>> = [];
    for (const subject of subjects) {
      const fate = fateOf(subject);
      if (fate.where !== 'in-the-hole') continue;
      const { life, pass, owner, team } = subject;
      const atStake = moneyOf(subject);
      listed.push({
        kind: 'lead',
        key: life.key,
        pass: pass.number,
        ...fallenBasis(asOf, fate),
        ...(owner === undefined ? {} : { owner }),
        ...(team === undefined ? {} : { team }),
        ...(atStake.length === 0 ? {} : { atStake }),
      });
    }
    return listed.sort(byFall);
  };

import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import type { Currency } from '../kernel/currency.js';
import type { Instant } from '../kernel/instant.js';
import type { Department, Party } from '../kernel/party.js';
import type { DocumentVersion, Signer } from './approval-record.js';
import type { BuyIn, BuyInStep } from './buy-in.js';
import type { MeasuresText, StrategyText, TacticsText } from './buy-in-text.js';
import type { Seat } from './seat.js';
import type { DiscountedApproval } from './standing.js';

/**
 * Describes what someone wants to do next in a buy-in.
 *
 * **Details**: `revise-strategy`, `propose-tactics` and `propose-measures` also bring a new version of a
 * text that is already there; its signatures and those of every later step are then void.
 *
 * @category model
 * @since 0.1.0
 */
export type BuyInAction =
  | ({ readonly _tag: 'revise-strategy' } & StrategyText)
  | {
      readonly _tag: 'present-strategy';
      /** To whom; both departments are needed. */
      readonly to: ReadonlyArray<Department>;
      /** When, epoch milliseconds. */
      readonly at: Instant;
    }
  | ({ readonly _tag: 'propose-tactics' } & TacticsText)
  | ({ readonly _tag: 'propose-measures' } & MeasuresText)
  | ({
      readonly _tag: 'approve' | 'withdraw';
      /** Which text. */
      readonly step: BuyInStep;
      /** The exact text that is meant. */
      readonly text: DocumentVersion;
      /** Who does it, where known. */
      readonly by?: Signer;
      /** When, epoch milliseconds. */
      readonly at: Instant;
    } & Seat)
  | {
      readonly _tag: 'consult';
      /** Which text the opinion is about. */
      readonly step: BuyInStep;
      /** Whose opinion it is. */
      readonly party: Party;
      /** What was said. */
      readonly opinion: string;
      /** When, epoch milliseconds. */
      readonly at: Instant;
    }
  | {
      readonly _tag: 'launch';
      /** When, epoch milliseconds. */
      readonly at: Instant;
    };

/**
 * Names something that has to be there before a step of the buy-in.
 *
 * @category model
 * @since 0.1.0
 */
export type BuyInNeed =
  | { readonly need: 'presentation'; readonly to: Department }
  | { readonly need: 'text'; readonly step: BuyInStep }
  | { readonly need: 'signature'; readonly step: BuyInStep; readonly seat: Seat }
  | { readonly need: 'authors' }
  | { readonly need: 'budget-guideline' }
  | { readonly need: 'benchmarks' }
  | { readonly need: 'return-on-investment' };

/**
 * Describes why an action of a buy-in was refused.
 *
 * @category model
 * @since 0.1.0
 */
export type BuyInRefusal =
  | {
      /** Something that comes before is missing. */
      readonly _tag: 'out-of-order';
      /** What was tried. */
      readonly action: BuyInAction['_tag'];
      /** Where the buy-in stands. */
      readonly state: BuyIn['_tag'];
      /** Everything that is missing, in the order in which it has to come. */
      readonly missing: ReadonlyNonEmptyArray<BuyInNeed>;
    }
  | {
      /** What was brought lacks something of its own. */
      readonly _tag: 'incomplete';
      /** What was tried. */
      readonly action: BuyInAction['_tag'];
      /** What it lacks. */
      readonly missing: ReadonlyNonEmptyArray<BuyInNeed>;
    }
  | {
      /** The signature is for another version or another text than the one on the table. */
      readonly _tag: 'stale-text';
      /** What was signed. */
      readonly signed: DocumentVersion;
      /** What is on the table. */
      readonly current: DocumentVersion;
    }
  | {
      /** The signature counts for nobody: a partner is consulted, an outsider is not asked. */
      readonly _tag: 'not-an-approver';
      /** Who tried to sign. */
      readonly seat: Seat;
      /** Why it does not count. */
      readonly reason: 'partner' | DiscountedApproval['reason'];
    }
  | {
      /** The new text has no higher version than the one on the table, or is another document. */
      readonly _tag: 'not-a-newer-version';
      /** What was brought. */
      readonly proposed: DocumentVersion;
      /** What is on the table. */
      readonly current: DocumentVersion;
    }
  | {
      /** There is no signature of this seat to take back. */
      readonly _tag: 'nothing-to-withdraw';
      /** Which text. */
      readonly step: BuyInStep;
      /** Who tried. */
      readonly seat: Seat;
    }
  | {
      /** The expected return is in another currency than the budget guideline. */
      readonly _tag: 'mixed-currencies';
      /** The currency of the budget guideline. */
      readonly expected: Currency;
      /** The other currency. */
      readonly received: Currency;
    }
  | {
      /** The action is dated before what already happened. */
      readonly _tag: 'out-of-time';
      /** The moment of the latest change, epoch milliseconds. */
      readonly latest: Instant;
      /** The moment of the action, epoch milliseconds. */
      readonly at: Instant;
    }
  | {
      /** After the launch nothing changes any more. */
      readonly _tag: 'already-launched';
      /** When it was launched, epoch milliseconds. */
      readonly launchedAt: Instant;
    };

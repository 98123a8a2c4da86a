import type { Currency } from '../kernel/currency.js';
import type { Artefact } from './artefact.js';
import type { Cartridge } from './cartridge.js';

/**
 * Describes the portfolio: the cartridges that Marketing has, how they are linked, and what meets them from outside.
 *
 * **Details**: plain JSON; on disk the durations of its levels are ISO-8601 text. Nothing in it depends on the order
 * of its lists.
 *
 * @category model
 * @since 0.1.0
 */
export interface Portfolio {
  /** The version of this shape. */
  readonly schemaVersion: 1;
  /** The portfolio's identifier; its versions share it. */
  readonly id: string;
  /** The version, 1 or more; it rises with every change. */
  readonly version: number;
  /** What people call it. */
  readonly title: string;
  /** The ISO 4217 currency of all its costs. */
  readonly currency: Currency;
  /** The cartridges. */
  readonly cartridges: ReadonlyArray<Cartridge>;
  /** The chain, one link for each cartridge but the last. */
  readonly links: ReadonlyArray<CartridgeLink>;
  /** What comes from outside the company; nothing when absent. */
  readonly suppliers?: ReadonlyArray<Supplier>;
  /** What later cartridges give back to earlier ones; nothing when absent. */
  readonly feedback?: ReadonlyArray<FeedbackEdge>;
  /** Sales as the customer of the chain and as what it hears from; `salesNode` when absent. */
  readonly sales?: SalesNode;
  /** The resources that services take, other than money; none when absent. */
  readonly resources?: ReadonlyArray<Resource>;
  /** The segments that services reach; none when absent. */
  readonly segments?: ReadonlyArray<Segment>;
}

/**
 * Describes that one cartridge leads into the next.
 *
 * @category model
 * @since 0.1.0
 */
export interface CartridgeLink {
  /** The identifier of the cartridge before. */
  readonly from: string;
  /** The identifier of the cartridge after. */
  readonly to: string;
  /** The artefacts that are handed on unchanged where the one makes nothing that the other cannot do without. */
  readonly continuity?: ReadonlyArray<Artefact>;
}

/**
 * Describes somebody outside the company who supplies artefacts.
 *
 * @category model
 * @since 0.1.0
 */
export interface Supplier {
  /** The supplier's identifier, unique in the portfolio. */
  readonly id: string;
  /** What it is called. */
  readonly title: string;
  /** What it supplies, at least one artefact. */
  readonly supplies: ReadonlyArray<Artefact>;
}

/**
 * Describes what a later cartridge gives back to an earlier one: apart from the chain, so that it stays without
 * circles.
 *
 * @category model
 * @since 0.1.0
 */
export interface FeedbackEdge {
  /** The identifier of the later cartridge, which gives. */
  readonly from: string;
  /** The identifier of the earlier cartridge, which uses. */
  readonly to: string;
  /** What is given back. */
  readonly artefact: Artefact;
}

/**
 * Describes Sales, which stands outside the chain: its customer, and the one who brings news from the field.
 *
 * @category model
 * @since 0.1.0
 */
export interface SalesNode {
  /** What Sales cannot work without. */
  readonly needs: ReadonlyArray<Artefact>;
  /** What Sales works better with; nothing when absent. */
  readonly uses?: ReadonlyArray<Artefact>;
  /** What Sales gives to every cartridge. */
  readonly gives: ReadonlyArray<Artefact>;
}

/**
 * Describes a resource that services take beside money: hours of people, seats, capacity.
 *
 * @category model
 * @since 0.1.0
 */
export interface Resource {
  /** The resource's identifier, unique in the portfolio. */
  readonly id: string;
  /** What it is called. */
  readonly title: string;
  /** What is counted, for example `hour`. */
  readonly unit: string;
}

/**
 * Describes a part of the market that services reach.
 *
 * @category model
 * @since 0.1.0
 */
export interface Segment {
  /** The segment's identifier, unique in the portfolio. */
  readonly id: string;
  /** What it is called. */
  readonly title: string;
  /** How many accounts or people it holds, a whole number of 1 or more; unknown when absent. */
  readonly size?: number;
}

/**
 * Gives Sales as the library proposes it: it needs qualified leads and a sales-ready kit, and gives customers won,
 * reasons for losses and news from the field.
 *
 * @category constants
 * @since 0.1.0
 */
export const salesNode: SalesNode = {
  needs: ['qualified-lead', 'sales-ready-kit'],
  gives: ['won-customer', 'lost-reason', 'field-signal'],
};

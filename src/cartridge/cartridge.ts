import type { Party } from '../kernel/party.js';
import type { Artefact } from './artefact.js';
import type { Service } from './service.js';

/**
 * Describes a cartridge: a predefined activity or group of activities on the way from market to customer.
 *
 * **Details**: what it needs and gives is its face to the others; its services say which of them makes what. The
 * type parameters keep the artefacts as literals, so that `link` can check them while compiling.
 *
 * @see The Marx Group, Cartridge Marketing Model (2002), for names, order, unique and linked.
 * @category model
 * @since 0.1.0
 */
export interface Cartridge<Needs extends Artefact = Artefact, Gives extends Artefact = Artefact> {
  /** The cartridge's identifier, unique in the portfolio; `sales` is taken. */
  readonly id: string;
  /** What it is called. */
  readonly title: string;
  /** Its place on the way from market to customer, a whole number of 1 or more; a number left out is a gap. */
  readonly position: number;
  /** Who answers for it; Marketing when absent. */
  readonly owner?: Party;
  /** What is done in it, at least one activity. */
  readonly activities: ReadonlyArray<Activity>;
  /** What it offers. */
  readonly services: ReadonlyArray<Service>;
  /** The artefacts it cannot work without. */
  readonly needs: ReadonlyArray<Needs>;
  /** The artefacts it works better with; none when absent. */
  readonly uses?: ReadonlyArray<Artefact>;
  /** The artefacts it makes. */
  readonly gives: ReadonlyArray<Gives>;
  /** Those of its artefacts that another cartridge gives too, declared as an alternative; none when absent. */
  readonly alternatives?: ReadonlyArray<Artefact>;
}

/**
 * Describes an activity of a cartridge.
 *
 * @category model
 * @since 0.1.0
 */
export interface Activity {
  /** The activity's identifier, in exactly one cartridge. */
  readonly id: string;
  /** What it is called. */
  readonly title: string;
}

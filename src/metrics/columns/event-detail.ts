import type { Captured, Origin, OwnerChanged, Touch } from '../../journal/lead-events.js';

const origins: ReadonlyArray<Origin | undefined> = [
  undefined,
  'marketing',
  'sales',
  'partner',
  'customer',
  'product',
];

const exclusions: ReadonlyArray<Captured['exclusion']> = [
  undefined,
  'test',
  'spam',
  'competitor',
  'duplicate',
];

const directions: ReadonlyArray<Touch['direction']> = [undefined, 'outbound', 'inbound'];

const answers: ReadonlyArray<boolean | undefined> = [undefined, false, true];

const sides: ReadonlyArray<Touch['department']> = [undefined, 'sales', 'marketing'];

const departments: ReadonlyArray<OwnerChanged['department']> = [
  undefined,
  'sales',
  'marketing',
  'operations',
];

const place = <A>(values: ReadonlyArray<A>, value: A): number => Math.max(0, values.indexOf(value));

/** How many details a capture, a touch and a change of hands can have. */
export const detailCounts: Readonly<Record<'captured' | 'touch' | 'owner', number>> = {
  captured: origins.length * exclusions.length,
  touch: directions.length * answers.length * answers.length * sides.length,
  owner: 2 * departments.length,
};

/**
 * Writes what a capture says of a lead's origin, and of why it does not count, as one code.
 *
 * @param captured - the data of the event
 * @returns a code for the column `detail`
 * @category conversions
 * @since 0.1.0
 */
export const captureDetail = ({ origin, exclusion }: Pick<Captured, 'origin' | 'exclusion'>): number =>
  place(origins, origin) + origins.length * place(exclusions, exclusion);

/** The number of an origin. */
export const originCode = (origin: Origin): number => place(origins, origin);

/** The number of the origin in a capture's detail; 0 for none. */
export const originCodeIn = (detail: number): number => detail % origins.length;

/** The number of why a lead does not count in a capture's detail; 0 for no reason. */
export const exclusionCodeIn = (detail: number): number => Math.floor(detail / origins.length);

/** The number of a reason why leads do not count. */
export const exclusionCode = (exclusion: NonNullable<Captured['exclusion']>): number =>
  place(exclusions, exclusion);

/**
 * Writes how a touch was made as one code; what is not said differs from what is denied.
 *
 * @param touch - the data of the event
 * @returns a code for the column `detail`
 * @category conversions
 * @since 0.1.0
 */
export const touchDetail = ({
  direction,
  bulk,
  bookedByProspect,
  department,
}: Omit<Touch, 'channel' | 'messageVersion'>): number =>
  place(directions, direction) +
  3 * (place(answers, bulk) + 3 * (place(answers, bookedByProspect) + 3 * place(sides, department)));

/** Reads a touch out of its detail. */
export const touchIn = (detail: number): Omit<Touch, 'channel' | 'messageVersion'> => {
  const direction = directions[detail % 3];
  const bulk = answers[Math.floor(detail / 3) % 3];
  const bookedByProspect = answers[Math.floor(detail / 9) % 3];
  const department = sides[Math.floor(detail / 27) % 3];
  return {
    ...(direction === undefined ? {} : { direction }),
    ...(bulk === undefined ? {} : { bulk }),
    ...(bookedByProspect === undefined ? {} : { bookedByProspect }),
    ...(department === undefined ? {} : { department }),
  };
};

/**
 * Writes who a new owner is, apart from names, as one code.
 *
 * @param changed - the data of the event
 * @returns a code for the column `detail`
 * @category conversions
 * @since 0.1.0
 */
export const ownerDetail = ({
  ownerKind,
  department,
}: Pick<OwnerChanged, 'ownerKind' | 'department'>): number =>
  (ownerKind === 'queue' ? 1 : 0) + 2 * place(departments, department);

import type { LeadEvent } from '../../journal/lead-events.js';
import {
  isTouch,
  type TouchEvent,
  type TouchRole,
  type TouchRule,
  touchRole,
} from '../../journal/touch-rule.js';
import { columnActors, columnEventTypes, columnTypeCode, type LeadColumns } from './event-columns.js';
import { detailCounts, touchIn } from './event-detail.js';
import type { PolicyPlan } from './policy-plan.js';

/** What an event can be for a clock, as bits; each stop condition has one more, from `firstStop` on. */
export const roleBit = { start: 1, cancel: 2, pause: 4, byTouch: 8, byBooking: 16 } as const;

/** The place of the bit of the first stop condition. */
export const firstStop = 8;

/** What a touch is for a lead's life. */
export const touchCode = { none: 0, touch: 1, booking: 2, inbound: 3 } as const;

/**
 * Tells what events mean to clocks and as touches, by their shape: all that matchers and touch rules can ask of a row.
 *
 * The rules are those of the journal and of the clocks; each is asked once for each shape that there is.
 */
export interface EventShapes {
  /** 1 for a type of event whose shape can mean anything. */
  readonly matters: Uint8Array;
  /** The number of a row's shape. */
  readonly shapeOf: (row: number) => number;
  /** What a touch of a shape is for the lead's life, as `touchCode` has it. */
  readonly touches: Uint8Array;
  /** The policies that an event of a shape means something to, a bit each. */
  readonly heard: Int32Array;
  /** What it is for each policy, as bits. */
  readonly roles: ReadonlyArray<Int32Array>;
}

const {
  'touch-attempted': touchAttempted,
  'touch-connected': touchConnected,
  lost,
  recycled,
  deferred,
} = columnTypeCode;
const actors = columnActors.length;

const isOfTouch = (type: number): boolean => type === touchAttempted || type === touchConnected;

const hasReason = (type: number): boolean => (type >= lost && type <= recycled) || type === deferred;

/** Numbers the shapes of columns' events, and says what each means. */
export const eventShapes = (
  { columns, touchChannels }: LeadColumns,
  touch: TouchRule,
  plans: ReadonlyArray<PolicyPlan>,
): EventShapes => {
  const { type, actor, detail, reason, channel } = columns;
  const placeOfChannel = new Uint32Array((channel?.texts.length ?? 0) + 1);
  for (const [place, code] of touchChannels.entries()) placeOfChannel[code] = place;
  const reasons = (reason?.texts.length ?? 0) + 1;
  const bases = new Int32Array(columnEventTypes.length);
  let shapes = 0;
  for (let code = 0; code < bases.length; code += 1) {
    bases[code] = shapes;
    const variants = isOfTouch(code)
      ? touchChannels.length * detailCounts.touch
      : hasReason(code)
        ? reasons
        : 1;
    shapes += variants * actors;
  }
  const matters = Uint8Array.from(columnEventTypes, (name, code) =>
    isOfTouch(code) || plans.some(({ version, isOfLeads }) => isOfLeads && version.roles.has(name)) ? 1 : 0,
  );
  const known = new Uint8Array(shapes);
  const touches = new Uint8Array(shapes);
  const heard = new Int32Array(shapes);
  const roles = plans.map(() => new Int32Array(shapes));
  const roleOfTouch = touchRole(touch);

  const learn = (row: number, shape: number): void => {
    known[shape] = 1;
    const event = eventAt(columns, row);
    if (isTouch(event)) touches[shape] = codeOf(roleOfTouch(event));
    for (const [index, plan] of plans.entries()) {
      const role = rolesOf(plan, event);
      (roles[index] as Int32Array)[shape] = role;
      if (role !== 0) heard[shape] = (heard[shape] as number) | (1 << index);
    }
  };

  return {
    matters,
    shapeOf: (row) => {
      const code = type[row] as number;
      let shape = bases[code] as number;
      if (isOfTouch(code)) {
        const place = placeOfChannel[channel === undefined ? 0 : (channel.codes[row] as number)] as number;
        shape += (place * detailCounts.touch + (detail === undefined ? 0 : (detail[row] as number))) * actors;
      } else if (reason !== undefined && hasReason(code)) shape += (reason.codes[row] as number) * actors;
      if (actor !== undefined) shape += actor[row] as number;
      if (known[shape] === 0) learn(row, shape);
      return shape;
    },
    touches,
    heard,
    roles,
  };
};

const codeOf = (role: TouchRole): number =>
  role === 'touch' || role === 'booking' || role === 'inbound' ? touchCode[role] : touchCode.none;

const rolesOf = ({ version, isOfLeads }: PolicyPlan, event: LeadEvent): number => {
  if (!isOfLeads) return 0;
  let bits = 0;
  for (const { role, index, test } of version.roles.get(event.type) ?? []) {
    if (!test(event)) continue;
    if (role === 'stop') bits |= 1 << (firstStop + index);
    else if (role === 'start' || role === 'cancel' || role === 'pause') bits |= roleBit[role];
  }
  if (!isTouch(event) || bits >> firstStop === 0) return bits;
  return (
    bits | (version.touchEffect(event as TouchEvent) === 'booking' ? roleBit.byBooking : roleBit.byTouch)
  );
};

/** A row as an event: what matchers and touch rules can ask of it, and no more. */
const eventAt = (
  { type, actor, detail, reason, channel }: LeadColumns['columns'],
  row: number,
): LeadEvent => {
  const code = type[row] as number;
  const kind = columnActors[actor?.[row] ?? 0];
  const text = (column: typeof reason): string | undefined =>
    column?.texts[(column.codes[row] as number) - 1];
  const why = text(reason);
  const data = isOfTouch(code)
    ? { channel: text(channel) ?? '', ...touchIn(detail?.[row] ?? 0) }
    : hasReason(code) && why !== undefined
      ? { reason: why }
      : columnEventTypes[code] === 'contact-permission-changed'
        ? { permitted: false }
        : {};
  return {
    type: columnEventTypes[code],
    ...(kind === undefined || kind === '' ? {} : { actor: { kind, id: '' } }),
    data,
  } as unknown as LeadEvent;
};

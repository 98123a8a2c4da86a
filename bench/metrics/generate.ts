import type { Instant } from 'smarketing/kernel';
import { captureDetail, type EventColumns, ownerDetail } from 'smarketing/metrics/columns';

/** The first day of the generated year, a Thursday. */
export const begin: number = Date.UTC(2026, 0, 1);

/** When the figures are read. */
export const asOf: Instant = (begin + 360 * 86_400_000) as Instant;

export const segments: readonly string[] = ['enterprise', 'mid-market', 'small', 'public'];
export const channels: readonly string[] = [
  'paid-search',
  'webinar',
  'trade-fair',
  'referral',
  'content',
  'partner',
];
export const touchKinds: readonly string[] = ['call', 'email', 'meeting'];
export const teams: readonly string[] = Array.from({ length: 12 }, (_, index) => `team-${index + 1}`);
export const owners: readonly string[] = Array.from({ length: 200 }, (_, index) => `person-${index + 1}`);
export const rejections: readonly string[] = ['duplicate', 'definitional', 'wrong-territory'];
export const disqualifications: readonly string[] = ['no-budget', 'no-need', 'bad-timing'];
export const losses: readonly string[] = ['chose-competitor', 'no-decision'];
export const reasons: readonly string[] = [...rejections, ...disqualifications, ...losses, 'not-ready'];

export const type = {
  captured: 0,
  inquiry: 1,
  qualified: 2,
  handedOver: 3,
  accepted: 4,
  salesQualified: 6,
  won: 7,
  lost: 8,
  rejected: 9,
  disqualified: 10,
  recycled: 11,
  attempted: 13,
  connected: 14,
  ownerChanged: 16,
} as const;

export const actor = { person: 1, automation: 2 } as const;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Shared memory, so that workers read what the main thread wrote. */
const shared = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);

/**
 * Generates events of leads that live as most do: some are never qualified, some are touched late or by a machine,
 * some skip a stage, change hands, come back after a rest. Nothing is out of order, so that a loop written for these
 * data can know as much.
 */
export const generate = (rows: number): EventColumns => {
  const lead = new Uint32Array(shared(rows * 4));
  const typeOf = new Uint8Array(shared(rows));
  const at = new Float64Array(shared(rows * 8));
  const actorOf = new Uint8Array(shared(rows));
  const detail = new Uint8Array(shared(rows));
  const amount = new Float64Array(shared(rows * 8)).fill(Number.NaN);
  const codes = (): Uint32Array => new Uint32Array(shared(rows * 4));
  const [owner, team, channel, segment, reason, currency] = [
    codes(),
    codes(),
    codes(),
    codes(),
    codes(),
    codes(),
  ];

  let state = 2026;
  const roll = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const upTo = (limit: number): number => Math.floor(roll() * limit);
  const wait = (mean: number): number => Math.ceil((-Math.log(1 - roll()) * mean) / 1000) * 1000 + 1000;

  const marketing = captureDetail({ origin: 'marketing' });
  const person = ownerDetail({ ownerKind: 'person', department: 'sales' });
  let row = 0;
  let now = 0;
  let current = 0;
  const add = (code: number, after: number, by: number = actor.person): number => {
    now += after;
    if (row >= rows || now > asOf) return -1;
    lead[row] = current;
    typeOf[row] = code;
    at[row] = now;
    actorOf[row] = by;
    row += 1;
    return row - 1;
  };
  const set = (column: Uint32Array, at: number, code: number): void => {
    if (at >= 0) column[at] = code;
  };

  const runPass = (): boolean => {
    if (roll() < 0.35) return false;
    if (roll() < 0.95) add(type.qualified, wait(20 * hour));
    if (roll() < 0.12) return false;
    const given = add(type.handedOver, wait(8 * hour));
    const isPerson = roll() < 0.8;
    if (isPerson) set(owner, given, 1 + upTo(owners.length));
    set(team, given, 1 + upTo(teams.length));
    if (!isPerson || roll() < 0.1) {
      const taken = add(type.ownerChanged, wait(3 * hour));
      if (taken >= 0) detail[taken] = person;
      set(owner, taken, 1 + upTo(owners.length));
      set(team, taken, 1 + upTo(teams.length));
    }
    if (roll() < 0.15) {
      set(channel, add(type.attempted, wait(hour), actor.automation), channels.length + 2);
    }
    if (roll() < 0.1) {
      set(reason, add(type.rejected, wait(2 * day)), 1 + upTo(rejections.length));
      return false;
    }
    if (roll() < 0.2) return false;
    for (let attempts = upTo(3); attempts >= 0; attempts -= 1)
      set(
        channel,
        add(attempts === 0 ? type.connected : type.attempted, wait(9 * hour)),
        channels.length + 1 + upTo(touchKinds.length),
      );
    const isAccepted = roll() < 0.8;
    if (isAccepted) add(type.accepted, wait(4 * hour));
    const end = roll();
    if (end < 0.3) {
      if (isAccepted)
        set(
          reason,
          add(type.disqualified, wait(3 * day)),
          1 + rejections.length + upTo(disqualifications.length),
        );
      return false;
    }
    if (end < 0.45) {
      set(reason, add(type.recycled, wait(5 * day)), reasons.length);
      return true;
    }
    if (end < 0.7) return false;
    add(type.salesQualified, wait(6 * day));
    if (roll() < 0.3) return false;
    if (roll() < 0.4) {
      const won = add(type.won, wait(20 * day));
      if (won >= 0) amount[won] = 100 * (500 + upTo(50_000));
      set(currency, won, 1);
    } else
      set(
        reason,
        add(type.lost, wait(25 * day)),
        1 + rejections.length + disqualifications.length + upTo(losses.length),
      );
    return false;
  };

  while (row < rows) {
    now = begin + upTo(330 * 86_400) * 1000;
    const captured = add(type.captured, 0);
    detail[captured] = marketing;
    set(segment, captured, upTo(segments.length + 1));
    set(channel, captured, 1 + upTo(channels.length));
    let comesBack = runPass();
    while (comesBack && row < rows) {
      if (add(type.inquiry, wait(30 * day)) < 0) break;
      comesBack = runPass();
    }
    current += 1;
  }
  return {
    schemaVersion: 1,
    lead,
    type: typeOf,
    at,
    actor: actorOf,
    detail,
    amount,
    currency: { codes: currency, texts: ['EUR'] },
    owner: { codes: owner, texts: owners },
    team: { codes: team, texts: teams },
    channel: { codes: channel, texts: [...channels, ...touchKinds] },
    segment: { codes: segment, texts: segments },
    reason: { codes: reason, texts: reasons },
  };
};

import type { LeadKey } from 'smarketing/journal';
import { day, hour, type Instant, minute } from 'smarketing/kernel';
import { accountKey, leadKey, marketingAutomation, person, prospect, router } from './actors.js';
import { channels, countries, industries, type Team, teams } from './company.js';
import { type Add, type Data, type Diary, diaryOf } from './diary.js';
import { businessTimeAfter, local, open } from './office.js';
import { firstDay, sampleEnd } from './period.js';
import type { Chance } from './random.js';

/** What becomes of one lead, from its capture to its exit. */
export const liveOneLead = (chance: Chance, number: number, add: Add): void => {
  const key = leadKey(number);
  const diary = diaryOf(key, add);
  const channelName = chance.pick(
    Object.entries(channels).map(([name, { weight }]) => [name, weight] as const),
  );
  const channel = channels[channelName] as (typeof channels)[string];
  const fair = channelName === 'exhibition';
  // Prospects come around the clock; fair visitors are loaded in the evening of the fair's days.
  const captured = fair
    ? local(
        chance.pick([
          ['2026-02-24', 1],
          ['2026-02-25', 1],
          ['2026-05-12', 1],
        ]),
        1_140 + chance.between(0, 59),
      )
    : ((firstDay + Math.floor(chance.next() * (sampleEnd - firstDay))) as Instant);
  const account = accountKey(1 + (number % 1_400));
  const team = chance.pick<Team>([
    ['east', 4],
    ['central', 4],
    ['west', 3],
  ]);
  const rep = chance.pick(teams[team].reps.map((name) => [name, 1] as const));
  const employees = Math.max(1, chance.delay(120, 1.2));
  const facts = {
    employees: chance.happens(0.86) ? employees : null,
    industry: chance.pick<string | null>([...industries.map((name) => [name, 3] as const), ['n/a', 1]]),
    country: chance.pick<string>(countries.map((name) => [name, name === 'US' ? 6 : 1] as const)),
    ...(chance.happens(0.55) ? { 'budget-stated': chance.happens(0.5) } : {}),
    'demo-requested': channel.activity === 'demo-requested',
  };
  const exclusion = chance.pick<Data<'captured'>['exclusion']>([
    [undefined, 970],
    ['test', 8],
    ['spam', 12],
    ['duplicate', 10],
  ]);
  const base = {
    origin: channel.origin,
    channel: channelName,
    segment: employees >= 250 ? 'enterprise' : employees >= 50 ? 'mid-market' : 'small',
    ...(channel.programme === undefined ? {} : { programme: channel.programme }),
    ...(exclusion === undefined ? {} : { exclusion }),
  } as const;
  if (channel.origin === 'sales') {
    const found = open(captured);
    diary.write('captured', found, { ...base, stage: 'working' }, person(rep), { account });
    diary.write('owner-changed', found, { owner: rep, team, department: 'sales' }, person(rep));
    work(chance, diary, { key, account, rep, team, won: channel.won, at: found, value: employees });
    return;
  }
  diary.write('captured', captured, base, fair ? { kind: 'import', id: 'badge-scanner' } : prospect(key), {
    account,
  });
  diary.write(
    'prospect-activity',
    captured,
    {
      activity: channel.activity,
      channel: channelName,
      ...(channel.programme === undefined ? {} : { programme: channel.programme }),
    },
    prospect(key),
  );
  diary.write('profile-changed', captured + minute, { facts }, marketingAutomation);
  if (exclusion !== undefined || !chance.happens(channel.qualified)) return;
  let qualified = captured + (fair ? chance.delay(2 * day, 0.4) : chance.delay(3 * hour, 1.4));
  for (let pass = 1; pass <= 3; pass += 1) {
    const again = liveOnePass(chance, diary, {
      key,
      account,
      rep,
      team,
      channel,
      facts,
      qualified,
      value: employees,
    });
    if (again === null) return;
    qualified = again;
  }
};

interface LeadAtWork {
  readonly key: LeadKey;
  readonly account: LeadKey;
  readonly rep: string;
  readonly team: Team;
  readonly value: number;
}

interface QualifiedLead extends LeadAtWork {
  readonly channel: (typeof channels)[string];
  readonly facts: Data<'profile-changed'>['facts'];
  readonly qualified: number;
}

/** One pass from qualified to an exit; returns when the next one begins, or null when there is none. */
const liveOnePass = (chance: Chance, diary: Diary, lead: QualifiedLead): number | null => {
  const { key, rep, team, channel, facts, qualified, account, value } = lead;
  diary.write(
    'marketing-qualified',
    qualified,
    { definition: { id: 'hand-over', version: 1 } },
    marketingAutomation,
  );
  const routed = qualified + chance.delay(9 * minute, 0.9);
  diary.write(
    'handed-over',
    routed,
    {
      owner: rep,
      team,
      definition: { id: 'hand-over', version: 1 },
      ...(channel.programme === undefined ? {} : { programme: channel.programme }),
      ...(chance.happens(0.7)
        ? { messageVersion: 'value-2', nextStep: 'call within four business hours' }
        : {}),
      facts,
    },
    router,
  );
  diary.write('owner-changed', routed, { owner: rep, team, department: 'sales' }, router);
  // In the last weeks of a quarter Sales closes deals and lets new leads lie.
  const rush =
    [3, 6].includes(new Date(routed).getUTCMonth() + 1) && new Date(routed).getUTCDate() > 14 ? 0.2 : 0;
  const looked = businessTimeAfter(routed, chance.delay(0.7 * hour, 0.9));
  if (chance.happens(channel.rejected)) {
    const reason = chance.pick<string | undefined>([
      ['definitional', 5],
      ['clerical', 2],
      ['procedural', 1],
      ['duplicate', 1],
      ['wrong-territory', 1],
      ['not interesting', 1],
      [undefined, 1],
    ]);
    diary.write('rejected', looked, reason === undefined ? {} : { reason }, person(rep));
    // Marketing repairs what it can and hands the lead over again.
    return reason === 'clerical' && chance.happens(0.6) ? looked + chance.delay(3 * day, 0.5) : null;
  }
  if (chance.happens(0.12 + rush)) {
    if (chance.happens(0.3)) diary.write('deferred', looked, { reason: 'too-busy' }, person(rep));
    return null;
  }
  if (chance.happens(0.85)) {
    diary.write(
      'accepted',
      looked,
      chance.happens(0.6) ? { intent: 'call-by', callBy: businessTimeAfter(looked, 8 * hour) } : {},
      person(rep),
    );
  }
  if (chance.happens(0.015)) {
    diary.write('contact-permission-changed', looked + hour, { permitted: false }, prospect(key));
    return null;
  }
  return work(chance, diary, { key, account, rep, team, won: channel.won, at: looked, value });
};

/** Sales tries to reach the prospect, and what comes of it; returns when Marketing may try again. */
const work = (
  chance: Chance,
  diary: Diary,
  lead: LeadAtWork & { readonly won: number; readonly at: number },
): number | null => {
  const { rep, team, key, account } = lead;
  const logs = teams[team].logs;
  let at = businessTimeAfter(lead.at, chance.delay(0.9 * hour, 1));
  if (chance.happens(0.6))
    diary.write('touch-attempted', at - 20 * minute, { channel: 'email', bulk: true }, marketingAutomation);
  let reached = false;
  for (let attempt = 1; attempt <= 6 && !reached; attempt += 1) {
    reached = chance.happens(0.34);
    const channel = chance.pick([
      ['call', 5],
      ['email', 3],
    ]);
    if (chance.happens(logs)) {
      diary.write(reached ? 'touch-connected' : 'touch-attempted', at, { channel }, person(rep));
    }
    if (!reached) at = businessTimeAfter(at, chance.delay(7 * hour, 0.5));
  }
  if (!reached) {
    diary.write('recycled', at + hour, { reason: 'unresponsive' }, person(rep));
    return chance.happens(0.3) ? at + chance.delay(30 * day, 0.4) : null;
  }
  diary.write('working', at + 5 * minute, {}, person(rep));
  if (!chance.happens(0.55)) {
    const reason = chance.pick([
      ['no-need', 4],
      ['no-budget', 3],
      ['bad-timing', 3],
      ['no-authority', 1],
    ]);
    if (reason === 'bad-timing') {
      diary.write(
        'recycled',
        at + 2 * day,
        { reason, until: (Math.round(at) + 60 * day) as Instant },
        person(rep),
      );
      return chance.happens(0.5) ? at + 62 * day : null;
    }
    diary.write('disqualified', at + 2 * day, { reason }, person(rep));
    return null;
  }
  const opportunity = { system: 'crm:opportunity', id: `O${key.id.slice(1)}` };
  const opened = businessTimeAfter(at, chance.delay(14 * hour, 0.6));
  const value = {
    minor: Math.max(200_000, Math.round((lead.value * chance.delay(9_000, 0.5)) / 1_000) * 1_000),
    currency: 'USD',
  };
  diary.open(opened, opportunity, value, { account });
  diary.write('sales-qualified', opened, {}, person(rep), { account, opportunity });
  const closed = businessTimeAfter(opened, chance.delay(120 * hour, 0.6));
  if (chance.happens(Math.min(0.75, lead.won * 2)))
    diary.write('won', closed, { value }, person(rep), { account, opportunity });
  else if (chance.happens(0.8)) {
    const reason = chance.pick([
      ['chose-competitor', 4],
      ['no-decision', 4],
      ['no-budget', 2],
    ]);
    diary.write('lost', closed, { reason }, person(rep), { account, opportunity });
  }
  return null;
};

import type { JournalView, LeadEvent, OpportunityRecord } from 'smarketing/journal';

const foreign = new Set(['email-opened', 'list-imported']);

interface Told {
  readonly by: string;
  readonly touch: boolean;
  readonly at: number;
}

/** Whose doing an event was, said once more and otherwise than in the library, where no terms say anything. */
const told = (
  { type, actor, data, occurredAt: at }: LeadEvent,
  finder: string | undefined,
  channel: unknown,
): Told | null => {
  const facts = data as unknown as Readonly<Record<string, unknown>>;
  const isMachine = actor?.kind === 'automation' || actor?.kind === 'import';
  const bringer = finder === undefined || finder === 'sales' ? 'marketing' : finder;
  if (type === 'touch-attempted' || type === 'touch-connected') {
    const by = String(facts.department ?? 'sales');
    if (by === 'marketing') return { by, touch: true, at };
    const isHis =
      facts.direction === 'inbound' || facts.bookedByProspect === true || actor?.kind === 'prospect';
    return isHis || (!isMachine && facts.bulk !== true) ? { by, touch: true, at } : null;
  }
  if (type === 'captured' && actor?.kind === 'prospect') return { by: String(facts.origin), touch: true, at };
  if (type === 'captured' && facts.origin === 'sales') return { by: 'sales', touch: false, at };
  if (isMachine) return null;
  if (type === 'inquiry') return { by: bringer, touch: true, at };
  if (type === 'prospect-activity' && !foreign.has(String(facts.activity))) {
    return { by: facts.channel === channel ? bringer : 'marketing', touch: true, at };
  }
  const isWork = type === 'accepted' || type === 'working' || type === 'sales-qualified';
  return isWork && actor?.kind !== 'prospect' ? { by: 'sales', touch: false, at } : null;
};

/** Who brought an opportunity and whether Marketing influenced it, moment by moment. */
export const byHand = (view: JournalView, record: OpportunityRecord, end: number, lookBack: number) => {
  const keys = [record.primaryLead, ...record.leads].flatMap((key) => (key === undefined ? [] : [key]));
  const leads = keys.filter(
    (key, at) => keys.findIndex(({ system, id }) => system === key.system && id === key.id) === at,
  );
  const finders: Array<string> = [];
  const all: Array<Told> = [];
  for (const { system, id } of leads) {
    const events = view.leads.find(({ key }) => key.system === system && key.id === id)?.events ?? [];
    const captured = events.find(({ type }) => type === 'captured')?.data as
      | { readonly origin: string; readonly channel?: string }
      | undefined;
    if (captured !== undefined) finders.push(captured.origin);
    for (const event of events) {
      const one = told(event, captured?.origin, captured?.channel);
      if (one !== null) all.push(one);
    }
  }
  const until = all.filter(({ at }) => at <= record.openedAt);
  const earliest = (test: (one: Told) => boolean): Told | undefined =>
    until
      .filter(test)
      .reduce<Told | undefined>(
        (best, one) => (best === undefined || one.at < best.at ? one : best),
        undefined,
      );
  const sales = earliest(({ by }) => by === 'sales');
  const isBefore = (one: Told | undefined): boolean =>
    one !== undefined && (sales === undefined || one.at < sales.at);
  const marketing = earliest(({ by, touch }) => touch && by === 'marketing');
  const other = earliest(({ by, touch }) => touch && by !== 'marketing' && by !== 'sales');
  const inWindow = all.filter(
    ({ by, touch, at }) => touch && by === 'marketing' && at > end - lookBack && at <= end,
  );
  const halves = [
    inWindow.some(({ at }) => at <= record.openedAt),
    inWindow.some(({ at }) => at > record.openedAt),
  ];
  return {
    sources: {
      'lead-source': finders[0] ?? 'unknown',
      'first-touch': earliest(({ touch }) => touch)?.by ?? 'unknown',
      'touch-before-sales': isBefore(marketing)
        ? 'marketing'
        : isBefore(other)
          ? other?.by
          : sales === undefined
            ? 'unknown'
            : 'sales',
    },
    influence: halves[0] ? (halves[1] ? 'both' : 'before') : halves[1] ? 'after' : 'none',
  };
};

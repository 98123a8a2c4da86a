import type { JournalEvent, ServiceEvent } from 'smarketing/journal';
import { type Instant, orThrow, parseCivilDate, parseInstant } from 'smarketing/kernel';
import type { Asset, MessageMap } from 'smarketing/message';

export const at = (text: string): Instant =>
  orThrow(parseInstant(text.length === 10 ? `${text}T12:00:00Z` : text));

export const key = (id: string): { system: string; id: string } => ({ system: 'library', id });

type AssetEvent = Extract<ServiceEvent, { subject: { kind: 'asset' } }>;

/** An event about an asset, whose identity is what it says and when. */
export const made = <Type extends AssetEvent['type']>(
  type: Type,
  id: string,
  date: string,
  data: Extract<AssetEvent, { type: Type }>['data'],
  actor?: string,
): JournalEvent =>
  ({
    schemaVersion: 1,
    source: 'library',
    id: `${type} ${id} ${date} ${actor ?? ''}`,
    type,
    occurredAt: at(date),
    subject: { kind: 'asset', ...key(id) },
    ...(actor === undefined ? {} : { actor: { kind: 'person', id: actor } }),
    data,
  }) as JournalEvent;

/** The message of a maker of machine tools. */
export const widgetMap: MessageMap = {
  id: 'widget',
  version: 2,
  effectiveFrom: orThrow(parseCivilDate('2026-01-01')),
  owner: 'role:product-marketing',
  roles: [
    { id: 'plant-manager', label: 'Plant manager', required: true },
    { id: 'buyer', label: 'Buyer', required: true },
  ],
  problems: [
    { id: 'downtime', label: 'Machines stand still', required: true },
    { id: 'price', label: 'It costs too much' },
  ],
  messages: [
    {
      id: 'less-downtime',
      role: 'plant-manager',
      problem: 'downtime',
      capability: 'Tools are changed in half the time.',
      proof: 'Trial at two plants, 2025',
    },
    { id: 'cheap', role: 'buyer', problem: 'price', capability: 'It pays for itself in a year.' },
  ],
};

/** A brochure with all that it takes. */
export const brochure: Asset = {
  key: key('brochure'),
  kind: 'brochure',
  title: 'Less downtime',
  madeBy: 'marketing',
  owner: 'role:product-marketing',
  cost: { minor: 500_000, currency: 'USD' },
  purpose: { role: 'plant-manager', problem: 'downtime' },
  cites: ['plant-study'],
  message: { id: 'widget', version: 2 },
  freshFor: 180 * 86_400_000,
  approved: { by: ['sales', 'marketing'], at: at('2026-01-05') },
  foundAt: 'library/brochures',
};

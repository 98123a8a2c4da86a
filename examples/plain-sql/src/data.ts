import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The files that are compared; they are no part of the project and stand beside it. */
const folder = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));

export const files = {
  leads: `${folder}olist/olist_marketing_qualified_leads_dataset.csv`,
  deals: `${folder}olist/olist_closed_deals_dataset.csv`,
  log: `${folder}bpic2012/bpic2012_events.csv.gz`,
} as const;

/** Those of some files that are not there. */
export const missing = (paths: ReadonlyArray<string>): ReadonlyArray<string> =>
  paths.filter((path) => !existsSync(path));

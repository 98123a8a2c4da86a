import { readFileSync } from 'node:fs';
import { type CompiledAgreement, compileAgreement } from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import {
  type CompiledPortfolio,
  compilePortfolio,
  michaelisMentenCurve,
  type Portfolio,
  type ReachCurve,
  type ReachPoint,
} from 'smarketing/cartridge';
import { type CompiledBrief, compileBrief, type PlanBrief } from 'smarketing/cartridge/plan';
import type { JournalEvent } from 'smarketing/journal';
import { orThrow } from 'smarketing/kernel';
import { decodeAgreement, decodeEvents, decodePortfolio } from 'smarketing/schema';

/** What one service reached in the past, and the curve that is read off it. */
export interface PastReach extends ReachPoint {
  readonly service: string;
  readonly curve: ReachCurve;
}

/** Everything that was written down beforehand. */
export interface Documents {
  /** The portfolio as somebody first drew it. */
  readonly firstDraft: Portfolio;
  /** The portfolio as it was mended. */
  readonly portfolio: CompiledPortfolio;
  readonly past: PastReach;
  /** What the plan of the quarter is asked for. */
  readonly brief: CompiledBrief;
  /** The agreement for the quarter, as it is signed in the end. */
  readonly agreement: CompiledAgreement;
  /** What the service desk and finance wrote down: requests, deliveries, and a programme that died. */
  readonly events: ReadonlyArray<JournalEvent>;
}

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`documents/${name}.json`, import.meta.url), 'utf8'));

/** Reads the documents; every mistake in one of them is named with its path. */
export const readDocuments = (): Documents => {
  const portfolio = orThrow(compilePortfolio(orThrow(decodePortfolio(read('portfolio')))));
  const past: ReachPoint & { readonly service: string } = read('past');
  const [market] = portfolio.portfolio.segments ?? [];
  const curve = orThrow(michaelisMentenCurve(market?.size ?? 0)(past));
  const brief: PlanBrief = { ...read('brief'), curves: [{ service: past.service, curve }] };
  const { events, issues } = decodeEvents(read('events'));
  if (issues.length > 0) throw new Error(JSON.stringify(issues, null, 2));
  return {
    firstDraft: orThrow(decodePortfolio({ ...read('portfolio'), ...read('first-draft') })),
    portfolio,
    past: { ...past, curve },
    brief: orThrow(compileBrief(portfolio)(brief)),
    agreement: orThrow(compileAgreement(intlZones)(orThrow(decodeAgreement(read('agreement'))))),
    events,
  };
};

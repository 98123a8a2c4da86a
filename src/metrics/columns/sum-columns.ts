import { foldRanks } from '../../lead/fold-order.js';
import { completeTerms } from '../../lead/lifecycle-terms.js';
import { stageBit } from '../../lead/pass-rules.js';
import { clockFold, clockSlate, wipeClocks } from './clock.columns.js';
import { delayCounts } from './delay.columns.js';
import { columnEventTypes, columnTypeCode, type LeadColumns } from './event-columns.js';
import { exclusionCode } from './event-detail.js';
import { eventShapes } from './event-shapes.js';
import { exitCounts } from './exit.columns.js';
import { funnelCounts } from './funnel.columns.js';
import type { FigureTerms, LeadFiguresSum } from './lead-figures.js';
import { leadSlate, wipeSlate } from './lead-slate.js';
import { lifeFold } from './lifecycle.columns.js';
import type { PassView } from './pass-view.js';
import type { PolicyPlan } from './policy-plan.js';
import { promiseCounts } from './promise.columns.js';
import { responseCounts } from './response.columns.js';
import { periodTable } from './stretch-tables.js';

const { captured: capturedType, 'profile-changed': profileChangedType } = columnTypeCode;

/** Adds up the standard figures of columns in one pass over the rows: the same sums as `leadFigures` gives. */
export const sumOfColumns =
  (terms: FigureTerms, plans: ReadonlyArray<PolicyPlan>) =>
  (leads: LeadColumns): LeadFiguresSum => {
    const { asOf, touchesRecorded, exclusions = [] } = terms;
    const lifecycle = completeTerms(terms.lifecycle);
    const { columns, rows } = leads;
    const { lead, type, at, segment, team } = columns;
    const shapes = eventShapes(leads, { departments: ['sales'], ...lifecycle.touch }, plans);
    const segments = [undefined, ...(segment?.texts ?? [])];
    const targets = plans.map(({ targetOf }) => segments.map(targetOf));
    const periods = periodTable(terms.periodOf, leads.from);
    const isExcluded = exclusions.map(exclusionCode);

    const fold = lifeFold(columns, lifecycle, shapes);
    const clocksOf = clockFold(
      columns,
      plans,
      shapes,
      targets.map((all) => Uint8Array.from(all, (one) => (one === undefined ? 0 : 1))),
    );
    const slate = leadSlate();
    const clocks = clockSlate(plans.length);
    const funnel = funnelCounts(leads, periods);
    const promises = promiseCounts(leads, asOf, plans, targets, periods);
    const responses = responseCounts(leads, asOf);
    const delays = delayCounts(leads, asOf);
    const exits = exitCounts(leads, lifecycle);
    const view: PassView = {
      slate,
      clocks,
      pass: 0,
      entered: 0,
      inferred: 0,
      firstEntered: 0,
      team: 0,
      reached: -1,
      isRecorded: true,
      before: 0,
    };
    /** The segment as clocks see it: a profile may change it, and clear it. */
    let segmentNow = 0;
    const note = (row: number): void => {
      if (segment === undefined) return;
      const code = type[row] as number;
      if (code !== capturedType && code !== profileChangedType) return;
      const said = segment.codes[row] as number;
      if (said !== 0 || code === profileChangedType) segmentNow = said;
    };

    /** Folds rows of one instant: for the lead's life in the order of the stages, for clocks in that of each. */
    const foldTogether = (from: number, to: number): void => {
      const ordered = Array.from({ length: to - from }, (_, index) => from + index).sort(
        (first, second) => rankOf(type[first] as number) - rankOf(type[second] as number),
      );
      for (const row of ordered) fold(slate, row, shapes.shapeOf(row));
      for (let row = from; row < to; row += 1) note(row);
      clocksOf.takeTogether(clocks, from, to, segmentNow);
    };

    const count = (): void => {
      if (slate.exclusion !== 0 && isExcluded.includes(slate.exclusion)) return;
      let seen = 0;
      for (let pass = 0; pass < slate.passes; pass += 1) {
        const isAccepted = lifecycle.acceptance !== 'none' && (slate.accepted[pass] as number) >= 0;
        const entered =
          ((slate.entered[pass] as number) & ~stageBit.accepted) | (isAccepted ? stageBit.accepted : 0);
        const implied =
          ((slate.inferred[pass] as number) & ~stageBit.accepted) |
          (slate.acceptedInferred[pass] === 1 && isAccepted ? stageBit.accepted : 0);
        const handOver = slate.handOver[pass] as number;
        const start = slate.started[pass] as number;
        const first = slate.first[pass] as number;
        const booking = slate.booking[pass] as number;
        view.pass = pass;
        view.entered = entered;
        view.inferred = implied;
        view.firstEntered = entered & ~seen;
        view.before =
          pass + 1 < slate.passes
            ? (at[slate.started[pass + 1] as number] as number)
            : Number.POSITIVE_INFINITY;
        view.reached =
          first < 0 || booking < 0
            ? Math.max(first, booking)
            : (at[booking] as number) < (at[first] as number)
              ? booking
              : first;
        view.team = teamOf(handOver);
        view.isRecorded =
          touchesRecorded === undefined ||
          touchesRecorded(
            view.team === 0 ? undefined : team?.texts[view.team - 1],
            at[handOver < 0 ? start : handOver] as typeof asOf,
          );
        seen |= entered;
        funnel.add(view);
        const clock = promises.add(view);
        responses.add(view, clock);
        delays.add(view);
        exits.add(view);
      }
    };

    /** The team of the last person who had the lead in the pass, else that to which it was handed. */
    const teamOf = (handOver: number): number => {
      for (let spell = slate.spells - 1; spell >= 0; spell -= 1)
        if (
          (slate.spellDetail[spell] as number) % 2 === 0 &&
          (at[slate.spellRow[spell] as number] as number) < view.before
        ) {
          const found = slate.spellTeam[spell] as number;
          if (found !== 0) return found;
          break;
        }
      return handOver < 0 || team === undefined ? 0 : (team.codes[handOver] as number);
    };

    for (let row = 0; row < rows; ) {
      const current = lead[row];
      wipeSlate(slate);
      wipeClocks(clocks);
      segmentNow = 0;
      while (row < rows && lead[row] === current) {
        const instant = at[row] as number;
        // What happened later is silent.
        if (instant > asOf) {
          row += 1;
          continue;
        }
        let next = row + 1;
        while (next < rows && at[next] === instant && lead[next] === current) next += 1;
        if (next === row + 1) {
          note(row);
          if (shapes.matters[type[row] as number] === 1) {
            const shape = shapes.shapeOf(row);
            fold(slate, row, shape);
            if (shapes.heard[shape] !== 0) clocksOf.take(clocks, row, shape, segmentNow);
          } else fold(slate, row, -1);
        } else foldTogether(row, next);
        row = next;
      }
      count();
    }
    return {
      ...funnel.sum(),
      ...responses.sum(),
      ...delays.sum(),
      ...exits.sum(),
      ...promises.sum(),
    };
  };

const rankOf = (code: number): number => foldRanks[columnEventTypes[code] ?? 'captured'];

import { compileAgreement } from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import { type JournalEvent, journalOf } from 'smarketing/journal';
import { orThrow } from 'smarketing/kernel';
import { type Review, review } from 'smarketing/review';
import {
  type ComparedFigure,
  compareReviews,
  comparisonOf,
  comparisonSection,
  withComparison,
} from 'smarketing/review/compare';
import { reportOf } from 'smarketing/review/report';
import { describe, expect, test } from 'vitest';
import { sample } from '../report/reviews.js';
import { agreement, at, tell } from '../story.js';

const arriving = (event: JournalEvent, when: string): JournalEvent => ({ ...event, receivedAt: at(when) });

/** One hand-over of the first quarter is told in the second, and a rejection is corrected to a win. */
const rejected = tell('a', 'rejected', '2026-01-06T09:00:00Z', { reason: 'definitional' });
const events = [
  tell('a', 'handed-over', '2026-01-05T09:00:00Z', { team: 'east' }),
  rejected,
  {
    ...rejected,
    type: 'won',
    revision: 1,
    receivedAt: at('2026-04-20T09:00:00Z'),
    data: { value: { minor: 500_000, currency: 'EUR' } },
  } as JournalEvent,
  tell('b', 'handed-over', '2026-02-05T09:00:00Z', { team: 'east' }),
  tell('b', 'won', '2026-03-05T09:00:00Z', {}),
  arriving(tell('c', 'handed-over', '2026-03-30T09:00:00Z', { team: 'east' }), '2026-04-02T09:00:00Z'),
  ...['d', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm'].map((lead) =>
    tell(lead, 'handed-over', '2026-05-04T09:00:00Z', { team: 'east' }),
  ),
];

const [q1, q2] = [{ asOf: at('2026-04-01T00:00:00Z') }, { asOf: at('2026-07-01T00:00:00Z') }];
const comparison = orThrow(compareReviews(agreement, q1, q2)(journalOf(events)));
const figure = (line: string, section = 'figures'): ComparedFigure =>
  comparison.figures.find((one) => one.line === line && one.section === section) as ComparedFigure;

describe('two reviews of one journal', () => {
  test('tell what late data restated from what is new', () => {
    const handedOver = figure('handed-over');
    expect([handedOver.printed, handedOver.restated, handedOver.now].map((told) => told?.data)).toEqual([
      { kind: 'count', count: 2 },
      { kind: 'count', count: 3 },
      { kind: 'count', count: 10 },
    ]);
    expect(handedOver.restatement).toEqual({ code: 'different', by: 1 });
    expect(handedOver.change).toEqual({ code: 'different', by: 7 });
    // 10 of 13 in the later of two equally long times: 95% from 0.497 on, by hand.
    expect(handedOver.test).toEqual({ verdict: 'noise' });
    expect(comparison.lateEvents).toBe(1);
  });

  test('tell what a correction restated', () => {
    const converted = figure('converted');
    expect(converted.printed?.data).toMatchObject({ share: { numerator: 1, denominator: 2 } });
    expect(converted.restated?.data).toMatchObject({ share: { numerator: 2, denominator: 3 } });
    expect(converted.restatement).toEqual({ code: 'different', by: expect.closeTo(1 / 6, 12) });
  });

  test('test nothing where the later figure holds the earlier one', () => {
    const within = orThrow(
      compareReviews(
        agreement,
        { asOf: at('2026-05-01T00:00:00Z') },
        { asOf: at('2026-06-01T00:00:00Z') },
      )(journalOf(events)),
    );
    const of = (section: string, line: string) =>
      within.figures.find((one) => one.section === section && one.line === line)?.test;
    expect(of('figures', 'handed-over')).toEqual({ verdict: 'not-tested', reason: 'overlapping' });
    expect(of('volumes', 'handed-over')).toEqual({ verdict: 'not-tested', reason: 'overlapping' });
  });

  test('test nothing where they look at times of different length', () => {
    const uneven = orThrow(
      compareReviews(agreement, q1, { asOf: at('2026-06-01T00:00:00Z') })(journalOf(events)),
    );
    expect(uneven.figures.find(({ line }) => line === 'handed-over')?.test).toEqual({
      verdict: 'not-tested',
      reason: 'unequal-time',
    });
  });

  test('compare what is new of a promise with what was judged before', () => {
    // Whether a, b and c were accepted was decided before, and only a sale says that they were; ten ran out since.
    const promise = figure('accept', 'promises');
    expect(promise.restated?.data).toMatchObject({ share: { denominator: 3 } });
    expect(promise.now?.data).toMatchObject({ share: { denominator: 13 } });
    expect(promise.test).toMatchObject({ newPart: { numerator: 0, denominator: 10 } });
  });

  test('survive JSON', () => {
    expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison);
  });
});

describe('a comparison', () => {
  const [printed, now] = [q1, q2].map((viewpoint) => review(agreement, viewpoint)(journalOf(events))) as [
    Review,
    Review,
  ];

  test('is refused to reviews of different agreements, of different moments, and backwards', () => {
    const other = { ...now, agreement: { ...now.agreement, id: 'another' } };
    expect(comparisonOf(agreement)({ printed, restated: printed, now: other })).toEqual({
      _tag: 'Left',
      left: { _tag: 'different-agreements', agreements: [now.agreement.id, 'another'] },
    });
    expect(comparisonOf(agreement)({ printed, restated: now, now })).toMatchObject({
      left: { _tag: 'different-moments' },
    });
    expect(compareReviews(agreement, q2, q1)(journalOf(events))).toMatchObject({
      left: { _tag: 'not-later' },
    });
    expect(
      compareReviews(agreement, q1, { ...q2, knownAt: at('2026-02-01T00:00:00Z') })(journalOf(events)),
    ).toMatchObject({ left: { _tag: 'not-later' } });
  });

  test('marks every figure where the agreement says something else now', () => {
    const changed = orThrow(
      compileAgreement(intlZones)({
        ...agreement.agreement,
        version: 2,
        targets: { ...agreement.agreement.targets, handedOver: 9 },
      }),
    );
    const marked = orThrow(
      comparisonOf(changed)({
        printed,
        restated: review(changed, q1)(journalOf(events)),
        now: review(changed, q2)(journalOf(events)),
      }),
    );
    expect(marked.agreement.definitionChanged).toBe(true);
    expect(new Set(marked.figures.map(({ restatement }) => restatement.code))).toEqual(
      new Set(['definition-changed']),
    );
    expect(marked.figures.some(({ test: tested }) => tested !== undefined)).toBe(false);
    expect(comparisonSection(changed)(marked).lines[1]?.sure.text).toBe(
      'not comparable: the agreement says something else now',
    );
  });

  test('of a review with itself finds nothing', () => {
    const itself = orThrow(
      comparisonOf(sample.agreement)({
        printed: sample.review,
        restated: sample.review,
        now: sample.review,
      }),
    );
    expect(itself.figures.length).toBeGreaterThan(60);
    expect(
      itself.figures.filter(
        ({ restatement, change }) => restatement.code !== 'same' || change.code !== 'same',
      ),
    ).toEqual([]);
    expect(itself.lateEvents).toBe(0);
  });

  test('stands in the report after what each side owes, and every line of it is whole', () => {
    const report = withComparison(agreement, comparison)(reportOf(agreement)(now));
    expect(report.sections.slice(0, 4).map(({ id }) => id)).toEqual([
      'actions',
      'figures',
      'debts',
      'compared',
    ]);
    const [late, ...lines] = report.sections[3]?.lines ?? [];
    expect(late?.next).toMatchObject({ code: 'owed', owner: 'operations' });
    expect(lines[0]?.means).toBe(
      'Printed for 2026-Q1: 2, missed: at least 4 proposed; restated with what is known now: 3, missed: at least 4 proposed; now, for 2026-Q2: 10, reached: at least 4 proposed.',
    );
    expect(
      [late, ...lines].every(
        (line) => line?.label && line.value && line.means.endsWith('.') && line.sure.text && line.next.text,
      ),
    ).toBe(true);
  });
});

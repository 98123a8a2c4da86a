import type { CartridgeAssurance, Due, Unmeasured } from '../../../cartridge/assure/assurance.js';
import type { Review } from '../../review.js';
import { forInformation, kept, type NextStep, notDue } from '../next-step.js';
import { count, counting } from '../number-text.js';
import type { ReportLine } from '../report.js';
import type { ReportTerms, SectionOf } from '../report-terms.js';
import { seeDebt } from '../see-debt.js';
import { counted, sureOfShare, unmeasured } from '../sureness.js';

/** How many overdue services are told one by one; the lists hold all of them. */
const shown = 8;

/**
 * Writes what was delivered of the services that Marketing promised Sales.
 *
 * @category sections
 * @since 0.1.0
 */
export const servicesSection: SectionOf = (terms) => (review) => {
  const { deliveries } = review;
  if (deliveries === undefined) return null;
  const { cartridges, overdue, unmeasured: silent, unknownServices } = deliveries;
  const lines = [
    ...cartridges.map((cartridge) => cartridgeLine(terms, review, cartridge)),
    ...overdue.slice(0, shown).map((due, index) => overdueLine(terms, review, due, index)),
    ...(silent.length === 0 ? [] : [silentLine(terms, silent)]),
    ...(unknownServices.length === 0
      ? []
      : [
          {
            id: 'unknown',
            label: 'Services that nobody promised',
            value: count(unknownServices.length),
            data: { kind: 'count', count: unknownServices.length },
            means: `Events name services that the portfolio does not have: ${unknownServices.map(({ service }) => service).join(', ')}.`,
            sure: counted(),
            next: terms.owed('marketing', 'Take them into the portfolio, or name the service that is meant.'),
          } as const,
        ]),
  ];
  return lines.length === 0
    ? null
    : {
        id: 'services',
        title: 'Services that Marketing promised',
        about: 'Cartridge by cartridge from market to customer: levels kept, of those that can be judged.',
        lines,
      };
};

const cartridgeLine = (
  terms: ReportTerms,
  review: Review,
  { cartridge, title, owner, kept: share, services, unmeasured: silent, rating }: CartridgeAssurance,
): ReportLine => {
  const missed = services.filter(({ state }) => state === 'missed');
  return {
    id: `cartridge:${cartridge}`,
    label: title,
    value:
      share.value === null
        ? 'nothing to judge yet'
        : `${count(share.numerator)} of ${count(share.denominator)} levels kept`,
    data: { kind: 'share', share },
    means: `${counting(services.length, 'service')} of ${terms.nameOf(owner)}, of which ${count(silent.length)} nobody can judge.`,
    sure: share.value === null ? unmeasured('none of its services could be judged') : sureOfShare(share),
    next: nextOf(terms, review, missed.length, share.value, owner),
    details: [
      ...(missed.length === 0 ? [] : [`Missed: ${missed.map(({ title: name }) => name).join(', ')}.`]),
      ...(rating.count === 0 || rating.mean.value === null
        ? ['Nobody has rated its deliveries.']
        : [
            `Its customers rate it ${rating.mean.value.toFixed(1)} of 10 (${counting(rating.count, 'rating')}), which is never mixed with what was kept.`,
          ]),
    ],
  };
};

const nextOf = (
  terms: ReportTerms,
  review: Review,
  missed: number,
  share: number | null,
  owner: CartridgeAssurance['owner'],
): NextStep => {
  if (missed > 0)
    return seeDebt(
      terms,
      owner,
      'overdue-services',
      terms.owed(owner, 'Say by when these levels will be kept, or agree with their customer on others.'),
    )(review);
  return share === null ? notDue('nothing of it was due') : kept('every level that can be judged is kept');
};

const overdueLine = (
  terms: ReportTerms,
  review: Review,
  { service, owner, dueAt, request, period }: Due,
  index: number,
): ReportLine => ({
  id: `overdue:${service}:${index + 1}`,
  label: [service, request?.id ?? period ?? ''].join(' ').trim(),
  value: `overdue since ${terms.timeOf(dueAt)}`,
  data: { kind: 'time', at: dueAt },
  means: `${terms.nameOf(owner)} promised it and has not delivered it${request === undefined ? '' : ' to who asked for it'}.`,
  sure: counted('a delivery that nobody recorded would show here too'),
  next: seeDebt(
    terms,
    owner,
    'overdue-services',
    terms.owed(owner, 'Deliver it, or agree on another level.'),
  )(review),
});

const silentLine = ({ nameOf, owed }: ReportTerms, silent: ReadonlyArray<Unmeasured>): ReportLine => {
  const [first] = silent;
  const owner = first?.owner ?? 'marketing';
  const codes = [...new Set(silent.flatMap(({ missing }) => missing.map(({ code }) => code)))];
  return {
    id: 'unmeasured',
    label: 'Services of which nobody can tell',
    value: count(silent.length),
    data: { kind: 'count', count: silent.length },
    means: `What is missing: ${codes.join(', ')}.`,
    sure: unmeasured('not recorded is not undelivered'),
    next:
      codes.length === 0
        ? forInformation()
        : owed(
            owner,
            `Record deliveries of ${silent.length === 1 ? 'it' : 'them'}, so that ${nameOf('sales')} can see what it gets.`,
          ),
  };
};

import * as E from 'fp-ts/lib/Either.js';
import { compileZone } from '../calendar/local-time.js';
import type { ZoneSource } from '../calendar/zone.js';
import { type Checked, type Issue, issue, under, unlessIssues } from '../kernel/issue.js';
import { show } from '../kernel/show.js';
import { type CompiledDefinition, compileDefinition } from '../lead/qualification-definition.js';
import type { RuleDefinition } from '../rule/rule.js';
import type { Agreement } from './agreement.js';
import { choiceIssues, isShare, moneyIssues, versionIssues } from './check-value.js';
import type { ProfitableTerm, ProfitFloor, QualifiedLeadTerm, SaleTerm, SharedTerm } from './terms.js';

type At = Issue['path'];

/**
 * Finds what is wrong with the terms that are not definitions of qualified leads.
 *
 * @param zones - where offsets come from
 * @returns a function from the agreement to the issues
 */
export const termIssues =
  (zones: ZoneSource) =>
  ({ terms, currency }: Agreement): ReadonlyArray<Issue> => {
    const { profitable, sale, glossary = {} } = terms;
    return [
      ...versionIssues(terms['qualified-lead'].version, ['terms', 'qualified-lead', 'version']),
      ...versionIssues(profitable.version, ['terms', 'profitable', 'version']),
      ...floorIssues(profitable.floor, currency, ['terms', 'profitable', 'floor']),
      ...marginIssues(profitable, ['terms', 'profitable', 'margin']),
      ...(['qualified-lead', 'profitable', 'sale'] as const).flatMap((id) =>
        strayIssues(terms[id], ['terms', id]),
      ),
      ...versionIssues(sale.version, ['terms', 'sale', 'version']),
      ...choiceIssues(['signed', 'booked', 'invoiced', 'cash'], sale.event, ['terms', 'sale', 'event']),
      ...saleZoneIssues(zones, sale),
      ...Object.entries(glossary).flatMap(([id, term]) => {
        const at = ['terms', 'glossary', id];
        return [
          ...versionIssues(term.version, [...at, 'version']),
          ...(['qualified-lead', 'profitable', 'sale'].includes(id)
            ? [issue('reserved-term', at, 'The term has a computed meaning of its own.')]
            : []),
          ...(term.word.trim() === '' ? [issue('empty-text', [...at, 'word'], 'The term has no word.')] : []),
          ...strayIssues(term, at),
          ...(term.meaning.trim() === ''
            ? [issue('empty-text', [...at, 'meaning'], 'The term has no meaning.')]
            : []),
        ];
      }),
    ];
  };

/** A word that is said instead of nothing is none. */
const strayIssues = ({ insteadOf = [] }: SharedTerm, at: At): ReadonlyArray<Issue> =>
  insteadOf.flatMap((word, index) =>
    word.trim() === ''
      ? [issue('empty-text', [...at, 'insteadOf', index], 'The text is empty.', { expected: 'a word' })]
      : [],
  );

const saleZoneIssues = (zones: ZoneSource, { zone }: SaleTerm): ReadonlyArray<Issue> => {
  const found = zone === undefined ? E.right(undefined) : compileZone(zones)(zone);
  return E.isLeft(found) ? under('terms', 'sale', 'zone')(found.left) : [];
};

const costs = ['cost-of-sale', 'cost-to-serve', 'acquisition-cost'];

const floors = ['contribution-amount', 'contribution-share', 'lifetime-multiple'];

const floorIssues = (floor: ProfitFloor, currency: string, at: At): ReadonlyArray<Issue> => {
  if (!floors.includes(floor.kind)) return choiceIssues(floors, floor.kind, [...at, 'kind']);
  if (floor.kind === 'lifetime-multiple') {
    return floor.atLeast > 0 && Number.isFinite(floor.atLeast)
      ? []
      : [outOfRange([...at, 'atLeast'], 'a number above 0', floor.atLeast)];
  }
  return [
    ...(floor.after.length === 0
      ? [
          issue('no-costs', [...at, 'after'], 'Without costs every sale leaves all of itself.', {
            expected: 'cost-of-sale, cost-to-serve or acquisition-cost',
          }),
        ]
      : []),
    ...floor.after.flatMap((cost, index) => choiceIssues(costs, cost, [...at, 'after', index])),
    ...(floor.kind === 'contribution-amount'
      ? moneyIssues(floor.atLeast, currency, [...at, 'atLeast'])
      : isShare(floor.atLeast)
        ? []
        : [outOfRange([...at, 'atLeast'], 'a share of 0–1', floor.atLeast)]),
  ];
};

/** A margin of 0 would make every return a loss, whatever was sold. */
const marginIssues = ({ margin }: ProfitableTerm, at: At): ReadonlyArray<Issue> =>
  margin === undefined || (isShare(margin) && margin > 0)
    ? []
    : [outOfRange(at, 'a share above 0 and up to 1', margin)];

const outOfRange = (at: At, expected: string, received: unknown): Issue =>
  issue('out-of-range', at, 'The value is outside the allowed range.', {
    expected,
    received: show(received),
  });

/**
 * Compiles every version of every definition of a qualified lead.
 *
 * @param agreement - whose facts and activities the rules speak about
 * @returns the definitions in the document's order, or every issue with its path from the agreement's root
 */
export const compileDefinitions = (agreement: Agreement): Checked<ReadonlyArray<CompiledDefinition>> => {
  const { facts, activities, terms } = agreement;
  const { definitions } = terms['qualified-lead'];
  // A rule may refer to any other definition of the agreement by id and version.
  const known: ReadonlyArray<RuleDefinition> = definitions.map(({ id, version, rule }) => ({
    id,
    version,
    rule,
  }));
  const options = {
    ...(activities === undefined ? {} : { activities }),
    ...(known.length === 0 ? {} : { definitions: known }),
  };
  const compiled = definitions.map(compileDefinition(facts, options));
  const at = ['terms', 'qualified-lead', 'definitions'];
  const issues = [
    ...seriesIssues(terms['qualified-lead'], at),
    ...compiled.flatMap((one, index) => (E.isLeft(one) ? under(...at, index)(one.left) : [])),
  ];
  return unlessIssues(issues, () => compiled.flatMap((one) => (E.isRight(one) ? [one.right] : [])));
};

const seriesIssues = ({ definitions }: QualifiedLeadTerm, at: At): ReadonlyArray<Issue> => {
  const handOver = definitions.some(({ gate }) => gate === 'hand-over');
  const missing = handOver
    ? []
    : [
        issue('hand-over-missing', at, 'Nothing says when a lead is good enough to be handed over.', {
          expected: 'a definition whose gate is hand-over',
        }),
      ];
  const repeated = definitions.flatMap(({ id, version, gate }, index) => {
    const earlier = definitions.slice(0, index);
    return [
      ...(earlier.some((other) => other.id === id && other.version === version)
        ? [
            issue(
              'repeated-version',
              [...at, index, 'version'],
              'Another definition has this id and version.',
              {
                received: `${id} version ${version}`,
              },
            ),
          ]
        : []),
      ...(earlier.some((other) => other.id === id && other.gate !== gate)
        ? [
            issue(
              'two-gates',
              [...at, index, 'gate'],
              'The versions of one definition guard different gates.',
              {
                received: gate,
              },
            ),
          ]
        : []),
      ...(earlier.some((other) => other.id !== id && other.gate === gate)
        ? [
            issue('two-definitions', [...at, index, 'id'], 'Another definition guards the same gate.', {
              expected: 'one id a gate, with versions',
              received: show(id),
            }),
          ]
        : []),
    ];
  });
  return [...missing, ...repeated];
};

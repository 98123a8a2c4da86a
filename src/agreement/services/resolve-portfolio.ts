import type { CompiledPortfolio } from '../../cartridge/compile-portfolio.js';
import { type Checked, type Issue, issue, unlessIssues } from '../../kernel/issue.js';
import { departments } from '../../kernel/party.js';
import { show } from '../../kernel/show.js';
import { nameIssues } from '../check-value.js';
import type { CompiledAgreement } from '../compiled-agreement.js';

/**
 * Holds a portfolio against the agreement that refers to it: whether it is the very text that was signed, and
 * whether it offers every service that the agreement owes.
 *
 * @param agreement - the agreement, compiled
 * @returns a function from a compiled portfolio to itself, or to every issue with its path from the agreement's root:
 *   `no-portfolio`, `other-portfolio`, `other-version`, `other-text`, `wrong-currency`, `unknown-service`
 * @example
 * ```ts
 * import { compileAgreement, draftAgreement } from 'smarketing/agreement'
 * import { resolvePortfolio } from 'smarketing/agreement/services'
 * import { intlZones } from 'smarketing/calendar'
 * import { compilePortfolio, presetPortfolio } from 'smarketing/cartridge'
 * import { orThrow, parseCivilDate } from 'smarketing/kernel'
 *
 * const portfolio = orThrow(compilePortfolio(presetPortfolio('EUR')))
 * const { subject, version, hash } = portfolio
 * const draft = draftAgreement({ zone: 'UTC', currency: 'EUR', effectiveFrom: orThrow(parseCivilDate('2026-01-01')) })
 * const agreement = orThrow(compileAgreement(intlZones)({ ...draft, portfolio: { id: subject.id, version, hash } }))
 * resolvePortfolio(agreement)(portfolio)._tag // => 'Right'
 *
 * const unsaid = resolvePortfolio(orThrow(compileAgreement(intlZones)(draft)))(portfolio)
 * unsaid._tag === 'Left' && unsaid.left[0].code // => 'no-portfolio'
 * ```
 * @category combinators
 * @since 0.1.0
 */
export const resolvePortfolio =
  (agreement: CompiledAgreement) =>
  (portfolio: CompiledPortfolio): Checked<CompiledPortfolio> =>
    unlessIssues(
      [...referenceIssues(agreement, portfolio), ...serviceIssues(agreement, portfolio)],
      () => portfolio,
    );

const referenceIssues = (
  { agreement: { portfolio: reference, currency } }: CompiledAgreement,
  { subject, version, hash, portfolio }: CompiledPortfolio,
): ReadonlyArray<Issue> => {
  const money =
    portfolio.currency === currency
      ? []
      : [
          issue('wrong-currency', ['currency'], 'The portfolio’s costs are in another currency.', {
            expected: show(portfolio.currency),
            received: show(currency),
          }),
        ];
  if (reference === undefined) {
    return [
      issue('no-portfolio', ['portfolio'], 'The agreement refers to no portfolio.', {
        expected: `${subject.id}, version ${version}`,
      }),
      ...money,
    ];
  }
  if (reference.id !== subject.id) {
    return [
      issue('other-portfolio', ['portfolio', 'id'], 'The agreement refers to another portfolio.', {
        expected: show(subject.id),
        received: show(reference.id),
      }),
      ...money,
    ];
  }
  const texts =
    reference.version !== version
      ? [
          issue(
            'other-version',
            ['portfolio', 'version'],
            'The agreement refers to another version of the portfolio.',
            {
              expected: show(version),
              received: show(reference.version),
            },
          ),
        ]
      : reference.hash !== hash
        ? [
            issue(
              'other-text',
              ['portfolio', 'hash'],
              'The portfolio says something else than what was signed.',
              {
                expected: hash,
                received: show(reference.hash),
              },
            ),
          ]
        : [];
  return [...texts, ...money];
};

const serviceIssues = (
  { agreement: { obligations } }: CompiledAgreement,
  { services }: CompiledPortfolio,
): ReadonlyArray<Issue> => {
  const known = services.map(({ service }) => service.id);
  return departments.flatMap((side) =>
    obligations[side].flatMap(({ metric }, index) =>
      metric.kind === 'service-deliveries'
        ? nameIssues('unknown-service', 'The portfolio offers no such service.', known, metric.service, [
            'obligations',
            side,
            index,
            'metric',
            'service',
          ])
        : [],
    ),
  );
};

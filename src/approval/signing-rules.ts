import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import type { Instant } from '../kernel/instant.js';
import { type Checked, type Issue, issue, unlessIssues } from '../kernel/issue.js';
import { isParty } from '../kernel/party.js';
import { show } from '../kernel/show.js';
import { fills, type Seat, textOfSeat } from './seat.js';

/**
 * Describes a person who may sign for a seat.
 *
 * @category model
 * @since 0.1.0
 */
export interface Signatory extends Seat {
  /** The person's identifier, as signatures name it. */
  readonly person: string;
  /** The first moment at which the person may sign, epoch milliseconds; always before when absent. */
  readonly from?: Instant;
  /** The first moment at which the person may no longer sign, epoch milliseconds; never when absent. */
  readonly until?: Instant;
}

/**
 * Describes that one signatory lets another person sign in his or her place for a while.
 *
 * **Details**: whoever stands in cannot pass the right on.
 *
 * @category model
 * @since 0.1.0
 */
export interface Delegation extends Seat {
  /** The signatory who is away. */
  readonly delegator: string;
  /** The person who signs instead. */
  readonly delegate: string;
  /** The first moment it holds, epoch milliseconds. */
  readonly from: Instant;
  /** The first moment it no longer holds, epoch milliseconds. */
  readonly until: Instant;
}

/**
 * Describes who has to sign a document, and which persons may do it.
 *
 * @category model
 * @since 0.1.0
 */
export interface SigningRules {
  /** Every seat whose signature is needed; partners advise and have none. */
  readonly seats: ReadonlyArray<Seat>;
  /** The persons who may sign; absent means that whoever signs for a party is believed. */
  readonly signatories?: ReadonlyArray<Signatory>;
  /** Who may stand in for whom; needs `signatories`. */
  readonly delegations?: ReadonlyArray<Delegation>;
}

/**
 * Describes signing rules that were found sound.
 *
 * @category model
 * @since 0.1.0
 */
export interface CompiledSigningRules {
  /** The rules as they were written. */
  readonly document: SigningRules;
  /** The seats, at least one. */
  readonly seats: ReadonlyNonEmptyArray<Seat>;
}

/**
 * Checks signing rules.
 *
 * @param document - seats, signatories and delegations
 * @returns the rules, or every issue at once: `no-seats`, `duplicate-seat`, `partner-cannot-approve`,
 *   `not-a-party`, `unknown-seat`, `reversed-range`, `self-delegation`, `delegator-cannot-sign`
 * @example
 * ```ts
 * import { compileSigningRules } from 'smarketing/approval'
 *
 * compileSigningRules({ seats: [{ party: 'sales' }, { party: 'marketing' }] })._tag // => 'Right'
 * compileSigningRules({ seats: [{ party: 'partner:agency' }] })._tag // => 'Left'
 * ```
 * @category compilers
 * @since 0.1.0
 */
export const compileSigningRules = (document: SigningRules): Checked<CompiledSigningRules> => {
  const signatories = document.signatories ?? [];
  const issues = [
    ...seatIssues(document.seats),
    ...signatories.flatMap((signatory, index) => [
      ...belongs(document.seats, signatory, ['signatories', index]),
      ...rangeIssues(signatory, ['signatories', index]),
    ]),
    ...(document.delegations ?? []).flatMap((delegation, index) =>
      delegationIssues(document.seats, signatories, delegation, ['delegations', index]),
    ),
  ];
  return unlessIssues(issues, () => ({
    document,
    seats: document.seats as unknown as ReadonlyNonEmptyArray<Seat>,
  }));
};

const seatIssues = (seats: ReadonlyArray<Seat>): ReadonlyArray<Issue> => {
  if (seats.length === 0) {
    return [
      issue('no-seats', ['seats'], 'Nobody is asked to sign, so nothing could ever be signed.', {
        expected: 'at least one party or role',
      }),
    ];
  }
  const names = seats.map(textOfSeat);
  return seats.flatMap((seat, index) => {
    const path = ['seats', index];
    if (!isParty(seat.party)) {
      return [
        issue('not-a-party', [...path, 'party'], 'The seat names no party.', { received: show(seat.party) }),
      ];
    }
    if (seat.party.startsWith('partner:')) {
      return [
        issue('partner-cannot-approve', path, 'An outside partner is consulted and never approves.', {
          expected: 'a department, operations, a role or a team',
          received: seat.party,
        }),
      ];
    }
    return names.indexOf(textOfSeat(seat)) < index
      ? [issue('duplicate-seat', path, 'The seat is listed twice.', { received: textOfSeat(seat) })]
      : [];
  });
};

const belongs = (seats: ReadonlyArray<Seat>, seat: Seat, path: Issue['path']): ReadonlyArray<Issue> =>
  seats.some((asked) => fills(asked)(seat))
    ? []
    : [
        issue('unknown-seat', path, 'Nobody asks for a signature of this party and role.', {
          expected: seats.map(textOfSeat).join(', '),
          received: show(textOfSeat(seat)),
        }),
      ];

const rangeIssues = (
  range: { readonly from?: Instant; readonly until?: Instant },
  path: Issue['path'],
): ReadonlyArray<Issue> =>
  range.from !== undefined && range.until !== undefined && range.until <= range.from
    ? [issue('reversed-range', [...path, 'until'], 'The range ends before it begins.')]
    : [];

const delegationIssues = (
  seats: ReadonlyArray<Seat>,
  signatories: ReadonlyArray<Signatory>,
  delegation: Delegation,
  path: Issue['path'],
): ReadonlyArray<Issue> => [
  ...belongs(seats, delegation, path),
  ...rangeIssues(delegation, path),
  ...(delegation.delegate === delegation.delegator
    ? [issue('self-delegation', [...path, 'delegate'], 'A person cannot stand in for himself or herself.')]
    : []),
  ...(signatories.some(({ person, ...seat }) => person === delegation.delegator && fills(delegation)(seat))
    ? []
    : [
        issue(
          'delegator-cannot-sign',
          [...path, 'delegator'],
          'Only a signatory of the seat can let another person sign for it.',
          { received: show(delegation.delegator) },
        ),
      ]),
];

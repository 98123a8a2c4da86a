import { duplicatesIn } from '../kernel/duplicates.js';
import { groupsOf } from '../kernel/groups.js';
import type { Instant } from '../kernel/instant.js';
import { type Issue, issue, show } from '../kernel/issue.js';
import { byCodeUnit } from '../kernel/order.js';
import type { Party } from '../kernel/party.js';
import type { Ratio } from '../kernel/ratio.js';
import { rate } from '../kernel/wilson.js';
import type { MessageVersion } from './asset.js';

/**
 * Describes somebody who has to be able to tell the message.
 *
 * @category model
 * @since 0.1.0
 */
export interface Speaker {
  /** The person's identifier. */
  readonly person: string;
  /** Whom he or she stands for. */
  readonly party: Party;
  /** The role, for example `rep`, `sales-engineer`. */
  readonly role: string;
}

/**
 * Describes that somebody was trained, or showed that he or she can pitch.
 *
 * @category model
 * @since 0.1.0
 */
export interface Certificate {
  /** The person's identifier. */
  readonly person: string;
  /** Heard the training, or pitched and was understood. */
  readonly kind: 'training' | 'pitch';
  /** The message it was about. */
  readonly message: MessageVersion;
  /** When, epoch milliseconds. */
  readonly at: Instant;
  /** Until when it holds, epoch milliseconds; for ever when absent. */
  readonly until?: Instant;
}

/**
 * Describes how many can tell the message.
 *
 * @category model
 * @since 0.1.0
 */
export interface Coverage {
  /** Trained on the message of now, of all. */
  readonly trained: Ratio;
  /** Certified to pitch the message of now, of all. */
  readonly certified: Ratio;
}

/**
 * Describes how many can tell the message, over all and by role.
 *
 * @category model
 * @since 0.1.0
 */
export interface TrainingReading extends Coverage {
  /** The same by role. */
  readonly roles: Readonly<Record<string, Coverage>>;
  /** Who is not certified, by name, and whether an older certificate has run out or been outdated. */
  readonly notCertified: ReadonlyArray<{
    readonly person: string;
    readonly party: Party;
    readonly why: 'never' | 'expired' | 'older-message';
  }>;
  /** Certificates listed twice or of unknown persons, by position, and people listed twice. */
  readonly issues: ReadonlyArray<Issue>;
}

/**
 * Reads how many of those who speak for the company are trained on the message of now, and certified to pitch it.
 *
 * **Details**: a certificate holds for the version of the message it was earned on, from its date to before its end. Two equal
 * certificates are one, and an issue.
 *
 * @param message - the message of now
 * @param asOf - the moment to answer for, epoch milliseconds
 * @returns a function that takes those who speak, and the certificates
 * @category readings
 * @since 0.1.0
 */
export const readTraining =
  (message: MessageVersion, asOf: Instant) =>
  (speakers: ReadonlyArray<Speaker>, certificates: ReadonlyArray<Certificate>): TrainingReading => {
    const people = [...groupsOf<Speaker, string>(({ person }) => person)(speakers).values()].map(
      ([first]) => first,
    );
    const isNow = (one: Certificate): boolean =>
      one.message.id === message.id && one.message.version === message.version;
    const holds = (one: Certificate): boolean =>
      isNow(one) && one.at <= asOf && (one.until === undefined || asOf < one.until);
    const holders = (kind: Certificate['kind']): ReadonlySet<string> =>
      new Set(certificates.filter((one) => one.kind === kind && holds(one)).map(({ person }) => person));
    const trained = holders('training');
    const certified = holders('pitch');
    const coverage = (some: ReadonlyArray<Speaker>): Coverage => ({
      // Who pitches and is understood needs no proof of having listened.
      trained: rate(
        some.filter(({ person }) => trained.has(person) || certified.has(person)).length,
        some.length,
      ),
      certified: rate(some.filter(({ person }) => certified.has(person)).length, some.length),
    });
    const roles = [...groupsOf<Speaker, string>(({ role }) => role)(people)].sort(([first], [second]) =>
      byCodeUnit(first, second),
    );
    const pitches = groupsOf<Certificate, string>(({ person }) => person)(
      certificates.filter(({ kind, at }) => kind === 'pitch' && at <= asOf),
    );
    return {
      ...coverage(people),
      roles: Object.fromEntries(roles.map(([role, own]) => [role, coverage(own)])),
      notCertified: people
        .filter(({ person }) => !certified.has(person))
        .map(({ person, party }) => {
          const own = pitches.get(person);
          const why = own === undefined ? 'never' : own.some(isNow) ? 'expired' : 'older-message';
          return { person, party, why } as const;
        })
        .sort((first, second) => byCodeUnit(first.person, second.person)),
      issues: faultsOf(speakers, certificates),
    };
  };

const faultsOf = (
  speakers: ReadonlyArray<Speaker>,
  certificates: ReadonlyArray<Certificate>,
): ReadonlyArray<Issue> => {
  const known = new Set(speakers.map(({ person }) => person));
  return [
    ...duplicatesIn(
      speakers.map(({ person }) => person),
      (index) => ['speakers', index, 'person'],
    ),
    ...duplicatesIn(
      certificates.map(({ person, kind, message, at }) =>
        JSON.stringify([person, kind, message.id, message.version, at]),
      ),
      (index) => ['certificates', index],
    ),
    ...certificates.flatMap(({ person, at, until }, index) => [
      ...(known.has(person)
        ? []
        : [
            issue('unknown-person', ['certificates', index, 'person'], 'Nobody of that name speaks for us.', {
              received: show(person),
            }),
          ]),
      ...(until !== undefined && until <= at
        ? [
            issue(
              'ends-before-start',
              ['certificates', index, 'until'],
              'The certificate ends before it holds.',
              {
                expected: 'a time after `at`',
              },
            ),
          ]
        : []),
    ]),
  ];
};

import type { Either } from 'fp-ts/lib/Either.js';
import * as E from 'fp-ts/lib/Either.js';
import type { ReadonlyNonEmptyArray } from 'fp-ts/lib/ReadonlyNonEmptyArray.js';
import type { ComplaintSubject, RequestChanged } from '../journal/dialogue-events.js';
import { type Instant, isInstant } from '../kernel/instant.js';
import { isParty, type Party } from '../kernel/party.js';

declare const requestBrand: unique symbol;
declare const complaintBrand: unique symbol;

/**
 * Describes a request that can be promised, kept and judged: who asks whom, how both will know that it is done,
 * and by when.
 *
 * @see F. Flores, T. Winograd, Understanding Computers and Cognition, 1986: a request has a speaker, a hearer,
 *   conditions of satisfaction and a time
 * @category model
 * @since 0.1.0
 */
export interface Request {
  /** No value outside this module can have it. */
  readonly [requestBrand]: 'Request';
  /** Who asks. */
  readonly asker: Party;
  /** Who is to do it; never the asker. */
  readonly performer: Party;
  /** How both will know that it is done. */
  readonly satisfiedWhen: string;
  /** By when, epoch milliseconds. */
  readonly dueAt: Instant;
}

/**
 * Describes a complaint, which cannot exist without a request, and cannot be about a person.
 *
 * @see the sources' rule for the dialogue of Sales and Marketing: every complaint must include a request
 * @category model
 * @since 0.1.0
 */
export interface Complaint {
  /** No value outside this module can have it. */
  readonly [complaintBrand]: 'Complaint';
  /** Who complains. */
  readonly by: Party;
  /** What it is about. */
  readonly about: ComplaintSubject;
  /** What was seen; kept for people, never judged. */
  readonly observation: string;
  /** Where it can be looked up, for example a report's name. */
  readonly evidence?: string;
  /** What would settle it. */
  readonly request: Request;
}

/**
 * Describes a complaint as somebody wrote it down: anything may be missing.
 *
 * @category model
 * @since 0.1.0
 */
export interface ComplaintDraft {
  /** Who complains. */
  readonly by?: Party;
  /** What it is about; `person` is refused. */
  readonly about?: ComplaintSubject | 'person';
  /** What was seen. */
  readonly observation?: string;
  /** Where it can be looked up. */
  readonly evidence?: string;
  /** What would settle it. */
  readonly request?: {
    /** Who is to do it. */
    readonly performer?: Party;
    /** How both will know that it is done. */
    readonly satisfiedWhen?: string;
    /** By when, epoch milliseconds. */
    readonly dueAt?: Instant;
  };
}

/**
 * Names what keeps a complaint from being one.
 *
 * @category model
 * @since 0.1.0
 */
export type ComplaintFault =
  | 'complainant-missing'
  | 'about-missing'
  | 'about-person'
  | 'observation-missing'
  | 'request-missing'
  | 'performer-missing'
  | 'performer-is-asker'
  | 'condition-missing'
  | 'due-missing'
  | 'due-past';

/**
 * Describes why a complaint was not taken, with all that is missing at once.
 *
 * @category model
 * @since 0.1.0
 */
export interface ComplaintRefused {
  /** Names the refusal. */
  readonly _tag: 'complaint-refused';
  /** Everything that keeps it from being a complaint, with a sentence for whoever made it. */
  readonly faults: ReadonlyNonEmptyArray<{ readonly fault: ComplaintFault; readonly text: string }>;
}

const sentences: { readonly [Fault in ComplaintFault]: string } = {
  'complainant-missing': 'Say who complains: a department, team or role.',
  'about-missing': 'Say what it is about: the process, an asset, a lead or a metric.',
  'about-person': 'Say what went wrong in the work; complaints about persons are not taken.',
  'observation-missing': 'Say what was seen.',
  'request-missing': 'Say what you ask for: every complaint includes a request.',
  'performer-missing': 'Say who is to do it.',
  'performer-is-asker': 'Ask somebody else; what you can do yourself is no request.',
  'condition-missing': 'Say how both will know that it is done.',
  'due-missing': 'Say by when.',
  'due-past': 'Name a time that is still to come.',
};

/**
 * Takes a complaint when it includes a request that can be promised, else refuses it with all that is missing.
 *
 * @param at - the moment it is made, epoch milliseconds; a request's time lies after it
 * @returns a function from what was written down to the complaint, or to why it is none
 * @example
 * ```ts
 * import { complain } from 'smarketing/dialogue'
 * import { orThrow, parseInstant } from 'smarketing/kernel'
 *
 * const at = orThrow(parseInstant('2026-03-02T10:00:00Z'))
 * const blame = complain(at)({ by: 'sales', about: 'lead', observation: 'Half of the phone numbers are wrong.' })
 * blame._tag === 'Left' && blame.left.faults.map(({ fault }) => fault) // => ['request-missing']
 *
 * const fair = complain(at)({
 *   by: 'sales',
 *   about: 'lead',
 *   observation: 'Half of the phone numbers are wrong.',
 *   request: {
 *     performer: 'marketing',
 *     satisfiedWhen: 'Nine of ten numbers of a week’s leads can be dialled.',
 *     dueAt: orThrow(parseInstant('2026-03-31T17:00:00Z')),
 *   },
 * })
 * fair._tag // => 'Right'
 * ```
 * @category constructors
 * @since 0.1.0
 */
export const complain =
  (at: Instant) =>
  (written: ComplaintDraft): Either<ComplaintRefused, Complaint> => {
    // A caller without types may write down nothing at all.
    const draft: ComplaintDraft = typeof written === 'object' && written !== null ? written : {};
    const [first, ...rest] = faultsOf(draft, at).map((fault) => ({ fault, text: sentences[fault] }));
    if (first !== undefined) return E.left({ _tag: 'complaint-refused', faults: [first, ...rest] });
    const { by, about, observation, evidence, request } = draft;
    return E.right({
      by,
      about,
      observation,
      ...(isSaid(evidence) ? { evidence } : {}),
      request: {
        asker: by,
        performer: request?.performer,
        satisfiedWhen: request?.satisfiedWhen,
        dueAt: request?.dueAt,
      },
      // The brands exist in the types alone: the value stays plain JSON, and no literal can claim them.
    } as unknown as Complaint);
  };

const faultsOf = (draft: ComplaintDraft, at: Instant): ReadonlyArray<ComplaintFault> => {
  const faults: Array<ComplaintFault> = [];
  if (!isParty(draft.by)) faults.push('complainant-missing');
  if (draft.about === 'person') faults.push('about-person');
  else if (!isSubject(draft.about)) faults.push('about-missing');
  if (!isSaid(draft.observation)) faults.push('observation-missing');
  const { request } = draft;
  if (typeof request !== 'object' || request === null) return [...faults, 'request-missing'];
  if (!isParty(request.performer)) faults.push('performer-missing');
  else if (request.performer === draft.by) faults.push('performer-is-asker');
  if (!isSaid(request.satisfiedWhen)) faults.push('condition-missing');
  if (!isInstant(request.dueAt)) faults.push('due-missing');
  else if (request.dueAt <= at) faults.push('due-past');
  return faults;
};

const subjects: ReadonlyArray<ComplaintSubject> = ['process', 'asset', 'lead', 'metric'];

const isSubject = (value: unknown): value is ComplaintSubject => subjects.some((one) => one === value);

const isSaid = (text: unknown): text is string => typeof text === 'string' && text.trim().length > 0;

/**
 * Writes a complaint's request as the data of the event that asks for it, for the journal.
 *
 * @param complaint - a complaint
 * @returns the data of a `request-changed` event
 * @category conversions
 * @since 0.1.0
 */
export const asking = ({ about, request }: Complaint): RequestChanged => ({
  state: 'asked',
  asker: request.asker,
  performer: request.performer,
  about,
  satisfiedWhen: request.satisfiedWhen,
  dueAt: request.dueAt,
});

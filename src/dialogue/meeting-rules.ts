import type { MeetingPolicy } from '../journal/dialogue-events.js';
import { hour, type Milliseconds } from '../kernel/duration.js';
import type { PeriodUnit } from '../kernel/period.js';

/**
 * Names one thing that makes a meeting what it is meant to be.
 *
 * @category model
 * @since 0.1.0
 */
export type MeetingCheck =
  | 'both-departments'
  | 'long-enough'
  | 'closed-door'
  | 'off-campus'
  | 'outside-facilitator'
  | 'skilled-facilitator'
  | 'leaders-and-workers'
  | 'current-projects'
  | 'field-news'
  | 'complaints-with-requests'
  | 'actions-owned'
  | 'partner-throughout'
  | 'partner-briefed';

/**
 * Lists every check that a meeting can be held to.
 *
 * @category constants
 * @since 0.1.0
 */
export const meetingChecks: ReadonlyArray<MeetingCheck> = [
  'both-departments',
  'long-enough',
  'closed-door',
  'off-campus',
  'outside-facilitator',
  'skilled-facilitator',
  'leaders-and-workers',
  'current-projects',
  'field-news',
  'complaints-with-requests',
  'actions-owned',
  'partner-throughout',
  'partner-briefed',
];

/** Tells whether a text names a check. */
export const isMeetingCheck = (text: string): text is MeetingCheck =>
  (meetingChecks as ReadonlyArray<string>).includes(text);

/**
 * Describes what a meeting of one policy has to be.
 *
 * @category model
 * @since 0.1.0
 */
export interface MeetingRules {
  /** The policy. */
  readonly policy: MeetingPolicy;
  /** What is checked, in the order in which it is told. */
  readonly checks: ReadonlyArray<MeetingCheck>;
  /** The least length for `long-enough`, in milliseconds; any length when absent. */
  readonly leastDuration?: Milliseconds;
  /** At least once in each period of this length; as often as both agree when absent. */
  readonly leastOften?: PeriodUnit;
}

/**
 * Holds what each kind of meeting has to be.
 *
 * **Details**: preset. The off-site is the sources' own list: each quarter at least, one day at least, closed-door, head to head, off-campus,
 * a skilled outside facilitator, focused on solutions, so that every complaint includes a request. The rhythm is their
 * exchange of Marketing's assessment of current projects and Sales' news from the field, of any length; the
 * committee their leaders and workers of each. That a day is eight hours is a proposal. A partner who comes is
 * there from start to finish and knows values, vision and goals.
 *
 * @category presets
 * @since 0.1.0
 */
export const presetMeetingRules: { readonly [Policy in MeetingPolicy]: MeetingRules } = {
  'off-site': {
    policy: 'off-site',
    leastDuration: 8 * hour,
    leastOften: 'quarter',
    checks: [
      'both-departments',
      'long-enough',
      'closed-door',
      'off-campus',
      'outside-facilitator',
      'skilled-facilitator',
      'complaints-with-requests',
      'actions-owned',
      'partner-throughout',
      'partner-briefed',
    ],
  },
  rhythm: {
    policy: 'rhythm',
    checks: [
      'both-departments',
      'current-projects',
      'field-news',
      'actions-owned',
      'partner-throughout',
      'partner-briefed',
    ],
  },
  committee: {
    policy: 'committee',
    checks: [
      'both-departments',
      'leaders-and-workers',
      'actions-owned',
      'partner-throughout',
      'partner-briefed',
    ],
  },
};

/** Who works at ABC Corp, and how; everything about it is invented. */

export const zone = 'America/New_York';

/** Reps by team. The west team works its leads like everybody and logs only some of it. */
export const teams = {
  east: { reps: ['ada', 'boris', 'carmen', 'dev'], logs: 1 },
  central: { reps: ['elena', 'farid', 'grace', 'hugo'], logs: 0.97 },
  west: { reps: ['ines', 'jonas', 'kofi', 'lena'], logs: 0.45 },
} as const;

export type Team = keyof typeof teams;

export interface Channel {
  /** How often a lead comes from it, relative to the others. */
  readonly weight: number;
  readonly origin: 'marketing' | 'partner' | 'sales' | 'customer';
  readonly programme?: string;
  /** What the prospect does first. */
  readonly activity: string;
  /** How likely Marketing finds the lead qualified, Sales agrees, and a deal is won. */
  readonly qualified: number;
  readonly rejected: number;
  readonly won: number;
}

/** Where leads come from. The exhibition brings many and few are any good, which starts the quarrel. */
export const channels: Readonly<Record<string, Channel>> = {
  'paid-search': {
    weight: 26,
    origin: 'marketing',
    programme: 'search-2026',
    activity: 'form-submitted',
    qualified: 0.5,
    rejected: 0.16,
    won: 0.16,
  },
  webinar: {
    weight: 20,
    origin: 'marketing',
    programme: 'webinars-2026',
    activity: 'seminar-attended',
    qualified: 0.55,
    rejected: 0.12,
    won: 0.2,
  },
  exhibition: {
    weight: 18,
    origin: 'marketing',
    programme: 'industry-fair',
    activity: 'exhibition-visited',
    qualified: 0.75,
    rejected: 0.38,
    won: 0.07,
  },
  website: {
    weight: 18,
    origin: 'marketing',
    activity: 'demo-requested',
    qualified: 0.7,
    rejected: 0.08,
    won: 0.27,
  },
  partner: {
    weight: 8,
    origin: 'partner',
    programme: 'alliances',
    activity: 'form-submitted',
    qualified: 0.8,
    rejected: 0.1,
    won: 0.3,
  },
  referral: {
    weight: 4,
    origin: 'customer',
    activity: 'form-submitted',
    qualified: 0.9,
    rejected: 0.05,
    won: 0.4,
  },
  'own-research': {
    weight: 6,
    origin: 'sales',
    activity: 'call-answered',
    qualified: 0,
    rejected: 0,
    won: 0.12,
  },
};

export const industries = ['manufacturing', 'logistics', 'health', 'retail', 'software'] as const;
export const countries = ['US', 'CA', 'GB', 'DE'] as const;

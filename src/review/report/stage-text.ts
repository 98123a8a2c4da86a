import type { LeadStage } from '../../journal/lead-events.js';

/** Stages as people call them, with the short names that the trade knows. */
export const stageNames: Readonly<Record<LeadStage, string>> = {
  inquiry: 'inquiry',
  'marketing-qualified': 'marketing-qualified (MQL)',
  'handed-over': 'handed over',
  accepted: 'accepted (SAL)',
  working: 'working',
  'sales-qualified': 'sales-qualified (SQL)',
  won: 'won',
  lost: 'lost',
};

import { compileAgreement, draftAgreement } from 'smarketing/agreement';
import { contractMarkdown } from 'smarketing/agreement/contract';
import { addTime, compileCalendar, parseHours, type ZoneSource } from 'smarketing/calendar';
import { type JournalEvent, journalOf, viewJournal } from 'smarketing/journal';
import { hour, orThrow, parseCivilDate, parseInstant } from 'smarketing/kernel';
import { review } from 'smarketing/review';
import { compileRule, explainRule } from 'smarketing/rule';
import { flipRule } from 'smarketing/rule/analysis';
import { compilePolicies, escalationsOf, nextWakeAt, presetFirstResponse, readClocks } from 'smarketing/sla';

const facts = {
  employees: { type: 'integer', label: 'Employees' },
  title: { type: 'string', label: 'Job title' },
} as const;

const rule = {
  all: [
    { fact: 'employees', op: 'gte', value: 50 },
    { fact: 'title', op: 'contains', value: 'straße', fold: true },
  ],
} as const;

/** Asks every part that an integrator builds on, and returns all answers as JSON text. */
export const journey = (zones: ZoneSource): string => {
  const asOf = orThrow(parseInstant('2026-03-10T12:00:00-04:00'));
  const lead = { kind: 'lead', system: 'crm', id: '7' } as const;
  const nine = orThrow(parseHours('09:00-17:00'));
  const office = orThrow(
    compileCalendar(zones)({
      zone: 'America/New_York',
      weekly: { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine },
      holidays: [{ kind: 'date', name: 'Snow', date: '2026-03-09' }],
    }),
  );
  const events: ReadonlyArray<JournalEvent> = [
    {
      ...{ schemaVersion: 1, source: 'crm', id: 'a', type: 'handed-over', subject: lead },
      occurredAt: orThrow(parseInstant('2026-03-06T16:30:00-05:00')),
      data: { owner: 'kim', team: 'east' },
    },
    {
      ...{ schemaVersion: 1, source: 'crm', id: 'b', type: 'won', subject: lead },
      occurredAt: orThrow(parseInstant('2026-03-10T11:00:00-04:00')),
      data: { value: { minor: 1_200_000, currency: 'USD' } },
    },
  ];
  const journal = journalOf(events);
  const policies = orThrow(
    compilePolicies({ calendars: { office } })([{ ...presetFirstResponse, calendar: 'office' }]),
  );
  const leads = viewJournal({ asOf })(journal).leads;
  const effectiveFrom = orThrow(parseCivilDate('2026-01-01'));
  const agreement = orThrow(
    compileAgreement(zones)(draftAgreement({ zone: 'America/New_York', currency: 'USD', effectiveFrom })),
  );
  const judged = { employees: 49, title: 'Leitung HAUPTSTRASSE' };
  return JSON.stringify([
    addTime(office, 4 * hour)(orThrow(parseInstant('2026-03-06T16:30:00-05:00'))),
    orThrow(compileRule(facts)(rule)).verdict(judged, { asOf }),
    orThrow(explainRule(facts)(rule))(judged, { asOf }),
    orThrow(flipRule(facts)(rule))(judged, { asOf }),
    leads.map((one) => [
      readClocks(policies, asOf)(one),
      nextWakeAt(policies, asOf)(one),
      escalationsOf(policies, asOf)(one),
    ]),
    agreement.hash,
    contractMarkdown(agreement, asOf)([]),
    review(agreement, { asOf })(journal),
  ]);
};

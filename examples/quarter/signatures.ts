import { type Agreement, type CompiledAgreement, compileAgreement } from 'smarketing/agreement';
import { intlZones } from 'smarketing/calendar';
import type { JournalEvent } from 'smarketing/journal';
import { type Department, type Instant, orThrow } from 'smarketing/kernel';

/** How the contract came to be signed. */
export interface Signed {
  /** The text that Sales signed first: without what it then asked for. */
  readonly earlier: CompiledAgreement;
  /** Every signature, those that do not count among them. */
  readonly signatures: ReadonlyArray<JournalEvent>;
}

/** Has the contract signed, by the wrong person and under the wrong text first. */
export const signContract = (
  agreement: CompiledAgreement,
  on: (date: string, hour?: number) => Instant,
): Signed => {
  const earlier = orThrow(compileAgreement(intlZones)(withoutLastDuty(agreement.agreement)));
  return {
    earlier,
    signatures: [
      signature(earlier, 'sales', 'quentin', on('03-24')),
      signature(agreement, 'sales', 'ines', on('03-26', 15)),
      signature(agreement, 'sales', 'quentin', on('03-27')),
      signature(agreement, 'marketing', 'petra', on('03-30', 16)),
    ],
  };
};

/** The last duty of Marketing, case studies, is what Sales asked for. */
const withoutLastDuty = (agreement: Agreement): Agreement => {
  const [first, ...others] = agreement.obligations.marketing;
  return {
    ...agreement,
    obligations: { ...agreement.obligations, marketing: [first, ...others.slice(0, -1)] },
  };
};

/** A signature is an event like any other: it names the text it is under by version and hash. */
const signature = (
  { subject, version, hash }: CompiledAgreement,
  party: Department,
  person: string,
  occurredAt: Instant,
): JournalEvent => ({
  schemaVersion: 1,
  source: 'minutes',
  id: `contract-${party}-${person}-${hash.slice(0, 8)}`,
  type: 'approval-given',
  occurredAt,
  subject: { kind: 'document', ...subject },
  actor: { kind: 'person', id: person },
  data: { version, hash, party },
});

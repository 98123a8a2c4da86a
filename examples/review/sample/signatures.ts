import type { CompiledAgreement } from 'smarketing/agreement';
import { person } from './actors.js';
import type { Add } from './diary.js';
import { local } from './office.js';

/** Both departments sign the exact text before the first lead comes. */
export const signatures = ({ subject, version, hash }: CompiledAgreement, add: Add): void => {
  for (const [index, [party, signer]] of (
    [
      ['marketing', 'petra'],
      ['sales', 'quentin'],
    ] as const
  ).entries()) {
    add({
      schemaVersion: 1,
      source: 'minutes',
      id: `signature-${party}`,
      type: 'approval-given',
      occurredAt: local('2026-01-02', index),
      subject: { kind: 'document', ...subject },
      actor: person(signer),
      data: { version, hash, party },
    });
  }
};

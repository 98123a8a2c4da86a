import type { Party } from '../../kernel/party.js';
import type { Agreement } from '../agreement.js';
import { partyWords } from '../words.js';
import { inline } from './markdown.js';

/** What a party is called in a contract. */
export const nameIn = (agreement: Agreement): ((party: Party | 'owner') => string) => {
  const words = partyWords(agreement);
  return (party) => inline(words(party));
};

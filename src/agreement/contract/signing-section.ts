import { type Seat, textOfSeat } from '../../approval/seat.js';
import { civilDateAt } from '../../calendar/local-time.js';
import type { AgreementStanding } from '../agreement-standing.js';
import type { CompiledAgreement } from '../compiled-agreement.js';
import { inline, table } from './markdown.js';
import { momentWords, rangeWords } from './moment-words.js';
import { nameIn } from './party-name.js';

type Blocks = ReadonlyArray<ReadonlyArray<string>>;

/** A line for each signature, and who may give it. */
export const signatureBlocks = (compiled: CompiledAgreement, standing: AgreementStanding): Blocks => {
  const words = nameIn(compiled.agreement);
  const dateOf = civilDateAt(compiled.zone);
  const seatWords = ({ party, role }: Seat): string =>
    role === undefined ? words(party) : `${words(party)} (${inline(role)})`;
  return [
    ['## Signatures'],
    ['Whoever signs here signs every word above, and nothing that is not written there.'],
    table(
      ['For', 'Name', 'Date', 'Signature'],
      compiled.signing.seats.map((seat) => {
        const found = standing.approved.find((signature) => signature.seat === seat);
        if (found === undefined) return [seatWords(seat), '', '', ''];
        const person = found.by === undefined ? '' : inline(found.by);
        const place = found.onBehalfOf === undefined ? '' : ` for ${inline(found.onBehalfOf)}`;
        return [seatWords(seat), `${person}${place}`, dateOf(found.at), 'signed'];
      }),
    ),
    mayBlock(compiled, seatWords),
    standing.consulted.map(({ seat, at }) => `- Consulted: ${words(seat.party)}, ${dateOf(at)}.`),
    standing.severalSeats.map(
      ({ person, seats }) =>
        `- ${inline(person)} signed for ${seats.map(textOfSeat).map(inline).join(' and ')}.`,
    ),
  ];
};

const mayBlock = (
  { signing: { document }, zone }: CompiledAgreement,
  seatWords: (seat: Seat) => string,
): ReadonlyArray<string> => {
  const range = rangeWords(momentWords(zone));
  const said = (parts: ReadonlyArray<string>): string => `- ${parts.join(', ')}.`;
  return [
    ...(document.signatories ?? []).map((entry) =>
      said([`${inline(entry.person)} may sign for ${seatWords(entry)}`, ...range(entry)]),
    ),
    ...(document.delegations ?? []).map((entry) =>
      said([
        `${inline(entry.delegate)} may sign for ${seatWords(entry)} in the place of ${inline(entry.delegator)}`,
        ...range(entry),
      ]),
    ),
  ];
};

import { checkPortfolio, leaveOut } from 'smarketing/cartridge';
import { orThrow } from 'smarketing/kernel';
import { type Chapter, count, indented } from '../../paper.js';
import type { Story } from '../story.js';

/** The portfolio as it was first drawn: everything that does not hold is named, with who has to mend it. */
export const firstDraftChapter = ({ firstDraft }: Story): Chapter => {
  const { problems } = checkPortfolio(firstDraft);
  return {
    title: 'The portfolio, first draft',
    lines: [
      `${count(problems.length, 'thing does', 'things do')} not hold:`,
      ...problems.map(({ code, message, owner }) => `    ${message} (${code}; ${owner} mends it)`),
    ],
  };
};

/** The portfolio that both stand by, and what it would mean to take a cartridge out. */
export const portfolioChapter = ({ portfolio: { portfolio, reading, services } }: Story): Chapter => {
  const titles = new Map(portfolio.cartridges.map(({ id, title }) => [id, title]));
  const title = (id: string): string => titles.get(id) ?? 'Sales';
  return {
    title: 'The portfolio, mended',
    lines: [
      reading.sound ? 'It holds, from market to customer:' : 'It does not hold:',
      ...indented(
        reading.order.map((id, index) => {
          const offered = services.filter(({ cartridge }) => cartridge === id);
          return `${index + 1} ${title(id)}: ${offered.map(({ service }) => service.title).join(', ')}`;
        }),
      ),
      'What hangs on one cartridge alone:',
      ...indented(
        reading.critical.map(
          ({ cartridge, artefacts, missedBy }) =>
            `${title(cartridge)} gives ${artefacts.join(', ')} to ${missedBy.map(title).join(', ')}`,
        ),
      ),
      ...(['alliances', 'sales-tools'] as const).flatMap((id) => {
        const rest = checkPortfolio(orThrow(leaveOut([id])(portfolio)));
        return [
          `Without ${title(id)}: ${rest.sound ? 'it would still hold.' : 'it would not hold.'}`,
          ...indented(rest.problems.map(({ message }) => message)),
          ...indented(
            rest.bridged.map(
              ({ from = 'the-market', to, artefacts }) =>
                `${title(from)} would hand ${artefacts.join(', ')} straight on to ${title(to)}.`,
            ),
          ),
        ];
      }),
    ],
  };
};

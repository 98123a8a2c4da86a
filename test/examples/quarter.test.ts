import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPortfolio, type Portfolio, presetPortfolio } from 'smarketing/cartridge';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { flowPicture } from '../../examples/quarter/output/flow-picture.js';
import { root } from '../architecture/source.js';

const folder = mkdtempSync(join(tmpdir(), 'quarter-'));
let told: ReadonlyMap<string, string> = new Map();
let outcome: { readonly status: number | null; readonly stderr: string } = { status: null, stderr: '' };

beforeAll(() => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'examples/quarter/main.ts', folder],
    { cwd: root, encoding: 'utf8' },
  );
  outcome = { status, stderr };
  told = new Map(
    stdout.split(/^── \d+ {2}/m).map((part) => {
      const [title = '', ...lines] = part.split('\n');
      // Lines are broken between words for the terminal.
      return [title.replace(/ ─+$/, ''), lines.join(' ').replace(/ +/g, ' ')] as const;
    }),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const chapter = (title: string): string => told.get(title) ?? '';
const page = (): string => readFileSync(join(folder, 'quarter.html'), 'utf8');

test('the program tells the quarter in order, and ends well', () => {
  expect(outcome).toMatchObject({ status: 0 });
  expect([...told.keys()].slice(1)).toEqual([
    'The portfolio, first draft',
    'The portfolio, mended',
    'The plan, made together',
    'Agreed step by step',
    'The contract, signed',
    'How many leads the goal takes',
    'What if the budget is halved?',
    'And if we just stop marketing?',
    'Deliveries, 2026-06-16',
    'Deliveries, 2026-07-01',
    'On what grounds the money is spent',
    'Who kept what',
    'What each side owes next',
  ]);
});

describe('the plan', () => {
  test('begins with a portfolio that does not hold, and says why', () => {
    expect(chapter('The portfolio, first draft')).toContain('Sales needs price-list, and nobody gives it.');
    expect(chapter('The portfolio, first draft')).toContain('swapped-order');
    expect(chapter('The portfolio, mended')).toContain('It holds, from market to customer');
  });

  test('meets what Sales expects, and is proven', () => {
    const text = chapter('The plan, made together');
    expect(text.match(/ met: /g)).toHaveLength(7);
    expect(text).toContain('It meets every expectation of Sales.');
    expect(text).toContain('this is proven');
  });

  test('goes through the chain, and every step that comes too early is refused with what is missing', () => {
    const text = chapter('Agreed step by step');
    expect(text).toContain('The gate is closed: role:ceo is silent');
    expect(text.match(/: refused/g)).toHaveLength(8);
    expect(text).toContain('out-of-order; missing is a presentation to sales, a presentation to marketing');
    expect(text).toContain('it does not count for partner:agency: partner');
    expect(text).toContain('it does not count for sales: not-a-signatory');
    expect(text).toMatch(/stale: signed was second-quarter version 1/);
    expect(text.trim()).toMatch(/Launch: launched$/);
  });

  test('keeps fewer promises on half the money, and none on nothing', () => {
    expect(chapter('What if the budget is halved?')).toContain(
      'Sales would not get “a-campaign-with-partners”, which marketing owes.',
    );
    expect(chapter('What if the budget is halved?')).toContain('budget binds');
    expect(chapter('And if we just stop marketing?').match(/unmet, impossible/g)).toHaveLength(7);
  });
});

describe('the contract', () => {
  test('is not signed by whoever signed another text, nor by whoever may not', () => {
    const text = chapter('The contract, signed');
    expect(text).toContain(
      '2026-03-25 unsigned, not-yet sales: stale, another text of version 2 was signed on 2026-03-24 marketing: silent',
    );
    expect(text).toContain('ines signed for sales and does not count: not-a-signatory');
    expect(text).toContain('2026-04-01 signed, in-effect: it binds');
  });

  test('is a text with both signatures', () => {
    const contract = readFileSync(join(folder, 'contract.md'), 'utf8');
    expect(contract).toContain('**Signed.**');
    expect(contract).toMatch(/\| Marketing \| petra +\| 2026-03-30 \| signed/);
  });
});

describe('the quarter', () => {
  test('shows what is late and what comes next, and of what nobody can tell', () => {
    const text = chapter('Deliveries, 2026-06-16');
    expect(text).toContain('Overdue: segment-research: 2026-05-27 competitor-watch (intel-3): 2026-05-29');
    expect(text).toContain('Next due: reference-programme (reference-2): 2026-06-23');
    expect(text).toContain('Nobody can tell: lead-generation: measure-missing (marketing can supply it)');
    expect(text).toContain('nothing-due: events; Sales gives 4.0 of 10 (1 rated); asked-too-late (1)');
  });

  test('shows beside a level that was kept that Sales thinks nothing of it', () => {
    expect(chapter('Deliveries, 2026-07-01')).toContain(
      'kept: battlecard, 1 of 1; Sales gives 3.0 of 10 (1 rated)',
    );
  });

  test('ends with money spent without grounds, and with both departments judged alike', () => {
    expect(chapter('On what grounds the money is spent')).toContain('Given up: 2, sunk 33,300.00 USD');
    expect(chapter('On what grounds the money is spent')).toMatch(/Without Sales: 1 of \d+ programmes/);
    expect(chapter('Who kept what')).toContain('By version 2, signed.');
    expect(chapter('Who kept what')).toMatch(/ sales: \d of \d kept .* marketing: \d of \d kept /);
    expect(chapter('Who kept what')).toContain('Kept: 2 of at least 2 in FY2026-Q2.');
  });

  test('goes on with what each side owes, services among it', () => {
    expect(chapter('What each side owes next')).toMatch(
      / marketing: .*Services that were promised are overdue\. \(2, the oldest since 2026-05-27\)/,
    );
  });

  test('says how many leads the goal takes, and when', () => {
    expect(chapter('How many leads the goal takes')).toMatch(
      /That takes [\d,]+ leads, between [\d,]+ leads and [\d,]+ leads, handed over from 2026-06/,
    );
  });
});

describe('the page', () => {
  test('holds two flows, the reach curve and the frontier as pictures, and no script', () => {
    expect(page().match(/<svg class="flow"/g)).toHaveLength(2);
    expect(page()).toContain('Whom mailings reach');
    expect(page()).toContain('What each budget buys');
    expect(page().match(/<svg/g)).toHaveLength(4);
    expect(page()).not.toContain('<script');
    expect(page().match(/flowchart TB/g)).toHaveLength(2);
    expect(page()).toMatch(/reaches [\d&#;]+/);
  });
});

describe('the flow as a picture', () => {
  const drawn = (portfolio: Portfolio): string => flowPicture(portfolio, checkPortfolio(portfolio));
  const preset = presetPortfolio('EUR');

  test('has a box for each cartridge, the market and Sales, and an arrow for each link', () => {
    const svg = drawn(preset);
    expect(svg.match(/<rect class="cartridge"/g)).toHaveLength(7);
    expect(svg.match(/<rect class="(?:outside|sales)"/g)).toHaveLength(2);
    expect(svg.match(/<path class="chain"/g)).toHaveLength(6);
  });

  test('is drawn of what is empty, too', () => {
    expect(drawn({ ...preset, cartridges: [], links: [] })).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('takes no title for markup', () => {
    const [first, ...rest] = preset.cartridges;
    const cartridges = first === undefined ? rest : [{ ...first, title: '</svg><script>' }, ...rest];
    expect(drawn({ ...preset, cartridges })).not.toContain('<script>');
  });
});

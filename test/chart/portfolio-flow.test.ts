import {
  checkPortfolio,
  compilePortfolio,
  leaveOut,
  type Portfolio,
  presetPortfolio,
} from 'smarketing/cartridge';
import type { PlanReading } from 'smarketing/cartridge/plan';
import { portfolioFlow } from 'smarketing/chart';
import { orThrow } from 'smarketing/kernel';
import { describe, expect, test } from 'vitest';

const preset = presetPortfolio('EUR');
const draw = (portfolio: Portfolio, uses = false) =>
  portfolioFlow({ uses })({ portfolio, reading: checkPortfolio(portfolio) });
const linesOf = (portfolio: Portfolio, uses = false) => draw(portfolio, uses).split('\n');

/** The lines that a flow chart of Mermaid is made of here; one of these was rendered in a browser and looked at. */
const grammar =
  /^(flowchart TB| {2}r\d+\[\["[^"]*"\]\]| {2}(c|o)\d+(\[|\(\[)"[^"]*"(\]|\]\))| {2}sales\{\{"Sales"\}\}| {2}\w+ (==>|-->|-\.->)(\|"[^"]*"\|)? \w+| {2}classDef \w+ [^"]+| {2}class [\w,]+ \w+)$/u;

/** Turns the numbers that stand for characters back. */
const decoded = (line: string): string =>
  line.replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));

describe('the flow of a portfolio', () => {
  test('draws the chain with what goes over it', () => {
    expect(linesOf(preset).filter((line) => line.includes('==>'))).toEqual([
      '  c1 ==>|"competitor-profile<br/>segment-profile"| c2',
      '  c2 ==>|"message-map<br/>target-list<br/>value-proposition"| c3',
      '  c3 ==>|"message-map"| c4',
      '  c4 ==>|"message-map"| c5',
      '  c5 ==>|"sales-ready-kit"| c6',
      '  c6 ==>|"fulfilment"| c7',
    ]);
  });

  test('draws Sales outside the chain: what it takes, and what it brings', () => {
    expect(linesOf(preset).filter((line) => / sales\b/.test(line) && line.includes('>'))).toEqual([
      '  c5 -->|"sales-ready-kit"| sales',
      '  c6 -->|"qualified-lead"| sales',
      '  sales -.->|"field-signal<br/>lost-reason"| c1',
      '  sales -.->|"won-customer"| c7',
    ]);
  });

  test('draws what comes back, and what comes from outside', () => {
    const lines = linesOf(preset);
    expect(lines).toContain('  o1 -->|"market"| c1');
    expect(lines).toContain('  c7 -.->|"referral-inquiry"| c6');
  });

  test('draws what is only used where that is asked for', () => {
    expect(linesOf(preset)).not.toContain('  c5 -->|"certified-rep"| sales');
    expect(linesOf(preset, true)).toContain('  c5 -->|"certified-rep"| sales');
  });

  test('draws the bridge where a cartridge is left out', () => {
    const rest = orThrow(leaveOut(['alliances'])(preset));
    expect(linesOf(rest)).toContain('  c3 ==>|"message-map"| c4');
    expect(linesOf(rest)).toContain('  c4["5 Sales tools"]');
  });

  test('is the same whatever the order of the lists', () => {
    const turned = {
      ...preset,
      cartridges: [...preset.cartridges].reverse(),
      links: [...preset.links].reverse(),
      feedback: [...(preset.feedback ?? [])].reverse(),
    };
    expect(draw(turned)).toBe(draw(preset));
  });

  test('draws a compiled portfolio as it is', () => {
    expect(portfolioFlow({})(orThrow(compilePortfolio(preset)))).toBe(draw(preset));
  });

  test('shows in red where something is wrong', () => {
    const lines = linesOf(orThrow(leaveOut(['sales-tools'])(preset)));
    expect(lines[lines.length - 1]).toBe('  class c5,sales broken');
    expect(linesOf(preset).some((line) => line.includes('broken'))).toBe(false);
  });

  test('lets no text of the portfolio speak Mermaid', () => {
    const nasty = '- 1. end"]; <script>alert(1)</script> %% `x` #quot;\n  class c1 sales';
    const portfolio = {
      ...preset,
      cartridges: preset.cartridges.map((cartridge) => ({ ...cartridge, title: nasty })),
      suppliers: [{ id: 'the-market', title: nasty, supplies: ['market'] }],
    };
    for (const line of linesOf(portfolio)) expect(line).toMatch(grammar);
  });

  test('puts a plan into its cartridges, with whom each service reaches, and what they reach together apart', () => {
    const plan = {
      services: [
        { service: 'advertising', cartridge: 'awareness', units: 4, reached: 12_300 },
        { service: 'events', cartridge: 'awareness', units: 1 },
      ],
      reach: [
        {
          segment: 'mid-market',
          share: 0.25,
          least: 0.2,
          most: 0.5,
          people: 12_500,
          basis: 'random-duplication',
        },
        { segment: '"]; x', share: 0.1, least: 0.1, most: 0.1, basis: 'measured-overlap' },
      ],
    } as unknown as Pick<PlanReading, 'services' | 'reach'>;
    const lines = portfolioFlow({ plan })(orThrow(compilePortfolio(preset))).split('\n');
    const box = lines.find((line) => line.startsWith('  c3[')) ?? '';
    expect(decoded(box)).toBe('  c3["3 Awareness<br/>4 × advertising: reaches 12,300<br/>1 × events"]');
    expect(decoded(lines.find((line) => line.startsWith('  r1')) ?? '')).toBe(
      '  r1[["mid-market: 12,500 different people, 25.0%<br/>between 20.0% and 50.0%, by how far the services meet the same people"]]',
    );
    expect(lines).toContain('  class r1,r2 reach');
    for (const line of lines) expect(line).toMatch(grammar);
  });

  test('is one empty box where there is nothing to draw', () => {
    expect(draw(null as never)).toBe('flowchart TB\n  empty["no portfolio"]');
  });
});

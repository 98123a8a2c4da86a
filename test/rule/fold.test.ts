import { foldPairs, textFold } from 'smarketing/rule';
import { describe, expect, it } from 'vitest';

describe('foldPairs', () => {
  it('agrees with the host on every pair, one character for one', () => {
    const { from, to } = foldPairs();
    expect(from.length).toBe(664);
    expect(to.length).toBe(664);
    for (let index = 0; index < from.length; index += 1) expect(from[index]!.toLowerCase()).toBe(to[index]);
  });

  it('leaves nothing to fold in what it gives', () => {
    const { from, to } = foldPairs();
    expect([...to].filter((small) => from.includes(small))).toEqual([]);
  });
});

describe('textFold', () => {
  it('keeps the length of any text', () => {
    const fold = textFold();
    expect(fold('İSTANBUL ΟΔΟΣ 😀')).toBe('İstanbul οδοσ 😀');
    expect(fold('PLAIN Ascii')).toBe('plain ascii');
  });
});

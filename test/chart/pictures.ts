import type { VegaLiteSpec } from 'smarketing/chart';
import { describe, expect, test } from 'vitest';
import { drawn, isVegaLite } from './drawn.js';

/** What a picture shows as text. */
const textOf = (svg: string): string => svg.replaceAll(/<[^>]*>/g, ' ');

/** Tests what holds for every picture, whatever it is of. */
export const holdsForPictures = (specs: Readonly<Record<string, VegaLiteSpec>>): void => {
  describe.each(Object.entries(specs))('the picture of %s', (_, spec) => {
    test('is plain JSON, and Vega-Lite by its published schema', () => {
      expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
      expect(isVegaLite(spec)).toBe(true);
    });

    test('compiles without a warning and can be drawn', async () => {
      const { svg, warnings } = await drawn(spec);
      expect(warnings).toEqual([]);
      expect(svg).toContain('<svg');
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    });

    test('says what it is of, how many it counts, how sure it is and where it comes from, to eyes and ears', () => {
      const { title, description, usermeta } = spec;
      const notes = title.subtitle.join(' ');
      expect(notes).toMatch(/Source: /);
      expect(notes).toMatch(/interval/i);
      expect(description).toContain(notes);
      expect(description).toContain(title.text.join(' '));
      expect(usermeta.empty).toBe(false);
    });

    test('names its axes, or needs none', async () => {
      const { svg } = await drawn(spec);
      const axes = svg.match(/role-axis-title/g) ?? [];
      expect(axes.length).toBeGreaterThan(0);
    });
  });
};

/** Tests what holds for every picture of nothing. */
export const holdsForEmptyPictures = (specs: Readonly<Record<string, VegaLiteSpec>>): void => {
  describe.each(Object.entries(specs))('the picture of no %s', (_, spec) => {
    test('says so in a sentence, without an axis', async () => {
      const { svg, warnings } = await drawn(spec);
      expect(spec.usermeta.empty).toBe(true);
      expect(isVegaLite(spec)).toBe(true);
      expect(warnings).toEqual([]);
      expect(svg).not.toContain('role-axis');
      const why = spec.description.slice(spec.title.text.join(' ').length + 1).trim();
      expect(why).toMatch(/^[A-Z\d].*\.$/);
      expect(textOf(svg)).toContain(why.split(' ').slice(0, 5).join(' '));
    });
  });
};

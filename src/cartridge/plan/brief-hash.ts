import { canonicalJson } from '../../kernel/canonical-json.js';
import { type ContentHash, contentHash } from '../../kernel/content-hash.js';
import { byCodeUnit } from '../../kernel/order.js';
import type { PlanBrief } from './brief.js';

/**
 * Returns the hash of what a brief asks for. Every list of a brief is a set, and one with nothing in it is as good as
 * absent: the order in which people wrote them down is no part of what they sign.
 */
export const briefHash = (brief: PlanBrief): ContentHash => contentHash(asSets(brief));

const asSets = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    const members = new Map(value.map(asSets).map((member) => [canonicalJson(member), member]));
    return [...members].sort(([first], [second]) => byCodeUnit(first, second)).map(([, member]) => member);
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => !Array.isArray(member) || member.length > 0)
      .map(([key, member]) => [key, asSets(member)]),
  );
};

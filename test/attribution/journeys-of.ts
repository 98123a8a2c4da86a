import type { CountedPath, Journey } from 'smarketing/attribution';
import { day, type Instant, type Money } from 'smarketing/kernel';

/** Touches a day apart, from a text such as `search > mail`; `?` stands for a channel that nobody recorded. */
export const journey = (path: string, value?: Money | 'null'): Journey => {
  const names = path === '' ? [] : path.split(' > ');
  const touches = names.map((name, index) => ({
    at: (index * day) as Instant,
    ...(name === '?' ? {} : { channel: name }),
  }));
  return {
    subject: { kind: 'lead', system: 'crm', id: path },
    touches,
    ...(value === 'null'
      ? {}
      : { conversion: { at: (names.length * day) as Instant, ...(value === undefined ? {} : { value }) } }),
  };
};

/** The path of a text such as `search > mail`, so often with and without a conversion. */
export const counted = (path: string, conversions: number, nulls = 0): CountedPath => ({
  channels: path.split(' > '),
  conversions,
  nulls,
});

export const euros = (minor: number): Money => ({ minor, currency: 'EUR' });

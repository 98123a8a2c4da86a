import type { PlainModel, PositionModel } from './attribution-model.js';

/** The models for which it is enough to know in which order channels were met. */
export type PathModel = PlainModel | PositionModel;

/**
 * Returns how much of a conversion each touch of a path gets.
 *
 * @param model - the rule
 * @returns a function from a path's channels, at least one, to weights in the same order that sum to 1
 */
export const touchWeights =
  (model: PathModel) =>
  (channels: ReadonlyArray<string>): ReadonlyArray<number> => {
    const { length } = channels;
    const last = length - 1;
    switch (model.kind) {
      case 'first-touch':
        return channels.map((_, index) => (index === 0 ? 1 : 0));
      case 'last-touch':
        return channels.map((_, index) => (index === last ? 1 : 0));
      case 'linear':
        return channels.map(() => 1 / length);
      case 'distinct-linear': {
        const firsts = new Map<string, number>();
        for (const [index, channel] of channels.entries()) {
          if (!firsts.has(channel)) firsts.set(channel, index);
        }
        return channels.map((channel, index) => (firsts.get(channel) === index ? 1 / firsts.size : 0));
      }
      case 'position-based':
        return positionWeights(model, length);
    }
  };

const positionWeights = ({ first, middle, last }: PositionModel, length: number): ReadonlyArray<number> => {
  const between = length > 2 ? middle / (length - 2) : 0;
  const raw = Array.from({ length }, (_, index) =>
    index > 0 && index < length - 1 ? between : (index === 0 ? first : 0) + (index === length - 1 ? last : 0),
  );
  const sum = raw.reduce((total, weight) => total + weight, 0);
  return raw.map((weight) => (sum > 0 ? weight / sum : 1 / length));
};

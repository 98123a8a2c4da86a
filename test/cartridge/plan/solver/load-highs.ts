import type { Highs } from 'highs';
import loader from 'highs';
import type { LoadedHighs } from 'smarketing/cartridge/plan/solver';

/** Loads HiGHS. Its types describe the CommonJS file, whose default stands one level deeper than the module's. */
export const loadHighs = async (): Promise<LoadedHighs> => {
  const highs: Highs = await (loader as unknown as () => Promise<Highs>)();
  return highs;
};

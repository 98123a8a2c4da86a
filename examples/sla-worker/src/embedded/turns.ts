/** Lets one at a time have something, in the order in which they asked. */
export interface Turns {
  /** Waits for its turn and returns the function that ends it. */
  readonly take: () => Promise<() => void>;
}

export const turns = (): Turns => {
  let last: Promise<void> = Promise.resolve();
  return {
    take: () => {
      const before = last;
      let end: () => void = () => {};
      last = new Promise((resolve) => {
        end = resolve;
      });
      return before.then(() => end);
    },
  };
};

/** `act` for every item, at most so many under way at a time: as one ends, the next begins. */
export async function underWay<T>(
  items: readonly T[],
  together: number,
  act: (item: T) => Promise<unknown>,
): Promise<void> {
  const waiting = items.values();
  const one = async (): Promise<void> => {
    for (const item of waiting) await act(item);
  };
  await Promise.all(Array.from({ length: together }, one));
}

export async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await act();
  return performance.now() - from;
}

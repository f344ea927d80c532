/** Runs `act` for every item, `together` of them at a time, one group after another. */
export async function inGroups<T>(
  items: readonly T[],
  together: number,
  act: (item: T) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < items.length; at += together)
    await Promise.all(items.slice(at, at + together).map(act));
}

export async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await act();
  return performance.now() - from;
}

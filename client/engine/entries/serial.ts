/** Runs asynchronous work one after another, in the order asked for. One that fails does not stop the next. */
export type Serial = <T>(work: () => Promise<T>) => Promise<T>;

export function makeSerial(): Serial {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
}

/**
 * Letting other work of this thread run, without a timer: a browser makes the fifth timer in a row wait four milliseconds, so a long loop
 * that breathed a hundred times slept for half a second.
 */
export function makeBreather(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    });
}

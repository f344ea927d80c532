/** Lets the page do what waits: typing, scrolling, a press on Cancel. Without a timer, because a browser makes timers in a row wait. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

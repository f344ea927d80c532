/** The relay as a browser (or Node 22) reaches it: one WebSocket at `/sync` of the app's own origin. */
import type { RelayDialer } from "../environment.ts";

export function makeWebSocketDialer(origin: string, Socket: typeof WebSocket = WebSocket): RelayDialer {
  const address = `${origin.replace(/^http/, "ws")}/sync`;
  return {
    origin,
    dial(handlers) {
      const socket = new Socket(address);
      socket.binaryType = "arraybuffer";
      socket.onopen = () => handlers.open();
      socket.onmessage = ({ data }) => {
        if (data instanceof ArrayBuffer) handlers.message(new Uint8Array(data));
      };
      // It says nothing that `onclose` does not; Node's socket would throw what nobody listens to.
      socket.onerror = () => undefined;
      socket.onclose = () => handlers.closed();
      return {
        send: (bytes) => socket.send(bytes as Uint8Array<ArrayBuffer>),
        close: () => socket.close(),
        get bufferedAmount() {
          return socket.bufferedAmount;
        },
      };
    },
  };
}

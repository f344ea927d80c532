import { WebSocket } from "ws";

/** Connects without compression, as browsers do to these servers; `arrived` sees every message from the first one on. */
export function openSocket(
  url: string,
  arrived: (message: Buffer, socket: WebSocket) => void,
): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, {
      perMessageDeflate: false,
      origin: new URL(url).origin.replace(/^ws/, "http"),
    });
    socket.on("message", (message: Buffer) => arrived(message, socket));
    socket.once("open", () => resolve(socket));
    socket.once("error", reject);
  });
}

export function wsUrl(url: string, path: string): string {
  return url.replace(/^http/, "ws") + path;
}

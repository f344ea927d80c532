/** Where unpredictable bytes come from. Given to whoever needs it, so that the simulator can give a seeded one. */
export interface Random {
  bytes(length: number): Uint8Array;
}

/** `getRandomValues` refuses more at a time. */
const LARGEST_REQUEST = 65_536;

/** The system's generator, by WebCrypto. */
export const webRandom: Random = {
  bytes(length) {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at += LARGEST_REQUEST) {
      globalThis.crypto.getRandomValues(bytes.subarray(at, at + LARGEST_REQUEST));
    }
    return bytes;
  },
};

/** Refuses a misuse: a key, salt or seed of another length than its use asks for. Names the argument, never its bytes. */
export function requireLength(name: string, bytes: Uint8Array, length: number): void {
  if (bytes.length !== length) throw new RangeError(`${name} must be ${length} bytes, got ${bytes.length}`);
}

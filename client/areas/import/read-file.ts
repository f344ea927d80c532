/**
 * From the bytes of a chosen file to text. Programs write tables in UTF-8, in UTF-16 or, on older systems, in Windows' own letters; the bytes
 * say which: a mark at the beginning, zeros at every second place, or a sequence that UTF-8 does not have. What is no text is refused by
 * what it is, so that the person knows what to do instead.
 */
export type FileRefusal = "empty" | "too-large" | "spreadsheet" | "not-text";
export type FileReading =
  | { readonly at: "read"; readonly text: string }
  | { readonly at: "refused"; readonly why: FileRefusal };

export const MOST_BYTES = 20 * 1024 * 1024;
/** How much of a file is looked at to tell what it is. */
const SAMPLE = 4096;

const refused = (why: FileRefusal): FileReading => ({ at: "refused", why });

export async function readFile(file: Blob): Promise<FileReading> {
  if (file.size > MOST_BYTES) return refused("too-large");
  return readBytes(new Uint8Array(await file.arrayBuffer()));
}

export function readBytes(bytes: Uint8Array): FileReading {
  if (bytes.length === 0) return refused("empty");
  if (isSpreadsheet(bytes)) return refused("spreadsheet");
  const text = decode(bytes).replace(/^\uFEFF/, "");
  return readText(text);
}

/** Also for what was pasted. */
export function readText(text: string): FileReading {
  if (text.length > MOST_BYTES) return refused("too-large");
  if (text.trim() === "") return refused("empty");
  return isBinary(text) ? refused("not-text") : { at: "read", text };
}

/** Workbooks are zip archives (xlsx, ods, numbers) or compound files (xls). */
function isSpreadsheet(bytes: Uint8Array): boolean {
  const begins = (...marks: number[]): boolean => marks.every((mark, at) => bytes[at] === mark);
  return begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0);
}

function decode(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > sample.length / 5 && even === 0) return "utf-16le";
  return even > sample.length / 5 && odd === 0 ? "utf-16be" : null;
}

/** Tabs and line ends aside, a table holds no control characters. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  const odd = sample.match(/[\u0000-\u0008\u000E-\u001F\uFFFD]/gu)?.length ?? 0;
  return odd > sample.length / 100;
}

/**
 * Looks for phrases in bytes, in the encodings in which a browser or a database would keep them: UTF-8, both UTF-16, and base64 at every
 * alignment.
 */

/** What was gathered, by the name of its place. */
export type Evidence = Readonly<Record<string, readonly Uint8Array[]>>;

export interface Finding {
  readonly place: string;
  readonly phrase: string;
  readonly encoding: string;
}

/** Every place that holds one of the phrases. */
export function findPhrases(evidence: Evidence, phrases: readonly string[]): Finding[] {
  const findings: Finding[] = [];
  for (const phrase of phrases) {
    for (const [encoding, needle] of needlesOf(phrase)) {
      for (const [place, pieces] of Object.entries(evidence)) {
        if (
          pieces.some((piece) => Buffer.from(piece.buffer, piece.byteOffset, piece.length).includes(needle))
        )
          findings.push({ place, phrase, encoding });
      }
    }
  }
  return findings;
}

function needlesOf(phrase: string): readonly (readonly [string, Buffer])[] {
  const utf8 = Buffer.from(phrase, "utf8");
  const utf16 = Buffer.from(phrase, "utf16le");
  return [
    ["UTF-8", utf8],
    ["UTF-16LE", utf16],
    ["UTF-16BE", Buffer.from(utf16).swap16()],
    ...[0, 1, 2].map((shift) => [`base64 +${shift}`, inBase64(utf8, shift)] as const),
  ];
}

/** The characters that stand for `bytes` alone when `shift` bytes stand before them. */
function inBase64(bytes: Buffer, shift: number): Buffer {
  const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64");
  const whole = Math.floor(((shift + bytes.length) * 8) / 6);
  return Buffer.from(text.slice(Math.ceil((shift * 8) / 6), whole), "latin1");
}

export const asBytes = (texts: readonly string[]): Buffer[] => texts.map((text) => Buffer.from(text, "utf8"));

/** When a note's session was, for order and for dates. */

/** Fields of a note or of its summary, as they came. */
type Dated = { readonly sessionStart?: unknown; readonly createdAt?: unknown };

/** In milliseconds; when the note was begun where nobody has said, and `null` where that cannot be read. */
export function sessionAtMs({ sessionStart, createdAt }: Dated): number | null {
  const written = sessionStart ?? createdAt;
  const atMs = typeof written === "string" ? Date.parse(written) : Number.NaN;
  return Number.isNaN(atMs) ? null : atMs;
}

/** The same of a summary, which has a place in every order: at the last, when it was changed. */
export const noteAtMs = (note: { readonly fields: Dated; readonly changedAtMs: number }): number =>
  sessionAtMs(note.fields) ?? note.changedAtMs;

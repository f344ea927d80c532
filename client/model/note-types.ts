/** What a note was written for. */
export const noteTypes = [
  "session",
  "intake",
  "contact",
  "supervision",
  "discharge",
  "administrative",
] as const;
export type NoteType = (typeof noteTypes)[number];

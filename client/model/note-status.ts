/**
 * The life of a note as rules over events. A status this version does not know makes the note `unknown`, which
 * is shown and never edited: a newer version must not have its signature typed over by an older one.
 * `signed` here is only what the document says; the proof is the signed record, which is checked elsewhere.
 *
 *   draft → signed → entered-in-error        draft → discarded (id, dates and author remain)
 */
import * as z from "zod/mini";
import { type Problem, id, instant, text } from "./fields.ts";

export const noteStatuses = ["draft", "discarded", "signed", "entered-in-error"] as const;
export type NoteStatus = (typeof noteStatuses)[number];

const transitions: Readonly<Record<NoteStatus, readonly NoteStatus[]>> = {
  draft: ["signed", "discarded"],
  signed: ["entered-in-error"],
  discarded: [],
  "entered-in-error": [],
};

/** `record` is the hash of the signed record that a signature left. */
export const noteStatusEvent = z.looseObject({
  at: instant,
  by: id,
  status: text(40),
  record: z.optional(text(128)),
});
export type NoteStatusEvent = z.output<typeof noteStatusEvent>;

const isKnown = (status: string): status is NoteStatus =>
  (noteStatuses as readonly string[]).includes(status);

export interface NoteLife {
  status: NoteStatus | "unknown";
  problems: Problem[];
}

/** Walks the events in list order; a step the table does not allow is passed over and listed. */
export function currentNoteStatus(events: readonly NoteStatusEvent[]): NoteLife {
  const problems: Problem[] = [];
  let status: NoteStatus = "draft";
  for (const [index, event] of events.entries()) {
    if (!isKnown(event.status)) {
      return {
        status: "unknown",
        problems: [...problems, { path: `status.${index}`, rule: "unknown-status" }],
      };
    }
    if (event.status === status) continue;
    if (transitions[status].includes(event.status)) status = event.status;
    else problems.push({ path: `status.${index}`, rule: "step-not-allowed" });
  }
  return { status, problems };
}

export const canDiscard = (status: NoteLife["status"]): boolean => status === "draft";
export const isNoteEditable = (status: NoteLife["status"]): boolean => status === "draft";

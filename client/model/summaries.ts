/**
 * The summary of any document: the few fields that lists, boards and search results show, so that they appear
 * without opening the documents themselves.
 */
import type * as Y from "yjs";
import type { DocumentType } from "./document-roots.ts";
import { type MemberProfile, summarizeMemberProfile } from "./member-profile.ts";
import { type NoteSummary, summarizeNote } from "./note.ts";
import { type PatientSummary, summarizePatientFile } from "./patient-file.ts";
import { type PracticeSummary, summarizePractice } from "./practice.ts";
import { type PreferencesSummary, summarizePreferences } from "./preferences.ts";
import { summarizeProcessNote } from "./process-note.ts";

export interface SummaryByType {
  practice: PracticeSummary;
  "member-profile": MemberProfile;
  "patient-file": PatientSummary;
  note: NoteSummary;
  "process-note": ReturnType<typeof summarizeProcessNote>;
  preferences: PreferencesSummary;
}

const summarizers: { [T in DocumentType]: (doc: Y.Doc) => SummaryByType[T] } = {
  practice: summarizePractice,
  "member-profile": summarizeMemberProfile,
  "patient-file": summarizePatientFile,
  note: summarizeNote,
  "process-note": summarizeProcessNote,
  preferences: summarizePreferences,
};

/** Never throws on what a document contains: what cannot be read is `null` in the summary. */
export const summarize = <T extends DocumentType>(doc: Y.Doc, type: T): SummaryByType[T] =>
  summarizers[type](doc);

/** When each person in care was last written about. Worked out here, so that a tab is not handed every note of a practice to learn a date. */
import type { PatientId } from "../../../crypto/public/ids.ts";
import { sessionAtMs } from "../../model/session-at.ts";
import type { Summary } from "../api.ts";

/** What is no longer part of somebody's record. */
const GONE: ReadonlySet<unknown> = new Set(["discarded", "entered-in-error"]);

/** The latest day of a session by person, in milliseconds; a note without a day counts for when it was begun. */
export function lastNotes(notes: Iterable<Summary>): Readonly<Record<PatientId, number>> {
  const latest = new Map<PatientId, number>();
  for (const { patient, fields } of notes) {
    if (patient === null || GONE.has(fields["status"])) continue;
    const atMs = sessionAtMs(fields);
    if (atMs === null) continue;
    latest.set(patient, Math.max(atMs, latest.get(patient) ?? Number.NEGATIVE_INFINITY));
  }
  return Object.fromEntries(latest);
}

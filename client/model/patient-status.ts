/**
 * The life of a patient's file as pure rules over events. The current status is derived, never stored: the
 * events are taken in list order and a step the table does not allow is passed over and listed, which is what
 * happens when two people decide differently while offline.
 *
 *   enquiry → waiting → active ⇄ paused → discharged → archived → disposed
 *
 * A file leaves `archived` only by disposal or when the person comes back; disposal is final.
 */
import * as z from "zod/mini";
import type { Problem } from "./fields.ts";
import { flag, id, instant, text } from "./fields.ts";

export const patientStatuses = [
  "enquiry",
  "waiting",
  "active",
  "paused",
  "discharged",
  "archived",
  "disposed",
] as const;
export type PatientStatus = (typeof patientStatuses)[number];

const transitions: Readonly<Record<PatientStatus, readonly PatientStatus[]>> = {
  enquiry: ["waiting", "active", "archived"],
  waiting: ["active", "archived"],
  active: ["paused", "discharged"],
  paused: ["active", "discharged"],
  discharged: ["active", "archived"],
  archived: ["active", "disposed"],
  disposed: [],
};

/** Why a status or a mark was changed, in characters. */
export const LONGEST_REASON = 1000;

export const statusEvent = z.looseObject({
  at: instant,
  by: id,
  status: z.enum(patientStatuses),
  reason: z.optional(text(LONGEST_REASON)),
});
export type StatusEvent = z.output<typeof statusEvent>;

/** `restricted` is GDPR Art. 18; `legal-hold` blocks disposal; all three can be lifted again. */
export const patientMarks = ["restricted", "legal-hold", "deceased"] as const;
export type PatientMark = (typeof patientMarks)[number];

export const markEvent = z.looseObject({
  at: instant,
  by: id,
  mark: z.enum(patientMarks),
  set: flag,
  reason: z.optional(text(LONGEST_REASON)),
});
export type MarkEvent = z.output<typeof markEvent>;

/** The steps that may be offered from here. */
export function nextStatuses(from: PatientStatus, marks: ReadonlySet<PatientMark>): readonly PatientStatus[] {
  return transitions[from].filter((to) => to !== "disposed" || !marks.has("legal-hold"));
}

/** Walks the events; a file without any is an enquiry. */
export function currentStatus(events: readonly StatusEvent[]): {
  status: PatientStatus;
  problems: Problem[];
} {
  const problems: Problem[] = [];
  let status: PatientStatus = events[0]?.status ?? "enquiry";
  events.slice(1).forEach((event, index) => {
    if (event.status === status) return;
    if (transitions[status].includes(event.status)) status = event.status;
    else problems.push({ path: `status.${index + 1}`, rule: "step-not-allowed" });
  });
  return { status, problems };
}

/** The marks in force: for each, the last event decides. */
export function currentMarks(events: readonly MarkEvent[]): ReadonlySet<PatientMark> {
  const marks = new Set<PatientMark>();
  for (const { mark, set } of events) {
    if (set) marks.add(mark);
    else marks.delete(mark);
  }
  return marks;
}

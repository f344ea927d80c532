/**
 * A patient's file: identity, contacts, care team, life of the file. Readable by front desk, owners and the
 * care team; nothing clinical belongs here. Only the code is required; a file without one reads as a problem
 * and shows an empty code.
 */
import type * as Y from "yjs";
import * as z from "zod/mini";
import { editFields } from "./candidates.ts";
import { change, type Origin, type Stamp } from "./change.ts";
import { appendEvent, readEvents } from "./event-list.ts";
import {
  day,
  type FieldPatch,
  type FieldValues,
  flag,
  readFields,
  type Reading,
  text,
  writeFields,
} from "./fields.ts";
import { type DocumentId, isMemberId, type MemberId } from "./ids.ts";
import { initDocument, readMeta } from "./meta.ts";
import {
  currentMarks,
  currentStatus,
  markEvent,
  type MarkEvent,
  nextStatuses,
  type PatientMark,
  type PatientStatus,
  statusEvent,
  type StatusEvent,
} from "./patient-status.ts";
import { addRecord, type Listed, patchRecord, readRecords, removeRecord } from "./record-list.ts";

/** In UTF-16 units; whoever fills in a file is told before the model refuses. */
export const longest = {
  code: 24,
  name: 200,
  pronouns: 80,
  address: 1000,
  language: 80,
  accessNeeds: 4000,
  referral: 4000,
  contact: 320,
  contactLabel: 120,
  safeHours: 200,
  emergencyPhone: 80,
} as const;

export const identityShape = {
  code: z.string().check(z.trim(), z.minLength(1), z.maxLength(longest.code)),
  legalName: text(longest.name),
  preferredName: text(longest.name),
  pronouns: text(longest.pronouns),
  dateOfBirth: day,
  address: text(longest.address),
  language: text(longest.language),
  accessNeeds: text(longest.accessNeeds),
  referral: text(longest.referral),
} as const;
export type PatientIdentity = FieldValues<typeof identityShape>;
export type IdentityPatch = FieldPatch<typeof identityShape>;

export const contactShape = {
  kind: z.enum(["phone", "email", "other"]),
  value: text(longest.contact),
  label: text(longest.contactLabel),
  mayLeaveVoicemail: flag,
  mayText: flag,
  mayEmail: flag,
  discreet: flag,
  safeHours: text(longest.safeHours),
} as const;
export type Contact = Listed<typeof contactShape>;
export type ContactPatch = FieldPatch<typeof contactShape> & { id: string };

export const emergencyContactShape = {
  name: text(longest.name),
  relation: text(120),
  phone: text(longest.emergencyPhone),
  note: text(1000),
} as const;
export type EmergencyContact = Listed<typeof emergencyContactShape>;
export type EmergencyContactPatch = FieldPatch<typeof emergencyContactShape> & { id: string };

export interface PatientFile {
  identity: PatientIdentity;
  contacts: Contact[];
  emergencyContacts: EmergencyContact[];
  /** Since when each member is on the care team, by member. */
  team: ReadonlyMap<MemberId, string>;
  status: PatientStatus;
  statusEvents: StatusEvent[];
  marks: ReadonlySet<PatientMark>;
  markEvents: MarkEvent[];
}

export interface NewPatientFile {
  id: DocumentId;
  stamp: Stamp;
  fields: IdentityPatch & { code: string };
  status?: PatientStatus;
  contacts?: readonly ContactPatch[];
  emergencyContacts?: readonly EmergencyContactPatch[];
  /** On the care team from the beginning. */
  team?: readonly MemberId[];
}

export function createPatientFile(doc: Y.Doc, made: NewPatientFile): void {
  initDocument(doc, { type: "patient-file", id: made.id, stamp: made.stamp }, () => {
    writeFields(doc.getMap("identity"), identityShape, made.fields);
    appendEvent(doc.getArray("status"), made.stamp, { status: made.status ?? "enquiry" });
    for (const contact of made.contacts ?? []) addRecord(doc.getArray("contacts"), contactShape, contact);
    for (const contact of made.emergencyContacts ?? []) {
      addRecord(doc.getArray("emergencyContacts"), emergencyContactShape, contact);
    }
    for (const member of made.team ?? []) doc.getMap("team").set(member, made.stamp.at);
  });
}

export function readPatientFile(doc: Y.Doc): Reading<PatientFile> {
  const identity = readFields(doc.getMap("identity"), identityShape, "identity");
  const contacts = readRecords(doc.getArray("contacts"), contactShape, "contacts");
  const emergency = readRecords(
    doc.getArray("emergencyContacts"),
    emergencyContactShape,
    "emergencyContacts",
  );
  const statusEvents = readEvents(doc.getArray("status"), statusEvent, "status");
  const markEvents = readEvents(doc.getArray("marks"), markEvent, "marks");
  const life = currentStatus(statusEvents.value);
  const parts = [identity, contacts, emergency, statusEvents, markEvents, life];
  const problems = parts.flatMap((part) => part.problems);
  if (identity.value.code === null) problems.push({ path: "identity.code", rule: "required" });
  return {
    value: {
      identity: identity.value,
      contacts: contacts.value,
      emergencyContacts: emergency.value,
      team: readTeam(doc),
      status: life.status,
      statusEvents: statusEvents.value,
      marks: currentMarks(markEvents.value),
      markEvents: markEvents.value,
    },
    problems,
  };
}

function readTeam(doc: Y.Doc): ReadonlyMap<MemberId, string> {
  const team = new Map<MemberId, string>();
  for (const [member, since] of doc.getMap("team").entries()) {
    if (isMemberId(member) && typeof since === "string") team.set(member, since);
  }
  return new Map([...team].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Throws RangeError when the code is removed: it is the one field a file cannot be without. */
export function editIdentity(doc: Y.Doc, stamp: Stamp, patch: IdentityPatch): boolean {
  if (patch.code === null) throw new RangeError("code cannot be removed");
  return change(doc, stamp, () => editFields(doc.getMap("identity"), identityShape, { patch, stamp }));
}

export const addContact = (doc: Y.Doc, stamp: Stamp, contact: ContactPatch): boolean =>
  change(doc, stamp, () => addRecord(doc.getArray("contacts"), contactShape, contact));

/** `false` when the contact is not there any more. */
export const editContact = (doc: Y.Doc, stamp: Stamp, patch: ContactPatch): boolean =>
  change(doc, stamp, () => patchRecord(doc.getArray("contacts"), contactShape, { patch, stamp }));

export const removeContact = (doc: Y.Doc, stamp: Stamp, id: string): boolean =>
  change(doc, stamp, () => removeRecord(doc.getArray("contacts"), id));

export const addEmergencyContact = (doc: Y.Doc, stamp: Stamp, contact: EmergencyContactPatch): boolean =>
  change(doc, stamp, () => addRecord(doc.getArray("emergencyContacts"), emergencyContactShape, contact));

/** `false` when the contact is not there any more. */
export const editEmergencyContact = (doc: Y.Doc, stamp: Stamp, patch: EmergencyContactPatch): boolean =>
  change(doc, stamp, () =>
    patchRecord(doc.getArray("emergencyContacts"), emergencyContactShape, { patch, stamp }),
  );

export const removeEmergencyContact = (doc: Y.Doc, stamp: Stamp, id: string): boolean =>
  change(doc, stamp, () => removeRecord(doc.getArray("emergencyContacts"), id));

/** Puts a member on the care team since now, or keeps the earlier date. The scope's keys are another matter. */
export const addToTeam = (doc: Y.Doc, stamp: Stamp, member: MemberId): boolean =>
  change(doc, stamp, () => {
    const team = doc.getMap("team");
    if (team.has(member)) return false;
    team.set(member, stamp.at);
    return true;
  });

export const removeFromTeam = (doc: Y.Doc, stamp: Stamp, member: MemberId): boolean =>
  change(doc, stamp, () => {
    const team = doc.getMap("team");
    const there = team.has(member);
    if (there) team.delete(member);
    return there;
  });

export interface StatusChange {
  status: PatientStatus;
  reason?: string;
}
/** `held`: a legal hold forbids disposal. `not-allowed`: no such step from the status the file has by now. */
export type StatusOutcome = "changed" | "not-allowed" | "held";

export function changeStatus(doc: Y.Doc, stamp: Stamp, next: StatusChange): StatusOutcome {
  const { status, marks } = readPatientFile(doc).value;
  if (!nextStatuses(status, marks).includes(next.status)) {
    return nextStatuses(status, new Set()).includes(next.status) ? "held" : "not-allowed";
  }
  change(doc, stamp, () => {
    appendEvent(doc.getArray("status"), stamp, { ...next });
    return true;
  });
  return "changed";
}

export interface MarkChange {
  mark: PatientMark;
  set: boolean;
  reason?: string;
}

/** `false` when the mark already stands as asked. */
export function setMark(doc: Y.Doc, stamp: Stamp, next: MarkChange): boolean {
  if (readPatientFile(doc).value.marks.has(next.mark) === next.set) return false;
  return change(doc, stamp, () => {
    appendEvent(doc.getArray("marks"), stamp, { ...next });
    return true;
  });
}

/** The name to greet by, the legal one failing that, the code failing both. */
export const patientName = (identity: PatientIdentity): string =>
  identity.preferredName?.trim() || identity.legalName?.trim() || identity.code || "";

export interface PatientSummary {
  code: string;
  name: string;
  legalName: string | null;
  pronouns: string | null;
  dateOfBirth: string | null;
  status: PatientStatus;
  marks: PatientMark[];
  team: MemberId[];
  createdBy: string | null;
  createdAt: string | null;
  /** `null` for one made by a version that did not note it. */
  origin: Origin | null;
  updatedAt: string | null;
}

export function summarizePatientFile(doc: Y.Doc): PatientSummary {
  const { identity, status, marks, team } = readPatientFile(doc).value;
  const { createdBy, createdAt, origin, updatedAt } = readMeta(doc).value;
  return {
    code: identity.code ?? "",
    name: patientName(identity),
    legalName: identity.legalName,
    pronouns: identity.pronouns,
    dateOfBirth: identity.dateOfBirth,
    status,
    marks: [...marks].toSorted(),
    team: [...team.keys()],
    createdBy,
    createdAt,
    origin,
    updatedAt,
  };
}

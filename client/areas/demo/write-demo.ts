/**
 * Fills a fresh demo practice through the same doors that a person uses, several documents at a time, and says how far it is.
 */
import type { DocumentId, PatientId } from "../../../crypto/public/ids.ts";
import type { Stamp } from "../../model/change.ts";
import type { DemoNote } from "../../model/demo/demo-notes.ts";
import type { DemoPatient, DemoPractice } from "../../model/demo/demo-practice.ts";
import { documentId, memberId, type MemberId, patientId } from "../../model/ids.ts";
import { createMemberProfile } from "../../model/member-profile.ts";
import { createNote, noteBody } from "../../model/note.ts";
import { editPractice } from "../../model/practice.ts";
import { paragraphNode } from "../../model/note-schema.ts";
import type { Resolve } from "../../model/note-templates.ts";
import { addContact, addToTeam, changeStatus, createPatientFile } from "../../model/patient-file.ts";
import { writeDocument } from "../../state/document.ts";
import type { EngineHandle } from "../../state/engine.tsx";
import { newRecordId } from "../../state/ids.ts";

const AT_ONCE = 8;

export interface DemoWriting {
  readonly engine: EngineHandle;
  readonly practice: DemoPractice;
  readonly practiceDocument: DocumentId;
  /** Headings of the templates in the language of whoever looks. */
  readonly resolve: Resolve;
  /** The person who looks at the demo: the first of its colleagues. */
  readonly self: MemberId;
  readonly onProgress: (done: number, total: number) => void;
}

type Work = () => Promise<void>;

export async function writeDemo(writing: DemoWriting): Promise<void> {
  const { engine, practice, resolve, self, onProgress } = writing;
  const members = [self, ...practice.colleagues.slice(1).map(() => memberId(newRecordId()))];
  const total = practice.patients.reduce((sum, { notes }) => sum + 1 + notes.length, 0);
  let done = 0;
  const counted =
    (work: Work): Work =>
    async () => {
      await work();
      onProgress((done += 1), total);
    };
  await writeDocument(engine, writing.practiceDocument, (doc) => {
    const stamp: Stamp = { at: new Date().toISOString(), by: self, origin: "create" };
    const { address, phone, logo } = practice;
    editPractice(doc, stamp, { address, phone, logo });
  });
  for (const [at, { name, title }] of practice.colleagues.entries()) {
    if (at > 0) await writeColleague(engine, members[at] ?? self, { name, title, at });
  }
  const opened: { patient: PatientId; given: DemoPatient }[] = [];
  await inTurns(
    practice.patients.map((given) =>
      counted(async () => {
        opened.push({ given, patient: await writeFile(engine, given, members) });
      }),
    ),
  );
  await inTurns(
    opened.flatMap(({ patient, given }) =>
      given.notes.map((note) => counted(() => writeNote(engine, { patient, note, members, resolve }))),
    ),
  );
}

async function writeColleague(
  engine: EngineHandle,
  member: MemberId,
  { name, title, at }: { name: string; title: string; at: number },
): Promise<void> {
  const { document } = await engine.call("createDocument", { type: "member-profile", scope: "staff" });
  await writeDocument(engine, document, (doc) => {
    const stamp: Stamp = { at: new Date().toISOString(), by: member, origin: "create" };
    const fields = { displayName: name, title, colourIndex: at };
    createMemberProfile(doc, { id: documentId(document), memberId: member, stamp, fields });
  });
}

async function writeFile(
  engine: EngineHandle,
  given: DemoPatient,
  members: readonly MemberId[],
): Promise<PatientId> {
  const { patient, document } = await engine.call("createPatient");
  const by = members[given.clinician] ?? members[0];
  if (by === undefined) throw new TypeError("a demo has members");
  await writeDocument(engine, document, (doc) => {
    const [first, ...steps] = given.life;
    const stamp = (at: string): Stamp => ({ at, by, origin: "create" });
    const begun = stamp(first?.at ?? new Date().toISOString());
    const { code, legalName, preferredName, pronouns, dateOfBirth, address, referral } = given;
    createPatientFile(doc, {
      id: documentId(document),
      stamp: begun,
      fields: { code, legalName, preferredName, pronouns, dateOfBirth, address, referral },
    });
    addContact(doc, begun, { id: newRecordId(), kind: "phone", value: given.phone, mayText: true });
    addContact(doc, begun, { id: newRecordId(), kind: "email", value: given.email, mayEmail: true });
    for (const { at, status } of steps) changeStatus(doc, stamp(at), { status });
    addToTeam(doc, stamp(steps.at(-1)?.at ?? begun.at), by);
  });
  return patient;
}

interface NoteWriting {
  readonly patient: PatientId;
  readonly note: DemoNote;
  readonly members: readonly MemberId[];
  readonly resolve: Resolve;
}

async function writeNote(engine: EngineHandle, writing: NoteWriting): Promise<void> {
  const { patient, note, members, resolve } = writing;
  const by = members[note.author] ?? members[0];
  if (by === undefined) throw new TypeError("a demo has members");
  const { document } = await engine.call("createDocument", { type: "note", scope: "case", patient });
  await writeDocument(engine, document, (doc) => {
    createNote(doc, {
      id: documentId(document),
      patientId: patientId(patient),
      stamp: { at: note.at, by, origin: "create" },
      template: note.template,
      resolve,
      fields: { sessionStart: note.at, zone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    });
    doc.transact(() => fillSections(noteBody(doc), note), "create");
  });
}

/** Puts each section's text where the template left an empty paragraph. */
function fillSections(body: ReturnType<typeof noteBody>, { sections, template }: DemoNote): void {
  const step = template.sections.length === 0 ? 1 : 2;
  for (let at = sections.length - 1; at >= 0; at--) {
    const place = at * step + step - 1;
    body.delete(place, 1);
    body.insert(
      place,
      (sections[at] ?? []).map((text) => paragraphNode(text)),
    );
  }
}

async function inTurns(works: readonly Work[]): Promise<void> {
  const waiting = [...works];
  const worker = async (): Promise<void> => {
    for (let work = waiting.shift(); work !== undefined; work = waiting.shift()) await work();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

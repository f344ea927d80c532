import * as Y from "yjs";
import { describe, expect, test } from "vitest";
import { canonical } from "../../../client/model/canonical.ts";
import { readMeta } from "../../../client/model/meta.ts";
import {
  addContact,
  addToTeam,
  changeStatus,
  createPatientFile,
  editContact,
  editIdentity,
  readPatientFile,
  removeContact,
  removeFromTeam,
  setMark,
  summarizePatientFile,
} from "../../../client/model/patient-file.ts";
import { exchange } from "../../support/random-edits.ts";
import { ada, ben, newFile, replicaOf, someDocument, stamp } from "./samples.ts";

const phone = "1".repeat(32);

describe("a patient's file", () => {
  test("is an enquiry with only a code at first", () => {
    const { value, problems } = readPatientFile(newFile());
    expect(problems).toEqual([]);
    expect(value.status).toBe("enquiry");
    expect(value.identity).toMatchObject({ code: "AB-104", legalName: null, dateOfBirth: null });
  });

  test("says for good how it came to be, whatever is done with it; one of an earlier version does not say", () => {
    const doc = newFile();
    editIdentity(doc, { ...stamp(5, ben), origin: "merge" }, { legalName: "Noor" });
    expect(summarizePatientFile(doc).origin).toBe("create");
    doc.getMap("meta").delete("origin");
    expect(summarizePatientFile(doc)).toMatchObject({ origin: null, code: "AB-104" });
    expect(readMeta(doc).problems).toEqual([]);
  });

  test("is not made over a document that is in use", () => {
    const doc = newFile();
    const again = { id: someDocument, stamp: stamp(), fields: { code: "XY-200" } };
    expect(() => createPatientFile(doc, again)).toThrow(TypeError);
    expect(readPatientFile(doc).value.identity.code).toBe("AB-104");
  });

  test("keeps its code: removing it is refused and an empty one too", () => {
    const doc = newFile();
    expect(() => editIdentity(doc, stamp(), { code: null })).toThrow(RangeError);
    expect(() => editIdentity(doc, stamp(), { code: "  " })).toThrow(RangeError);
    expect(readPatientFile(doc).value.identity.code).toBe("AB-104");
  });

  test("refuses a day that is not in the calendar and writes nothing of that edit", () => {
    const doc = newFile();
    const before = canonical(doc);
    const edit = { legalName: "Noor", dateOfBirth: "2001-02-30" };
    expect(() => editIdentity(doc, stamp(), edit)).toThrow(RangeError);
    expect(canonical(doc)).toEqual(before);
  });

  test("notes who changed it and when, and nothing when nothing changed", () => {
    const doc = newFile();
    editIdentity(doc, stamp(5, ben), { legalName: "Noor" });
    expect(readMeta(doc).value).toMatchObject({ createdBy: ada, updatedBy: ben, updatedAt: stamp(5).at });
    const updates: unknown[] = [];
    doc.on("update", (update: Uint8Array) => updates.push(update));
    expect(editIdentity(doc, stamp(6, ada), { legalName: "Noor" })).toBe(false);
    expect(updates).toEqual([]);
  });

  test("names the origin of every transaction", () => {
    const doc = newFile();
    const seen: unknown[] = [];
    doc.on("afterTransaction", (tr: Y.Transaction) => seen.push(tr.origin));
    editIdentity(doc, stamp(1, ada, "import"), { legalName: "Noor" });
    expect(seen).toEqual(["import"]);
  });

  test("reads a field of the wrong type as null, names the place and not the content", () => {
    const doc = newFile();
    doc.getMap("identity").set("legalName", { secret: "Noor" });
    const { value, problems } = readPatientFile(doc);
    expect(value.identity.legalName).toBeNull();
    expect(problems.map((problem) => problem.path)).toEqual(["identity.legalName"]);
    expect(JSON.stringify(problems)).not.toContain("Noor");
  });

  test("says that a code is required when a damaged document has none", () => {
    const doc = newFile();
    doc.getMap("identity").delete("code");
    expect(readPatientFile(doc).problems).toEqual([{ path: "identity.code", rule: "required" }]);
    expect(summarizePatientFile(doc).code).toBe("");
  });

  test("keeps fields of a newer version through an edit", () => {
    const doc = newFile();
    doc.getMap("identity").set("starSign", "Aries");
    editIdentity(doc, stamp(1), { legalName: "Noor" });
    expect(doc.getMap("identity").get("starSign")).toBe("Aries");
  });

  test("never throws on rubbish in any root", () => {
    const doc = newFile();
    doc.getArray("contacts").push([7, null, new Y.Map(), { id: phone }]);
    doc.getArray("status").push(["active", { status: "flying", at: "x", by: 3 }]);
    doc.getMap("team").set("not an id", 5);
    const { value, problems } = readPatientFile(doc);
    expect(value.contacts).toEqual([]);
    expect(value.status).toBe("enquiry");
    expect(value.team.size).toBe(0);
    expect(problems).toHaveLength(6);
  });
});

describe("contacts", () => {
  test("keep what two people changed in one of them at once", () => {
    const here = newFile();
    addContact(here, stamp(1), { id: phone, kind: "phone", value: "030 1" });
    const there = replicaOf(here);
    editContact(here, stamp(2), { id: phone, discreet: true });
    editContact(there, stamp(3, ben), { id: phone, label: "work" });
    exchange(here, there);
    expect(readPatientFile(here).value.contacts).toMatchObject([
      { id: phone, value: "030 1", discreet: true, label: "work" },
    ]);
  });

  test("that a colleague removed are not edited back into being", () => {
    const doc = newFile();
    addContact(doc, stamp(1), { id: phone, kind: "phone", value: "030 1" });
    expect(removeContact(doc, stamp(2), phone)).toBe(true);
    expect(editContact(doc, stamp(3), { id: phone, label: "work" })).toBe(false);
    expect(readPatientFile(doc).value.contacts).toEqual([]);
  });
});

describe("the life of a file", () => {
  test("goes through its steps and remembers who took them", () => {
    const doc = newFile();
    expect(changeStatus(doc, stamp(1), { status: "active" })).toBe("changed");
    expect(changeStatus(doc, stamp(2, ben), { status: "paused", reason: "travel" })).toBe("changed");
    const { status, statusEvents } = readPatientFile(doc).value;
    expect(status).toBe("paused");
    expect(statusEvents.at(-1)).toMatchObject({ by: ben, reason: "travel" });
  });

  test("takes no step that the table does not have", () => {
    const doc = newFile();
    expect(changeStatus(doc, stamp(1), { status: "disposed" })).toBe("not-allowed");
    expect(changeStatus(doc, stamp(1), { status: "enquiry" })).toBe("not-allowed");
    expect(readPatientFile(doc).value.statusEvents).toHaveLength(1);
  });

  test("is not ended by disposal under a legal hold, and is once the hold is lifted", () => {
    const doc = newFile();
    changeStatus(doc, stamp(1), { status: "archived" });
    setMark(doc, stamp(2), { mark: "legal-hold", set: true });
    expect(changeStatus(doc, stamp(3), { status: "disposed" })).toBe("held");
    setMark(doc, stamp(4), { mark: "legal-hold", set: false });
    expect(changeStatus(doc, stamp(5), { status: "disposed" })).toBe("changed");
  });

  test("comes out the same on both sides when two people decide differently offline", () => {
    const here = newFile();
    changeStatus(here, stamp(1), { status: "active" });
    const there = replicaOf(here);
    changeStatus(here, stamp(2), { status: "paused" });
    changeStatus(there, stamp(3, ben), { status: "discharged" });
    exchange(here, there);
    expect(readPatientFile(here).value.status).toBe("discharged");
    expect(readPatientFile(there).value).toEqual(readPatientFile(here).value);
  });

  test("follows what people saw and not what their clocks said", () => {
    const doc = newFile();
    changeStatus(doc, stamp(30), { status: "active" });
    changeStatus(doc, stamp(5, ben), { status: "discharged" });
    expect(readPatientFile(doc).value.status).toBe("discharged");
  });
});

test("the care team can be joined once and left", () => {
  const doc = newFile();
  expect(addToTeam(doc, stamp(1), ben)).toBe(true);
  expect(addToTeam(doc, stamp(2), ben)).toBe(false);
  expect([...readPatientFile(doc).value.team]).toEqual([[ben, stamp(1).at]]);
  expect(removeFromTeam(doc, stamp(3), ben)).toBe(true);
  expect(summarizePatientFile(doc).team).toEqual([]);
});

test("a summary greets by the preferred name, then the legal one, then the code", () => {
  const doc = newFile();
  expect(summarizePatientFile(doc).name).toBe("AB-104");
  editIdentity(doc, stamp(1), { legalName: "Noor Haddad" });
  expect(summarizePatientFile(doc).name).toBe("Noor Haddad");
  editIdentity(doc, stamp(2), { preferredName: "Nono" });
  expect(summarizePatientFile(doc)).toMatchObject({ name: "Nono", status: "enquiry", marks: [] });
});

import { describe, expect, test } from "vitest";
import {
  findPatients,
  type PatientQuery,
  type PatientRow,
} from "../../../../client/areas/patients/patient-filter.ts";
import type { PatientStatus } from "../../../../client/model/patient-status.ts";

type Person = {
  code: string;
  name: string;
  legalName?: string;
  status?: PatientStatus;
  changedAtMs?: number;
};

const row = ({ changedAtMs = 0, ...fields }: Person): PatientRow =>
  ({ document: fields.code, type: "patient-file", changedAtMs, fields }) as unknown as PatientRow;

const people = [
  row({ code: "AB-104", name: "Zoë Müller", status: "active", changedAtMs: 3 }),
  row({ code: "AB-20", name: "Åsa Öberg", legalName: "Astrid Öberg", status: "waiting", changedAtMs: 1 }),
  row({ code: "CD-1", name: "Ben Carter", status: "archived", changedAtMs: 2 }),
  row({ code: "EF-9", name: "", status: "discharged" }),
];

const codes = (query: Partial<PatientQuery>): string[] =>
  findPatients(people, {
    text: "",
    filter: "all",
    sort: { column: "code", direction: "ascending" },
    ...query,
  }).map(({ fields }) => fields.code ?? "");

describe("looking for a person", () => {
  test("finds a name without its accents and in any case", () => {
    expect(codes({ text: "muller" })).toEqual(["AB-104"]);
    expect(codes({ text: "OBERG asa" })).toEqual(["AB-20"]);
  });

  test("looks at the legal name and the code", () => {
    expect(codes({ text: "astrid" })).toEqual(["AB-20"]);
    expect(codes({ text: "cd-1" })).toEqual(["CD-1"]);
  });

  test("looks in archived files, whatever the status asked for", () => {
    expect(codes({ text: "carter", filter: "current" })).toEqual(["CD-1"]);
  });

  test("finds nothing where one of the words does not fit", () => {
    expect(codes({ text: "muller ben" })).toEqual([]);
  });
});

describe("without words", () => {
  test("current leaves out who was discharged or archived", () => {
    expect(codes({ filter: "current" })).toEqual(["AB-20", "AB-104"]);
  });

  test("a status shows only that status", () => {
    expect(codes({ filter: "archived" })).toEqual(["CD-1"]);
  });
});

describe("the order", () => {
  test("of codes counts numbers as numbers", () => {
    expect(codes({})).toEqual(["AB-20", "AB-104", "CD-1", "EF-9"]);
  });

  test("turns round", () => {
    expect(codes({ sort: { column: "changed", direction: "descending" } })).toEqual([
      "AB-104",
      "CD-1",
      "AB-20",
      "EF-9",
    ]);
  });

  test("of statuses follows the life of a file", () => {
    expect(codes({ sort: { column: "status", direction: "ascending" } })).toEqual([
      "AB-20",
      "AB-104",
      "EF-9",
      "CD-1",
    ]);
  });
});

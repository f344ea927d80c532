import { describe, expect, test } from "vitest";
import {
  EVERYBODY,
  excludingParts,
  type PatientFacts,
  type PatientRow,
  type PatientView,
  seekPatients,
  sortPatients,
  viewPatients,
} from "../../../../client/areas/patients/patient-filter.ts";
import { foldText } from "../../../../client/model/fold-text.ts";
import type { PatientStatus } from "../../../../client/model/patient-status.ts";
import type { Sort } from "../../../../client/ui/table.tsx";

type Person = {
  code: string;
  name: string;
  legalName?: string;
  status?: PatientStatus;
  team?: string[];
  changedAtMs?: number;
};

const row = ({ changedAtMs = 0, ...fields }: Person): PatientRow =>
  ({
    document: fields.code,
    patient: fields.code,
    type: "patient-file",
    changedAtMs,
    fields,
  }) as unknown as PatientRow;

const ME = "a".repeat(32);
const BORIS = "b".repeat(32);
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 2, 31);
const people = [
  row({ code: "AB-104", name: "Zoë Müller", status: "active", changedAtMs: 3, team: [ME] }),
  row({
    code: "AB-20",
    name: "Åsa Öberg",
    legalName: "Astrid Öberg",
    status: "waiting",
    changedAtMs: 1,
    team: [BORIS],
  }),
  row({ code: "CD-1", name: "Ben Carter", status: "archived", changedAtMs: 2 }),
  row({ code: "EF-9", name: "", status: "discharged" }),
];
const facts: PatientFacts = {
  member: ME,
  nowMs: NOW,
  lastNotes: { "AB-104": NOW - 31 * DAY, "AB-20": NOW - 29 * DAY },
};
const nameOf = ({ fields }: PatientRow): string => fields.name ?? "";
const textOf = ({ fields }: PatientRow): string =>
  foldText([fields.name, fields.legalName, fields.code].filter(Boolean).join(" "));

const codesOf = (rows: readonly PatientRow[]): string[] => rows.map(({ fields }) => fields.code ?? "");
const sought = (text: string): string[] => codesOf(seekPatients(people, text, textOf));
const viewed = (view: Partial<PatientView>): string[] =>
  codesOf(viewPatients(people, { ...EVERYBODY, status: "all", ...view }, facts));
const sorted = (column: string, direction: Sort["direction"] = "ascending"): string[] =>
  codesOf(sortPatients(people, { sort: { column, direction }, facts, nameOf }));

describe("looking for a person", () => {
  test("finds a name without its accents and in any case", () => {
    expect(sought("muller")).toEqual(["AB-104"]);
    expect(sought("OBERG asa")).toEqual(["AB-20"]);
  });

  test("looks at the legal name and the code, and in archived files", () => {
    expect(sought("astrid")).toEqual(["AB-20"]);
    expect(sought("cd-1")).toEqual(["CD-1"]);
  });

  test("finds nothing where one of the words does not fit", () => {
    expect(sought("muller ben")).toEqual([]);
  });
});

describe("a view", () => {
  test("of current people leaves out who was discharged or archived", () => {
    expect(viewed({ status: "current" })).toEqual(["AB-104", "AB-20"]);
  });

  test("of a status shows only that status", () => {
    expect(viewed({ status: "archived" })).toEqual(["CD-1"]);
  });

  test("knows mine, a colleague’s and nobody’s", () => {
    expect(viewed({ whose: "mine" })).toEqual(["AB-104"]);
    expect(viewed({ whose: BORIS })).toEqual(["AB-20"]);
    expect(viewed({ whose: "nobody" })).toEqual(["CD-1", "EF-9"]);
  });

  test("of people without a note for a month holds those who never had one, and not one noted 29 days ago", () => {
    expect(viewed({ notes: "30" })).toEqual(["AB-104", "CD-1", "EF-9"]);
    expect(viewed({ notes: "never" })).toEqual(["CD-1", "EF-9"]);
  });

  test("holds all its parts at once: active, mine, no note for 30 days", () => {
    expect(viewed({ status: "active", whose: "mine", notes: "30" })).toEqual(["AB-104"]);
    expect(viewed({ status: "active", whose: "mine", notes: "60" })).toEqual([]);
  });
});

describe("the order", () => {
  test("of codes counts numbers as numbers", () => {
    expect(sorted("code")).toEqual(["AB-20", "AB-104", "CD-1", "EF-9"]);
  });

  test("turns round", () => {
    expect(sorted("changed", "descending")).toEqual(["AB-104", "CD-1", "AB-20", "EF-9"]);
  });

  test("of statuses follows the life of a file", () => {
    expect(sorted("status")).toEqual(["AB-20", "AB-104", "EF-9", "CD-1"]);
  });

  test("of notes begins with those who have none", () => {
    expect(sorted("note")).toEqual(["CD-1", "EF-9", "AB-104", "AB-20"]);
  });

  test("begun with an earlier one is the same as begun afresh, whatever came, went or changed", () => {
    const order = { sort: { column: "name", direction: "ascending" }, facts, nameOf } as const;
    const many = Array.from({ length: 300 }, (_, at) =>
      row({ code: `N-${at}`, name: `N ${(at * 37) % 300}` }),
    );
    const before = sortPatients(many, order);
    const after = [
      ...many
        .slice(20)
        .map((each, at) => (at % 9 === 0 ? row({ code: each.fields.code ?? "", name: "A" }) : each)),
      ...people,
    ];
    expect(codesOf(sortPatients(after, order, before))).toEqual(codesOf(sortPatients(after, order)));
  });
});

describe("of a view that shows nobody", () => {
  const excluding = (view: Partial<PatientView>): readonly string[] =>
    excludingParts(people, { ...EVERYBODY, ...view }, facts);

  test("the part is named without which somebody would be there", () => {
    expect(excluding({ status: "archived", whose: "mine" })).toEqual(["status", "whose"]);
    expect(excluding({ whose: "c".repeat(32) })).toEqual(["whose"]);
    expect(excluding({ status: "paused" })).toEqual(["status"]);
  });

  test("all that were chosen are, where it takes more than one", () => {
    expect(excluding({ status: "paused", whose: "c".repeat(32) })).toEqual(["status", "whose"]);
  });

  test("the usual view is one that leaves out whoever is archived", () => {
    const archived = people.filter(({ fields }) => fields.status === "archived");
    expect(excludingParts(archived, EVERYBODY, facts)).toEqual(["status"]);
  });
});

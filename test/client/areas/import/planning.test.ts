import { describe, expect, test } from "vitest";
import { earlierImports } from "../../../../client/areas/import/earlier-imports.ts";
import type { ColumnTarget } from "../../../../client/areas/import/import-fields.ts";
import { fileOf, makeImportRun } from "../../../../client/areas/import/import-run.ts";
import { type KnownPerson, planImport } from "../../../../client/areas/import/plan-import.ts";
import { type DraftFile, readRow, type ReadingRules } from "../../../../client/areas/import/read-rows.ts";
import type { ImportedFile } from "../../../../client/engine/api.ts";
import type { EngineHandle } from "../../../../client/state/engine.tsx";
import { EngineFault } from "../../../../client/link/engine-link.ts";
import type { SummaryOf } from "../../../../client/state/summaries.ts";

const COLUMNS: readonly ColumnTarget[] = ["legalName", "dateOfBirth", "code", "status", "phone", "phone"];
const rules: ReadingRules = {
  columns: COLUMNS,
  order: "day-first",
  status: "active",
  nowMs: Date.UTC(2026, 10, 25),
};
const rowsOf = (...rows: string[][]) => rows.map((cells, at) => ({ line: at + 2, cells }));
const plan = (rows: string[][], known: readonly KnownPerson[] = []) =>
  planImport({ rows: rowsOf(...rows) }, rules, known);
const mara: KnownPerson = {
  name: "Mascha",
  legalName: "Mara Lindt",
  dateOfBirth: "1990-05-04",
  code: "ML-1",
};

describe("a row", () => {
  test("becomes what a file holds, and a column left out stays out", () => {
    const columns: ColumnTarget[] = ["lastName", "firstName", null, "address", "address", "email"];
    const reading = readRow(
      { line: 7, cells: ["Lindt", " Mara ", "a private remark", "Quay 4", "Harbour", "'+m@example.org"] },
      { ...rules, columns },
    );
    expect(reading).toMatchObject({
      at: "read",
      draft: {
        line: 7,
        code: null,
        fields: { legalName: "Mara Lindt", address: "Quay 4\nHarbour" },
        emails: ["+m@example.org"],
        status: "active",
      },
    });
    expect(JSON.stringify(reading)).not.toContain("private");
  });

  test("knows statuses in four languages, and says when it does not", async () => {
    const words = ["Warteliste", "inactivo", "αρχείο", "on hold", "?"];
    const { fresh, unknownStatuses } = await plan(words.map((word, at) => [`P ${at}`, "", "", word]));
    expect(fresh.map(({ status }) => status)).toEqual([
      "waiting",
      "discharged",
      "archived",
      "paused",
      "active",
    ]);
    expect(unknownStatuses).toBe(1);
  });

  test("that cannot be taken says why, and nothing of it is cut", async () => {
    const { problems, fresh } = await plan([
      ["", "1.1.1990", "", "active"],
      ["Ben", "31.02.1990"],
      ["x".repeat(201)],
      ["Ok", "", "c".repeat(25)],
    ]);
    expect(fresh).toEqual([]);
    expect(problems).toEqual([
      { line: 2, why: "no-name" },
      { line: 3, why: "date", value: "31.02.1990" },
      { line: 4, why: "too-long", field: "legalName", max: 200 },
      { line: 5, why: "too-long", field: "code", max: 24 },
    ]);
  });

  test("of two hundred letters, of emoji, or written from the right is taken as it is", async () => {
    const names = ["x".repeat(200), "🌿🌿 Zoë", "נועה לוי"];
    const { fresh } = await plan(names.map((name) => [name]));
    expect(fresh.map(({ fields }) => fields.legalName)).toEqual(names);
  });
});

describe("who is here already", () => {
  test("is known by name and day of birth, whatever the case and accents", async () => {
    const { duplicates, fresh } = await plan(
      [
        ["MARA  LÍNDT", "4.5.1990"],
        ["mascha", "4.5.1990"],
      ],
      [mara],
    );
    expect(fresh).toEqual([]);
    expect(duplicates.map(({ where, certain }) => [where, certain])).toEqual([
      ["here", true],
      ["here", true],
    ]);
  });

  test("is another person when the days of birth differ", async () => {
    expect((await plan([["Mara Lindt", "5.5.1990"]], [mara])).fresh).toHaveLength(1);
  });

  test("is asked about when one of the two has no day of birth", async () => {
    const { duplicates } = await plan([["Mara Lindt", ""]], [mara]);
    expect(duplicates).toMatchObject([{ where: "here", certain: false }]);
  });

  test("is looked for in the file too, also where the code is repeated", async () => {
    const { fresh, duplicates } = await plan([
      ["Ben", "1.1.1990", "B-1"],
      ["Ben", "1.1.1990", "B-1"],
    ]);
    expect(fresh).toHaveLength(1);
    expect(duplicates).toMatchObject([{ where: "file", certain: true, draft: { line: 3 } }]);
  });

  test("does not give their code to somebody else", async () => {
    const { problems } = await plan([["Somebody Else", "", "ML-1"]], [mara]);
    expect(problems).toEqual([{ line: 2, why: "code-taken", value: "ML-1" }]);
  });
});

const draft = (line: number, code: string | null = null): DraftFile => ({
  line,
  code,
  fields: { legalName: `Person ${line}` },
  status: "active",
  phones: ["1"],
  emails: ["a@example.org"],
  emergency: { name: "Mother" },
});

test("every file has a code of its own, also a wanted duplicate whose code is taken", () => {
  const taken = new Set(["ML-1"]);
  const files = [draft(1, "ML-1"), draft(2), draft(3, "X")].map((each) => fileOf(each, { taken, team: [] }));
  const codes = files.map(({ fields }) => fields.code);
  expect(new Set([...codes, "ML-1"]).size).toBe(4);
  expect(codes[2]).toBe("X");
  expect(files[0]?.contacts?.map(({ kind, value }) => [kind, value])).toEqual([
    ["phone", "1"],
    ["email", "a@example.org"],
  ]);
});

describe("a run", () => {
  function engine(answer: (files: readonly ImportedFile[]) => Promise<unknown>) {
    const portions: number[] = [];
    const call = async (_method: string, { files = [] }: { files?: readonly ImportedFile[] } = {}) => {
      portions.push(files.length);
      return answer(files);
    };
    return { portions, handle: { call } as unknown as Pick<EngineHandle, "call"> };
  }
  const input = (count: number) => ({
    drafts: Array.from({ length: count }, (_, at) => draft(at)),
    codes: new Set<string>(),
    team: [],
  });

  test("goes in portions and tells how far it is", async () => {
    const { portions, handle } = engine(async () => undefined);
    const run = makeImportRun(() => handle);
    await run.start(input(120));
    expect(portions).toEqual([50, 50, 20]);
    expect(run.state()).toMatchObject({ at: "imported", done: 120, total: 120, fault: null });
  });

  test("stops between two portions and says how many were made", async () => {
    const { portions, handle } = engine(async () => run.stop());
    const run = makeImportRun(() => handle);
    await run.start(input(120));
    expect(portions).toEqual([50]);
    expect(run.state()).toMatchObject({ at: "imported", done: 50, total: 120, fault: null });
  });

  test("that fails says so, and keeps what was made", async () => {
    let portion = 0;
    const { handle } = engine(async () => {
      if (++portion === 2) throw new Error("gone");
    });
    const run = makeImportRun(() => handle);
    await run.start(input(120));
    expect(run.state()).toMatchObject({ at: "imported", done: 50, total: 120, fault: "unknown" });
  });

  test("goes on in the opening of the practice in which it began", async () => {
    const after = engine(async () => undefined);
    const openings = [after.handle];
    const before = engine(async () => openings.splice(0, 1, after.handle));
    const run = makeImportRun(() => openings[0] ?? after.handle);
    openings[0] = before.handle;
    await run.start(input(120));
    expect([before.portions, after.portions]).toEqual([[50, 50, 20], []]);
    await run.start(input(20));
    expect(after.portions).toEqual([20]);
  });

  test.each(["locked", "opened-anew"] as const)(
    "that a lock cuts off says so, whatever its last portion failed of: the engine says %s",
    async (code) => {
      const { handle } = engine(async (files) => {
        if (files.length !== 50)
          throw new EngineFault({ code: files.length === 0 ? code : "storage-failed", retryable: false });
      });
      const run = makeImportRun(() => handle);
      await run.start(input(120));
      expect(run.state()).toMatchObject({ at: "imported", done: 100, total: 120, fault: "locked" });
    },
  );
});

test("imports are found by the instant that their files share, the newest first, without those made by hand", () => {
  const file = (createdAt: string, updatedAt = createdAt, createdBy = "me") =>
    ({ fields: { createdAt, updatedAt, createdBy } }) as unknown as SummaryOf<"patient-file">;
  const [march, june] = ["2026-03-01T00:00:00.000Z", "2026-06-01T00:00:00.000Z"];
  const found = earlierImports(
    [
      ...[file(march), file(march, june), file(june), file(june), file(june)],
      ...[file("2026-01-01T00:00:00.000Z"), file(march, march, "another")],
    ],
    "me",
  );
  expect(found.map(({ importedAt, count, untouched }) => [importedAt, count, untouched.length])).toEqual([
    [june, 3, 3],
    [march, 2, 1],
  ]);
});

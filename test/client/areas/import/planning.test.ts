import { describe, expect, test } from "vitest";
import { earlierImports } from "../../../../client/areas/import/earlier-imports.ts";
import type { ColumnTarget } from "../../../../client/areas/import/import-fields.ts";
import { fileOf, makeImportRun } from "../../../../client/areas/import/import-run.ts";
import { type KnownPerson, planImport } from "../../../../client/areas/import/plan-import.ts";
import { type DraftFile, readRow, type ReadingRules } from "../../../../client/areas/import/read-rows.ts";
import type { FaultCode } from "../../../../client/engine/fault.ts";
import type { EngineHandle } from "../../../../client/state/engine.tsx";
import { EngineFault } from "../../../../client/link/engine-link.ts";
import type { DocumentId } from "../../../../crypto/public/ids.ts";
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
  /** The engine as this tab asks it; `refuse` says what a call fails of. */
  function engine(refuse: (method: string, calls: number) => FaultCode | null = () => null) {
    const asked: [method: string, count: number | undefined][] = [];
    const call = async (method: string, input: Asked = {}) => {
      asked.push([method, (input.files ?? input.documents)?.length ?? input.total]);
      const code = refuse(method, asked.length);
      if (code !== null) throw new EngineFault({ code, retryable: false });
      return { archived: input.documents?.length ?? 0, kept: 0 };
    };
    return { asked, run: makeImportRun({ call } as unknown as Pick<EngineHandle, "call">) };
  }
  type Asked = {
    readonly files?: readonly unknown[];
    readonly documents?: readonly unknown[];
    readonly total?: number;
  };
  const input = (count: number) => ({
    drafts: Array.from({ length: count }, (_, at) => draft(at)),
    codes: new Set<string>(),
    team: [],
  });
  const documents = (count: number) => Array.from({ length: count }, (_, at) => `${at}` as DocumentId);

  test("hands the files over in portions, begins with all of them, and then says what the engine says", async () => {
    const { asked, run } = engine();
    expect(run.state()).toEqual({ at: "asking" });
    run.follow({ at: "none" });
    await run.start(input(450));
    expect(asked).toEqual([
      ["keepForImport", 200],
      ["keepForImport", 200],
      ["keepForImport", 50],
      ["beginImport", 450],
    ]);
    const running = { at: "running", importedAt: "", done: 50, total: 450, stopping: false } as const;
    run.follow(running);
    expect(run.state()).toEqual(running);
  });

  test("that could not be handed over says why, has begun nothing, and ends nobody else's", async () => {
    const { asked, run } = engine((_method, calls) => (calls === 2 ? "import-unfinished" : null));
    run.follow({ at: "none" });
    await run.start(input(450));
    expect(run.state()).toEqual({ at: "refused", fault: "import-unfinished" });
    run.forget();
    expect(run.state()).toEqual({ at: "none" });
    expect(asked.map(([method]) => method)).toEqual(["keepForImport", "keepForImport"]);
  });

  test("begins no second time while it runs", async () => {
    const { asked, run } = engine();
    run.follow({ at: "running", importedAt: "", done: 0, total: 9, stopping: false });
    await run.start(input(1));
    await run.undo(documents(1), "");
    run.forget();
    expect(asked).toEqual([]);
  });

  test("is taken back in portions, after its rest was dropped", async () => {
    const { asked, run } = engine();
    run.follow({ at: "waiting", importedAt: "", done: 70, total: 90, why: "cut-off" });
    await run.undo(documents(70), "why");
    expect(asked).toEqual([
      ["dropImport", undefined],
      ["takeBackImport", 50],
      ["takeBackImport", 20],
    ]);
    expect(run.state()).toEqual({ at: "undone", archived: 70, kept: 0, left: 0, fault: null });
  });

  test.each([
    ["stop", "stopImport"],
    ["goOn", "goOnWithImport"],
    ["forget", "dropImport"],
  ] as const)("that does not %s says why, until something else is asked", async (ask, method) => {
    const { run } = engine((called, calls) => (called === method && calls === 1 ? "storage-failed" : null));
    const state = { importedAt: "", done: 70, total: 90 };
    run.follow(
      ask === "stop"
        ? { ...state, at: "running", stopping: false }
        : { ...state, at: "waiting", why: "cut-off" },
    );
    run[ask]();
    await expect.poll(run.fault).toBe("storage-failed");
    run[ask]();
    expect(run.fault()).toBeNull();
  });

  test("names its hand-over by a name of its own", async () => {
    const names: unknown[] = [];
    const call = async (_method: string, input?: { handOver?: string }) => void names.push(input?.handOver);
    const run = makeImportRun({ call } as unknown as Pick<EngineHandle, "call">);
    await run.start(input(201));
    await run.start(input(1));
    const [first, , , second] = names;
    expect(names).toEqual([first, first, first, second, second]);
    expect(first).not.toBe(second);
  });

  test("whose taking back fails says how far it came and why", async () => {
    const { run } = engine((_method, calls) => (calls === 3 ? "locked" : null));
    run.follow({ at: "finished", importedAt: "", done: 120, total: 120 });
    await run.undo(documents(120), "why");
    expect(run.state()).toEqual({ at: "undone", archived: 50, kept: 0, left: 70, fault: "locked" });
  });
});

test("a file says whether it was imported: one alone is an import, and others of one instant are none", () => {
  const file = (createdAt: string, origin: string) =>
    ({
      fields: { createdAt, updatedAt: createdAt, createdBy: "me", origin },
    }) as unknown as SummaryOf<"patient-file">;
  const [march, june] = ["2026-03-01T00:00:00.000Z", "2026-06-01T00:00:00.000Z"];
  const found = earlierImports(
    [file(march, "import"), file(june, "create"), file(june, "create"), file(march, "create")],
    "me",
  );
  expect(found.map(({ importedAt, count }) => [importedAt, count])).toEqual([[march, 1]]);
});

test("imports of earlier versions are found by the instant that their files share, the newest first, without those made by hand", () => {
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

import { describe, expect, test } from "vitest";
import { guessColumns, isHeader } from "../../../../client/areas/import/import-fields.ts";
import { guessDelimiter, MOST_ROWS, parseTable } from "../../../../client/areas/import/parse-table.ts";
import { guessOrder, hasTwoReadings, readDay } from "../../../../client/areas/import/read-dates.ts";
import { MOST_BYTES, readBytes, readFile, readText } from "../../../../client/areas/import/read-file.ts";

const bytes = (...parts: (number[] | string)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...Buffer.from(part)] : part)));
const wide = (text: string, order: "le" | "be"): Uint8Array => {
  const buffer = Buffer.from(text, "utf16le");
  return new Uint8Array(order === "le" ? buffer : buffer.swap16());
};
const textOf = (from: Uint8Array): string | null => {
  const reading = readBytes(from);
  return reading.at === "read" ? reading.text : null;
};
const why = (from: Uint8Array): string | null => {
  const reading = readBytes(from);
  return reading.at === "refused" ? reading.why : null;
};

describe("the letters of a file", () => {
  test("are read from UTF-8, with and without a mark at the beginning", () => {
    expect(textOf(bytes([0xef, 0xbb, 0xbf], "Name\nZoë Μαρία 🌿"))).toBe("Name\nZoë Μαρία 🌿");
    expect(textOf(bytes("Name\nZoë"))).toBe("Name\nZoë");
  });

  test("are read from UTF-16 in both orders, with and without a mark", () => {
    for (const order of ["le", "be"] as const) {
      expect(textOf(wide("\uFEFFName;Geb\nJörg;1990", order))).toBe("Name;Geb\nJörg;1990");
      expect(textOf(wide("Name;Geb\nJörg;1990", order))).toBe("Name;Geb\nJörg;1990");
    }
  });

  test("are read as Windows wrote them where they are no UTF-8", () => {
    // Where Windows and Latin-1 differ, Node's decoder has a fault of its own; the journey looks at that in a browser.
    expect(textOf(bytes("M", [0xfc], "ller; Ren", [0xe9]))).toBe("Müller; René");
  });
});

describe("what is no table", () => {
  test("is refused by what it is", () => {
    expect(why(new Uint8Array(0))).toBe("empty");
    expect(why(bytes(" \r\n\t "))).toBe("empty");
    expect(why(bytes([0x50, 0x4b, 3, 4], "[Content_Types].xml"))).toBe("spreadsheet");
    expect(why(bytes([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]))).toBe("spreadsheet");
    expect(why(Uint8Array.from({ length: 3000 }, (_, at) => (at * 89) % 256))).toBe("not-text");
  });

  test("is refused by its size before it is read", async () => {
    const large = { size: MOST_BYTES + 1, arrayBuffer: () => Promise.reject(new Error("read")) };
    expect(await readFile(large as unknown as Blob)).toEqual({ at: "refused", why: "too-large" });
    expect(readText("a".repeat(MOST_BYTES + 1))).toEqual({ at: "refused", why: "too-large" });
  });
});

describe("a table", () => {
  test("says by itself what separates its columns", () => {
    expect(guessDelimiter("a;b,c;d\n1;2,5;3\n4;5,5;6")).toBe(";");
    expect(guessDelimiter('a,b\n"x;y;z",2\n"u;v;w",3')).toBe(",");
    expect(guessDelimiter("a\tb\n1\t2")).toBe("\t");
    expect(guessDelimiter("Name\nAda\nBen")).toBe(",");
  });

  test("keeps quotes, line ends inside quotes, and the number of each row", async () => {
    const { rows, width, delimiter } = await parseTable(
      'Name;Address\r\n"Lind, ""Mara""";"Quay 4\nHarbour"\r\n\r\nBen',
    );
    expect(delimiter).toBe(";");
    expect(width).toBe(2);
    expect(rows).toEqual([
      { line: 1, cells: ["Name", "Address"] },
      { line: 2, cells: ['Lind, "Mara"', "Quay 4\nHarbour"] },
      { line: 4, cells: ["Ben", ""] },
    ]);
  });

  test("obeys Excel’s line about the separator, and the person before that", async () => {
    expect((await parseTable("sep=|\na|b\n1|2")).rows).toHaveLength(2);
    expect((await parseTable("sep=|\na|b\n1|2", { delimiter: "," })).width).toBe(1);
  });

  test("of three megabytes is whole, in pieces that leave room for others", async () => {
    const line = `Mara Lindt;1990-01-02;${"x".repeat(270)}\n`;
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    const { rows } = await parseTable(`Name;Born;Note\n${line.repeat(10_000)}`);
    clearInterval(timer);
    expect(rows).toHaveLength(10_001);
    expect(rows.every(({ cells }) => cells.length === 3)).toBe(true);
    expect(turns).toBeGreaterThan(3);
  });

  test("of too many rows says how many were left out", async () => {
    const { rows, beyond } = await parseTable("a,b\n".repeat(MOST_ROWS + 7));
    expect([rows.length, beyond]).toEqual([MOST_ROWS, 7]);
  });
});

describe("the names of columns", () => {
  test("are known in four languages", () => {
    expect(
      guessColumns(["First Name", "Surname", "D.O.B.", "E-mail", "Mobile", "Postcode", "Notes"]),
    ).toEqual([...["firstName", "lastName", "dateOfBirth", "email", "phone", "address"], null]);
    expect(
      guessColumns(["Vorname", "Nachname", "Geburtsdatum", "Handy", "Straße", "PLZ", "Ort", "Kürzel"]),
    ).toEqual([
      ...["firstName", "lastName", "dateOfBirth", "phone", "address", "address", "address", "code"],
    ]);
    expect(guessColumns(["Nombre", "Apellidos", "Fecha de nacimiento", "Teléfono", "Dirección"])).toEqual([
      ...["firstName", "lastName", "dateOfBirth", "phone", "address"],
    ]);
    expect(guessColumns(["Όνομα", "Επώνυμο", "Ημερομηνία γέννησης", "Τηλέφωνο", "Κωδικός"])).toEqual([
      ...["firstName", "lastName", "dateOfBirth", "phone", "code"],
    ]);
  });

  test("give a field once, but for those that gather several columns", () => {
    expect(guessColumns(["Name", "Client", "Phone", "Mobile"])).toEqual([
      "legalName",
      null,
      "phone",
      "phone",
    ]);
  });

  test("tell a header from a row of data", () => {
    expect(isHeader(["Name", "Born"])).toBe(true);
    expect(isHeader(["Mara Lindt", "1990-01-02"])).toBe(false);
  });
});

describe("days", () => {
  const now = Date.UTC(2026, 10, 25);
  test("are read as people write them", () => {
    expect(readDay("1990-05-04", "day-first", now)).toBe("1990-05-04");
    expect(readDay("4.5.1990", "day-first", now)).toBe("1990-05-04");
    expect(readDay("05/04/1990", "month-first", now)).toBe("1990-05-04");
    expect(readDay("1990-05-04 00:00:00", "month-first", now)).toBe("1990-05-04");
    expect(readDay("4/5/61", "day-first", now)).toBe("1961-05-04");
    expect(readDay("4/5/11", "day-first", now)).toBe("2011-05-04");
  });

  test("that do not exist, or have not been, are none", () => {
    for (const value of ["31.02.1990", "13/13/1990", "1.1.2031", "soon", "", "1790-01-01"]) {
      expect(readDay(value, "day-first", now), value).toBeNull();
    }
  });

  test("of a column say in which order they are written, or that they do not", () => {
    expect(guessOrder(["01/02/1990", "13/02/1990"])).toBe("day-first");
    expect(guessOrder(["01/02/1990", "01/31/1990"])).toBe("month-first");
    expect(guessOrder(["01/02/1990", "", "1990-12-31"])).toBeNull();
    expect(hasTwoReadings(["01/02/1990"])).toBe(true);
    expect(hasTwoReadings(["1990-02-01", "02/02/1990", "31/12/1990"])).toBe(false);
  });
});

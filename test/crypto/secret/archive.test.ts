import { describe, expect, test } from "vitest";
import { textToBytes } from "../../../crypto/public/bytes.ts";
import { openArchive, sealArchive } from "../../../crypto/secret/archive.ts";

const plaintext = textToBytes("everything of a practice ".repeat(10_000));
const file = await sealArchive(plaintext, "a lamp in the window");

describe("an archive", () => {
  test("opens with its passphrase, also typed with other white space at its ends", async () => {
    const opened = await openArchive(file, " a lamp in the window ");
    expect(opened.is === "open" && opened.plaintext).toEqual(plaintext);
  });

  test("does not open with another passphrase", async () => {
    expect(await openArchive(file, "a lamp in the windows")).toEqual({ is: "wrong-passphrase" });
  });

  test("says when what follows the header was cut, changed or lengthened", async () => {
    const changed = file.slice();
    changed[file.length - 100] = (changed[file.length - 100] ?? 0) ^ 1;
    for (const damaged of [changed, file.subarray(0, file.length - 1), file.subarray(0, 70_000)]) {
      expect(await openArchive(damaged, "a lamp in the window")).toEqual({ is: "damaged" });
    }
  });

  test("K7: refuses other files and absurd costs without trying them", async () => {
    const text = new TextDecoder("latin1").decode(file.subarray(0, 300));
    const costly = file.slice();
    costly.set(textToBytes(text.replace(" 17\n", " 21\n")));
    for (const other of [costly, textToBytes("a letter"), new Uint8Array(0), file.subarray(1)]) {
      expect(await openArchive(other, "a lamp in the window")).toEqual({ is: "malformed" });
    }
  });
});

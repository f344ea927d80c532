import { hkdfSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { bytesToHex } from "../../../crypto/public/encodings.ts";
import { bytesToPracticeId, idToBytes } from "../../../crypto/public/ids.ts";
import {
  formatRecoveryCode,
  isCodeOf,
  kitSeeds,
  parseRecoveryCode,
} from "../../../crypto/secret/recovery-code.ts";
import { makeSeededRandom } from "../../support/seeded-random.ts";

const random = makeSeededRandom("recovery");
const practice = bytesToPracticeId(random.bytes(32));
const other = bytesToPracticeId(random.bytes(32));
const secret = random.bytes(32);
const code = formatRecoveryCode(secret, practice);

function parsed(typed: string) {
  const result = parseRecoveryCode(typed);
  if (result.is !== "code") throw new Error(`not a code: ${result.is}`);
  return result;
}

describe("a recovery code", () => {
  test("is sixteen groups of four characters that cannot be mistaken for each other", () => {
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4} ){15}[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  test("gives back the secret and tells its practice", () => {
    const result = parsed(code);
    expect(result.secret).toEqual(secret);
    expect(isCodeOf(practice, result.practicePrefix)).toBe(true);
    expect(isCodeOf(other, result.practicePrefix)).toBe(false);
  });

  test.each([
    ["in lower case", code.toLowerCase()],
    ["without spaces", code.replaceAll(" ", "")],
    ["with hyphens and line breaks", code.replaceAll(" ", "-\n")],
    ["with O for 0 and l for 1", code.replaceAll("0", "O").replaceAll("1", "l")],
  ])("is read %s", (_, typed) => {
    expect(parsed(typed).secret).toEqual(secret);
  });

  test("notices every single mistyped character", () => {
    const text = code.replaceAll(" ", "");
    for (let at = 0; at < text.length; at++) {
      const wrong = text[at] === "7" ? "8" : "7";
      const typed = text.slice(0, at) + wrong + text.slice(at + 1);
      expect(parseRecoveryCode(typed), `character ${at}`).toEqual({ is: "wrong-checksum" });
    }
  });

  test("notices swapped neighbours and swapped groups", () => {
    const text = code.replaceAll(" ", "");
    for (let at = 0; at + 1 < text.length; at++) {
      if (text[at] === text[at + 1]) continue;
      const typed = text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
      expect(parseRecoveryCode(typed).is).toBe("wrong-checksum");
    }
    const groups = code.split(" ");
    expect(parseRecoveryCode([groups[1], groups[0], ...groups.slice(2)].join(" ")).is).toBe("wrong-checksum");
  });

  test("says where a character is that cannot be meant, and how many are missing", () => {
    expect(parseRecoveryCode(`ABCD E!${code}`)).toEqual({ is: "wrong-character", at: 5 });
    expect(parseRecoveryCode(code.replace(/.$/, "U"))).toEqual({ is: "wrong-character", at: 63 });
    expect(parseRecoveryCode(code.slice(0, -2))).toEqual({ is: "wrong-length", length: 62 });
    expect(parseRecoveryCode(`${code}0`)).toEqual({ is: "wrong-length", length: 65 });
    expect(parseRecoveryCode("")).toEqual({ is: "wrong-length", length: 0 });
  });
});

describe("the kit's seeds", () => {
  test("are HKDF of the secret with the practice as salt, as Node derives them", () => {
    const { signSeed, kemSeed } = kitSeeds(secret, practice);
    const expected = (info: string) =>
      Buffer.from(hkdfSync("sha512", secret, idToBytes(practice), info, 32)).toString("hex");
    expect(bytesToHex(signSeed)).toBe(expected("claros/kit-sign/v1"));
    expect(bytesToHex(kemSeed)).toBe(expected("claros/kit-kem/v1"));
  });

  test("differ from each other and from those of another practice", () => {
    const seeds = [practice, other].flatMap((id) => Object.values(kitSeeds(secret, id)).map(bytesToHex));
    expect(new Set(seeds).size).toBe(4);
  });

  test("refuse a secret of another length", () => {
    expect(() => kitSeeds(new Uint8Array(31), practice)).toThrow(RangeError);
    expect(() => formatRecoveryCode(new Uint8Array(33), practice)).toThrow(RangeError);
  });
});

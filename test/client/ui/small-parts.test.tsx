import { encode } from "uqr";
import { expect, test } from "vitest";
import { initialsOf, tintOf } from "../../../client/ui/avatar.tsx";
import { darkRuns } from "../../../client/ui/qr-code.tsx";

test("initials are whole characters of any script", () => {
  expect(initialsOf("Amara Okafor")).toBe("AO");
  expect(initialsOf("  ada maria   berg ")).toBe("AB");
  expect(initialsOf("Žaneta")).toBe("Ž");
  expect(initialsOf("नेहा शर्मा")).toBe("नेश");
  expect(initialsOf("")).toBe("");
});

test("a tint belongs to an id and does not change", () => {
  expect(tintOf("member-1")).toBe(tintOf("member-1"));
  const tints = new Set(Array.from({ length: 100 }, (_, index) => tintOf(`member-${index}`)));
  expect([...tints].toSorted((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5]);
});

test("the drawn path covers exactly the dark modules of the code", () => {
  const { data } = encode("https://claros.example/join#1", { ecc: "M", border: 4 });
  const drawn = data.map((row) => row.map(() => false));
  for (const [, x, y, length] of darkRuns(data).matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/gu)) {
    for (let step = 0; step < Number(length); step += 1) drawn[Number(y)]![Number(x) + step] = true;
  }
  expect(drawn).toEqual(data);
});

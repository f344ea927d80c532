import { describe, expect, test } from "vitest";
import { askedGroups, isGroup } from "../../../../client/areas/kit/kit-groups.ts";

const CODE = "7K3M 9QTR 0A1B WXYZ";

describe("the groups asked for", () => {
  test("are always two different ones of the sheet, in its order", () => {
    const steps = 40;
    for (let one = 0; one < steps; one += 1) {
      for (let other = 0; other < steps; other += 1) {
        const values = [one / steps, other / steps];
        const [first, second] = askedGroups(16, () => values.shift() ?? 0);
        expect(first).toBeGreaterThanOrEqual(1);
        expect(second).toBeLessThanOrEqual(16);
        expect(first).toBeLessThan(second);
      }
    }
  });
});

describe("what was typed", () => {
  test("is the group, whatever its case, and with letters that read as digits", () => {
    expect(isGroup(CODE, 1, "7k3m")).toBe(true);
    expect(isGroup(CODE, 3, " oaib ")).toBe(true);
  });

  test("is not the group when it is another one, a part of it, or nothing", () => {
    expect(isGroup(CODE, 1, "9QTR")).toBe(false);
    expect(isGroup(CODE, 1, "7K3")).toBe(false);
    expect(isGroup(CODE, 1, "")).toBe(false);
    expect(isGroup(CODE, 17, "")).toBe(false);
  });
});

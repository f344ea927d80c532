import { expect, test } from "vitest";
import { codeReading } from "../../../../client/areas/restore/code-reading.ts";

const groups = (count: number, group = "7K3M"): string =>
  Array.from({ length: count }, () => group).join(" ");

test.each([
  ["nothing", "  ", { is: "empty" }],
  ["sixteen groups", groups(16), { is: "complete" }],
  [
    "small letters, hyphens and new lines",
    groups(16).toLowerCase().replaceAll(" ", "-\n"),
    { is: "complete" },
  ],
  ["letters that read as digits", groups(16, "OIL0"), { is: "complete" }],
  ["fourteen groups and a half", `${groups(14)} 7K`, { is: "short", missingGroups: 2 }],
  ["seventeen groups", groups(17), { is: "long" }],
  ["a letter that no code has", `${groups(3)} 7U3M`, { is: "mistyped", group: 4 }],
  ["a sign", "7K3M 9#", { is: "mistyped", group: 2 }],
])("reads %s", (_what, typed, reading) => {
  expect(codeReading(typed)).toEqual(reading);
});

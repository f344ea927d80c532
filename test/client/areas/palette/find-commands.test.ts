import { expect, test } from "vitest";
import { makeFinder } from "../../../../client/areas/palette/find-commands.ts";

const items = [
  { label: "Anna Feld" },
  { label: "Ben Danner", also: "AF-7" },
  { label: "Danna Orth" },
  { label: "Jürgen Weiß" },
  { label: "Οδυσσέας" },
];
const find = (text: string, limit = 10): string[] =>
  makeFinder()(items, text, limit).map(({ label }) => label);

test("what begins with the letters stands first, then what has a word that does, then the rest", () => {
  expect(find("dan")).toEqual(["Danna Orth", "Ben Danner"]);
  expect(find("ann")).toEqual(["Anna Feld", "Ben Danner", "Danna Orth"]);
});

test("every word must be somewhere; codes count", () => {
  expect(find("feld anna")).toEqual(["Anna Feld"]);
  expect(find("anna zz")).toEqual([]);
  expect(find("af-7")).toEqual(["Ben Danner"]);
});

test("accents, capitals and the two small sigmas do not matter", () => {
  expect(find("jurgen weiss")).toEqual(["Jürgen Weiß"]);
  expect(find("οδυσσεασ")).toEqual(["Οδυσσέας"]);
});

test("nothing sought lists the first of all", () => {
  expect(find("  ", 2)).toEqual(["Anna Feld", "Ben Danner"]);
});

test("an item is folded once, however often somebody types", () => {
  let reads = 0;
  const counted = items.map(({ label }) => ({
    get label() {
      reads += 1;
      return label;
    },
  }));
  const findBest = makeFinder();
  for (const typed of ["d", "da", "dan"]) findBest(counted, typed, 10);
  expect(reads).toBe(items.length);
});

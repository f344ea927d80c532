/** Which parts of the code are asked for, and whether what was typed is the part. */
import { groupsOfFour } from "../../ui/code-sheet.tsx";

/** Numbers of two different groups, from 1, in the order of the sheet. `random` gives numbers in [0, 1). */
export function askedGroups(count: number, random: () => number): readonly [number, number] {
  const pick = (max: number): number => Math.min(max - 1, Math.floor(random() * max));
  const one = pick(count);
  const other = (one + 1 + pick(count - 1)) % count;
  return [Math.min(one, other) + 1, Math.max(one, other) + 1];
}

/** Case and spaces do not matter, nor do O for 0 and I or L for 1, as when the code is used. */
export function isGroup(code: string, group: number, typed: string): boolean {
  return plain(groupsOfFour(code)[group - 1] ?? "") === plain(typed) && typed.trim() !== "";
}

const plain = (text: string): string =>
  text.replace(/[\s-]/gu, "").toUpperCase().replace(/O/gu, "0").replace(/[IL]/gu, "1");

/** How far a code has been typed, group by group, so that a slip is named before anything is tried. */
export type CodeReading =
  | { readonly is: "empty" }
  | { readonly is: "mistyped"; readonly group: number }
  | { readonly is: "short"; readonly missingGroups: number }
  | { readonly is: "long" }
  | { readonly is: "complete" };

const CHARACTERS = 64;
const GROUP = 4;
/** Crockford's base32 with the letters that are read as digits. */
const KNOWN = /^[0-9A-HJKMNP-TV-ZOIL]$/iu;

export function codeReading(typed: string): CodeReading {
  const characters = [...typed.replace(/[\s-]/gu, "")];
  if (characters.length === 0) return { is: "empty" };
  const foreign = characters.findIndex((character) => !KNOWN.test(character));
  if (foreign >= 0) return { is: "mistyped", group: Math.floor(foreign / GROUP) + 1 };
  if (characters.length > CHARACTERS) return { is: "long" };
  const missing = CHARACTERS - characters.length;
  return missing === 0 ? { is: "complete" } : { is: "short", missingGroups: Math.ceil(missing / GROUP) };
}

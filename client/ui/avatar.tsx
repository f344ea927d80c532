import type { JSX } from "solid-js";
import styles from "./avatar.module.css";

const TINTS = 6;

/**
 * A person's initials on a tint that stays theirs. The tint comes from the id, not the name, so a changed
 * name keeps its colour. Decoration beside a written name, therefore hidden from assistive technology.
 */
export function Avatar(props: { name: string; id: string; size?: "normal" | "large" }): JSX.Element {
  return (
    <span
      class={styles.avatar}
      data-size={props.size ?? "normal"}
      data-tint={tintOf(props.id)}
      aria-hidden="true"
    >
      {initialsOf(props.name)}
    </span>
  );
}

/** First letters of the first and the last word, as whole characters of any script. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== "");
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends
    .map((word) => firstCharacter(word ?? ""))
    .join("")
    .toLocaleUpperCase();
}

export function tintOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return sum % TINTS;
}

function firstCharacter(word: string): string {
  for (const { segment } of new Intl.Segmenter().segment(word)) return segment;
  return "";
}

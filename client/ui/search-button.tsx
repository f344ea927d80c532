import Search from "lucide-solid/icons/search";
import type { JSX } from "solid-js";
import { Kbd } from "./kbd.tsx";
import styles from "./search-button.module.css";

/** Looks like a field and opens one: the way to everything, in the header of every page. A picture alone where room is scarce. */
export function SearchButton(props: {
  label: string;
  keys: readonly string[];
  onPress: () => void;
}): JSX.Element {
  return (
    <button type="button" class={styles.button} aria-haspopup="dialog" onClick={() => props.onPress()}>
      <Search />
      <span class={styles.label}>{props.label}</span>
      <span aria-hidden="true">
        <Kbd keys={props.keys} hint />
      </span>
    </button>
  );
}

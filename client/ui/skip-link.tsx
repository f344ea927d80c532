import type { JSX } from "solid-js";
import styles from "./skip-link.module.css";

/** The first stop of the Tab key: past the navigation, straight to the content with id `target`. */
export function SkipLink(props: { target: string; label: string }): JSX.Element {
  const go = (event: MouseEvent): void => {
    const target = document.getElementById(props.target);
    if (!target) return;
    event.preventDefault();
    target.focus();
  };
  return (
    <a class={styles.link} href={`#${props.target}`} onClick={go}>
      {props.label}
    </a>
  );
}

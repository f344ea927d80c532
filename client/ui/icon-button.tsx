import type { JSX } from "solid-js";
import { Dynamic } from "solid-js/web";
import styles from "./icon-button.module.css";
import type { Icon } from "./icon.ts";

type IconButtonProps = {
  /** The name: read aloud, and shown when the pointer rests. Never left out. */
  label: string;
  icon: Icon;
  onPress: () => void;
  disabled?: boolean | undefined;
  small?: boolean | undefined;
  /** Set for a button that stays in; the label must not change with it. */
  pressed?: boolean | undefined;
  expanded?: boolean | undefined;
  controls?: string | undefined;
  ref?: ((element: HTMLButtonElement) => void) | undefined;
};

/** A press without visible words, for places where the picture is known and room is scarce. */
export function IconButton(props: IconButtonProps): JSX.Element {
  return (
    <button
      ref={(element) => props.ref?.(element)}
      type="button"
      class={styles.button}
      data-small={props.small ? "" : undefined}
      aria-label={props.label}
      title={props.label}
      aria-pressed={props.pressed}
      aria-expanded={props.expanded}
      aria-controls={props.controls}
      disabled={props.disabled}
      onClick={() => props.onPress()}
    >
      <Dynamic component={props.icon} />
    </button>
  );
}

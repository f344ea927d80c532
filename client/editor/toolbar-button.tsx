import type { JSX } from "solid-js";
import { Dynamic } from "solid-js/web";
import type { Icon } from "../ui/icon.ts";
import { hasAppleKeys, keyNames, type PrintedKey } from "../ui/key-names.ts";
import { useWords } from "../words/words-context.tsx";
import styles from "./note-toolbar.module.css";

interface ToolbarButtonProps {
  label: string;
  icon: Icon;
  /** As ProseMirror names them, `Mod-b`; none where there is no key. */
  keys?: string | undefined;
  pressed?: boolean | undefined;
  disabled: boolean;
  isTabStop: boolean;
  onFocus: () => void;
  onPress: () => void;
}

const partsOf = (keys: string): string[] => keys.split(/-(?!$)/);

/** `Mod-Shift-z` as people know it here: `Ctrl+Shift+Z`, `⌘⇧Z`. */
export const keysAsText = (keys: string, say: (key: PrintedKey) => string, apple = hasAppleKeys()): string =>
  keyNames(partsOf(keys), say, apple).join(apple ? "" : "+");

const ariaKeys = (keys: string): string =>
  partsOf(keys)
    .map((part) => (part === "Mod" ? (hasAppleKeys() ? "Meta" : "Control") : part))
    .join("+");

/** One button of a toolbar. It never takes the focus from the text when pressed with a pointer. */
export function ToolbarButton(props: ToolbarButtonProps): JSX.Element {
  const { t } = useWords();
  return (
    <button
      type="button"
      class={styles["button"]}
      aria-label={props.label}
      aria-pressed={props.pressed}
      aria-disabled={props.disabled ? "true" : undefined}
      aria-keyshortcuts={props.keys === undefined ? undefined : ariaKeys(props.keys)}
      tabIndex={props.isTabStop ? 0 : -1}
      onMouseDown={(event) => event.preventDefault()}
      onFocus={() => props.onFocus()}
      onClick={() => {
        if (!props.disabled) props.onPress();
      }}
    >
      <Dynamic component={props.icon} />
      <span class={styles["tip"]} aria-hidden="true">
        {props.label}
        {props.keys === undefined ? "" : ` · ${keysAsText(props.keys, (key) => t(`key.${key}`))}`}
      </span>
    </button>
  );
}

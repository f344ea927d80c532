import Search from "lucide-solid/icons/search";
import X from "lucide-solid/icons/x";
import { type JSX, Show, createUniqueId } from "solid-js";
import fieldStyles from "./field.module.css";
import { IconButton } from "./icon-button.tsx";
import { Kbd } from "./kbd.tsx";
import styles from "./search-field.module.css";
import { VisuallyHidden } from "./visually-hidden.tsx";

type SearchFieldProps = {
  label: string;
  clearLabel: string;
  value: string;
  onInput: (value: string) => void;
  /** The key that leads here, shown while the field is empty. The owner of the page listens for it. */
  keys?: readonly string[] | undefined;
  placeholder?: string | undefined;
  ref?: ((element: HTMLInputElement) => void) | undefined;
};

/** Looks as one types. Escape empties the field first and only then closes what is around it. */
export function SearchField(props: SearchFieldProps): JSX.Element {
  const id = createUniqueId();
  let input: HTMLInputElement | undefined;
  const clear = (): void => {
    props.onInput("");
    input?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || props.value === "") return;
    event.preventDefault();
    event.stopPropagation();
    clear();
  };
  return (
    <search class={`${fieldStyles.control} ${styles.search}`}>
      <Search />
      <label for={id}>
        <VisuallyHidden>{props.label}</VisuallyHidden>
      </label>
      <input
        ref={(element) => {
          input = element;
          props.ref?.(element);
        }}
        id={id}
        class={fieldStyles.input}
        type="search"
        autocomplete="off"
        spellcheck={false}
        placeholder={props.placeholder ?? props.label}
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
        on:keydown={onKeyDown}
      />
      <span class={fieldStyles.end}>
        <Show
          when={props.value !== ""}
          fallback={<Show when={props.keys}>{(keys) => <Kbd keys={keys()} hint />}</Show>}
        >
          <IconButton small label={props.clearLabel} icon={X} onPress={clear} />
        </Show>
      </span>
    </search>
  );
}

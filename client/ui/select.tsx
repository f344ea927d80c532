import { Select as Kobalte } from "@kobalte/core/select";
import Check from "lucide-solid/icons/check";
import ChevronDown from "lucide-solid/icons/chevron-down";
import { createSignal, type JSX, Show } from "solid-js";
import { createSteadyOptions } from "./create-steady-options.ts";
import type { FieldText } from "./field.tsx";
import fieldStyles from "./field.module.css";
import listStyles from "./listbox.module.css";
import { useOverlayHost } from "./overlay-host.ts";
import styles from "./select.module.css";

export type SelectOption<Value extends string> = { value: Value; label: string; description?: string };

type SelectProps<Value extends string> = FieldText & {
  options: readonly SelectOption<Value>[];
  value: Value | undefined;
  onChange: (value: Value) => void;
  placeholder: string;
  disabled?: boolean | undefined;
  /** Something to decide about what was chosen. */
  aside?: JSX.Element;
  ref?: ((element: HTMLElement) => void) | undefined;
};

/**
 * One of several, folded away. Opens with Enter, Space or the arrows; typing letters jumps to a match;
 * Escape closes without a change.
 */
export function Select<Value extends string>(props: SelectProps<Value>): JSX.Element {
  const host = useOverlayHost();
  const [isOpen, setOpen] = createSignal(false);
  const options = createSteadyOptions(() => props.options, isOpen);
  const chosen = (): SelectOption<Value> | null =>
    props.options.find((option) => option.value === props.value) ?? null;
  /** A name may arrive while the list is open; the choice keeps its place and gets its name. */
  const labelOf = ({ value, label }: SelectOption<Value>): string =>
    props.options.find((option) => option.value === value)?.label ?? label;
  return (
    <Kobalte<SelectOption<Value>>
      class={fieldStyles.field}
      options={options()}
      open={isOpen()}
      onOpenChange={setOpen}
      optionValue="value"
      optionTextValue="label"
      value={chosen()}
      onChange={(option) => option && props.onChange(option.value)}
      placeholder={props.placeholder}
      disabled={props.disabled ?? false}
      validationState={props.error === undefined ? "valid" : "invalid"}
      gutter={4}
      sameWidth
      itemComponent={(item) => (
        <Kobalte.Item item={item.item} class={listStyles.item}>
          <span class={listStyles.label}>
            <Kobalte.ItemLabel>{labelOf(item.item.rawValue)}</Kobalte.ItemLabel>
            <Show when={item.item.rawValue.description}>
              {(text) => (
                <Kobalte.ItemDescription class={listStyles.description}>{text()}</Kobalte.ItemDescription>
              )}
            </Show>
          </span>
          <Kobalte.ItemIndicator class={listStyles.mark}>
            <Check />
          </Kobalte.ItemIndicator>
        </Kobalte.Item>
      )}
    >
      <div class={fieldStyles.label}>
        <Kobalte.Label>{props.label}</Kobalte.Label>
        <Show when={props.optional}>{(word) => <span class={fieldStyles.optional}>{word()}</span>}</Show>
      </div>
      <Kobalte.Trigger class={styles.trigger} ref={(element: HTMLElement) => props.ref?.(element)}>
        <Kobalte.Value<SelectOption<Value>> class={styles.value}>
          {(state) => state.selectedOption().label}
        </Kobalte.Value>
        <Kobalte.Icon class={styles.icon}>
          <ChevronDown />
        </Kobalte.Icon>
      </Kobalte.Trigger>
      <Show when={props.error}>
        {(error) => (
          <Kobalte.ErrorMessage class={fieldStyles.error}>
            <span>{error()}</span>
          </Kobalte.ErrorMessage>
        )}
      </Show>
      <Show when={props.hint}>
        {(hint) => <Kobalte.Description class={fieldStyles.hint}>{hint()}</Kobalte.Description>}
      </Show>
      {props.aside}
      <Kobalte.Portal mount={host()}>
        <Kobalte.Content class={listStyles.content}>
          <Kobalte.Listbox class={listStyles.list} />
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte>
  );
}

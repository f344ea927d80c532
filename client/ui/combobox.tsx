import { Combobox as Kobalte } from "@kobalte/core/combobox";
import Check from "lucide-solid/icons/check";
import ChevronsUpDown from "lucide-solid/icons/chevrons-up-down";
import { type JSX, Show, createSignal } from "solid-js";
import fieldStyles from "./field.module.css";
import { createSteadyOptions } from "./create-steady-options.ts";
import type { FieldText } from "./field.tsx";
import buttonStyles from "./icon-button.module.css";
import listStyles from "./listbox.module.css";
import { useOverlayHost } from "./overlay-host.ts";

export type ComboboxOption<Value extends string> = { value: Value; label: string; description?: string };

type ComboboxProps<Value extends string> = FieldText & {
  options: readonly ComboboxOption<Value>[];
  value: Value | undefined;
  onChange: (value: Value | undefined) => void;
  /** What makes no difference when looking for an option, case and accents for example, is gone from what it returns. */
  fold: (text: string) => string;
  words: { open: string; none: string };
  disabled?: boolean | undefined;
};

/**
 * One of many, found by typing a part of it. What was typed without a choice is put back to the chosen value
 * on leaving, so the field never shows a value that is not set.
 */
export function Combobox<Value extends string>(props: ComboboxProps<Value>): JSX.Element {
  const host = useOverlayHost();
  const [isOpen, setOpen] = createSignal(false);
  const options = createSteadyOptions(() => props.options, isOpen);
  const [typed, setTyped] = createSignal("");
  const chosen = (): ComboboxOption<Value> | null =>
    props.options.find((option) => option.value === props.value) ?? null;
  const contains = (label: string, sought: string): boolean => props.fold(label).includes(props.fold(sought));
  const isWithoutMatch = (): boolean =>
    typed() !== "" && !props.options.some((option) => contains(option.label, typed()));
  return (
    <Kobalte<ComboboxOption<Value>>
      class={fieldStyles.field}
      options={options()}
      onOpenChange={setOpen}
      optionValue="value"
      optionTextValue="label"
      optionLabel="label"
      defaultFilter={(option, text) => contains(option.label, text)}
      value={chosen()}
      onChange={(option) => props.onChange(option?.value)}
      onInputChange={setTyped}
      disabled={props.disabled ?? false}
      validationState={props.error === undefined ? "valid" : "invalid"}
      allowsEmptyCollection
      gutter={4}
      sameWidth
      itemComponent={(item) => (
        <Kobalte.Item item={item.item} class={listStyles.item}>
          <span class={listStyles.label}>
            <Kobalte.ItemLabel>{item.item.rawValue.label}</Kobalte.ItemLabel>
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
      <Kobalte.Control class={fieldStyles.control}>
        <Kobalte.Input class={fieldStyles.input} />
        <span class={fieldStyles.end}>
          <Kobalte.Trigger class={buttonStyles.button} data-small="" aria-label={props.words.open}>
            <Kobalte.Icon>
              <ChevronsUpDown />
            </Kobalte.Icon>
          </Kobalte.Trigger>
        </span>
      </Kobalte.Control>
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
      <Kobalte.Portal mount={host()}>
        <Kobalte.Content class={listStyles.content}>
          <Kobalte.Listbox class={listStyles.list} />
          <Show when={isWithoutMatch()}>
            <p class={listStyles.none} role="status">
              {props.words.none}
            </p>
          </Show>
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte>
  );
}

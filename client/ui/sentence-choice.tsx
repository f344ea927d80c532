import { Select as Kobalte } from "@kobalte/core/select";
import Check from "lucide-solid/icons/check";
import ChevronDown from "lucide-solid/icons/chevron-down";
import { createSignal, type JSX } from "solid-js";
import { createSteadyOptions } from "./create-steady-options.ts";
import listStyles from "./listbox.module.css";
import { useOverlayHost } from "./overlay-host.ts";
import type { SelectOption } from "./select.tsx";
import styles from "./sentence-choice.module.css";

type SentenceChoiceProps = {
  /** What is chosen here, for those who hear it outside its sentence. */
  label: string;
  options: readonly SelectOption<string>[];
  value: string;
  onChange: (value: string) => void;
  /** Not the usual choice: it stands out. */
  chosen?: boolean | undefined;
  disabled?: boolean | undefined;
};

/** A sentence of which some parts can be chosen. The parts wrap like words. */
export function Sentence(props: { children: JSX.Element }): JSX.Element {
  return <p class={styles.sentence}>{props.children}</p>;
}

/** A part of a sentence that can be another one. Keys as in a select. */
export function SentenceChoice(props: SentenceChoiceProps): JSX.Element {
  const host = useOverlayHost();
  const [isOpen, setOpen] = createSignal(false);
  const options = createSteadyOptions(() => props.options, isOpen);
  const current = (): SelectOption<string> | null =>
    props.options.find((option) => option.value === props.value) ?? null;
  return (
    <Kobalte<SelectOption<string>>
      class={styles.part}
      options={options()}
      open={isOpen()}
      onOpenChange={setOpen}
      optionValue="value"
      optionTextValue="label"
      value={current()}
      onChange={(option) => option && props.onChange(option.value)}
      disabled={props.disabled ?? false}
      gutter={4}
      itemComponent={(item) => (
        <Kobalte.Item item={item.item} class={listStyles.item}>
          <Kobalte.ItemLabel class={listStyles.label}>{item.item.rawValue.label}</Kobalte.ItemLabel>
          <Kobalte.ItemIndicator class={listStyles.mark}>
            <Check />
          </Kobalte.ItemIndicator>
        </Kobalte.Item>
      )}
    >
      <Kobalte.Trigger
        class={styles.trigger}
        // What is chosen is joined to it by the trigger itself.
        aria-label={`${props.label}:`}
        data-chosen={props.chosen ? "" : undefined}
      >
        <Kobalte.Value<SelectOption<string>>>{(state) => state.selectedOption().label}</Kobalte.Value>
        <ChevronDown />
      </Kobalte.Trigger>
      <Kobalte.Portal mount={host()}>
        <Kobalte.Content class={listStyles.content}>
          <Kobalte.Listbox class={listStyles.list} aria-label={props.label} />
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte>
  );
}

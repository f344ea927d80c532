/**
 * Choices and ticks of a shared document, saved when they are made. As with a field that is typed in, what was chosen here stays, and what
 * somebody else chooses meanwhile stands beside it instead of taking its place.
 */
import type { JSX } from "solid-js";
import { Checkbox } from "../../ui/checkbox.tsx";
import { RadioGroup, type RadioOption } from "../../ui/radio-group.tsx";
import { Select, type SelectOption } from "../../ui/select.tsx";
import { useWords } from "../../words/words-context.tsx";
import { OtherWords } from "./other-words.tsx";
import type { BoundProps } from "./shared-fields.ts";
import { createSharedValue, type SharedValue } from "./shared-value.ts";

/** A choice is never refused: only what can be is offered. Needs an owner. */
export const createChoice = (props: BoundProps): SharedValue =>
  createSharedValue({
    value: () => props.value,
    write: (value, seen) => props.write(value, seen),
    refusal: () => undefined,
    field: () => props.field,
  });

type BoundSelectProps<Value extends string> = BoundProps & {
  label: string;
  options: readonly SelectOption<Value>[];
  /** What stands for a document that says nothing. */
  initial?: Value | undefined;
  readOnly?: boolean | undefined;
};

export function BoundSelect<Value extends string>(props: BoundSelectProps<Value>): JSX.Element {
  const { t } = useWords();
  const shared = createChoice(props);
  const labelOf = (text: string): string => props.options.find(({ value }) => value === text)?.label ?? text;
  const chosen = (): Value | undefined =>
    props.options.find(({ value }) => value === shared.shown())?.value ?? props.initial;
  let trigger: HTMLElement | undefined;
  return (
    <Select<Value>
      label={props.label}
      placeholder={t("field.choose")}
      value={chosen()}
      onChange={(value) => shared.type(value)}
      disabled={props.readOnly}
      options={props.options}
      ref={(element) => (trigger = element)}
      aside={
        <OtherWords
          label={props.label}
          value={shared}
          inWords={labelOf}
          readOnly={props.readOnly}
          onChosen={() => trigger?.focus()}
        />
      }
    />
  );
}

type BoundRadioGroupProps<Value extends string> = BoundProps & {
  label: string;
  options: readonly RadioOption<Value>[];
  initial: Value;
  readOnly?: boolean | undefined;
};

export function BoundRadioGroup<Value extends string>(props: BoundRadioGroupProps<Value>): JSX.Element {
  const shared = createChoice(props);
  const labelOf = (text: string): string => props.options.find(({ value }) => value === text)?.label ?? text;
  const chosen = (): Value =>
    props.options.find(({ value }) => value === shared.shown())?.value ?? props.initial;
  let group: HTMLElement | undefined;
  return (
    <RadioGroup<Value>
      label={props.label}
      value={chosen()}
      onChange={(value) => shared.type(value)}
      options={props.options.map((option) => ({ ...option, disabled: props.readOnly }))}
      ref={(element) => (group = element)}
      aside={
        <OtherWords
          label={props.label}
          value={shared}
          inWords={labelOf}
          readOnly={props.readOnly}
          onChosen={() => group?.querySelector<HTMLElement>("input:checked")?.focus()}
        />
      }
    />
  );
}

/** Bind it with the form `tick`. */
type BoundCheckboxProps = BoundProps & {
  label: string;
  description?: string | undefined;
  readOnly?: boolean | undefined;
};

export function BoundCheckbox(props: BoundCheckboxProps): JSX.Element {
  const { t } = useWords();
  const shared = createChoice(props);
  let box: HTMLElement | undefined;
  return (
    <Checkbox
      label={props.label}
      description={props.description}
      checked={shared.shown() === "yes"}
      onChange={(checked) => shared.type(checked ? "yes" : "")}
      disabled={props.readOnly}
      ref={(element) => (box = element)}
      aside={
        <OtherWords
          label={props.label}
          value={shared}
          inWords={(text) => t(text === "yes" ? "field.ticked" : "field.notTicked")}
          readOnly={props.readOnly}
          onChosen={() => box?.focus()}
        />
      }
    />
  );
}

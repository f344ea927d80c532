import { DropdownMenu as Kobalte } from "@kobalte/core/dropdown-menu";
import Ellipsis from "lucide-solid/icons/ellipsis";
import { For, type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import buttonStyles from "./button.module.css";
import iconButtonStyles from "./icon-button.module.css";
import type { Icon } from "./icon.ts";
import { Kbd } from "./kbd.tsx";
import listStyles from "./listbox.module.css";
import { useOverlayHost } from "./overlay-host.ts";

export type MenuItem =
  | { kind: "separator" }
  | {
      kind: "action";
      label: string;
      /** One quiet line below the label. */
      description?: string | undefined;
      onChoose: () => void;
      icon?: Icon;
      danger?: boolean;
      disabled?: boolean;
      keys?: readonly string[];
    };

type MenuProps = {
  label: string;
  items: readonly MenuItem[];
  /** Shows the label as words on the trigger; otherwise the trigger is a picture with the label as its name. */
  withWords?: boolean | undefined;
  /** Of the trigger with words. */
  kind?: "plain" | "primary" | undefined;
  icon?: Icon | undefined;
};

/**
 * A short list of actions behind one button. Not modal: the page behind stays readable to assistive
 * technology. Arrows move, Enter chooses, Escape closes and returns focus to the trigger.
 */
export function Menu(props: MenuProps): JSX.Element {
  const host = useOverlayHost();
  return (
    <Kobalte modal={false} gutter={4} placement="bottom-end">
      <Show
        when={props.withWords}
        fallback={
          <Kobalte.Trigger class={iconButtonStyles.button} aria-label={props.label} title={props.label}>
            <Dynamic component={props.icon ?? Ellipsis} />
          </Kobalte.Trigger>
        }
      >
        <Kobalte.Trigger class={buttonStyles.button} data-kind={props.kind ?? "plain"}>
          <Show when={props.icon}>{(icon) => <Dynamic component={icon()} />}</Show>
          <span class={buttonStyles.cut} title={props.label}>
            {props.label}
          </span>
        </Kobalte.Trigger>
      </Show>
      <Kobalte.Portal mount={host()}>
        <Kobalte.Content class={listStyles.content}>
          <For each={props.items}>{(item) => <MenuRow item={item} />}</For>
        </Kobalte.Content>
      </Kobalte.Portal>
    </Kobalte>
  );
}

function MenuRow(props: { item: MenuItem }): JSX.Element {
  const action = () => (props.item.kind === "action" ? props.item : undefined);
  return (
    <Show when={action()} fallback={<Kobalte.Separator class={listStyles.separator} />}>
      {(item) => (
        <Kobalte.Item
          class={listStyles.item}
          data-tone={item().danger ? "danger" : undefined}
          disabled={item().disabled ?? false}
          onSelect={() => item().onChoose()}
        >
          <Show when={item().icon}>{(icon) => <Dynamic component={icon()} />}</Show>
          <div class={listStyles.label}>
            <Kobalte.ItemLabel>{item().label}</Kobalte.ItemLabel>
            <Show when={item().description}>
              {(description) => (
                <Kobalte.ItemDescription class={listStyles.description}>
                  {description()}
                </Kobalte.ItemDescription>
              )}
            </Show>
          </div>
          <Show when={item().keys}>{(keys) => <Kbd keys={keys()} hint />}</Show>
        </Kobalte.Item>
      )}
    </Show>
  );
}

import { type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import styles from "./button.module.css";
import type { Icon } from "./icon.ts";

/** `danger` does what cannot be undone; `to-danger` only leads to where one is asked. */
type ButtonKind = "plain" | "primary" | "quiet" | "danger" | "to-danger";

type ButtonLook = {
  children: JSX.Element;
  kind?: ButtonKind | undefined;
  icon?: Icon | undefined;
  wide?: boolean | undefined;
};

type ButtonProps = ButtonLook & {
  /** Runs once per press; ignored while busy or disabled. */
  onPress?: (() => void) | undefined;
  type?: "button" | "submit" | undefined;
  disabled?: boolean | undefined;
  /** Work is under way. The button keeps its place, its focus and its name, and takes no second press. */
  busy?: boolean | undefined;
  /** What the button says meanwhile, for example "Saving". */
  busyLabel?: string | undefined;
  autofocus?: boolean | undefined;
  describedBy?: string | undefined;
  ref?: ((element: HTMLButtonElement) => void) | undefined;
};

/**
 * A press. One primary button per view names the main thing to do there. While busy it stays focusable
 * (`aria-disabled`, not `disabled`), because a button that loses focus throws keyboard users to the page's top.
 */
export function Button(props: ButtonProps): JSX.Element {
  const press = (event: MouseEvent): void => {
    if (props.busy) event.preventDefault();
    else props.onPress?.();
  };
  return (
    <button
      ref={(element) => props.ref?.(element)}
      type={props.type ?? "button"}
      class={styles.button}
      data-kind={props.kind ?? "plain"}
      data-wide={props.wide ? "" : undefined}
      data-busy={props.busy ? "" : undefined}
      disabled={props.disabled}
      aria-disabled={props.busy ? "true" : undefined}
      aria-describedby={props.describedBy}
      autofocus={props.autofocus}
      onClick={press}
    >
      <Show when={props.busy} fallback={<ButtonIcon icon={props.icon} />}>
        <span class={styles.dot} aria-hidden="true" />
      </Show>
      <span>{props.busy ? (props.busyLabel ?? props.children) : props.children}</span>
    </button>
  );
}

type ButtonLinkProps = ButtonLook & { href: string };

/** A link that looks like a button: it goes somewhere, so it opens in a new tab when asked to. */
export function ButtonLink(props: ButtonLinkProps): JSX.Element {
  return (
    <a
      href={props.href}
      class={styles.button}
      data-kind={props.kind ?? "plain"}
      data-wide={props.wide ? "" : undefined}
    >
      <ButtonIcon icon={props.icon} />
      <span>{props.children}</span>
    </a>
  );
}

function ButtonIcon(props: { icon: Icon | undefined }): JSX.Element {
  return <Show when={props.icon}>{(icon) => <Dynamic component={icon()} />}</Show>;
}

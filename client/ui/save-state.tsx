import { createMemo, createSignal, createUniqueId, type JSX, Show } from "solid-js";
import styles from "./save-state.module.css";
import { VisuallyHidden } from "./visually-hidden.tsx";

/** Where the last keystroke is. Each step is shown only once it is true. */
export type SaveSituation =
  | { at: "opening" }
  | { at: "saving" }
  | { at: "on-device" }
  | { at: "backed-up" }
  | { at: "offline"; waiting: number }
  | { at: "not-permitted" }
  | { at: "refused"; reason: string }
  | { at: "storage"; kind: "full" | "failed" };

export type SaveWords = {
  label: string;
  /** What is shown of the label on a narrow screen: a part of it. */
  short?: string | undefined;
  /** When that was, where there is room for it. */
  time?: string | undefined;
  explanation: string;
};

type SaveStateProps = {
  situation: SaveSituation;
  words: (situation: SaveSituation) => SaveWords;
};

const NEEDS_PERSON: ReadonlySet<SaveSituation["at"]> = new Set(["refused", "not-permitted", "storage"]);

/**
 * A dot and a few words: is what I wrote safe? Calm while it is; the explanation is one press away. Ordinary
 * saving is not announced, for it happens at every pause; only what needs a person is read out.
 */
export function SaveState(props: SaveStateProps): JSX.Element {
  const id = createUniqueId();
  const [open, setOpen] = createSignal(false);
  const words = createMemo(() => props.words(props.situation));
  const needsPerson = () => NEEDS_PERSON.has(props.situation.at);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !open()) return;
    event.stopPropagation();
    setOpen(false);
  };
  return (
    <div
      class={styles.state}
      data-at={props.situation.at}
      on:keydown={onKeyDown}
      onFocusOut={() => setOpen(false)}
    >
      <button
        type="button"
        class={styles.button}
        aria-expanded={open()}
        aria-controls={open() ? id : undefined}
        onClick={() => setOpen(!open())}
      >
        <span class={styles.dot} />
        <span class={styles.label} data-shortens={words().short === undefined ? undefined : ""}>
          <span class={styles.whole}>
            {words().label}{" "}
            <Show when={words().time}>{(time) => <span class={styles.time}>{time()}</span>}</Show>
          </span>
          <Show when={words().short}>
            {(short) => (
              <span class={styles.short} aria-hidden="true">
                {short()}
              </span>
            )}
          </Show>
        </span>
      </button>
      <Show when={open()}>
        <p id={id} class={styles.more}>
          {words().explanation}
        </p>
      </Show>
      <span role="status">
        <VisuallyHidden>{needsPerson() ? words().explanation : ""}</VisuallyHidden>
      </span>
    </div>
  );
}

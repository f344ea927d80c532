import ChevronRight from "lucide-solid/icons/chevron-right";
import { type JSX, Show, createSignal, createUniqueId } from "solid-js";
import styles from "./layout.module.css";
import { OverlayHostContext } from "./overlay-host.ts";

/** The measure of a page inside the shell. */
export function Page(props: { children: JSX.Element }): JSX.Element {
  return <div class={styles.page}>{props.children}</div>;
}

/** A page that stands alone, without the shell: welcome, unlock, join. One column, one thing to do. */
export function AlonePage(props: { children: JSX.Element; wide?: boolean }): JSX.Element {
  const [main, setMain] = createSignal<HTMLElement>();
  return (
    <main class={styles.alone} ref={setMain}>
      <OverlayHostContext.Provider value={main}>
        <div class={styles.column} data-width={props.wide ? "wide" : undefined}>
          {props.children}
        </div>
      </OverlayHostContext.Provider>
    </main>
  );
}

/** One under the other, evenly. `measure` keeps a form as wide as a hand's breadth of text. */
export function Stack(props: {
  children: JSX.Element;
  gap?: "small" | "large";
  measure?: boolean;
}): JSX.Element {
  return (
    <div class={styles.stack} data-gap={props.gap} data-measure={props.measure ? "" : undefined}>
      {props.children}
    </div>
  );
}

/** One beside the other, wrapping. */
export function Row(props: { children: JSX.Element; spread?: boolean }): JSX.Element {
  return (
    <div class={styles.row} data-spread={props.spread ? "" : undefined}>
      {props.children}
    </div>
  );
}

/** Equal columns where there is room, one column where there is not. Fields in one row stand level. */
export function Columns(props: { children: JSX.Element }): JSX.Element {
  return (
    <div class={styles.columns} data-fields="">
      {props.children}
    </div>
  );
}

type SectionProps = {
  title: string;
  /** Its address within the page. */
  place?: string | undefined;
  text?: string | undefined;
  actions?: JSX.Element;
  /** What stands in it is about a person: blurred while names are hidden. */
  sensitive?: boolean | undefined;
  /** Given, the heading can take focus from code. */
  headingRef?: ((element: HTMLHeadingElement) => void) | undefined;
  children: JSX.Element;
};

/** A part of a page under its own heading; parts are divided by a line, never put in boxes. */
export function Section(props: SectionProps): JSX.Element {
  const id = createUniqueId();
  return (
    <section
      class={styles.section}
      id={props.place}
      aria-labelledby={id}
      data-sensitive={props.sensitive ? "" : undefined}
    >
      <div class={styles.sectionHead}>
        <h2
          id={id}
          tabIndex={props.headingRef === undefined ? undefined : -1}
          ref={(element) => props.headingRef?.(element)}
        >
          {props.title}
        </h2>
        {props.actions}
      </div>
      <Show when={props.text}>
        <p class={styles.sectionText}>{props.text}</p>
      </Show>
      {props.children}
    </section>
  );
}

/** Words of second rank. */
export function Quiet(props: { children: JSX.Element }): JSX.Element {
  return <p class={styles.quiet}>{props.children}</p>;
}

/** More for those who ask: the platform's own disclosure. */
export function Disclosure(props: { summary: string; children: JSX.Element }): JSX.Element {
  return (
    <details class={styles.disclosure}>
      <summary>
        <ChevronRight />
        {props.summary}
      </summary>
      <div class={styles.disclosed}>{props.children}</div>
    </details>
  );
}

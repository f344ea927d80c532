import { type JSX, Show } from "solid-js";
import styles from "./page-header.module.css";

type PageHeaderProps = {
  title: JSX.Element;
  subtitle?: JSX.Element;
  /** Stands beside the title, for example a badge. */
  mark?: JSX.Element;
  breadcrumbs?: JSX.Element;
  actions?: JSX.Element;
  ref?: ((element: HTMLHeadingElement) => void) | undefined;
};

/** The page's one `h1`. It can take focus from code, so that a change of route starts reading here. */
export function PageHeader(props: PageHeaderProps): JSX.Element {
  return (
    <header class={styles.header}>
      {props.breadcrumbs}
      <div class={styles.row}>
        <div class={styles.titles}>
          <div class={styles.title}>
            <h1 tabIndex={-1} ref={(element) => props.ref?.(element)}>
              {props.title}
            </h1>
            {props.mark}
          </div>
          <Show when={props.subtitle}>{(subtitle) => <p class={styles.subtitle}>{subtitle()}</p>}</Show>
        </div>
        <Show when={props.actions}>{(actions) => <div class={styles.actions}>{actions()}</div>}</Show>
      </div>
    </header>
  );
}

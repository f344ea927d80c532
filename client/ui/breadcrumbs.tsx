import { For, type JSX, Show } from "solid-js";
import styles from "./page-header.module.css";

export type Crumb = { label: string; href?: string };

/** The way down to this page. The last crumb is where one is, and is no link. */
export function Breadcrumbs(props: { label: string; crumbs: readonly Crumb[] }): JSX.Element {
  return (
    <nav aria-label={props.label} data-print="never">
      <ol class={styles.crumbs}>
        <For each={props.crumbs}>
          {(crumb) => (
            <li>
              <Show when={crumb.href} fallback={<span aria-current="page">{crumb.label}</span>}>
                {(href) => <a href={href()}>{crumb.label}</a>}
              </Show>
            </li>
          )}
        </For>
      </ol>
    </nav>
  );
}

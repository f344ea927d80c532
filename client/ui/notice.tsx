import CircleAlert from "lucide-solid/icons/circle-alert";
import Info from "lucide-solid/icons/info";
import TriangleAlert from "lucide-solid/icons/triangle-alert";
import { type JSX, Show } from "solid-js";
import { Dynamic } from "solid-js/web";
import styles from "./notice.module.css";

type Tone = "info" | "attention" | "danger";

type NoticeProps = {
  tone: Tone;
  title?: string | undefined;
  children: JSX.Element;
  action?: JSX.Element;
  /** The notice appears in answer to what the person just did and is read out at once. */
  announce?: boolean | undefined;
};

const ICON_BY_TONE = { info: Info, attention: TriangleAlert, danger: CircleAlert } as const;

/** A sentence that belongs to this place: what happened, what is safe, what to do, with the act beside it. */
export function Notice(props: NoticeProps): JSX.Element {
  const role = (): "alert" | "status" | undefined => {
    if (!props.announce) return undefined;
    return props.tone === "danger" ? "alert" : "status";
  };
  return (
    <div class={styles.notice} data-tone={props.tone} role={role()}>
      <Dynamic component={ICON_BY_TONE[props.tone]} />
      <div class={styles.text}>
        <Show when={props.title}>
          <p class={styles.title}>{props.title}</p>
        </Show>
        <div>{props.children}</div>
        <Show when={props.action}>{(action) => <div class={styles.action}>{action()}</div>}</Show>
      </div>
    </div>
  );
}

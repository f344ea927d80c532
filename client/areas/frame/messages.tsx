import type { JSX } from "solid-js";
import { Toasts } from "../../ui/toasts.tsx";
import { useWords } from "../../words/words-context.tsx";

/** Passing messages, for what stands in it. They go with it. */
export function Messages(props: { children: JSX.Element }): JSX.Element {
  const { t } = useWords();
  const more = (count: number): string => t("messages.more", { count });
  return <Toasts words={{ dismiss: t("action.dismiss"), more }}>{props.children}</Toasts>;
}

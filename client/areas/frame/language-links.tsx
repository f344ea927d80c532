import { createSignal, For, type JSX, Show } from "solid-js";
import { isServer } from "solid-js/web";
import { useSpokenLanguage } from "../../state/spoken-language.tsx";
import { languages } from "../../words/languages.ts";
import { useWords } from "../../words/words-context.tsx";
import styles from "./language-links.module.css";

/**
 * The languages by their own names: at the top where visitors arrive, who may not read the rest, and at the foot of every
 * other page on the way in. What was typed stays.
 */
export function LanguageLinks(props: { at: "top" | "foot" }): JSX.Element {
  const spoken = useSpokenLanguage();
  const { t } = useWords();
  const [hasFailed, setFailed] = createSignal(false);
  const choose = async (tag: string): Promise<void> => void setFailed(!(await spoken.speak(tag)));
  return (
    <div class={styles["place"]} data-at={props.at} data-print="never">
      <ul class={styles["list"]} aria-label={t("language.label")}>
        <For each={languages}>
          {({ tag, name }) => (
            <li>
              <button
                type="button"
                lang={tag}
                class={styles["language"]}
                aria-pressed={spoken.language().tag === tag}
                // On a page that was only written down nothing answers yet.
                disabled={isServer}
                onClick={() => void choose(tag)}
              >
                {name}
              </button>
            </li>
          )}
        </For>
      </ul>
      <Show when={hasFailed()}>
        <p role="status">{t("language.notLoaded")}</p>
      </Show>
    </div>
  );
}

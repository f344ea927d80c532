import { For, type JSX, Show } from "solid-js";
import { textAddress } from "../../texts/addresses.ts";
import { useEngine } from "../../state/engine.tsx";
import { List, ListRow } from "../../ui/list.tsx";
import { useWords } from "../../words/words-context.tsx";
import { LanguageLinks } from "../frame/language-links.tsx";
import { createPagePlace } from "../frame/page-focus.ts";
import { ServerPicture } from "./server-picture.tsx";
import { TextLinks } from "./text-links.tsx";
import styles from "./welcome-page.module.css";

/** What Claros is, every way in, and what whoever signs for a practice wants to know first. */
export function WelcomePage(): JSX.Element {
  const engine = useEngine();
  const { t } = useWords();
  const place = createPagePlace(() => t("welcome.title"));
  const hasPractices = (): boolean => {
    const state = engine.state();
    return state.at !== "closed" || state.practices.length > 0;
  };
  return <WelcomeText hasPractices={hasPractices()} heading={(element) => place.focus(element)} />;
}

type WelcomeTextProps = {
  /** Whether a practice lives on this device, to which a visitor may want to go back. */
  hasPractices: boolean;
  heading?: (element: HTMLElement) => void;
};

/** The page without the engine: the build writes it down as well, for those whose browser has not run a script yet. */
export function WelcomeText(props: WelcomeTextProps): JSX.Element {
  const { t } = useWords();
  return (
    <main class={styles.page}>
      <Top hasPractices={props.hasPractices} />
      <div class={styles.first}>
        <div class={styles.titles}>
          <h1 class={styles.title} tabIndex={-1} ref={(element) => props.heading?.(element)}>
            {t("welcome.title")}
          </h1>
          <p class={styles.lead}>{t("welcome.text")}</p>
        </div>
        <Ways />
      </div>
      <Facts />
      <section class={styles.part} aria-labelledby="what-the-server-sees">
        <div class={styles.partHead}>
          <h2 id="what-the-server-sees">{t("welcome.pictureTitle")}</h2>
          <p>{t("welcome.pictureText")}</p>
        </div>
        <ServerPicture />
        <TextLink name="security">{t("welcome.exactly")}</TextLink>
      </section>
      <section class={styles.part} aria-labelledby="your-own-server">
        <div class={styles.partHead}>
          <h2 id="your-own-server">{t("welcome.hostTitle")}</h2>
          <p>{t("welcome.hostText")}</p>
        </div>
        <TextLink name="hosting">{t("welcome.host")}</TextLink>
      </section>
      <div class={styles.foot}>
        <p>{t("create.emergency")}</p>
        <TextLinks />
      </div>
    </main>
  );
}

function Top(props: { hasPractices: boolean }): JSX.Element {
  const { t } = useWords();
  return (
    <header class={styles.top}>
      <p class={styles.brand} translate="no">
        {t("app.name")}
      </p>
      <LanguageLinks at="top" />
      <Show when={props.hasPractices}>
        <a class={styles.back} href="/">
          {t("welcome.existing")}
        </a>
      </Show>
    </header>
  );
}

function Ways(): JSX.Element {
  const { t } = useWords();
  return (
    <List label={t("welcome.ways")}>
      <ListRow href="/create" title={t("welcome.create")} detail={t("welcome.createText")} />
      <ListRow href="/join" title={t("welcome.join")} detail={t("welcome.joinText")} />
      <ListRow href="/demo" title={t("demo.look")} detail={t("demo.lookText")} />
      <ListRow href="/restore" title={t("welcome.restoreCode")} detail={t("welcome.restoreCodeText")} />
      <ListRow
        href="/restore-backup"
        title={t("welcome.restoreFile")}
        detail={t("welcome.restoreFileText")}
      />
    </List>
  );
}

const FACTS = ["Offline", "Truth", "Roles"] as const;

function Facts(): JSX.Element {
  const { t } = useWords();
  return (
    <ul class={styles.facts} aria-label={t("welcome.facts")}>
      <For each={FACTS}>
        {(fact) => (
          <li>
            <strong>{t(`welcome.fact${fact}`)}</strong>
            <span class={styles.quiet}>{t(`welcome.fact${fact}Text`)}</span>
          </li>
        )}
      </For>
    </ul>
  );
}

function TextLink(props: { name: "security" | "hosting"; children: string }): JSX.Element {
  const { language } = useWords();
  return (
    <p>
      <a href={textAddress(props.name, language().tag)} rel="external">
        {props.children}
      </a>
    </p>
  );
}

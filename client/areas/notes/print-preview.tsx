import { type Accessor, createEffect, createSignal, type JSX, onCleanup, Show, untrack } from "solid-js";
import { readPractice } from "../../model/practice.ts";
import { copiedFrom } from "../../editor/copied-from.ts";
import { paginate } from "../../editor/paginate.ts";
import { renderNote } from "../../editor/render-note.ts";
import { useDevice } from "../../state/device.tsx";
import { type OpenedDocument, useDocument } from "../../state/document.ts";
import { usePractice } from "../../state/practice.tsx";
import { usePrivacy } from "../../state/privacy.tsx";
import { useSpokenLanguage } from "../../state/spoken-language.tsx";
import { PrintIcon } from "../../ui/app-icons.ts";
import { Button } from "../../ui/button.tsx";
import { createModal } from "../../ui/create-modal.ts";
import { OverlayHostContext } from "../../ui/overlay-host.ts";
import { Select } from "../../ui/select.tsx";
import { useWords } from "../../words/words-context.tsx";
import type { NoteFacts } from "./note-facts.ts";
import { type Paper, paperFor, papers } from "./paper.ts";
import { makePage, numberPages, type PageWords } from "./printed-page.ts";
import styles from "./print-preview.module.css";

type PrintPreviewProps = {
  doc: OpenedDocument["doc"];
  facts: NoteFacts;
  title: string;
  person: Readonly<{ name: string; code: string }>;
  onClose: () => void;
};

type Shown = "code" | "name";

/** The note on the pages it will be printed on. Everything happens in this tab; nothing is sent or stored. */
export function PrintPreview(props: PrintPreviewProps): JSX.Element {
  const { t } = useWords();
  const privacy = usePrivacy();
  const device = useDevice();
  const language = useSpokenLanguage();
  const modal = createModal(() => props.onClose());
  const [paper, setPaper] = createSignal<Paper>(
    untrack(() => paperFor(device.setting("paper"), language.locale())),
  );
  // Paper lies about: the code, unless somebody asks for the name.
  const [shown, setShown] = createSignal<Shown>(untrack(() => (props.person.code === "" ? "name" : "code")));
  const onKeys = (event: KeyboardEvent): void => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "p") return;
    event.preventDefault();
    event.stopPropagation();
    print();
  };
  return (
    <dialog
      ref={modal.setElement}
      class={styles["preview"]}
      aria-label={t("note.preview")}
      on:cancel={modal.askToClose}
      on:keydown={onKeys}
    >
      <OverlayHostContext.Provider value={modal.element}>
        <div class={styles["bar"]}>
          <Select<Paper>
            label={t("print.paper")}
            placeholder={t("field.choose")}
            value={paper()}
            onChange={setPaper}
            options={papers.map((value) => ({ value, label: t(`print.${value}`) }))}
          />
          <Show when={!privacy.isOn() && props.person.code !== "" && props.person.name !== ""}>
            <Select<Shown>
              label={t("print.shown")}
              placeholder={t("field.choose")}
              value={shown()}
              onChange={setShown}
              options={(["code", "name"] as const).map((value) => ({ value, label: t(`print.${value}`) }))}
            />
          </Show>
          <div class={styles["actions"]}>
            <Button onPress={() => props.onClose()}>{t("print.close")}</Button>
            <Button kind="primary" icon={PrintIcon} autofocus onPress={() => print()}>
              {t("print.print")}
            </Button>
          </div>
        </div>
        <Pages
          {...props}
          paper={paper()}
          person={shown() === "name" && !privacy.isOn() ? props.person.name : props.person.code}
        />
      </OverlayHostContext.Provider>
    </dialog>
  );
}

type PagesProps = Omit<PrintPreviewProps, "person"> & { paper: Paper; person: string };

function Pages(props: PagesProps): JSX.Element {
  const practice = usePractice();
  const words = useWords();
  const { t, formats } = words;
  const profile = useDocument(practice.open().practiceDocument);
  const contact = (): string => {
    if (profile.situation().at !== "open") return "";
    const { address, phone } = readPractice(profile.doc).value;
    return [...(address ?? "").split("\n"), phone ?? ""]
      .map((line) => line.trim())
      .filter((line) => line !== "")
      .join(" · ");
  };
  const logo = createDecoded(practice.logo);
  const pageWords = (): PageWords => ({
    practice: practice.name(),
    contact: contact(),
    logo: logo(),
    person: props.person,
    title: props.title,
    status: t(`noteStatus.${props.facts.status}`),
    printed: t("print.printed", { date: formats().date(Date.now()) }),
    page: (page, pages) => t("print.page", { page, pages }),
  });
  const printed = document.body.appendChild(document.createElement("div"));
  onCleanup(() => printed.remove());
  printed.className = styles["printed"] ?? "";
  printed.dataset["print"] = "only";
  const fill = (shown: HTMLElement): void => {
    const blocks = renderNote(props.doc, "body", (day) => copiedFrom(day, words));
    const made = pageWords();
    shown.replaceChildren();
    shown.dataset["paper"] = printed.dataset["paper"] = props.paper;
    paginate(blocks, { next: () => makePage(shown, made) });
    if (blocks.every((block) => block.textContent === "")) {
      shown.querySelector("[data-page-body]")?.append(t("print.empty"));
    }
    numberPages(shown, made);
    printed.replaceChildren(...[...shown.children].map((slot) => slot.cloneNode(true)));
  };
  return (
    <div class={styles["desk"]} data-sensitive="" role="region" aria-label={t("print.pages")} tabIndex={0}>
      <div ref={(shown) => createEffect(() => fill(shown))} class={styles["shown"]} />
    </div>
  );
}

/** The picture's address once it can be drawn at once, so that no page is printed with a gap; `null` before, and for what is no picture. */
function createDecoded(source: Accessor<string | null>): Accessor<string | null> {
  const [decoded, setDecoded] = createSignal<string | null>(null);
  createEffect(() => {
    const address = source();
    let isStill = true;
    onCleanup(() => (isStill = false));
    setDecoded(null);
    if (address === null) return;
    const image = new Image();
    image.src = address;
    void image
      .decode()
      .catch(() => undefined)
      .then(() => void (isStill && image.naturalWidth > 0 && setDecoded(address)));
  });
  return decoded;
}

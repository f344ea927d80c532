import { type JSX, Show, untrack } from "solid-js";
import { readContestedFields } from "../../model/contested-fields.ts";
import { createReading } from "../../reactive/create-reading.ts";
import type { OpenedDocument } from "../../state/document.ts";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useWords } from "../../words/words-context.tsx";

type ContestedFieldsProps = {
  doc: OpenedDocument["doc"];
  /** Brings the fields onto the page. */
  onShow: () => void;
};

/** On every part of a person's page: so many fields of the file wait for a decision, and the way to the first. */
export function ContestedFields(props: ContestedFieldsProps): JSX.Element {
  const { t } = useWords();
  // The document stays the same as long as its page stands.
  const count = createReading(
    untrack(() => props.doc),
    (doc) => readContestedFields(doc).length,
  );
  const show = (): void => {
    props.onShow();
    const first = document.querySelector<HTMLElement>("[data-contested]");
    (first?.querySelector("button") ?? first)?.focus();
  };
  return (
    <Show when={count() > 0}>
      <Notice tone="attention" action={<Button onPress={show}>{t("client.showContested")}</Button>}>
        {t("client.contested", { count: count() })}
      </Notice>
    </Show>
  );
}

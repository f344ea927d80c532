import { createContext, type JSX, useContext } from "solid-js";
import { readMeta } from "../../model/meta.ts";
import type { OpenedDocument } from "../../state/document.ts";
import { usePractice } from "../../state/practice.tsx";
import { Button } from "../../ui/button.tsx";
import { Row } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useWords } from "../../words/words-context.tsx";
import type { SharedValue } from "./shared-value.ts";

/** The name of whoever else changed the document last; `null` when it may have been oneself, on another device. */
const OtherEditorContext = createContext<() => string | null>(() => null);

/** The fields below say by name who else has changed this document. */
export function SharedForm(props: { doc: OpenedDocument["doc"]; children: JSX.Element }): JSX.Element {
  const practice = usePractice();
  const otherEditor = (): string | null => {
    const { updatedBy } = readMeta(props.doc).value;
    return updatedBy === practice.open().member ? null : practice.nameOf(updatedBy);
  };
  return <OtherEditorContext.Provider value={otherEditor}>{props.children}</OtherEditorContext.Provider>;
}

type OtherWordsProps = {
  text: string;
  value: Pick<SharedValue, "takeOther" | "keepOwn">;
  /** One of the two was chosen. */
  onChosen: () => void;
};

/** What was written elsewhere while one typed, and the choice between the two. */
export function OtherWords(props: OtherWordsProps): JSX.Element {
  const otherEditor = useContext(OtherEditorContext);
  const { t } = useWords();
  const name = (): string => otherEditor() ?? t("field.otherDevice");
  const choose = (which: "takeOther" | "keepOwn"): void => {
    props.value[which]();
    props.onChosen();
  };
  return (
    <Notice
      tone="attention"
      announce
      action={
        <Row>
          <Button onPress={() => choose("keepOwn")}>{t("field.keepOwn")}</Button>
          <Button onPress={() => choose("takeOther")}>{t("field.takeOther")}</Button>
        </Row>
      }
    >
      {props.text === ""
        ? t("field.otherEmptied", { name: name() })
        : t("field.otherWrote", { name: name(), text: props.text })}
    </Notice>
  );
}

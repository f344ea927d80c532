import type { JSX } from "solid-js";
import { Button } from "../../ui/button.tsx";
import { Row } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useWords } from "../../words/words-context.tsx";
import type { SharedValue } from "./shared-value.ts";

type OtherWordsProps = {
  text: string;
  value: Pick<SharedValue, "takeOther" | "keepOwn">;
  /** One of the two was chosen. */
  onChosen: () => void;
};

/**
 * What was written elsewhere while one typed, and the choice between the two. It names nobody: a document says who changed it last, and
 * that need not be whoever wrote in this field.
 */
export function OtherWords(props: OtherWordsProps): JSX.Element {
  const { t } = useWords();
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
      {props.text === "" ? t("field.otherEmptied") : t("field.otherWrote", { text: props.text })}
    </Notice>
  );
}

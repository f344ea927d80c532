import { createSignal, type JSX, Show } from "solid-js";
import { Button } from "../../ui/button.tsx";
import { Emblem } from "../../ui/emblem.tsx";
import { FileField } from "../../ui/file-field.tsx";
import { Row, Stack } from "../../ui/layout.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createChoice } from "../frame/bound-choice.tsx";
import { OtherWords } from "../frame/other-words.tsx";
import type { BoundProps } from "../frame/shared-fields.ts";
import { redrawLogo } from "./redraw-logo.ts";

type LogoFieldProps = BoundProps & { readOnly: boolean };

/** The practice's picture: shown beside its name, and printed with it. */
export function LogoField(props: LogoFieldProps): JSX.Element {
  const { t } = useWords();
  const shared = createChoice(props);
  let file: HTMLInputElement | undefined;
  const [isRefused, setRefused] = createSignal(false);
  const choose = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    const logo = await redrawLogo(file);
    setRefused(logo === null);
    if (logo !== null) shared.type(logo);
  };
  return (
    <Stack gap="small">
      <OtherWords
        label={t("logo.label")}
        value={shared}
        inWords={(source) => (source === "" ? "" : t("logo.another"))}
        picture={(source) => <Emblem source={source} size="large" />}
        readOnly={props.readOnly}
        onChosen={() => file?.focus()}
      />
      <Show when={shared.shown()}>
        {(source) => (
          <Row>
            <Emblem source={source()} size="large" />
            <Show when={!props.readOnly}>
              <Button onPress={() => shared.type("")}>{t("logo.remove")}</Button>
            </Show>
          </Row>
        )}
      </Show>
      <Show when={!props.readOnly}>
        <FileField
          label={t("logo.label")}
          hint={t("logo.hint")}
          optional=""
          words={{ choose: t("field.chooseFile"), none: t("field.noFile") }}
          accept="image/png,image/jpeg,image/webp"
          error={isRefused() ? t("logo.refused") : undefined}
          onChoose={(file) => void choose(file)}
          ref={(element) => (file = element)}
        />
      </Show>
    </Stack>
  );
}

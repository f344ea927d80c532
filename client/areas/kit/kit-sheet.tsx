import { createSignal, type JSX, onCleanup, onMount, Show } from "solid-js";
import { usePractice } from "../../state/practice.tsx";
import { PrintIcon, SaveFileIcon } from "../../ui/app-icons.ts";
import { Button } from "../../ui/button.tsx";
import { CodeSheet, groupsOfFour } from "../../ui/code-sheet.tsx";
import { Emblem } from "../../ui/emblem.tsx";
import { Quiet, Row, Stack } from "../../ui/layout.tsx";
import { QrCode } from "../../ui/qr-code.tsx";
import { useWords } from "../../words/words-context.tsx";
import { saveFile } from "../frame/save-file.ts";

/** The sheet as it is printed, and the ways to get it out of this page. */
export function KitSheet(props: { code: string }): JSX.Element {
  const practice = usePractice();
  const { t, formats } = useWords();
  const [madeAt] = createSignal(Date.now());
  const facts = () => [
    { term: t("kit.practice"), detail: practice.name() },
    { term: t("kit.member"), detail: practice.ownName() },
    { term: t("kit.server"), detail: location.origin },
    { term: t("kit.made"), detail: formats().date(madeAt()) },
  ];
  const steps = () => [t("kit.step1"), t("kit.step2"), t("kit.step3")];
  const asText = (): string =>
    [
      t("kit.sheetTitle"),
      ...facts().map(({ term, detail }) => `${term}: ${detail}`),
      "",
      props.code,
      "",
      ...steps(),
      t("kit.note"),
      "",
    ].join("\n");
  // Until the code is on paper, closing the window by accident would lose it.
  const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
  onMount(() => window.addEventListener("beforeunload", warn));
  onCleanup(() => window.removeEventListener("beforeunload", warn));
  return (
    <Stack>
      <CodeSheet
        title={t("kit.sheetTitle")}
        emblem={<Show when={practice.logo()}>{(logo) => <Emblem source={logo()} />}</Show>}
        codeLabel={t("kit.codeLabel")}
        groups={groupsOfFour(props.code)}
        facts={facts()}
        steps={steps()}
        note={t("kit.note")}
        blanks={[t("kit.keptAt"), t("kit.keptSince")]}
      >
        <QrCode text={props.code} label={t("kit.qrLabel")} alternative={t("kit.qrAlternative")} />
      </CodeSheet>
      <Row>
        <Button kind="primary" icon={PrintIcon} onPress={() => window.print()}>
          {t("kit.print")}
        </Button>
        <Button
          icon={SaveFileIcon}
          onPress={() => saveFile("claros-recovery-kit.txt", new Blob([asText()], { type: "text/plain" }))}
        >
          {t("kit.download")}
        </Button>
      </Row>
      <Quiet>{t("kit.downloadHint")}</Quiet>
    </Stack>
  );
}

import { type JSX, Show } from "solid-js";
import { useEngine } from "../../state/engine.tsx";
import { usePractice } from "../../state/practice.tsx";
import { createStorage } from "../../state/storage.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { Quiet, Row, Section } from "../../ui/layout.tsx";
import { Notice } from "../../ui/notice.tsx";
import { useWords } from "../../words/words-context.tsx";
import { InsidePage } from "../frame/inside-page.tsx";
import { createPlaceFocus, safetyPlaces } from "../frame/place-focus.ts";
import { createKitWords } from "../kit/kit-words.ts";
import { BackupSection } from "./backup-section.tsx";
import { RelaySection } from "./relay-section.tsx";

/** Whether the records are safe, and what one can do about it. */
export default function SafetyPage(): JSX.Element {
  const { t } = useWords();
  createPlaceFocus(safetyPlaces);
  return (
    <InsidePage title={t("safety.title")}>
      <RelaySection />
      <RecoverySection />
      <BackupSection />
      <StorageSection />
      <SetAsideSection />
    </InsidePage>
  );
}

function RecoverySection(): JSX.Element {
  const practice = usePractice();
  const { t } = useWords();
  const kitWords = createKitWords();
  const hasKit = (): boolean => practice.open().recovery.startsWith("kit");
  return (
    <Section place="recovery" title={t("safety.recovery")}>
      <p>{kitWords()}</p>
      <Row>
        <ButtonLink href="/recovery-kit" kind={hasKit() ? "plain" : "primary"}>
          {t(hasKit() ? "kit.replace" : "kit.make")}
        </ButtonLink>
      </Row>
      <Show when={hasKit()}>
        <Quiet>{t("kit.replaceText")}</Quiet>
      </Show>
    </Section>
  );
}

function StorageSection(): JSX.Element {
  const storage = createStorage(navigator.storage);
  const { t, formats } = useWords();
  return (
    <Section place="storage" title={t("safety.thisDevice")}>
      <Show when={storage.facts()}>
        {(facts) => (
          <>
            <p>{t(facts().persisted ? "storage.persisted" : "storage.notPersisted")}</p>
            <Show when={facts().refused}>
              <Notice tone="info" announce>
                {t("storage.refused")}
              </Notice>
            </Show>
            <Show when={facts().usedBytes !== null && facts().roomBytes !== null}>
              <Quiet>
                {t("storage.used", {
                  used: formats().bytes(facts().usedBytes ?? 0),
                  room: formats().bytes(facts().roomBytes ?? 0),
                })}
              </Quiet>
            </Show>
            <Show when={!facts().persisted}>
              <Row>
                <Button onPress={() => void storage.persist()}>{t("storage.ask")}</Button>
              </Row>
            </Show>
          </>
        )}
      </Show>
    </Section>
  );
}

function SetAsideSection(): JSX.Element {
  const engine = useEngine();
  const { t } = useWords();
  const count = (): number => engine.sync().quarantined;
  return (
    <Section place="set-aside" title={t("safety.setAside")}>
      <p>{count() === 0 ? t("quarantine.noneText") : t("quarantine.count", { count: count() })}</p>
      <Row>
        <ButtonLink href="/settings/refused">{t("quarantine.look")}</ButtonLink>
      </Row>
    </Section>
  );
}

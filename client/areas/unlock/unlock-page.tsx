import { createEffect, createMemo, createSignal, type JSX, on, onCleanup, onMount, Show } from "solid-js";
import type { StoredPractice } from "../../engine/api.ts";
import { createAction } from "../../state/action.ts";
import { useDevice } from "../../state/device.tsx";
import { useEngine } from "../../state/engine.tsx";
import { Button } from "../../ui/button.tsx";
import { Disclosure, Quiet, Row, Stack } from "../../ui/layout.tsx";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { useWords } from "../../words/words-context.tsx";
import { DEMO_PASSPHRASE } from "../demo/demo-passphrase.ts";
import { EntryPage } from "../frame/entry-page.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { Form } from "../frame/form.tsx";
import { CurrentPassphraseField } from "../passphrase/current-passphrase-field.tsx";
import { TextLinks } from "../welcome/text-links.tsx";

/** Stands wherever content would, until the passphrase was right; the address stays as it was. */
export function UnlockPage(): JSX.Element {
  const engine = useEngine();
  const { t } = useWords();
  const practices = createMemo<readonly StoredPractice[]>((before) => {
    const state = engine.state();
    return state.at === "closed" ? state.practices : before;
  }, []);
  const [chosen, setChosen] = createSignal<string>();
  const practice = (): StoredPractice | undefined =>
    practices().find((candidate) => candidate.practice === chosen()) ?? practices()[0];
  const [passphrase, setPassphrase] = createSignal("");
  let field: HTMLInputElement | undefined;
  let opener: HTMLButtonElement | undefined;

  const unlock = createAction(async () => {
    const wanted = practice();
    if (wanted === undefined || passphrase() === "") return;
    await engine.call("unlock", { practice: wanted.practice, passphrase: passphrase() });
  });
  const openDemo = createAction(async () => {
    const wanted = practice();
    if (wanted === undefined) return;
    await engine.call("unlock", { practice: wanted.practice, passphrase: DEMO_PASSPHRASE });
  });
  /** Its passphrase lies in the open, until somebody has given it one of their own. */
  const isOpenDemo = (): boolean => practice()?.demo === true && openDemo.fault() !== "wrong-passphrase";
  // A focus lays the page out. In the frame that does so anyway it costs nothing; in this task it would double its length.
  onMount(() => {
    const focusing = requestAnimationFrame(() => (field ?? opener)?.focus());
    onCleanup(() => cancelAnimationFrame(focusing));
  });
  // The wrong passphrase stays selected: one more attempt is one keystroke away.
  createEffect(
    on(unlock.fault, (fault) => {
      if (fault !== null) field?.select();
    }),
  );
  const submit = async (): Promise<void> => {
    await unlock.run();
    field?.focus();
  };
  const pressOpenDemo = async (): Promise<void> => {
    await openDemo.run();
    if (openDemo.fault() === "wrong-passphrase") field?.focus();
  };

  return (
    <EntryPage
      title={t("unlock.title")}
      heading={practice()?.demo ? t("demo.title") : undefined}
      text={practice()?.demo ? t("demo.text") : undefined}
      form={() => (
        <>
          <Form onSubmit={() => void submit()}>
            <Show when={practices().length > 1}>
              <PracticeChooser
                practices={practices()}
                chosen={practice()?.practice}
                onChoose={(id) => {
                  setChosen(id);
                  unlock.clear();
                  openDemo.clear();
                }}
              />
            </Show>
            <Show
              when={!isOpenDemo()}
              fallback={
                <div>
                  <Button
                    kind="primary"
                    busy={openDemo.busy()}
                    busyLabel={t("unlock.working")}
                    ref={(element) => (opener = element)}
                    onPress={() => void pressOpenDemo()}
                  >
                    {t("demo.open")}
                  </Button>
                </div>
              }
            >
              <CurrentPassphraseField
                hint={practice()?.demo ? t("demo.ownPassphrase") : undefined}
                value={passphrase()}
                onInput={(text) => {
                  setPassphrase(text);
                  unlock.clear();
                }}
                error={unlock.fault() === "wrong-passphrase" ? t("unlock.wrong") : undefined}
                ref={(element) => (field = element)}
              />
              <FaultNotice fault={unlock.fault()} except="wrong-passphrase" />
              <div>
                <Button type="submit" kind="primary" busy={unlock.busy()} busyLabel={t("unlock.working")}>
                  {t("unlock.submit")}
                </Button>
              </div>
            </Show>
            <FaultNotice fault={openDemo.fault()} except="wrong-passphrase" />
          </Form>
          <Stack gap="small">
            <Show when={!practice()?.demo}>
              <Disclosure summary={t("unlock.forgotten")}>
                <p>{t("unlock.forgottenText")}</p>
                <Row>
                  <a href="/restore">{t("welcome.restoreCode")}</a>
                  <a href="/join">{t("welcome.join")}</a>
                </Row>
              </Disclosure>
            </Show>
            <Quiet>
              <a href="/welcome">{t("unlock.otherWays")}</a>
            </Quiet>
          </Stack>
          <TextLinks />
        </>
      )}
    />
  );
}

type PracticeChooserProps = {
  practices: readonly StoredPractice[];
  chosen: string | undefined;
  onChoose: (practice: string) => void;
};

function PracticeChooser(props: PracticeChooserProps): JSX.Element {
  const device = useDevice();
  const { t } = useWords();
  return (
    <RadioGroup
      label={t("unlock.choose")}
      value={props.chosen}
      onChange={(practice) => props.onChoose(practice)}
      options={props.practices.map(({ practice, joining, demo }, index) => ({
        value: practice as string,
        label: demo
          ? t("demo.title")
          : (device.label(practice) ?? t("unlock.unlabelled", { number: index + 1 })),
        description: joining ? t("unlock.joining") : undefined,
      }))}
    />
  );
}

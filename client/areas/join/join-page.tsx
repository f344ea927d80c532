import { useNavigate } from "@solidjs/router";
import { createEffect, createSignal, type JSX, Match, on, Show, Switch } from "solid-js";
import type { InviteInspection } from "../../engine/api.ts";
import { createAction } from "../../state/action.ts";
import { useEngine } from "../../state/engine.tsx";
import { Button } from "../../ui/button.tsx";
import { Row } from "../../ui/layout.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { Waiting } from "../../ui/waiting.tsx";
import { useWords } from "../../words/words-context.tsx";
import { EntryPage } from "../frame/entry-page.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { Form } from "../frame/form.tsx";
import { OnlyWhenClosed } from "../frame/only-when-closed.tsx";
import { useInvitation } from "./invitation-context.ts";
import { JoinForm } from "./join-form.tsx";
import { JoinWaiting } from "./join-waiting.tsx";

/** From a link to a request: what the invitation says, one's own name and passphrase, then the words. */
export default function JoinPage(): JSX.Element {
  const engine = useEngine();
  const navigate = useNavigate();
  const at = (): string => engine.state().at;
  createEffect(
    on(at, (now, before) => {
      if (now === "open" && before === "joining") navigate("/", { replace: true });
    }),
  );
  return (
    <Show
      when={at() === "joining"}
      fallback={
        <OnlyWhenClosed>
          <Invited />
        </OnlyWhenClosed>
      }
    >
      <JoinWaiting />
    </Show>
  );
}

function Invited(): JSX.Element {
  const engine = useEngine();
  const invitation = useInvitation();
  const { t } = useWords();
  const [inspected, setInspected] = createSignal<InviteInspection>();
  const inspect = createAction(async (fragment: string) => {
    setInspected(await engine.call("inspectInvite", { fragment }));
  });
  createEffect(
    on(invitation.fragment, (fragment) => {
      setInspected(undefined);
      inspect.clear();
      if (fragment !== null) void inspect.run(fragment);
    }),
  );
  const again = (): void => {
    const fragment = invitation.fragment();
    if (fragment !== null) void inspect.run(fragment);
  };
  return (
    <Switch
      fallback={
        <EntryPage title={t("join.title")} back={{ href: "/welcome", label: t("action.back") }}>
          <Waiting>{t("join.reading")}</Waiting>
        </EntryPage>
      }
    >
      <Match when={invitation.fragment() === null}>
        <PasteLink onLink={(text) => invitation.give(text)} />
      </Match>
      <Match when={inspect.fault()}>
        {(fault) => (
          <EntryPage title={t("join.title")} back={{ href: "/welcome", label: t("action.back") }}>
            <FaultNotice fault={fault()} />
            <Row>
              <Show when={fault() === "offline" || fault() === "relay-refused"}>
                <Button kind="primary" onPress={again}>
                  {t("action.retry")}
                </Button>
              </Show>
              <Button onPress={() => invitation.forget()}>{t("join.otherLink")}</Button>
            </Row>
          </EntryPage>
        )}
      </Match>
      <Match when={inspected()}>
        {(found) => <JoinForm fragment={invitation.fragment() ?? ""} invite={found()} />}
      </Match>
    </Switch>
  );
}

function PasteLink(props: { onLink: (text: string) => void }): JSX.Element {
  const { t } = useWords();
  const [text, setText] = createSignal("");
  const [isTried, setTried] = createSignal(false);
  return (
    <EntryPage
      title={t("join.title")}
      text={t("welcome.joinText")}
      back={{ href: "/welcome", label: t("action.back") }}

      form={(place) => (
        <Form
          onSubmit={() => {
            setTried(true);
            if (text().trim() !== "") props.onLink(text());
          }}
        >
          <TextField
            label={t("join.paste")}
            hint={t("join.pasteHint")}
            value={text()}
            onInput={setText}
            error={isTried() && text().trim() === "" ? t("field.required") : undefined}
            spellcheck={false}
            ref={(element) => place.focus(element)}
          />
          <div>
            <Button type="submit" kind="primary">
              {t("action.continue")}
            </Button>
          </div>
        </Form>
      )}
    />
  );
}

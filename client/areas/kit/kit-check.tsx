import { createSignal, For, type JSX, untrack } from "solid-js";
import { createAction } from "../../state/action.ts";
import { useEngine } from "../../state/engine.tsx";
import { Button } from "../../ui/button.tsx";
import { groupsOfFour } from "../../ui/code-sheet.tsx";
import { Section, Stack } from "../../ui/layout.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useWords } from "../../words/words-context.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { Form } from "../frame/form.tsx";
import { askedGroups, isGroup } from "./kit-groups.ts";

/** Two groups typed back from paper show that the sheet exists and can be read. */
export function KitCheck(props: { code: string; onDone: () => void }): JSX.Element {
  const engine = useEngine();
  const { t } = useWords();
  const [asked] = createSignal(untrack(() => askedGroups(groupsOfFour(props.code).length, Math.random)));
  const [typed, setTyped] = createSignal<Readonly<Record<number, string>>>({});
  const [isTried, setTried] = createSignal(false);
  const isRight = (group: number): boolean => isGroup(props.code, group, typed()[group] ?? "");
  const confirm = createAction(async () => {
    setTried(true);
    if (!asked().every(isRight)) return;
    await engine.call("confirmRecoveryKit");
    props.onDone();
  });
  const error = (group: number): string | undefined =>
    isTried() && !isRight(group) ? t("kit.confirmWrong", { group }) : undefined;
  return (
    <Section
      title={t("kit.confirmTitle")}
      text={t("kit.confirmBoth", { one: asked()[0], other: asked()[1] })}
    >
      <Stack measure>
        <Form onSubmit={() => void confirm.run()}>
          <For each={asked()}>
            {(group) => (
              <TextField
                label={t("kit.confirmLabel", { group })}
                value={typed()[group] ?? ""}
                onInput={(text) => setTyped((before) => ({ ...before, [group]: text }))}
                error={error(group)}
                spellcheck={false}
              />
            )}
          </For>
          <FaultNotice fault={confirm.fault()} />
          <div>
            <Button type="submit" kind="primary" busy={confirm.busy()}>
              {t("kit.confirmSubmit")}
            </Button>
          </div>
        </Form>
      </Stack>
    </Section>
  );
}

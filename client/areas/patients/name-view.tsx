import { createSignal, type JSX, Show, untrack } from "solid-js";
import type { PatientView } from "../../model/saved-views.ts";
import { createAction } from "../../state/action.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Quiet } from "../../ui/layout.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useWords } from "../../words/words-context.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { Form } from "../frame/form.tsx";
import { createViewParts } from "./filter-sentence.tsx";
import { EVERYBODY, viewParts } from "./patient-filter.ts";

type NameViewProps = {
  view: PatientView;
  /** What it is called now; absent for one that is new. */
  name: string | undefined;
  onSave: (name: string) => Promise<void>;
  onClose: () => void;
};

/** A name for a view: for a new one what it shows is suggested. */
export function NameView(props: NameViewProps): JSX.Element {
  const { t, formats } = useWords();
  const parts = createViewParts();
  const suggested = (): string => {
    const words = viewParts
      .filter((part) => props.view[part] !== EVERYBODY[part] || part === "status")
      .map((part) => parts[part]().find(({ value }) => value === props.view[part])?.label ?? "");
    return formats().list(words).slice(0, 60);
  };
  const isNew = (): boolean => props.name === undefined;
  const [name, setName] = createSignal(untrack(() => props.name ?? suggested()));
  const [isTried, setTried] = createSignal(false);
  const save = createAction(async () => {
    setTried(true);
    if (name().trim() === "") return;
    await props.onSave(name().trim());
    props.onClose();
  });
  return (
    <Dialog
      open
      title={t(isNew() ? "views.save" : "views.renameTitle")}
      closeLabel={t("action.close")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Button onPress={() => props.onClose()}>{t("action.cancel")}</Button>
          <Button kind="primary" busy={save.busy()} onPress={() => void save.run()}>
            {t("action.save")}
          </Button>
        </>
      }
    >
      <Form id="name-view" onSubmit={() => void save.run()}>
        <TextField
          label={t("views.name")}
          value={name()}
          onInput={setName}
          maxLength={60}
          error={isTried() && name().trim() === "" ? t("views.unnamed") : undefined}
          autofocus
          // What is typed first takes the place of the whole name.
          ref={(field) => field.addEventListener("focus", () => field.select(), { once: true })}
        />
        <Show when={isNew()}>
          <Quiet>{t("views.saveText")}</Quiet>
        </Show>
        <FaultNotice fault={save.fault()} />
        <button type="submit" hidden />
      </Form>
    </Dialog>
  );
}

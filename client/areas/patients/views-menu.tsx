import { createEffect, createSignal, type JSX, Show, untrack } from "solid-js";
import type { PatientView, SavedView } from "../../model/saved-views.ts";
import { createAction } from "../../state/action.ts";
import { newRecordId } from "../../state/ids.ts";
import { ViewsIcon } from "../../ui/app-icons.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Quiet } from "../../ui/layout.tsx";
import { Menu, type MenuItem } from "../../ui/menu.tsx";
import type { Sort } from "../../ui/table.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useAnnouncer } from "../../ui/toasts.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createPageCommands, useCommands } from "../frame/commands.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { Form } from "../frame/form.tsx";
import { createViewParts } from "./filter-sentence.tsx";
import { EVERYBODY } from "./patient-filter.ts";
import { createSavedViews, wishForView } from "./saved-views.ts";

type ViewsMenuProps = {
  view: PatientView;
  sort: Sort;
  onChoose: (view: PatientView, sort: Sort) => void;
};

const PARTS = ["status", "whose", "notes"] as const;
const isSame = (one: PatientView, other: PatientView): boolean =>
  PARTS.every((part) => one[part] === other[part]);

/** The member's own views of the list: go to one, keep this one, remove the one that is shown. */
export function ViewsMenu(props: ViewsMenuProps): JSX.Element {
  const views = createSavedViews();
  const announcer = useAnnouncer();
  const commands = useCommands();
  const { t } = useWords();
  const [isNaming, setNaming] = createSignal(false);
  const current = (): SavedView | undefined =>
    views
      .all()
      .find(
        (view) =>
          isSame(view, props.view) &&
          view.sort === props.sort.column &&
          view.direction === props.sort.direction,
      );
  const remove = createAction(async (id: string) => {
    await views.remove(id);
    announcer.polite(t("views.removed"));
  });
  const save = async (name: string): Promise<void> => {
    const { view, sort } = untrack(() => ({ view: props.view, sort: props.sort }));
    const column = sort.column as SavedView["sort"];
    await views.save({ id: newRecordId(), name, ...view, sort: column, direction: sort.direction });
    announcer.polite(t("views.saved"));
  };
  createEffect(() => {
    const asked = views.all().find(({ id }) => commands.take(wishForView(id)));
    if (asked) untrack(() => show(asked));
  });
  createPageCommands(() => [
    {
      id: "save-view",
      group: "page",
      icon: ViewsIcon,
      label: t("views.save"),
      also: t("also.views"),
      onlySought: true,
      run: () => setNaming(true),
    },
  ]);
  const show = (view: SavedView): void =>
    props.onChoose(view, { column: view.sort, direction: view.direction });
  const items = (): readonly MenuItem[] => {
    const shown = current();
    const saved = views.all().map((view) => ({
      kind: "action" as const,
      label: view.name,
      onChoose: () => show(view),
    }));
    return [
      ...saved,
      ...(isSame(props.view, EVERYBODY)
        ? []
        : [
            {
              kind: "action" as const,
              label: t("list.reset"),
              onChoose: () => props.onChoose(EVERYBODY, { column: "name", direction: "ascending" }),
            },
          ]),
      ...(saved.length > 0 ? [{ kind: "separator" as const }] : []),
      { kind: "action", label: t("views.save"), onChoose: () => setNaming(true) },
      ...(shown === undefined
        ? []
        : [
            {
              kind: "action" as const,
              label: t("views.remove", { name: shown.name }),
              danger: true,
              onChoose: () => void remove.run(shown.id),
            },
          ]),
    ];
  };
  return (
    <>
      <Menu withWords icon={ViewsIcon} label={current()?.name ?? t("views.title")} items={items()} />
      <FaultNotice fault={remove.fault()} />
      <Show when={isNaming()}>
        <NameView view={props.view} onSave={save} onClose={() => setNaming(false)} />
      </Show>
    </>
  );
}

type NameViewProps = { view: PatientView; onSave: (name: string) => Promise<void>; onClose: () => void };

function NameView(props: NameViewProps): JSX.Element {
  const { t, formats } = useWords();
  const parts = createViewParts();
  const suggested = (): string => {
    const words = PARTS.filter((part) => props.view[part] !== EVERYBODY[part] || part === "status").map(
      (part) => parts[part]().find(({ value }) => value === props.view[part])?.label ?? "",
    );
    return formats().list(words).slice(0, 60);
  };
  const [name, setName] = createSignal(untrack(suggested));
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
      title={t("views.save")}
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
        />
        <Quiet>{t("views.saveText")}</Quiet>
        <FaultNotice fault={save.fault()} />
        <button type="submit" hidden />
      </Form>
    </Dialog>
  );
}

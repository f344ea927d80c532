import { createEffect, createSignal, type JSX, Show, untrack } from "solid-js";
import type { PatientView, SavedView } from "../../model/saved-views.ts";
import { createAction } from "../../state/action.ts";
import { newRecordId } from "../../state/ids.ts";
import { ViewsIcon } from "../../ui/app-icons.ts";
import { Menu, type MenuItem } from "../../ui/menu.tsx";
import type { Sort } from "../../ui/table.tsx";
import { useAnnouncer } from "../../ui/toasts.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createPageCommands, useCommands } from "../frame/commands.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { NameView } from "./name-view.tsx";
import { EVERYBODY, viewParts } from "./patient-filter.ts";
import { createSavedViews, wishForView } from "./saved-views.ts";

type ViewsMenuProps = {
  view: PatientView;
  sort: Sort;
  onChoose: (view: PatientView, sort: Sort) => void;
};

const isSame = (one: PatientView, other: PatientView): boolean =>
  viewParts.every((part) => one[part] === other[part]);

const isUsual = (view: PatientView, sort: Sort): boolean =>
  isSame(view, EVERYBODY) && sort.column === "name" && sort.direction === "ascending";

/** The member's own views of the list: go to one, keep this one, rename or remove the one that is shown. */
export function ViewsMenu(props: ViewsMenuProps): JSX.Element {
  const views = createSavedViews();
  const announcer = useAnnouncer();
  const commands = useCommands();
  const { t } = useWords();
  /** `null` for the view that is about to be kept. */
  const [naming, setNaming] = createSignal<{ readonly view: SavedView | null }>();
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
  const rename = async ({ id }: SavedView, name: string): Promise<void> => {
    await views.rename(id, name);
    announcer.polite(t("views.renamed"));
  };
  const isKept = (): boolean => current() !== undefined || isUsual(props.view, props.sort);
  createEffect(() => {
    const asked = views.all().find(({ id }) => commands.take(wishForView(id)));
    if (asked) untrack(() => show(asked));
  });
  createPageCommands(() =>
    isKept()
      ? []
      : [
          {
            id: "save-view",
            group: "page",
            icon: ViewsIcon,
            label: t("views.save"),
            also: t("also.views"),
            onlySought: true,
            run: () => setNaming({ view: null }),
          },
        ],
  );
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
      ...(isUsual(props.view, props.sort)
        ? []
        : [
            {
              kind: "action" as const,
              label: t("list.reset"),
              onChoose: () => props.onChoose(EVERYBODY, { column: "name", direction: "ascending" }),
            },
          ]),
      ...(saved.length > 0 ? [{ kind: "separator" as const }] : []),
      ...(shown === undefined
        ? [
            {
              kind: "action" as const,
              label: t("views.save"),
              description: isKept() ? t("views.nothingToSave") : undefined,
              disabled: isKept(),
              onChoose: () => setNaming({ view: null }),
            },
          ]
        : [
            {
              kind: "action" as const,
              label: t("views.rename", { name: shown.name }),
              onChoose: () => setNaming({ view: shown }),
            },
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
      <Show when={naming()} keyed>
        {({ view }) => (
          <NameView
            view={view ?? props.view}
            name={view?.name}
            onSave={(name) => (view === null ? save(name) : rename(view, name))}
            onClose={() => setNaming(undefined)}
          />
        )}
      </Show>
    </>
  );
}

import { useNavigate } from "@solidjs/router";
import { createMemo, createSignal, type JSX, Show, untrack } from "solid-js";
import { foldText } from "../../model/fold-text.ts";
import { usePractice } from "../../state/practice.tsx";
import { AddIcon, SearchIcon } from "../../ui/app-icons.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Quiet, Row, Stack } from "../../ui/layout.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import type { Sort } from "../../ui/table.tsx";
import type { VirtualTableHandle } from "../../ui/virtual-table.tsx";
import { useWords } from "../../words/words-context.tsx";
import { createPageCommands, createWish } from "../frame/commands.tsx";
import { createLeft, useWayBack } from "../frame/create-way-back.ts";
import { createPatientName } from "../frame/patient-name.ts";
import { createViewParts, FilterSentence } from "./filter-sentence.tsx";
import { createLastNotes } from "./last-notes.ts";
import {
  EVERYBODY,
  excludingParts,
  type PatientFacts,
  type PatientRow,
  type PatientView,
  seekPatients,
  sortPatients,
  viewParts,
  viewPatients,
} from "./patient-filter.ts";
import { PatientTable } from "./patient-table.tsx";
import styles from "./patients-page.module.css";
import { ViewsMenu } from "./views-menu.tsx";

const BY_NAME: Sort = { column: "name", direction: "ascending" };

type PatientListProps = {
  /** Opens a file for somebody who was sought and not found; absent for whoever may not. */
  onAdd?: ((name: string) => void) | undefined;
};

interface ListLeft {
  readonly view: PatientView;
  readonly sort: Sort;
  readonly activeKey: string | undefined;
}

/** The list with what narrows it down. Coming back to it finds it as it was left. */
export function PatientList(props: PatientListProps): JSX.Element {
  const { t } = useWords();
  const navigate = useNavigate();
  const wayBack = useWayBack();
  const before = createLeft("parts", "list", (): ListLeft => ({ view: view(), sort: sort(), activeKey }));
  const textBefore = createLeft("words", "list", (): string | undefined => text() || undefined);
  const [text, setText] = createSignal(textBefore ?? "");
  const [view, setView] = createSignal<PatientView>(before?.view ?? EVERYBODY);
  const [sort, setSort] = createSignal<Sort>(before?.sort ?? BY_NAME);
  let activeKey = before?.activeKey;
  let search: HTMLInputElement | undefined;
  let table: VirtualTableHandle | undefined;
  const lastNotes = createLastNotes();
  const nameOf = createNameOf();
  const found = createFound({ text, view, sort, nameOf, lastNotes });
  /** What is sought may be a name, and is hidden wherever it stands. */
  const isSeeking = (): boolean => text().trim() !== "";

  createPageCommands(() => [
    {
      id: "search-clients",
      group: "page",
      icon: SearchIcon,
      label: t("list.keys"),
      also: t("also.clients"),
      press: { kind: "letters", letters: ["/"] },
      run: () => search?.focus(),
    },
  ]);
  // The page's heading is focused at the end of this turn, as on every page; this comes after it.
  createWish("search-clients", () => queueMicrotask(() => search?.focus()));
  /** From the field: the arrow into the list, Enter to the first who was found. */
  const fromSearch = (event: KeyboardEvent): void => {
    const [first] = found();
    if (first === undefined || event.isComposing) return;
    if (event.key === "ArrowDown") table?.focus();
    else if (event.key === "Enter" && isSeeking()) navigate(`/clients/${first.patient ?? ""}`);
    else return;
    event.preventDefault();
  };
  return (
    <Stack>
      <div class={styles["tools"]}>
        <div data-sensitive={isSeeking() ? "" : undefined}>
          <SearchField
            label={t("clients.search")}
            clearLabel={t("field.clearSearch")}
            value={text()}
            onInput={setText}
            keys={["/"]}
            ref={(element) => {
              search = element;
              element.addEventListener("keydown", fromSearch);
            }}
          />
        </div>
        <ViewsMenu
          view={view()}
          sort={sort()}
          onChoose={(chosen, order) => {
            setText("");
            setView({ status: chosen.status, whose: chosen.whose, notes: chosen.notes });
            setSort(order);
          }}
        />
      </div>
      <div class={styles["saying"]}>
        <Show when={!isSeeking()} fallback={<Quiet>{t("list.everywhere")}</Quiet>}>
          <FilterSentence view={view()} onChange={setView} hasNotes={lastNotes() !== null} disabled={false} />
        </Show>
        <div role="status" class={styles["count"]}>
          <Quiet>
            {isSeeking()
              ? t("clients.found", { count: found().length })
              : t("clients.count", { count: found().length })}
          </Quiet>
        </div>
      </div>
      <Show
        when={found().length > 0}
        fallback={
          <div data-sensitive={isSeeking() ? "" : undefined}>
            <Show
              when={isSeeking()}
              fallback={<NobodyInView view={view()} lastNotes={lastNotes()} onChange={setView} />}
            >
              <NobodyFound
                text={text().trim()}
                onAdd={props.onAdd}
                onAll={() => {
                  setText("");
                  setView({ ...EVERYBODY, status: "all" });
                  search?.focus();
                }}
              />
            </Show>
          </div>
        }
      >
        <PatientTable
          rows={found()}
          sort={sort()}
          onSort={setSort}
          nameOf={nameOf}
          lastNotes={lastNotes()}
          initialKey={untrack(() => activeKey)}
          onActive={(key) => (activeKey = key)}
          ref={(handle) => {
            table = handle;
            if (activeKey !== undefined && wayBack.isUndisturbed()) handle.focusInPlace();
          }}
        />
      </Show>
    </Stack>
  );
}

type NobodyFoundProps = {
  text: string;
  onAdd: ((name: string) => void) | undefined;
  onAll: () => void;
};

/** What was typed is mostly the name of somebody new. */
function NobodyFound(props: NobodyFoundProps): JSX.Element {
  const { t } = useWords();
  const name = (): string => shortened(props.text);
  return (
    <EmptyState
      title={t("clients.noMatch", { text: name() })}
      action={
        <Row>
          <Show when={props.onAdd}>
            {(add) => (
              <Button icon={AddIcon} onPress={() => add()(props.text)}>
                {t("clients.addNamed", { name: name() })}
              </Button>
            )}
          </Show>
          <Button kind="quiet" onPress={() => props.onAll()}>
            {t("list.showAll")}
          </Button>
        </Row>
      }
    >
      {t("clients.noMatchText")}
    </EmptyState>
  );
}

/** A button holds a name, and no page of text that was pasted into the field. */
const LONGEST_SHOWN = 60;
const shortened = (text: string): string =>
  text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text;

type NobodyProps = {
  view: PatientView;
  lastNotes: PatientFacts["lastNotes"] | null;
  onChange: (view: PatientView) => void;
};

/** Says which part of the view it is that leaves everybody out. */
function NobodyInView(props: NobodyProps): JSX.Element {
  const practice = usePractice();
  const parts = createViewParts();
  const { t, formats } = useWords();
  const isUsual = (): boolean => viewParts.every((part) => props.view[part] === EVERYBODY[part]);
  const excluding = createMemo(() =>
    excludingParts(practice.patients.items(), knownView(props.view, props.lastNotes), {
      member: practice.open().member,
      nowMs: Date.now(),
      lastNotes: props.lastNotes ?? NO_NOTES,
    }).map((part) => parts[part]().find(({ value }) => value === props.view[part])?.label ?? ""),
  );
  return (
    <EmptyState
      title={t("clients.noneInView")}
      action={
        <Button onPress={() => props.onChange(isUsual() ? { ...EVERYBODY, status: "all" } : EVERYBODY)}>
          {t(isUsual() ? "list.showAll" : "list.reset")}
        </Button>
      }
    >
      {t("list.excludes", { filters: formats().list(excluding()) })}
    </EmptyState>
  );
}

/** Where it is not known who has notes, nobody is left out for them. */
const knownView = (view: PatientView, lastNotes: PatientFacts["lastNotes"] | null): PatientView =>
  lastNotes === null ? { ...view, notes: EVERYBODY.notes } : view;

function createNameOf(): (row: PatientRow) => string {
  const patientName = createPatientName();
  return (row) => patientName(row.fields);
}

const NO_NOTES: PatientFacts["lastNotes"] = {};

interface Asked {
  readonly text: () => string;
  readonly view: () => PatientView;
  readonly sort: () => Sort;
  readonly nameOf: (row: PatientRow) => string;
  /** `null`: nobody is left out for a note that is not known of. */
  readonly lastNotes: () => PatientFacts["lastNotes"] | null;
}

/** Ordered first, because ordering thousands of rows is dear and typing must not pay for it. */
function createFound(asked: Asked): () => readonly PatientRow[] {
  const practice = usePractice();
  const patientName = createPatientName();
  const facts = (): PatientFacts => ({
    member: practice.open().member,
    nowMs: Date.now(),
    lastNotes: asked.lastNotes() ?? NO_NOTES,
  });
  /** What each row is called and found by. The one look at the privacy screen that those below depend on; they read a name of every row. */
  const saidByRow = createMemo(() => {
    patientName({});
    return { names: new WeakMap<PatientRow, string>(), texts: new WeakMap<PatientRow, string>() };
  });
  const kept = (said: WeakMap<PatientRow, string>, say: (row: PatientRow) => string) => (row: PatientRow) => {
    const text = said.get(row) ?? say(row);
    said.set(row, text);
    return text;
  };
  const seek = (rows: readonly PatientRow[], typed: string): readonly PatientRow[] => {
    const { texts } = saidByRow();
    const textOf = kept(texts, (row) => foldText(`${asked.nameOf(row)} ${patientName.sought(row.fields)}`));
    return untrack(() => seekPatients(rows, typed, textOf));
  };
  let orderedBy: readonly unknown[] = [];
  const ordered = createMemo<readonly PatientRow[]>((before) => {
    const [rows, sort, known, { names }] = [practice.patients.items(), asked.sort(), facts(), saidByRow()];
    const by = [sort, known.lastNotes, names];
    const isSame = by.every((part, at) => part === orderedBy[at]);
    orderedBy = by;
    const order = { sort, facts: known, nameOf: kept(names, asked.nameOf) };
    return untrack(() => sortPatients(rows, order, isSame ? before : []));
  }, []);
  const found = createMemo(() =>
    asked.text().trim() === ""
      ? viewPatients(ordered(), knownView(asked.view(), asked.lastNotes()), facts())
      : seek(ordered(), asked.text()),
  );
  return found;
}

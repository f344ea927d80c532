/**
 * A table of thousands of rows, of which only those on the screen exist. It is a real table all the same: column headers, a header in each
 * row, and the count and number of rows for those who cannot see them. It scrolls with the page.
 *
 * The rows are one stop of the Tab key. Arrows, `j` and `k` move, Home and End go to the ends, letters jump to the next row that begins
 * with them, and Enter follows the row's link by itself.
 */
import { createWindowVirtualizer, defaultRangeExtractor } from "@tanstack/solid-virtual";
import {
  createEffect,
  createMemo,
  createSignal,
  createUniqueId,
  For,
  type JSX,
  on,
  onCleanup,
  onMount,
  Show,
  untrack,
} from "solid-js";
import { createRowKeys } from "./row-keys.ts";
import { followRow, keepFromScrolling } from "./row-press.ts";
import { BodyCell, type Column, HeaderCell, type Sort } from "./table.tsx";
import styles from "./table.module.css";
import { VisuallyHidden } from "./visually-hidden.tsx";

const ROW_PX = 40;
const OVERSCAN = 12;
/** What may lie over the end of the screen: the navigation of a phone. */
const COVERED_PX = 96;

export interface VirtualTableHandle {
  /** Moves focus to the row that is the Tab stop, if there is any row. */
  focus(): void;
  /** The same, where the page is scrolled to already. */
  focusInPlace(): void;
}

type VirtualTableProps<Row> = {
  caption: string;
  /** The column that names each row by a link to it; it is the first. */
  name: {
    readonly header: string;
    readonly sortable?: boolean;
    readonly text: (row: Row) => string;
    readonly href: (row: Row) => string;
  };
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  sort?: Sort | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
  /** Letters move; off for people whose speech input types them. */
  letters: boolean;
  /** The row that is the Tab stop at first. */
  initialKey?: string | undefined;
  onActive?: ((key: string) => void) | undefined;
  ref?: ((handle: VirtualTableHandle) => void) | undefined;
};

export function VirtualTable<Row>(props: VirtualTableProps<Row>): JSX.Element {
  const captionId = createUniqueId();
  const [margin, setMargin] = createSignal(0);
  // Its rows are a task of their own: with the page around it they would hold up the thread for longer than a frame or two.
  const [isDrawn, setDrawn] = createSignal(false);
  const [activeKey, setActiveKey] = createSignal(untrack(() => props.initialKey));
  const links = new Map<string, HTMLElement>();
  let body: HTMLTableSectionElement | undefined;
  /** The row that is the Tab stop gets the focus as soon as it is there. */
  let isWanted = false;

  const rowKeys = createMemo(() => props.rows.map((row) => props.rowKey(row)));
  const indexByKey = createMemo(() => new Map(rowKeys().map((key, index) => [key, index])));
  const activeIndex = createMemo(() => indexByKey().get(activeKey() ?? "") ?? 0);
  const keyAt = (index: number): string | undefined => rowKeys()[index];
  // Another function for other rows: what was measured belongs to a row and moves with it.
  const getItemKey = createMemo(() => {
    const keys = rowKeys();
    return (index: number): string | number => keys[index] ?? index;
  });
  const rangeExtractor = createMemo(() => {
    const active = activeIndex();
    // The focused row stays, wherever the page is scrolled to: focus must not fall out of the document.
    return (range: Parameters<typeof defaultRangeExtractor>[0]): number[] =>
      [...new Set([...defaultRangeExtractor(range), ...(active < range.count ? [active] : [])])].toSorted(
        (one, other) => one - other,
      );
  });
  const virtualizer = createWindowVirtualizer<HTMLTableRowElement>({
    get count() {
      return isDrawn() ? props.rows.length : 0;
    },
    get scrollMargin() {
      return margin();
    },
    get rangeExtractor() {
      return rangeExtractor();
    },
    get getItemKey() {
      return getItemKey();
    },
    estimateSize: () => ROW_PX,
    measureElement: (row) => row.getBoundingClientRect().height || ROW_PX,
    overscan: OVERSCAN,
    scrollPaddingStart: COVERED_PX,
    scrollPaddingEnd: COVERED_PX,
  });

  const place = (): void => {
    if (body) setMargin(Math.round(body.getBoundingClientRect().top + window.scrollY));
  };
  onMount(() => {
    // Asked here it would lay out the page around the table before that is whole.
    const drawing = setTimeout(() => {
      place();
      setDrawn(true);
    }, 0);
    // What stands above the table grows and shrinks: a notice, a line of the filters.
    const watch = typeof ResizeObserver === "undefined" ? undefined : new ResizeObserver(place);
    watch?.observe(document.body);
    window.addEventListener("resize", place);
    // A row that was to get the focus when it is there does not call back somebody who has meanwhile gone elsewhere.
    const goElsewhere = (event: Event): void => {
      if (event.target instanceof Node && !body?.closest("table")?.contains(event.target)) isWanted = false;
    };
    for (const deed of DEEDS) document.addEventListener(deed, goElsewhere, true);
    onCleanup(() => {
      clearTimeout(drawing);
      for (const deed of DEEDS) document.removeEventListener(deed, goElsewhere, true);
      watch?.disconnect();
      window.removeEventListener("resize", place);
    });
    props.ref?.({
      focus: () => move(activeIndex()),
      focusInPlace() {
        isWanted = true;
        focusWanted();
      },
    });
  });

  const activate = (key: string): void => {
    setActiveKey(key);
    props.onActive?.(key);
  };
  const move = (index: number): void => {
    const key = keyAt(index);
    if (key === undefined) return;
    isWanted = true;
    activate(key);
    virtualizer.scrollToIndex(index, { align: "auto" });
    focusWanted();
  };
  const activeLink = (): HTMLElement | undefined => links.get(keyAt(activeIndex()) ?? "");
  const focusWanted = (): void => {
    const link = isWanted ? activeLink() : undefined;
    if (link === undefined) return;
    isWanted = false;
    link.focus({ preventScroll: true });
  };
  /** By their keys, so that of a list into which people come only their own rows are drawn and the others stay as they are. */
  const shown = createMemo(() => virtualizer.getVirtualItems().flatMap(({ index }) => keyAt(index) ?? []));
  keepFocus({
    table: () => body?.closest("table") ?? undefined,
    rows: shown,
    link: activeLink,
  });
  const keys = createRowKeys({
    count: () => props.rows.length,
    active: activeIndex,
    textOf: (index) => {
      const row = props.rows[index];
      return row === undefined ? "" : props.name.text(row);
    },
    hasLetters: () => props.letters,
    move,
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLElement && event.target.dataset["rowLink"] !== undefined) keys(event);
  };
  const nameColumn = (): Column<Row> => ({
    id: "name",
    header: props.name.header,
    sortable: props.name.sortable ?? false,
    cell: (row) => props.name.text(row),
  });
  const endGap = (): number => {
    const last = virtualizer.getVirtualItems().at(-1);
    return last === undefined ? 0 : margin() + virtualizer.getTotalSize() - last.end;
  };

  return (
    <table
      class={`${styles.table} ${styles.virtual}`}
      aria-labelledby={captionId}
      aria-rowcount={props.rows.length + 1}
      on:keydown={onKeyDown}
    >
      <caption id={captionId}>
        <VisuallyHidden>{props.caption}</VisuallyHidden>
      </caption>
      <thead>
        <tr aria-rowindex={1}>
          <HeaderCell column={nameColumn()} sort={props.sort} onSort={props.onSort} />
          <For each={props.columns}>
            {(column) => <HeaderCell column={column} sort={props.sort} onSort={props.onSort} />}
          </For>
        </tr>
      </thead>
      <tbody ref={(element) => (body = element)}>
        <For each={shown()}>
          {(key, at) => {
            const index = createMemo<number>((before) => indexByKey().get(key) ?? before, 0);
            const gap = (): number => {
              const items = virtualizer.getVirtualItems();
              return (items[at()]?.start ?? 0) - (at() === 0 ? margin() : (items[at() - 1]?.end ?? 0));
            };
            return (
              <Show when={props.rows[index()]}>
                {(row) => (
                  <>
                    <Gap px={gap()} />
                    <BodyRow
                      index={index()}
                      columns={props.columns}
                      row={row()}
                      name={props.name.text(row())}
                      href={props.name.href(row())}
                      isActive={index() === activeIndex()}
                      measure={(element) => virtualizer.measureElement(element)}
                      link={(element) => {
                        links.set(key, element);
                        // Whoever came to a row with the pointer goes on from there with the keys.
                        element.addEventListener("focus", () => key !== activeKey() && activate(key));
                        onCleanup(() => links.delete(key));
                        // Its row is in the document at the end of this turn.
                        if (isWanted) queueMicrotask(focusWanted);
                      }}
                    />
                  </>
                )}
              </Show>
            );
          }}
        </For>
        <Gap px={endGap()} />
      </tbody>
    </table>
  );
}

type FocusKeeping = {
  table: () => HTMLTableElement | undefined;
  rows: () => readonly string[];
  link: () => HTMLElement | undefined;
};

const DEEDS = ["pointerdown", "keydown"] as const;

/** A row that is put elsewhere among its fellows, as scrolling does, loses the browser's focus on the way and is given it back. */
function keepFocus({ table, rows, link }: FocusKeeping): void {
  let isHeld = false;
  const come = (): void => void (isHeld = true);
  const go = (event: FocusEvent): void => void (isHeld &&= event.relatedTarget === null);
  const press = (event: PointerEvent): void => {
    if (event.target instanceof Node && !table()?.contains(event.target)) isHeld = false;
  };
  onMount(() => {
    table()?.addEventListener("focusin", come);
    table()?.addEventListener("focusout", go);
    document.addEventListener("pointerdown", press);
  });
  onCleanup(() => document.removeEventListener("pointerdown", press));
  createEffect(
    on(rows, () => {
      if (isHeld && document.activeElement === document.body) link()?.focus({ preventScroll: true });
    }),
  );
}

/** The room of rows that are not there. One cell: more would make columns where a narrow screen shows fewer. */
function Gap(props: { px: number }): JSX.Element {
  return (
    <Show when={props.px > 0.5}>
      <tr class={styles.gap} aria-hidden="true">
        <td ref={(cell) => createEffect(() => (cell.style.blockSize = `${props.px}px`))} />
      </tr>
    </Show>
  );
}

type BodyRowProps<Row> = {
  index: number;
  columns: readonly Column<Row>[];
  row: Row;
  name: string;
  href: string;
  isActive: boolean;
  measure: (element: HTMLTableRowElement) => void;
  link: (element: HTMLElement) => void;
};

/** The link stays the same element while its row changes: whoever stands on it must not lose the focus to a colleague's edit. */
function BodyRow<Row>(props: BodyRowProps<Row>): JSX.Element {
  let element: HTMLTableRowElement | undefined;
  // From then on its size is watched. Asking for it at every change would lay out the whole table once for each row that changes.
  onMount(() => element && props.measure(element));
  return (
    <tr
      class={styles.row}
      ref={(row) => (element = row)}
      data-index={props.index}
      aria-rowindex={props.index + 2}
      on:click={followRow}
      on:auxclick={followRow}
      on:mousedown={keepFromScrolling}
    >
      <th scope="row" class={styles.cell}>
        <a
          ref={(link) => props.link(link)}
          href={props.href}
          tabIndex={props.isActive ? 0 : -1}
          data-row-link=""
        >
          <span class={styles.name}>
            <bdi>{props.name}</bdi>
          </span>
        </a>
      </th>
      <For each={props.columns}>{(column) => <BodyCell column={column} row={props.row} />}</For>
    </tr>
  );
}

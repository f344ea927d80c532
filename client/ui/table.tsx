import ArrowDown from "lucide-solid/icons/arrow-down";
import ArrowUp from "lucide-solid/icons/arrow-up";
import { For, type JSX, Show, createUniqueId } from "solid-js";
import styles from "./table.module.css";
import { VisuallyHidden } from "./visually-hidden.tsx";

export type Column<Row> = {
  id: string;
  header: string;
  cell: (row: Row) => JSX.Element;
  /** The column whose cell names its row; exactly one. */
  namesRow?: boolean;
  sortable?: boolean;
  align?: "start" | "end";
  /**
   * Left out on a phone; of many rows also where the table is not roomy, or already where it is not as wide as on a desk. Its content must
   * be reachable elsewhere.
   */
  wideOnly?: boolean | "roomy" | "desk";
  /** The header is read out but not shown, for a column of actions. */
  headerHidden?: boolean;
  /** In a table of many rows, whose columns cannot follow their content; otherwise an even share of what is left. */
  width?: "narrow" | "medium" | "wide";
};

export type Sort = { column: string; direction: "ascending" | "descending" };

type TableProps<Row> = {
  caption: string;
  captionHidden?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  sort?: Sort | undefined;
  /** Asked to sort by this column; a second press on the same one turns the order round. */
  onSort?: ((sort: Sort) => void) | undefined;
};

/**
 * A real table: a caption, column headers, a header in each row, and `aria-sort` where it is sorted. It scrolls
 * sideways in its own frame, which takes focus so that the keyboard can scroll it too.
 */
export function Table<Row>(props: TableProps<Row>): JSX.Element {
  const captionId = createUniqueId();
  return (
    <div class={styles.frame} role="region" aria-labelledby={captionId} tabIndex={0}>
      <table class={styles.table}>
        <caption id={captionId} class={props.captionHidden ? undefined : styles.caption}>
          <Show when={props.captionHidden} fallback={props.caption}>
            <VisuallyHidden>{props.caption}</VisuallyHidden>
          </Show>
        </caption>
        <thead>
          <tr>
            <For each={props.columns}>
              {(column) => <HeaderCell column={column} sort={props.sort} onSort={props.onSort} />}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={props.rows}>
            {(row) => (
              <tr class={styles.row}>
                <For each={props.columns}>{(column) => <BodyCell column={column} row={row} />}</For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

const wideness = <Row,>({ wideOnly }: Column<Row>): string | undefined =>
  wideOnly === true ? "" : wideOnly || undefined;

type HeaderCellProps<Row> = {
  column: Column<Row>;
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
};

export function HeaderCell<Row>(props: HeaderCellProps<Row>): JSX.Element {
  const direction = () => (props.sort?.column === props.column.id ? props.sort.direction : undefined);
  const turn = (): void =>
    props.onSort?.({
      column: props.column.id,
      direction: direction() === "ascending" ? "descending" : "ascending",
    });
  const words = (
    <Show when={props.column.headerHidden} fallback={props.column.header}>
      <VisuallyHidden>{props.column.header}</VisuallyHidden>
    </Show>
  );
  return (
    <th
      scope="col"
      class={styles.head}
      data-align={props.column.align}
      data-width={props.column.width}
      data-wide-only={wideness(props.column)}
      aria-sort={direction()}
    >
      <Show when={props.column.sortable && props.onSort} fallback={words}>
        <button type="button" class={styles.sort} onClick={turn}>
          {props.column.header}
          <Show when={direction() === "descending"} fallback={<ArrowUp />}>
            <ArrowDown />
          </Show>
        </button>
      </Show>
    </th>
  );
}

export function BodyCell<Row>(props: { column: Column<Row>; row: Row }): JSX.Element {
  return (
    <Show
      when={props.column.namesRow}
      fallback={
        <td class={styles.cell} data-align={props.column.align} data-wide-only={wideness(props.column)}>
          {props.column.cell(props.row)}
        </td>
      }
    >
      <th scope="row" class={styles.cell} data-align={props.column.align}>
        {props.column.cell(props.row)}
      </th>
    </Show>
  );
}

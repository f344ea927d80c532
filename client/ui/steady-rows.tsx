import { type Accessor, createMemo, For, type JSX, untrack } from "solid-js";

type SteadyRowsProps<Row> = {
  rows: readonly Row[];
  /** What a row is known by while what it says changes. */
  keyOf: (row: Row) => string;
  children: (row: Accessor<Row>) => JSX.Element;
};

/**
 * Rows that change while somebody looks at them: each stays the same element as long as it is in the list. A colleague's edit takes neither
 * the focus from whoever stands on it nor the link from under a press.
 */
export function SteadyRows<Row>(props: SteadyRowsProps<Row>): JSX.Element {
  const rowByKey = createMemo(() => new Map(props.rows.map((row) => [props.keyOf(row), row])));
  return (
    <For each={[...rowByKey().keys()]}>
      {(key) => {
        // Of a row that leaves, what it said last stands until it is gone.
        const row = createMemo<Row>(
          (before) => rowByKey().get(key) ?? before,
          untrack(rowByKey).get(key) as Row,
        );
        // oxlint-disable-next-line solid/reactivity -- it is read where it is shown
        return props.children(row);
      }}
    </For>
  );
}

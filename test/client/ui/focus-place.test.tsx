import { render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { createSignal, For, type JSX, Show } from "solid-js";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { ConfirmDialog } from "../../../client/ui/dialog.tsx";
import { keepFocusNear } from "../../../client/ui/focus-place.ts";
import { standInForModalDialogs } from "./jsdom-dialog.ts";

beforeAll(standInForModalDialogs);

let close: () => void;
beforeEach(() => (close = keepFocusNear(document)));
afterEach(() => close());

const [names, setNames] = createSignal<readonly string[]>([]);
const without = (name: string): void => void setNames((all) => all.filter((other) => other !== name));

function Rows(props: { onRemove: (name: string) => void; add?: boolean }): JSX.Element {
  return (
    <main>
      <h1 tabIndex={-1}>Team</h1>
      <Show when={names().length > 0 || props.add}>
        <section>
          <Show when={names().length > 0}>
            <ul>
              <For each={names()}>
                {(name) => (
                  <li data-name={name}>
                    <button>Show</button>
                    <button onClick={() => props.onRemove(name)}>Remove</button>
                  </li>
                )}
              </For>
            </ul>
          </Show>
          <Show when={props.add}>
            <button>Add</button>
          </Show>
        </section>
      </Show>
    </main>
  );
}

const at = (): string =>
  `${document.activeElement?.closest("li")?.dataset["name"] ?? ""} ${document.activeElement?.textContent ?? ""}`.trim();
const removeOf = (name: string): HTMLElement => {
  const button = document.querySelector<HTMLElement>(`[data-name=${name}] button:last-of-type`);
  if (button === null) throw new Error(`no row of ${name}`);
  return button;
};

test("whose row is taken away goes on at the next, then the one before, then what the section has, then the heading", async () => {
  setNames(["Ada", "Bo", "Cy"]);
  const [hasAdd, setAdd] = createSignal(true);
  render(() => <Rows onRemove={without} add={hasAdd()} />);
  await userEvent.click(removeOf("Bo"));
  expect(at()).toBe("Cy Remove");
  await userEvent.click(removeOf("Cy"));
  expect(at()).toBe("Ada Remove");
  await userEvent.click(removeOf("Ada"));
  expect(at()).toBe("Add");
  setNames(["Di"]);
  setAdd(false);
  await userEvent.click(removeOf("Di"));
  expect(at()).toBe("Team");
});

test.each(["first the row, then the question", "first the question, then the row"])(
  "a removal that was asked about ends beside the row: %s",
  async (order) => {
    setNames(["Ada", "Bo"]);
    const [asking, setAsking] = createSignal<string>();

    const isRowFirst = order.startsWith("first the row");
    const confirm = (): void => {
      const name = asking() ?? "";
      if (isRowFirst) without(name);
      setAsking(undefined);

      if (!isRowFirst) without(name);
    };
    render(() => (
      <>
        <Rows onRemove={setAsking} />
        <ConfirmDialog
          open={asking() !== undefined}
          title="Remove?"
          confirmLabel="Yes"
          cancelLabel="No"
          onConfirm={confirm}
          onCancel={() => setAsking(undefined)}
        >
          Gone.
        </ConfirmDialog>
      </>
    ));
    await userEvent.click(removeOf("Ada"));
    await userEvent.click(screen.getByRole("button", { name: "Yes" }));
    expect(screen.queryByRole("alertdialog")).not.toBeInTheDocument();
    expect(at()).toBe("Bo Remove");
  },
);

test("whoever has gone elsewhere is not called back, and a page that is left calls nobody", async () => {
  setNames(["Ada", "Bo"]);
  const { unmount } = render(() => <Rows onRemove={without} />);
  removeOf("Ada").focus();
  removeOf("Ada").blur();
  await Promise.resolve();
  without("Ada");
  await Promise.resolve();
  expect(document.body).toHaveFocus();
  removeOf("Bo").focus();
  unmount();
  await Promise.resolve();
  expect(document.body).toHaveFocus();
});

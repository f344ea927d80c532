import { fireEvent, render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { createSignal } from "solid-js";
import { beforeAll, expect, test } from "vitest";
import { ConfirmDialog, Dialog } from "../../../client/ui/dialog.tsx";
import { standInForModalDialogs } from "./jsdom-dialog.ts";

beforeAll(standInForModalDialogs);

function Example(): ReturnType<typeof Dialog> {
  const [open, setOpen] = createSignal(false);
  return (
    <>
      <button onClick={() => setOpen(true)}>Open</button>
      <Dialog open={open()} onClose={() => setOpen(false)} title="Invite" closeLabel="Close">
        <input aria-label="Name" />
      </Dialog>
    </>
  );
}

test("a dialog has its title as name, closes by its button, and focus returns", async () => {
  render(() => <Example />);
  await userEvent.click(screen.getByRole("button", { name: "Open" }));
  expect(screen.getByRole("dialog", { name: "Invite" })).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  expect(screen.getByRole("button", { name: "Open" })).toHaveFocus();
});

test("the platform's wish to close is a question to the owner, who may say no", async () => {
  let asked = 0;
  render(() => (
    <Dialog open onClose={() => (asked += 1)} title="Invite" closeLabel="Close">
      <input aria-label="Name" />
    </Dialog>
  ));
  await userEvent.type(screen.getByRole("textbox"), "Ada");
  const event = new Event("cancel", { cancelable: true });
  fireEvent(screen.getByRole("dialog"), event);
  expect([asked, event.defaultPrevented]).toEqual([1, true]);
  expect(screen.getByRole("textbox")).toHaveValue("Ada");
});

test("a question before taking something away starts on the way back and reads out its body", () => {
  render(() => (
    <ConfirmDialog
      open
      danger
      title="Remove Anna"
      confirmLabel="Remove Anna"
      cancelLabel="Cancel"
      onConfirm={() => undefined}
      onCancel={() => undefined}
    >
      She receives nothing new.
    </ConfirmDialog>
  ));
  const dialog = screen.getByRole("alertdialog", { name: "Remove Anna" });
  expect(dialog).toHaveAccessibleDescription("She receives nothing new.");
  expect(screen.getByRole("button", { name: "Cancel" })).toHaveFocus();
});

test("a question can only be answered once while its step runs", async () => {
  let confirmed = 0;
  render(() => (
    <ConfirmDialog
      open
      busy
      title="Remove Anna"
      confirmLabel="Remove Anna"
      cancelLabel="Cancel"
      onConfirm={() => (confirmed += 1)}
      onCancel={() => undefined}
    >
      Body
    </ConfirmDialog>
  ));
  await userEvent.click(screen.getByRole("button", { name: "Remove Anna" }));
  expect(confirmed).toBe(0);
});

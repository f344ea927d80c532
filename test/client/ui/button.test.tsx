import { render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import Pencil from "lucide-solid/icons/pencil";
import { createSignal } from "solid-js";
import { expect, test } from "vitest";
import { Button, ButtonLink } from "../../../client/ui/button.tsx";
import { IconButton } from "../../../client/ui/icon-button.tsx";

test("a button is pressed by pointer, Enter and Space", async () => {
  let presses = 0;
  render(() => <Button onPress={() => (presses += 1)}>Save</Button>);
  const button = screen.getByRole("button", { name: "Save" });
  await userEvent.click(button);
  await userEvent.keyboard("{Enter}");
  await userEvent.keyboard(" ");
  expect(presses).toBe(3);
});

test("a busy button keeps focus, says what it does, and takes no second press", async () => {
  let presses = 0;
  const [busy, setBusy] = createSignal(false);
  render(() => (
    <Button
      busy={busy()}
      busyLabel="Saving"
      onPress={() => {
        presses += 1;
        setBusy(true);
      }}
    >
      Save
    </Button>
  ));
  await userEvent.dblClick(screen.getByRole("button", { name: "Save" }));
  const button = screen.getByRole("button", { name: "Saving" });
  expect(presses).toBe(1);
  expect(button).toHaveFocus();
  expect(button).toHaveAttribute("aria-disabled", "true");
  expect(button).not.toBeDisabled();
});

test("a busy submit button does not submit a second time", async () => {
  let submits = 0;
  render(() => (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submits += 1;
      }}
    >
      <Button type="submit" busy>
        Save
      </Button>
    </form>
  ));
  await userEvent.click(screen.getByRole("button"));
  expect(submits).toBe(0);
});

test("a button is no submit button unless it says so", () => {
  render(() => <Button>Cancel</Button>);
  expect(screen.getByRole("button")).toHaveAttribute("type", "button");
});

test("a link that looks like a button is a link", () => {
  render(() => <ButtonLink href="/clients">Clients</ButtonLink>);
  expect(screen.getByRole("link", { name: "Clients" })).toHaveAttribute("href", "/clients");
});

test("an icon button has its label as name and hides its picture", () => {
  const { container } = render(() => <IconButton label="Edit" icon={Pencil} onPress={() => undefined} />);
  expect(screen.getByRole("button", { name: "Edit" })).toBeInTheDocument();
  expect(container.querySelector("svg")).toHaveAttribute("aria-hidden", "true");
});

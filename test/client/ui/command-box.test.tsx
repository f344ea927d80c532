import { fireEvent, render, screen } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import Lock from "lucide-solid/icons/lock";
import { createSignal } from "solid-js";
import { beforeAll, expect, test } from "vitest";
import { CommandBox } from "../../../client/ui/command-box.tsx";
import { standInForModalDialogs } from "./jsdom-dialog.ts";

beforeAll(() => {
  standInForModalDialogs();
  Element.prototype.scrollIntoView = () => undefined;
});

const ALL = ["Lock now", "Hide names", "Go to the team"];

function open() {
  const chosen: string[] = [];
  let closed = 0;
  render(() => {
    const [text, setText] = createSignal("");
    return (
      <CommandBox
        label="Search"
        text={text()}
        onText={setText}
        groups={[
          {
            label: "Do",
            items: ALL.filter((label) => label.toLowerCase().includes(text())).map((label) => ({
              id: label.replaceAll(" ", "-"),
              label,
              icon: Lock,
            })),
          },
          { label: "Nothing here", items: [] },
        ]}
        onChoose={(id) => chosen.push(id)}
        onClose={() => (closed += 1)}
        words={{ none: "Nothing matches.", count: (count) => `${count} matches`, hint: "" }}
      />
    );
  });
  const field = screen.getByRole("combobox", { name: "Search" });
  const current = () => document.querySelector('[aria-selected="true"]')?.textContent;
  return { chosen, field, current, closed: () => closed };
}

test("focus stands in the field, and the field names the option that Enter takes", async () => {
  const { field, current, chosen } = open();
  expect(field).toHaveFocus();
  expect(field.getAttribute("aria-activedescendant")).toBe(screen.getAllByRole("option")[0]?.id);
  await userEvent.keyboard("{ArrowDown}");
  expect(current()).toBe("Hide names");
  await userEvent.keyboard("{ArrowUp}{ArrowUp}");
  expect(current()).toBe("Go to the team");
  await userEvent.keyboard("{Enter}");
  expect(chosen).toEqual(["Go-to-the-team"]);
});

test("typing narrows and goes back to the first match", async () => {
  const { current, chosen } = open();
  await userEvent.keyboard("{ArrowDown}{ArrowDown}");
  await userEvent.keyboard("hide");
  expect(current()).toBe("Hide names");
  expect(screen.getByRole("status")).toHaveTextContent("1 matches");
  await userEvent.keyboard("{Enter}");
  expect(chosen).toEqual(["Hide-names"]);
});

test("without a match Enter chooses nothing and a sentence says so", async () => {
  const { chosen } = open();
  await userEvent.keyboard("zzz{Enter}");
  expect(screen.getByText("Nothing matches.")).toBeInTheDocument();
  expect(chosen).toEqual([]);
});

test("a group without matches is not there", () => {
  open();
  expect(screen.getAllByRole("group")).toHaveLength(1);
});

test("the platform's wish to close is passed on", () => {
  const { closed } = open();
  fireEvent(screen.getByRole("dialog", { name: "Search" }), new Event("cancel", { cancelable: true }));
  expect(closed()).toBe(1);
});

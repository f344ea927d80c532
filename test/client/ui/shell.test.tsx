import { render, screen, within } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import Users from "lucide-solid/icons/users";
import { createSignal } from "solid-js";
import { expect, test } from "vitest";
import { Shell } from "../../../client/ui/shell.tsx";

const WORDS = { navigation: "Main", skip: "Skip to content", collapse: "Narrow navigation", more: "More" };

function renderShell(): void {
  const [collapsed, setCollapsed] = createSignal(false);
  render(() => (
    <Shell
      brand="Practice"
      header={<span>Backed up</span>}
      items={[
        { href: "/clients", label: "Clients", icon: Users, current: true },
        { href: "/notes", label: "Notes to finish", short: "Notes", icon: Users, current: false },
        {
          href: "/team",
          label: "Team",
          icon: Users,
          current: false,
          count: { shown: "1", words: "1 asks to join" },
        },
      ]}
      moreItems={[{ href: "/settings", label: "Settings", icon: Users, current: false }]}
      collapsed={collapsed()}
      onCollapse={setCollapsed}
      words={WORDS}
    >
      <h1>Clients</h1>
    </Shell>
  ));
}

test("the frame has one navigation, one header and one main", () => {
  renderShell();
  const nav = screen.getByRole("navigation", { name: "Main" });
  expect(within(nav).getByRole("link", { name: "Clients" })).toHaveAttribute("aria-current", "page");
  expect(within(nav).getByRole("link", { name: /Team\s*1 asks to join/ })).not.toHaveAttribute(
    "aria-current",
  );
  expect(screen.getByRole("banner")).toHaveTextContent("Backed up");
  expect(within(screen.getByRole("main")).getByRole("heading", { level: 1 })).toBeInTheDocument();
});

test("a place whose label is shortened where there is little room keeps its whole name", () => {
  renderShell();
  const link = screen.getByRole("link", { name: "Notes to finish" });
  expect(within(link).getByText("Notes")).toHaveAttribute("aria-hidden", "true");
});

test("the first Tab leads past the navigation", async () => {
  renderShell();
  await userEvent.tab();
  expect(screen.getByRole("link", { name: "Skip to content" })).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  expect(screen.getByRole("main")).toHaveFocus();
});

test("narrowing keeps every link and its name", async () => {
  renderShell();
  const button = screen.getByRole("button", { name: "Narrow navigation" });
  expect(button).toHaveAttribute("aria-pressed", "false");
  await userEvent.click(button);
  expect(button).toHaveAttribute("aria-pressed", "true");
  expect(screen.getByRole("link", { name: "Clients" })).toBeInTheDocument();
});

test("the seldom-used places open behind one button, and Escape closes them and gives focus back", async () => {
  renderShell();
  const more = screen.getByRole("button", { name: "More" });
  await userEvent.click(more);
  expect(more).toHaveAttribute("aria-expanded", "true");
  await userEvent.tab();
  expect(screen.getByRole("link", { name: "Settings" })).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  expect(more).toHaveAttribute("aria-expanded", "false");
  expect(more).toHaveFocus();
});

import { render, screen, within } from "@solidjs/testing-library";
import userEvent from "@testing-library/user-event";
import { For } from "solid-js";
import { beforeAll, expect, test } from "vitest";
import { MemberRow } from "../../../../client/areas/team/member-row.tsx";
import type { OpenPractice } from "../../../../client/engine/api.ts";
import { EngineProvider, makeEngineHandle } from "../../../../client/state/engine.tsx";
import { PracticeProvider, usePractice } from "../../../../client/state/practice.tsx";
import { Toasts } from "../../../../client/ui/toasts.tsx";
import { english } from "../../../../client/words/english.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";
import { speakingLink } from "../../../support/speaking-link.ts";
import { standInForModalDialogs } from "../../ui/jsdom-dialog.ts";

beforeAll(standInForModalDialogs);

const anna = {
  member: "anna",
  living: true,
  displayName: "Anna",
  roles: ["owner", "clinician"],
  devices: [],
};
const ben = { ...anna, member: "ben", displayName: "Ben", roles: ["clinician"] };
const open = {
  ...{ practice: "p", member: "anna", roles: anna.roles, demo: false, recovery: "kit-confirmed" },
} as unknown as OpenPractice;

function Rows() {
  const practice = usePractice();
  return <For each={practice.team()}>{(member) => <MemberRow member={member} />}</For>;
}

/** Anna looks at the team. */
function showTeam(team: readonly unknown[]): void {
  const engine = speakingLink((method) => (method === "team" ? team : []));
  render(() => (
    <EngineProvider engine={makeEngineHandle(engine.link)}>
      <WordsProvider language={english} personWord="client">
        <Toasts words={{ dismiss: "Dismiss", more: (count) => `${count} more` }}>
          <PracticeProvider open={open}>
            <Rows />
          </PracticeProvider>
        </Toasts>
      </WordsProvider>
    </EngineProvider>
  ));
}

async function choose(name: string, action: string): Promise<HTMLElement> {
  await userEvent.click(await screen.findByRole("button", { name: new RegExp(name, "u") }));
  await userEvent.click(await screen.findByRole("menuitem", { name: action }));
  return screen.findByRole(action === "Change role" ? "dialog" : "alertdialog");
}

test("the only owner is told why the role stays, and cannot put it down", async () => {
  showTeam([anna, ben]);
  const dialog = await choose("Anna", "Change role");
  const owner = within(dialog).getByRole("checkbox", { name: "Owner" });
  expect(owner).toBeChecked();
  expect(owner).toBeDisabled();
  expect(owner).toHaveAccessibleDescription(/You are the only owner/u);
  expect(within(dialog).getByRole("checkbox", { name: "Clinician" })).toBeEnabled();
});

test("with a second owner the role can be put down", async () => {
  showTeam([anna, { ...ben, roles: ["owner"] }]);
  const dialog = await choose("Anna", "Change role");
  expect(within(dialog).getByRole("checkbox", { name: "Owner" })).toBeEnabled();
});

test("an owner who has left is no second one", async () => {
  showTeam([anna, { ...ben, roles: ["owner"], living: false }]);
  const dialog = await choose("Anna", "Change role");
  expect(within(dialog).getByRole("checkbox", { name: "Owner" })).toBeDisabled();
});

test("somebody who would remove themselves is told who could, and what comes first", async () => {
  showTeam([anna, ben]);
  expect(await choose("Anna", "Remove from the practice")).toHaveTextContent(/You are the only owner/u);
});

test("one of two owners is told that the other one can", async () => {
  showTeam([anna, { ...ben, roles: ["owner"] }]);
  expect(await choose("Anna", "Remove from the practice")).toHaveTextContent(/Another owner can/u);
});

test("whoever would leave somebody without any role is told what to choose", async () => {
  showTeam([anna, ben]);
  const dialog = await choose("Ben", "Change role");
  await userEvent.click(within(dialog).getByRole("checkbox", { name: "Clinician" }));
  await userEvent.click(within(dialog).getByRole("button", { name: "Change role" }));
  expect(await within(dialog).findByText("Choose at least one role.")).toBeInTheDocument();
});

test("nobody is given a role whose work is not built, and whoever has one may put it down", async () => {
  showTeam([anna, { ...ben, roles: ["biller", "clinician"] }]);
  const dialog = await choose("Ben", "Change role");
  expect(within(dialog).queryByRole("checkbox", { name: "Auditor" })).toBeNull();
  const billing = within(dialog).getByRole("checkbox", { name: "Billing" });
  expect(billing).toBeChecked();
  await userEvent.click(billing);
  expect(billing).not.toBeChecked();
});

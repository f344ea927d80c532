/** One's own part of the settings, on a device that does not have one's profile yet. */
import { MemoryRouter } from "@solidjs/router";
import { render, screen } from "@solidjs/testing-library";
import { expect, test, vi } from "vitest";
import { type Commands, CommandsProvider, useCommands } from "../../../../client/areas/frame/commands.tsx";
import {
  createPlaceFocus,
  settingsPlaces,
  wishForPlace,
} from "../../../../client/areas/frame/place-focus.ts";
import { OwnProfile } from "../../../../client/areas/settings/own-profile.tsx";
import type { OpenPractice } from "../../../../client/engine/api.ts";
import { EngineProvider, makeEngineHandle } from "../../../../client/state/engine.tsx";
import { PracticeProvider } from "../../../../client/state/practice.tsx";
import { english } from "../../../../client/words/english.ts";
import { WordsProvider } from "../../../../client/words/words-context.tsx";
import { speakingLink } from "../../../support/speaking-link.ts";

const open = {
  practice: "p",
  member: "anna",
  roles: ["owner"],
  profileDocument: null,
} as unknown as OpenPractice;

test("whoever asks for it is taken there, and is told that it is still on its way", async () => {
  Element.prototype.scrollIntoView = () => undefined;
  let commands: Commands | undefined;
  const Part = () => {
    commands = useCommands();
    createPlaceFocus(settingsPlaces);
    return <OwnProfile />;
  };
  const Page = () => (
    <CommandsProvider>
      <Part />
    </CommandsProvider>
  );
  render(() => (
    <WordsProvider language={english} personWord="client">
      <EngineProvider engine={makeEngineHandle(speakingLink(() => []).link)}>
        <PracticeProvider open={open}>
          <MemoryRouter>{{ path: "/", component: Page }}</MemoryRouter>
        </PracticeProvider>
      </EngineProvider>
    </WordsProvider>
  ));
  const heading = await screen.findByRole("heading", { name: "You" });
  expect(screen.getByText(/^This record is not on this device/u)).toBeVisible();
  commands?.wish(wishForPlace("profile"));
  await vi.waitFor(() => expect(heading).toHaveFocus());
});

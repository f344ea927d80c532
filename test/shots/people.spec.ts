/** From the invitation to the farewell, on both sides. */
import { test } from "../e2e/support/journey.ts";
import {
  admit,
  arrive,
  BORIS,
  choosePassphrase,
  comparisonWords,
  foundPractice,
  goTo,
  heading,
  invite,
} from "../e2e/support/person.ts";
import { makeCamera } from "./camera.ts";

test("people", async ({ browser, device }) => {
  const camera = await makeCamera(browser, "people");
  const anna = await (await device()).open();
  await foundPractice(anna);
  await goTo(anna, "Team");
  await anna.getByRole("button", { name: "Invite a colleague" }).click();
  const dialog = anna.getByRole("dialog", { name: "Invite a colleague" });
  await camera.take(anna, "invite");
  await dialog.getByRole("checkbox", { name: "Clinician" }).check();
  await dialog.getByRole("button", { name: "Make the link" }).click();
  await dialog.getByLabel("Invitation link", { exact: true }).waitFor();
  await camera.take(anna, "link");
  await dialog.getByRole("button", { name: "Done" }).click();
  const link = await invite(anna, "Clinician");
  await camera.take(anna, "open-invitations", "whole");

  const boris = await (await device()).open();
  await boris.goto(link);
  await boris.getByLabel("Your name").fill(BORIS.name);
  await choosePassphrase(boris, BORIS.passphrase);
  await camera.take(boris, "join", "whole");
  await boris.getByRole("button", { name: "Ask to join" }).click();
  const words = await comparisonWords(boris);
  await camera.take(boris, "words-to-compare");
  await anna.getByRole("article").filter({ hasText: BORIS.name }).waitFor();
  await camera.take(anna, "request", "whole");
  await admit(anna, BORIS.name, words);
  await arrive(boris);
  await camera.take(boris, "first-look");
  await anna.getByRole("button", { name: "Change Boris Feld" }).click();
  await anna.getByRole("menuitem", { name: "Change role" }).click();
  await anna.getByRole("dialog").waitFor();
  await camera.take(anna, "change-role");
  await anna.keyboard.press("Escape");
  await anna.getByRole("button", { name: "Add a device" }).click();
  await anna.getByRole("dialog", { name: "Add another device of yours" }).waitFor();
  await camera.take(anna, "add-a-device");
  await anna.getByRole("button", { name: "Done" }).click();
  await anna.getByRole("button", { name: "Change Boris Feld" }).click();
  await anna.getByRole("menuitem", { name: "Remove from the practice" }).click();
  await anna.getByRole("alertdialog").waitFor();
  await camera.take(anna, "remove");
  await anna
    .getByRole("alertdialog")
    .getByRole("button", { name: /^Remove / })
    .click();
  await heading(boris, "You are no longer a member of this practice").waitFor({ timeout: 30_000 });
  await camera.take(boris, "removed");
  await camera.take(anna, "former-members", "whole");
});

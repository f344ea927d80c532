/** The main screens as a screen reader walks through them: order, roles and names. What is left out of a snapshot may be there or not. */
import { expect } from "@playwright/test";
import { test } from "../support/journey.ts";
import { addClient, backedUp, foundPractice, goTo, lock, newNote } from "../support/person.ts";

test("every part of the main screens has a role and a name, in a sensible order", async ({ device }) => {
  const page = await (await device()).open();
  await foundPractice(page);
  await addClient(page, "Mara Lindt");
  await backedUp(page);
  await expect(page.locator("body")).toMatchAriaSnapshot(`
    - link "Skip to content"
    - navigation "Main":
      - list:
        - listitem:
          - link "Today"
        - listitem:
          - link "Clients"
        - listitem:
          - link "Notes to finish"
        - listitem:
          - link "Team"
      - list:
        - listitem:
          - link "Safety and backup"
        - listitem:
          - link "Settings"
      - button "Narrow navigation"
    - banner:
      - button "Search or do something"
      - button "Backed up"
      - button "Hide names"
      - button "Lock"
    - main:
      - navigation "You are here":
        - list:
          - listitem:
            - link "Clients"
          - listitem: Mara Lindt
      - heading "Mara Lindt" [level=1]
      - tablist "Parts of the record":
        - tab "Notes" [selected]
        - tab "File"
        - tab "Timeline"
        - tab "Care team"
      - tabpanel "Notes"
  `);

  await (await newNote(page, "DAP")).click();
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - heading /^Session on/ [level=1]
    - textbox "Title"
    - textbox "Date of the session"
    - textbox "Time"
    - toolbar "Formatting":
      - button "Bold"
      - button "Italic"
    - textbox "Note":
      - heading "Data" [level=2]
      - heading "Assessment" [level=2]
      - heading "Plan" [level=2]
  `);

  await goTo(page, "Clients");
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - heading "Clients" [level=1]
    - search:
      - searchbox "Search clients"
    - table "Clients":
      - rowgroup:
        - row:
          - columnheader "Name":
            - button "Name"
          - columnheader "Code"
          - columnheader "Status"
      - rowgroup:
        - row /Mara Lindt/:
          - rowheader "Mara Lindt":
            - link "Mara Lindt"
  `);

  await page.getByRole("link", { name: "Today" }).click();
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - heading "Today" [level=1]
    - region "First steps":
      - heading "First steps" [level=2]
      - list "First steps":
        - listitem: Print your recovery kit (Done)
    - region "Notes to finish":
      - heading "Notes to finish" [level=2]
      - list "Notes to finish":
        - listitem:
          - link "Mara Lindt"
  `);

  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toMatchAriaSnapshot(`
    - dialog "Search clients and actions":
      - combobox "Search clients and actions" [expanded]
      - listbox "Search clients and actions":
        - group "Opened last":
          - option /Mara Lindt/ [selected]
        - group "Do":
          - option "New client"
        - group "Go to":
          - option /Today/
  `);
  await page.keyboard.press("Escape");

  await lock(page);
  await expect(page.getByRole("main")).toMatchAriaSnapshot(`
    - heading [level=1]
    - textbox "Passphrase"
    - button "Show passphrase"
    - button "Unlock"
  `);
});

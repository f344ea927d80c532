import { expect, test } from "vitest";
import { type AddressBar, invitationLink, takeInvitation } from "../../../client/state/invitation.ts";

function barAt(path: string, hash: string) {
  const listeners: (() => void)[] = [];
  const replaced: string[] = [];
  const location = { pathname: path, search: "", hash };
  const bar: AddressBar = {
    location,
    history: {
      state: null,
      replaceState: (_state, _title, address) => {
        replaced.push(String(address));
        location.hash = "";
      },
    },
    addEventListener: (_type, listener) => listeners.push(listener),
  };
  const open = (next: string): void => {
    location.hash = next;
    for (const listener of listeners) listener();
  };
  return { bar, replaced, location, open };
}

test("takes the secret out of the address at once and keeps it", () => {
  const { bar, replaced, location } = barAt("/join", "#1.practice.seed");
  const invitation = takeInvitation(bar);
  expect(invitation.fragment()).toBe("1.practice.seed");
  expect(replaced).toEqual(["/join"]);
  expect(location.hash).toBe("");
});

test("leaves the address of other pages alone", () => {
  const { bar, replaced } = barAt("/clients", "#main");
  expect(takeInvitation(bar).fragment()).toBeNull();
  expect(replaced).toEqual([]);
});

test("takes a second invitation that is opened in the same tab", () => {
  const { bar, replaced, open } = barAt("/join", "#1.a.b");
  const invitation = takeInvitation(bar);
  open("#1.c.d");
  expect(invitation.fragment()).toBe("1.c.d");
  expect(replaced).toHaveLength(2);
});

test("reads a pasted link, whole or only its end", () => {
  const invitation = takeInvitation(barAt("/join", "").bar);
  invitation.give("  https://claros.example/join#1.a.b \n");
  expect(invitation.fragment()).toBe("1.a.b");
  invitation.give("1.c.d");
  expect(invitation.fragment()).toBe("1.c.d");
  invitation.forget();
  expect(invitation.fragment()).toBeNull();
});

test("puts the secret after the number sign, which no server is told", () => {
  expect(new URL(invitationLink("https://claros.example", "1.a.b")).pathname).toBe("/join");
  expect(new URL(invitationLink("https://claros.example", "1.a.b")).search).toBe("");
});

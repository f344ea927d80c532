/** People typing: unique tokens into the documents that their device may read, in the tabs that are open. */
import type { SimDevice, DeviceTab } from "./sim-device.ts";
import type { SimDocument } from "./sim-tab.ts";
import { erasingOf } from "./oracle.ts";
import { findToken, writeTokens } from "./token-edits.ts";
import { openDevices, personOf, type SharedDocument, type World } from "./world.ts";

/** A document in a tab, opened when it was not. */
export function openIn(world: World, tab: DeviceTab, shared: SharedDocument): SimDocument {
  const held = tab.documents.get(shared.id);
  if (held !== undefined && held.end === null) return held;
  return tab.open(shared.id, {
    savedHere: (edits) => world.oracle.shown(edits, "saved-here"),
    backedUp: (edits) => world.oracle.shown(edits, "backed-up"),
  });
}

export interface Place {
  readonly device: SimDevice;
  readonly tab: DeviceTab;
  readonly shared: SharedDocument;
}

/** Types `count` tokens in one change. Returns them; empty while the document is not there yet. */
export function type(world: World, { device, tab, shared }: Place, count = 1): readonly string[] {
  const opened = openIn(world, tab, shared);
  if (!opened.isReady || opened.end !== null) return [];
  const tokens = Array.from({ length: count }, () => world.oracle.newToken());
  const isDoubtful = shared.patient !== null && world.mayBeRefused.has(personOf(world, device));
  for (const text of tokens) {
    world.oracle.typed({ text, document: shared.id, device: device.name, tab: tab.number, isDoubtful });
  }
  opened.edit(tokens, (doc) => writeTokens(doc, { ...shared, tokens, pick: world.pick }));
  return tokens;
}

/** Erases one token that this tab sees; journaled before it happens. */
export function erase(world: World, { tab, shared }: Place): boolean {
  const opened = openIn(world, tab, shared);
  if (!opened.isReady || opened.end !== null) return false;
  const choice = findToken(opened.doc, shared.type, world.pick);
  if (choice === null) return false;
  world.oracle.erasing(choice.token);
  opened.edit([erasingOf(choice.token)], () => choice.erase());
  return true;
}

/** Somewhere where somebody could be typing now, or null. */
export function somewhere(world: World): Place | null {
  const devices = openDevices(world);
  const device = devices[world.pick(Math.max(1, devices.length))];
  const tabs = device?.life?.tabs ?? [];
  const tab = tabs[world.pick(Math.max(1, tabs.length))];
  if (device === undefined || tab === undefined) return null;
  const person = personOf(world, device);
  const readable = world.documents.filter(({ self }) => self === null || self === person);
  const shared = readable[world.pick(Math.max(1, readable.length))];
  return shared === undefined ? null : { device, tab, shared };
}

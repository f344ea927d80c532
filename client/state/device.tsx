/** The settings of this device as signals. They lie in clear, so nothing of a practice belongs into them. */
import { createContext, createSignal, type JSX, onCleanup, useContext, untrack } from "solid-js";
import type { PracticeId } from "../../crypto/public/ids.ts";
import type { DeviceDocument, DeviceSetting } from "../link/device-document.ts";

export type { DeviceSetting };

export interface Device {
  setting(name: DeviceSetting): string | null;
  set(name: DeviceSetting, value: string | null): void;
  label(practice: PracticeId): string | null;
  setLabel(practice: PracticeId, label: string | null): void;
}

const DeviceContext = createContext<Device>();

export function DeviceProvider(props: { device: DeviceDocument; children: JSX.Element }): JSX.Element {
  // One document for the life of the tab, so it need not be followed.
  const document = untrack(() => props.device);
  const [version, setVersion] = createSignal(0);
  onCleanup(document.onChange(() => setVersion((before) => before + 1)));
  const device: Device = {
    setting: (name) => (version(), document.setting(name)),
    set: (name, value) => document.set(name, value),
    label: (practice) => (version(), document.label(practice)),
    setLabel: (practice, label) => document.setLabel(practice, label),
  };
  return <DeviceContext.Provider value={device}>{props.children}</DeviceContext.Provider>;
}

/** Throws outside a provider. */
export function useDevice(): Device {
  const device = useContext(DeviceContext);
  if (!device) throw new TypeError("useDevice needs a DeviceProvider above it");
  return device;
}

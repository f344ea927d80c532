import type { DeviceDocument } from "../link/device-document.ts";

/** A disk that does not answer must not keep the page empty: after this long the device's own look is used. */
const PATIENCE_MS = 1_500;

/** Waits until the settings of this device are known, for a moment at most, and follows the chosen look from then on. */
export async function applyTheme(device: DeviceDocument, root: HTMLElement): Promise<void> {
  await Promise.race([device.ready, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  const show = (): void => {
    const theme = device.setting("theme");
    if (theme === "light" || theme === "dark") root.dataset["theme"] = theme;
    else delete root.dataset["theme"];
  };
  show();
  device.onChange(show);
}

import type { DeviceDocument, DeviceSetting } from "../link/device-document.ts";

/** A disk that does not answer must not keep the page empty: after this long the device's own look is used. */
const PATIENCE_MS = 1_500;

/** What can be chosen besides the device's own way; each is an attribute of the root that `tokens.css` answers. */
export const LOOKS = {
  theme: ["light", "dark"],
  contrast: ["more"],
  density: ["compact"],
  "text-size": ["small", "large", "largest"],
} as const satisfies Partial<Record<DeviceSetting, readonly string[]>>;

/** Waits until the settings of this device are known, for a moment at most, and follows the chosen look from then on. */
export async function applyTheme(device: DeviceDocument, root: HTMLElement): Promise<void> {
  await Promise.race([device.ready, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  const show = (): void => {
    for (const [setting, values] of Object.entries(LOOKS)) {
      const chosen = device.setting(setting as DeviceSetting);
      const name = setting.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      if (chosen !== null && (values as readonly string[]).includes(chosen)) root.dataset[name] = chosen;
      else delete root.dataset[name];
    }
  };
  show();
  device.onChange(show);
}

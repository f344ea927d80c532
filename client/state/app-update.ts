import type { Accessor } from "solid-js";
import { createContext, useContext } from "solid-js";

/** A newer version of the app that waits to be started. */
export interface AppUpdate {
  readonly ready: Accessor<boolean>;
  /** Starts it: the page reloads. Only ever at the person's wish. */
  start(): void;
}

export const AppUpdateContext = createContext<AppUpdate>();

/** The waiting version; none outside the real app. */
export const useAppUpdate = (): AppUpdate =>
  useContext(AppUpdateContext) ?? { ready: () => false, start: () => undefined };

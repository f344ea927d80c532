/** Whether the browser offers to make an app of its own out of this site. Chromium says so with an event, which comes once and early. */
import { type Accessor, createContext, createSignal, useContext } from "solid-js";

/** Not in TypeScript's library: only Chromium has it. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>;
}

export interface Installation {
  readonly at: Accessor<"not-offered" | "offered" | "installed">;
  install(): Promise<void>;
}

export function makeInstallation(view: Window): Installation {
  const isApp = view.matchMedia("(display-mode: standalone)").matches;
  const [at, setAt] = createSignal<"not-offered" | "offered" | "installed">(
    isApp ? "installed" : "not-offered",
  );
  let offer: InstallOffer | null = null;
  view.addEventListener("beforeinstallprompt", (event) => {
    // The browser would otherwise choose the moment, and it would choose a bad one.
    event.preventDefault();
    offer = event as InstallOffer;
    setAt("offered");
  });
  view.addEventListener("appinstalled", () => setAt("installed"));
  return {
    at,
    async install() {
      const asked = offer;
      offer = null;
      setAt("not-offered");
      await asked?.prompt();
    },
  };
}

export const InstallationContext = createContext<Installation>();

/** Outside the real app nothing is offered. */
export const useInstallation = (): Installation =>
  useContext(InstallationContext) ?? { at: () => "not-offered", install: async () => undefined };

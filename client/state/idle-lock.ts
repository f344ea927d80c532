/**
 * Locks the practice when nobody is here. All tabs of this browser count as one place: what is done in one keeps the others open. Only
 * a moment in time crosses between tabs, never what was done.
 */
import { type Accessor, createSignal, onCleanup } from "solid-js";
import { useDevice } from "./device.tsx";
import { type IdleSituation, idleTimes, makeIdleWatch } from "./idle-watch.ts";

const SIGNS = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart", "input"] as const;
const CHANNEL = "claros-activity";
const TELL_EVERY_MS = 2_000;

export interface IdleLock {
  readonly situation: Accessor<IdleSituation>;
  /** The person says that they are here. */
  stay(): void;
}

/** `lock` is called once, when the time is over. */
export function createIdleLock(lock: () => void): IdleLock {
  const device = useDevice();
  const [situation, setSituation] = createSignal<IdleSituation>({ at: "active" });
  const watch = makeIdleWatch({
    now: () => Date.now(),
    times: () => idleTimes(device.setting("lock-after-minutes")),
    onChange(next) {
      // Before the page is blanked, so that what its forms hold can still be saved.
      if (next.at === "over") lock();
      setSituation(next);
    },
  });
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener("message", (event: MessageEvent<unknown>) => {
    if (typeof event.data === "number") watch.touch(event.data);
  });
  onCleanup(() => channel.close());

  let toldMs = 0;
  const stay = (): void => {
    const now = Date.now();
    watch.touch(now);
    if (now - toldMs < TELL_EVERY_MS) return;
    toldMs = now;
    channel.postMessage(now);
  };
  for (const sign of SIGNS) document.addEventListener(sign, stay, { capture: true, passive: true });
  onCleanup(() => {
    for (const sign of SIGNS) document.removeEventListener(sign, stay, { capture: true });
  });

  const timer = setInterval(() => watch.check(), 1_000);
  onCleanup(() => clearInterval(timer));
  const look = (): void => watch.check();
  document.addEventListener("visibilitychange", look);
  onCleanup(() => document.removeEventListener("visibilitychange", look));
  return { situation, stay };
}

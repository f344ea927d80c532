/**
 * One thing a person asks for that takes time: busy while it runs, a fault when it failed, and no second run beside the first.
 * What failed for a reason nobody foresaw is handed on to the page's error reporting as well as shown.
 */
import { type Accessor, createSignal } from "solid-js";
import { type ShownFault, faultOf } from "./faults.ts";

export interface Action<Input extends unknown[]> {
  /** Resolves to whether it was carried out. A call while another runs is not carried out. */
  run(...input: Input): Promise<boolean>;
  readonly busy: Accessor<boolean>;
  /** Why the last run failed; cleared by the next one. */
  readonly fault: Accessor<ShownFault | null>;
  clear(): void;
}

export function createAction<Input extends unknown[]>(
  work: (...input: Input) => Promise<unknown>,
): Action<Input> {
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal<ShownFault | null>(null);
  let running = false;
  return {
    busy,
    fault,
    clear: () => void setFault(null),
    async run(...input) {
      if (running) return false;
      running = true;
      setBusy(true);
      setFault(null);
      try {
        await work(...input);
        return true;
      } catch (error) {
        const code = faultOf(error);
        if (code === "unknown") reportError(error);
        setFault(code);
        return false;
      } finally {
        running = false;
        setBusy(false);
      }
    },
  };
}

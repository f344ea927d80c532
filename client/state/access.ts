import { type Accessor, createEffect, createSignal } from "solid-js";
import type { PatientId } from "../../crypto/public/ids.ts";
import { createEngineListener, useEngine } from "./engine.tsx";

/** What this device's keys allow with one person's records. */
export interface Access {
  readonly file: boolean;
  readonly case: boolean;
  readonly mayCreateCase: boolean;
}

/** `undefined` until the engine has answered. Asked again when rights may have changed. Needs an owner. */
export function createAccess(patient: () => PatientId | null): Accessor<Access | undefined> {
  const engine = useEngine();
  const [access, setAccess] = createSignal<Access>();
  const read = async (id: PatientId): Promise<void> => {
    const answer = await engine.call("accessTo", { patient: id }).catch(() => undefined);
    if (answer !== undefined && patient() === id) setAccess(answer);
  };
  const ask = (): void => {
    const id = patient();
    if (id !== null) void read(id);
  };
  createEffect(ask);
  createEngineListener(engine, (event) => {
    if (event.event === "team" || event.event === "summaries-stale") ask();
  });
  return access;
}

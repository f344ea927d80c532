import { type Accessor, createSignal } from "solid-js";
import type { JoinRequest } from "../engine/api.ts";
import { createEngineListener, useEngine } from "./engine.tsx";
import { sameAgain } from "./same-again.ts";

/** Who asks to be let in, as far as this member may answer. Needs an owner. */
export function createJoinRequests(): Accessor<readonly JoinRequest[]> {
  const engine = useEngine();
  const [requests, setRequests] = createSignal<readonly JoinRequest[]>([]);
  const take = (now: readonly JoinRequest[]): void => void setRequests((before) => sameAgain(before, now));
  createEngineListener(engine, (event) => {
    if (event.event === "join-requests") take(event.requests);
  });
  // Whoever may not answer is told so by an empty list.
  engine.call("joinRequests").then(take, () => undefined);
  return requests;
}

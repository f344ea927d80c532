/** The other end of a tab's link to its engine: it answers as it is told to, and says what it is told to. */
import type { EngineEvent } from "../../client/engine/api.ts";
import type { EngineLink } from "../../client/link/engine-link.ts";

export interface SpeakingLink {
  readonly link: EngineLink;
  say(event: unknown): void;
}

export function speakingLink(
  answer: (method: string, query: { readonly type?: string }) => unknown,
): SpeakingLink {
  const listeners = new Set<(event: EngineEvent) => void>();
  const link = {
    call: async (method: string, query: { readonly type?: string } = {}) => answer(method, query),
    onEvent(listener: (event: EngineEvent) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    link: link as unknown as EngineLink,
    say(event) {
      for (const listener of listeners) listener(event as EngineEvent);
    },
  };
}

/** A summary as the engine tells it. */
export const patientRow = (patient: string, name: string, changedAtMs = 1) => ({
  document: `file-of-${patient}`,
  type: "patient-file",
  patient,
  changedAtMs,
  fields: { name },
});

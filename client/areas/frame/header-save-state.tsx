import { createEffect, createMemo, type JSX, on } from "solid-js";
import { useEngine } from "../../state/engine.tsx";
import { useSaves } from "../../state/save-state.tsx";
import type { SaveTruth } from "../../state/save-truth.ts";
import { SaveState, type SaveSituation, type SaveWords } from "../../ui/save-state.tsx";
import { useAnnouncer } from "../../ui/toasts.tsx";
import { useWords } from "../../words/words-context.tsx";

/** The one place that says where the last keystroke is. */
export function HeaderSaveState(): JSX.Element {
  const saves = useSaves();
  const words = createSaveWords();
  const announcer = useAnnouncer();
  const isOffline = createMemo(() => saves.truth().at === "offline");
  let wasConnected = false;
  // Losing the connection and getting it back are worth a word to those who cannot see the dot; finding it at the start is not, nor is
  // ordinary saving.
  createEffect(
    on(isOffline, (offline) => {
      if (wasConnected) announcer.quiet(words(situationOf(saves.truth(), () => "")).label);
      wasConnected ||= !offline;
    }),
  );
  return <SaveNow />;
}

/** The same words without announcements, for where the header cannot be seen. */
export function SaveNow(): JSX.Element {
  const saves = useSaves();
  const words = createSaveWords();
  const { t } = useWords();
  return (
    <SaveState situation={situationOf(saves.truth(), (truth) => t(`refusal.${truth.code}`))} words={words} />
  );
}

function situationOf(
  truth: SaveTruth,
  reasonOf: (truth: SaveTruth & { at: "refused" }) => string,
): SaveSituation {
  switch (truth.at) {
    case "saved-here":
      return { at: "on-device" };
    case "backed-up":
      return { at: "backed-up" };
    case "refused":
      return { at: "refused", reason: reasonOf(truth) };
    default:
      return truth;
  }
}

function createSaveWords(): (situation: SaveSituation) => SaveWords {
  const { t, formats } = useWords();
  const saves = useSaves();
  const engine = useEngine();
  const hasServer = (): boolean => engine.sync().relay.at !== "none";
  const savedAt = (): string | undefined => {
    const at = saves.savedAtMs();
    return at === null ? undefined : formats().time(at);
  };
  const lastAt = (time: string | undefined): string =>
    time === undefined ? "" : ` ${t("save.lastAt", { time })}`;
  const backedUpAt = (): string => {
    const truth = saves.truth();
    if (truth.at !== "backed-up" || truth.atMs === null) return "";
    return ` ${t("save.lastAt", { time: formats().time(truth.atMs) })}`;
  };
  return (situation) => {
    switch (situation.at) {
      case "opening":
        return { label: t("waiting.opening"), explanation: t("waiting.loading") };
      case "saving":
        return { label: t("save.saving"), explanation: t("save.savingText") };
      case "on-device":
        return {
          label: t("save.onDevice"),
          short: t("save.onDeviceShort"),
          time: savedAt(),
          explanation: t(hasServer() ? "save.onDeviceText" : "save.onlyHereText") + lastAt(savedAt()),
        };
      case "backed-up":
        return { label: t("save.backedUp"), explanation: t("save.backedUpText") + backedUpAt() };
      case "offline":
        return {
          label: situation.waiting > 0 ? t("save.waiting", { count: situation.waiting }) : t("save.offline"),
          short:
            situation.waiting > 0
              ? t("save.waitingShort", { waiting: formats().number(situation.waiting) })
              : undefined,
          explanation: t("save.offlineText"),
        };
      case "not-permitted":
        return {
          label: t("save.notPermitted"),
          short: t("save.refused"),
          explanation: t("save.notPermittedText"),
        };
      case "refused":
        return {
          label: t("save.refused"),
          explanation: t("save.refusedText", { reason: situation.reason }),
        };
      default:
        return {
          label: t("save.notSaved"),
          explanation: t(situation.kind === "full" ? "storage.fullText" : "storage.failedText"),
        };
    }
  };
}

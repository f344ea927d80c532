import type { Words } from "../words/words-context.tsx";

/** "Copied from 4 March 2026", or `null` for what is no day: it may have been written by an altered client. */
export function copiedFrom(day: string, { t, formats }: Words): string | null {
  if (day === "") return t("editor.copiedForward");
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T12:00:00`) : Number.NaN;
  return Number.isNaN(at) ? null : t("editor.copiedFrom", { date: formats().date(at) });
}

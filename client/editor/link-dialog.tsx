import { createSignal, type JSX, Show, untrack } from "solid-js";
import { safeHref } from "../model/note-schema.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { useWords } from "../words/words-context.tsx";
import { openLink } from "./note-links.ts";

interface LinkDialogProps {
  /** The address there is already; empty for a new link. */
  href: string;
  onApply: (href: string | null) => void;
  onClose: () => void;
}

/** Asks where a link goes. An address that may not be opened is refused in the field and stays to be mended. */
export function LinkDialog(props: LinkDialogProps): JSX.Element {
  const { t } = useWords();
  // The dialog is made anew each time it opens, so it takes the address once.
  const [address, setAddress] = createSignal(untrack(() => props.href));
  const [isRefused, setRefused] = createSignal(false);
  const apply = (): void => {
    const href = completeAddress(address());
    if (href === null) setRefused(true);
    else props.onApply(href);
  };
  return (
    <Dialog
      open
      title={t("editor.link")}
      closeLabel={t("editor.close")}
      onClose={() => props.onClose()}
      actions={
        <>
          <Show when={props.href}>
            <Button onPress={() => openLink(props.href)}>{t("editor.linkOpen")}</Button>
            <Button onPress={() => props.onApply(null)}>{t("editor.linkRemove")}</Button>
          </Show>
          <Button onPress={() => props.onClose()}>{t("editor.cancel")}</Button>
          <Button kind="primary" onPress={apply}>
            {t("editor.linkApply")}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <TextField
          label={t("editor.linkAddress")}
          hint={t("editor.linkHint")}
          error={isRefused() ? t("editor.linkRefused") : undefined}
          value={address()}
          onInput={(value) => {
            setAddress(value);
            setRefused(false);
          }}
          spellcheck={false}
          autofocus
        />
        {/* Enter in the field submits only where the form holds a submit button. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

/** The address as it will be stored: what lacks a scheme gets the one it must have meant; `null` when refused. */
export function completeAddress(typed: string): string | null {
  const text = typed.trim();
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]*:\d+(\/|$)/.test(text)) return safeHref(text);
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return safeHref(`mailto:${text}`);
  if (/^\+?[\d\s()/-]{5,}$/.test(text)) return safeHref(`tel:${text.replaceAll(/[\s()/-]/g, "")}`);
  return /^[^\s/]+\.[^\s/]{2,}/.test(text) ? safeHref(`https://${text}`) : null;
}

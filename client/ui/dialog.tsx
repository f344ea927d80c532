import X from "lucide-solid/icons/x";
import { type JSX, Show, createUniqueId } from "solid-js";
import { Button } from "./button.tsx";
import { createModal } from "./create-modal.ts";
import styles from "./dialog.module.css";
import { IconButton } from "./icon-button.tsx";
import { OverlayHostContext } from "./overlay-host.ts";

type DialogProps = {
  open: boolean;
  /** Asked to close: by Escape, the close button or the platform. The owner decides and sets `open`. */
  onClose: () => void;
  title: string;
  children: JSX.Element;
  actions?: JSX.Element;
  closeLabel: string;
  size?: "normal" | "wide" | undefined;
  /** An alert dialog interrupts: its body is read out at once. */
  alert?: boolean | undefined;
};

/**
 * A native modal dialog: the page behind is inert, Tab stays inside, Escape asks to close, and focus returns
 * to where it was. A press beside the dialog does nothing, so that a slip of the hand never costs typed text.
 */
export function Dialog(props: DialogProps): JSX.Element {
  return (
    <Show when={props.open}>
      <OpenDialog {...props} />
    </Show>
  );
}

function OpenDialog(props: DialogProps): JSX.Element {
  const id = createUniqueId();
  const modal = createModal(() => props.onClose());
  return (
    <dialog
      ref={modal.setElement}
      class={styles.dialog}
      data-size={props.size ?? "normal"}
      role={props.alert ? "alertdialog" : undefined}
      aria-labelledby={`${id}-title`}
      aria-describedby={props.alert ? `${id}-body` : undefined}
      on:cancel={modal.askToClose}
    >
      <OverlayHostContext.Provider value={modal.element}>
        <div class={styles.head}>
          <h2 id={`${id}-title`} class={styles.title}>
            {props.title}
          </h2>
          <Show when={!props.alert}>
            <div class={styles.close}>
              <IconButton label={props.closeLabel} icon={X} onPress={() => props.onClose()} />
            </div>
          </Show>
        </div>
        <div id={`${id}-body`} class={styles.body}>
          {props.children}
        </div>
        <Show when={props.actions}>{(actions) => <div class={styles.actions}>{actions()}</div>}</Show>
      </OverlayHostContext.Provider>
    </dialog>
  );
}

type ConfirmDialogProps = {
  open: boolean;
  title: string;
  children: JSX.Element;
  confirmLabel: string;
  cancelLabel: string;
  onConfirm: () => void;
  onCancel: () => void;
  danger?: boolean | undefined;
  busy?: boolean | undefined;
  busyLabel?: string | undefined;
  confirmDisabled?: boolean | undefined;
};

/**
 * A question before a step that matters. The button names the step ("Remove Anna", not "OK"). When the step
 * takes something away, focus starts on the way back.
 */
export function ConfirmDialog(props: ConfirmDialogProps): JSX.Element {
  return (
    <Dialog
      alert
      open={props.open}
      onClose={() => props.onCancel()}
      title={props.title}
      closeLabel={props.cancelLabel}
      actions={
        <>
          <Button autofocus={props.danger} onPress={() => props.onCancel()}>
            {props.cancelLabel}
          </Button>
          <Button
            kind={props.danger ? "danger" : "primary"}
            autofocus={!props.danger}
            busy={props.busy}
            busyLabel={props.busyLabel}
            disabled={props.confirmDisabled}
            onPress={() => props.onConfirm()}
          >
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}

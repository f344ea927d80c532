/** Files let go over the page. A browser that is not told otherwise would leave the app and show the file. */
import { type Accessor, createSignal, onCleanup } from "solid-js";

/** Takes the first of them, wherever it is let go. Returns whether one is held over the page. Needs an owner. */
export function createFileDrop(take: (file: File | undefined) => void): Accessor<boolean> {
  const [isOver, setOver] = createSignal(false);
  listen("dragover", (event) => {
    if (keepHere(event)) setOver(true);
  });
  listen("dragleave", (event) => {
    if (event.relatedTarget === null) setOver(false);
  });
  listen("drop", (event) => {
    if (!keepHere(event)) return;
    setOver(false);
    take(event.dataTransfer?.files[0]);
  });
  return isOver;
}

/** Lets no file take the place of the app, where none is wanted. Needs an owner. */
export function createDropGuard(): void {
  listen("dragover", keepHere);
  listen("drop", keepHere);
}

function keepHere(event: DragEvent): boolean {
  if (!event.dataTransfer?.types.includes("Files")) return false;
  event.preventDefault();
  return true;
}

function listen(type: "dragover" | "dragleave" | "drop", listener: (event: DragEvent) => void): void {
  document.addEventListener(type, listener);
  onCleanup(() => document.removeEventListener(type, listener));
}

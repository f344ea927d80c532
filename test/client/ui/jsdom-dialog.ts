/**
 * jsdom knows <dialog> but not its modal methods. These stand in for what our tests look at: the `open`
 * attribute and the first focus. The real behaviour is checked in Chromium by looks.test.ts and behaviour.test.ts.
 */
export function standInForModalDialogs(): void {
  HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement): void {
    this.setAttribute("open", "");
    (this.querySelector<HTMLElement>("[autofocus]") ?? this.querySelector<HTMLElement>("button"))?.focus();
  };
  HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement): void {
    this.removeAttribute("open");
  };
}

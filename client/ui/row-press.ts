const CONTROLS = "a, button, input, select, textarea, label, summary, [role='button'], [tabindex]";
const isOnControl = ({ target, currentTarget }: Event): boolean =>
  target instanceof Element &&
  currentTarget instanceof Element &&
  currentTarget.contains(target.closest(CONTROLS));

/** A press anywhere in a row is one on its link, but for other controls and for whoever was marking text. */
export function followRow(event: MouseEvent & { currentTarget: HTMLTableRowElement }): void {
  const link = event.currentTarget.querySelector<HTMLAnchorElement>("a[data-row-link]");
  if (link === null || event.defaultPrevented || event.button > 1 || isOnControl(event)) return;
  if (window.getSelection()?.isCollapsed === false) return;
  const isElsewhere = event.button === 1 || event.ctrlKey || event.metaKey || event.shiftKey;
  if (isElsewhere) window.open(link.href, "_blank", "noopener");
  else link.click();
}

/** The middle button on a row opens it, instead of beginning to scroll. */
export function keepFromScrolling(event: MouseEvent): void {
  if (event.button === 1 && !isOnControl(event)) event.preventDefault();
}

/**
 * What word processors and mail programs mean by their markup, put into plain lists and tables before the
 * schema reads it. Word writes lists as paragraphs with a level; mails are laid out with tables inside tables;
 * merged cells would move the columns behind them. Works on cleaned markup in a document that draws nothing.
 */
import { DOMParser, type ParseOptions, type Slice } from "prosemirror-model";
import { noteSchema } from "./note-prose-schema.ts";

const maxLevel = 8;
const maxColumns = 40;
const maxSlots = 10_000;

class PasteParser extends DOMParser {
  override parseSlice(dom: globalThis.Node, options?: ParseOptions): Slice {
    // What was copied from a note is in order already.
    if (dom instanceof Element && !dom.querySelector("[data-pm-slice]")) tidyPastedBlocks(dom);
    return super.parseSlice(dom, options);
  }
}

export const pasteParser = (): DOMParser =>
  new PasteParser(noteSchema, DOMParser.fromSchema(noteSchema).rules);

/** Changes the element's content in place. */
export function tidyPastedBlocks(root: Element): void {
  for (const first of root.querySelectorAll("p[data-pasted-level]")) {
    if (!isListLine(first.previousElementSibling)) gatherList(first);
  }
  for (const title of root.querySelectorAll("p[data-pasted-title]")) makeTitle(title);
  for (const line of root.querySelectorAll("[data-pasted-underline]")) {
    if (isOfLink(line)) line.removeAttribute("data-pasted-underline");
  }
  // Innermost first, so that a table of facts inside a layout has been judged before its surroundings go.
  for (const table of [...root.querySelectorAll("table")].toReversed()) {
    if (isLayout(table)) unwrapTable(table);
    else spreadSpans(table);
  }
}

function makeTitle(line: Element): void {
  const title = line.ownerDocument.createElement("h1");
  title.append(...line.childNodes);
  line.replaceWith(title);
}

/** The line under a link comes with every link. */
function isOfLink(line: Element): boolean {
  if (line.closest("a[href]")) return true;
  const links = [...line.querySelectorAll("a[href]")].map((link) => link.textContent).join("");
  return links !== "" && links.trim() === line.textContent.trim();
}

const isListLine = (element: Element | null): boolean => element?.matches("p[data-pasted-level]") === true;

/** Word's list paragraphs from this one on become nested lists. */
function gatherList(first: Element): void {
  const document = first.ownerDocument;
  const open: Element[] = [];
  let line: Element | null = first;
  while (line !== null && isListLine(line)) {
    const next: Element | null = line.nextElementSibling;
    const marker = line.querySelector("[data-pasted-marker]");
    const tag = isNumbering(marker?.getAttribute("data-pasted-marker") ?? "") ? "ol" : "ul";
    const level = Math.min(maxLevel, Math.max(1, Number(line.getAttribute("data-pasted-level")) || 1));
    open.length = Math.min(open.length, level);
    const parent = open[level - 1];
    if (open.length === level && parent?.localName !== tag) open.length = level - 1;
    while (open.length < level) {
      const list = document.createElement(tag);
      const around = open.at(-1);
      if (around) (around.lastElementChild ?? around.appendChild(document.createElement("li"))).append(list);
      else line.before(list);
      open.push(list);
    }
    marker?.remove();
    const item = document.createElement("li");
    open.at(-1)?.append(item);
    line.removeAttribute("data-pasted-level");
    item.append(line);
    line = next;
  }
}

const isNumbering = (marker: string): boolean => /^\s*\(?([0-9]{1,4}|[a-z]{1,4})[.)]/i.test(marker);

const rowsOf = (table: HTMLTableElement): HTMLTableRowElement[] => [...table.rows];

/** Tables that only place things: around other tables, or of one column. */
const isLayout = (table: HTMLTableElement): boolean =>
  table.querySelector("table") !== null || rowsOf(table).every((row) => row.cells.length < 2);

function unwrapTable(table: HTMLTableElement): void {
  const blocks = rowsOf(table).flatMap((row) =>
    [...row.cells].map((cell) => {
      const block = table.ownerDocument.createElement("div");
      block.append(...cell.childNodes);
      return block;
    }),
  );
  table.replaceWith(...blocks);
}

/** Every merged cell becomes one cell and empty ones, so that each column stays under its heading. */
function spreadSpans(table: HTMLTableElement): void {
  const rows = rowsOf(table);
  const grid = rows.map((): HTMLTableCellElement[] => []);
  for (const [index, row] of rows.entries()) {
    let column = 0;
    for (const cell of row.cells) {
      while (grid[index]?.[column]) column += 1;
      const right = Math.min(maxColumns, column + cell.colSpan);
      const below = cell.rowSpan === 0 ? rows.length : index + cell.rowSpan;
      for (const slots of grid.slice(index, below)) {
        for (let at = column; at < right; at += 1) slots[at] ??= cell;
      }
      column = Math.max(right, column + 1);
    }
  }
  const width = Math.max(...grid.map((slots) => slots.length));
  if (width * rows.length > maxSlots) return;
  const placed = new Set<HTMLTableCellElement>();
  for (const [index, row] of rows.entries()) {
    const overflow = [...row.cells].filter((cell) => !grid[index]?.includes(cell));
    const slots = Array.from({ length: width }, (_, at) => {
      const cell = grid[index]?.[at];
      if (!cell || placed.has(cell)) return table.ownerDocument.createElement("td");
      placed.add(cell);
      return cell;
    });
    row.replaceChildren(...slots, ...overflow);
  }
}

/** A table out of the text of a file, a piece at a time, so that the page stays awake while a large one is read. */
import Papa, { type Parser, type ParseResult } from "papaparse";
import { breathe } from "./breathe.ts";

export type Delimiter = "," | ";" | "\t" | "|";
export const DELIMITERS: readonly Delimiter[] = [",", ";", "\t", "|"];

export interface ParsedTable {
  readonly delimiter: Delimiter;
  /** All rows are as long as the longest; none is blank. */
  readonly rows: readonly TableRow[];
  readonly width: number;
  /** Rows that were left out because the file holds more than can be taken at once. */
  readonly beyond: number;
}

export interface TableRow {
  /** Counted from 1 among the rows of the file, as a spreadsheet shows them. */
  readonly line: number;
  readonly cells: readonly string[];
}

export const MOST_ROWS = 50_000;
export const MOST_COLUMNS = 100;
const PIECE = 64 * 1024;
/** Excel writes down what separates its columns. */
const SEPARATOR_LINE = /^sep=([,;\t|])\r?\n/i;

/** `delimiter`: what the person chose; otherwise the text decides. Ends early, with what it has, when `signal` is aborted. */
export async function parseTable(
  text: string,
  { delimiter, signal }: { readonly delimiter?: Delimiter; readonly signal?: AbortSignal } = {},
): Promise<ParsedTable> {
  const said = SEPARATOR_LINE.exec(text);
  const body = said === null ? text : text.slice(said[0].length);
  const separator = delimiter ?? (said?.[1] as Delimiter | undefined) ?? guessDelimiter(body);
  const found: string[][] = [];
  await eachPiece(body, separator, async (rows) => {
    found.push(...rows);
    await breathe();
    return signal?.aborted !== true;
  });
  const full = found.flatMap((cells, at) =>
    cells.some((cell) => cell.trim() !== "") ? [{ line: at + 1, cells: cells.slice(0, MOST_COLUMNS) }] : [],
  );
  const kept = full.slice(0, MOST_ROWS);
  const width = kept.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const rows = kept.map(({ line, cells }) => ({
    line,
    cells: Array.from({ length: width }, (_, at) => cells[at] ?? ""),
  }));
  return { delimiter: separator, rows, width, beyond: full.length - kept.length };
}

function eachPiece(
  text: string,
  delimiter: Delimiter,
  take: (rows: string[][]) => Promise<boolean>,
): Promise<void> {
  return new Promise((resolve) => {
    Papa.parse<string[]>(text, {
      delimiter,
      chunkSize: PIECE,
      chunk({ data }: ParseResult<string[]>, parser: Parser) {
        parser.pause();
        void take(data).then((goesOn) => {
          if (!goesOn) parser.abort();
          return goesOn ? parser.resume() : resolve();
        });
      },
      complete: () => resolve(),
    });
  });
}

/** What cuts the first lines into the same number of columns, the more the better. */
export function guessDelimiter(text: string): Delimiter {
  const sample = text.slice(0, PIECE);
  let best: { delimiter: Delimiter; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of DELIMITERS) {
    const { data } = Papa.parse<string[]>(sample, { delimiter, preview: 25, skipEmptyLines: "greedy" });
    const widths = data.map((cells) => cells.length);
    const first = widths[0] ?? 0;
    const even = widths.filter((width) => width === first).length / Math.max(1, widths.length);
    const score = first < 2 ? 0 : even * 100 + first;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

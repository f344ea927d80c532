import type { ScopeId } from "../../../crypto/public/ids.ts";
import type { RejectCode } from "../../../sync-server/protocol/codes.ts";
import type { Received } from "../contract.ts";
import { AskRefused, type RelayLine } from "./relay-line.ts";

/** Entries of one scope: those behind `after`, up to `through`. */
export interface PageRange {
  readonly scope: ScopeId;
  readonly after: number;
  readonly through: number;
}

export interface Page {
  readonly entries: readonly Received[];
  /** Everything asked for up to here is in it. */
  readonly through: number;
  readonly more: boolean;
}

/** A page, or the code with which the relay refused the question. */
export async function askPage(line: RelayLine, range: PageRange): Promise<Page | RejectCode> {
  try {
    const { entries, through, more } = await line.ask({ type: "fetch", ...range }, "fetched");
    return {
      entries: entries.map(({ number, signedEntry }) => ({ number, bytes: signedEntry })),
      through,
      more,
    };
  } catch (error) {
    if (error instanceof AskRefused) return error.code;
    throw error;
  }
}

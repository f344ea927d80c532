/**
 * The list of a type's documents, kept right by the engine's events. Sorting and filtering are the page's matter.
 *
 * Events come one by one, thousands of them on a new device; they are gathered for a moment and shown together. One is shown at once, or
 * nearly; of many, what was shown a moment ago is not worth being drawn over and over.
 */
import { type Accessor, createMemo, createSignal, onCleanup } from "solid-js";
import type { DocumentId, PatientId } from "../../crypto/public/ids.ts";
import type { Summary } from "../engine/api.ts";
import type { DocumentType } from "../model/document-roots.ts";
import type { SummaryByType } from "../model/summaries.ts";
import { createEngineListener, type EngineHandle } from "./engine.tsx";

export interface SummaryOf<T extends DocumentType> extends Omit<Summary, "fields" | "type"> {
  readonly type: T;
  /** What the model's `summary` returned; written by any version, so parts may be missing. */
  readonly fields: Partial<SummaryByType[T]>;
}

export interface Summaries<T extends DocumentType> {
  readonly items: Accessor<readonly SummaryOf<T>[]>;
  readonly byDocument: Accessor<ReadonlyMap<DocumentId, SummaryOf<T>>>;
  readonly at: Accessor<"loading" | "ready" | "failed">;
}

export interface SummariesQuery<T extends DocumentType> {
  readonly type: T;
  readonly patient?: PatientId;
  /** Only those whose summary has exactly these values. */
  readonly where?: Readonly<Record<string, string | boolean>>;
}

const GATHER_MS = 40;
/** While they keep coming in heaps: from this many on, the next are gathered for longer. */
const HEAP = 16;
const GATHER_HEAPS_MS = 250;
/** A list is read anew when somebody who was shown from a snapshot is not there after all; on a new device that may be many at once. */
const READ_AGAIN_MS = 250;

/** Needs an owner; follows the engine until it ends. */
export function createSummaries<T extends DocumentType>(
  engine: EngineHandle,
  query: SummariesQuery<T>,
): Summaries<T> {
  const [byDocument, setByDocument] = createSignal<ReadonlyMap<DocumentId, SummaryOf<T>>>(new Map());
  const [at, setAt] = createSignal<"loading" | "ready" | "failed">("loading");
  const news = new Map<DocumentId, SummaryOf<T>>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let load = 0;
  let gatherMs = GATHER_MS;

  const show = (): void => {
    timer = undefined;
    if (at() !== "ready") return;
    gatherMs = news.size >= HEAP ? GATHER_HEAPS_MS : GATHER_MS;
    setByDocument((before) => withNews(before, news));
    news.clear();
  };
  const read = async (): Promise<void> => {
    again = undefined;
    const mine = ++load;
    try {
      const list = await engine.call("summaries", query);
      if (mine !== load) return;
      const read = list as unknown as readonly SummaryOf<T>[];
      setByDocument(withNews(new Map(read.map((summary) => [summary.document, summary])), news));
      news.clear();
      setAt("ready");
    } catch {
      if (mine === load) setAt("failed");
    }
  };
  createEngineListener(engine, (event) => {
    if (event.event === "summaries-stale" && event.type === query.type)
      again ??= setTimeout(() => void read(), READ_AGAIN_MS);
    if (event.event !== "summary" || !concerns(query, event.summary)) return;
    // One that no longer fits is taken along, so that it leaves the list.
    news.set(event.summary.document, event.summary as unknown as SummaryOf<T>);
    timer ??= setTimeout(show, gatherMs);
  });
  onCleanup(() => {
    load += 1;
    clearTimeout(timer);
    clearTimeout(again);
  });
  void read();
  const items = createMemo(() =>
    query.where === undefined
      ? [...byDocument().values()]
      : [...byDocument().values()].filter(({ fields }) => fits(query, fields)),
  );
  return { byDocument, at, items };
}

export const concerns = (query: SummariesQuery<DocumentType>, summary: Summary): boolean =>
  summary.type === query.type && (query.patient === undefined || query.patient === summary.patient);

export const fits = (
  { where = {} }: SummariesQuery<DocumentType>,
  fields: Readonly<Record<string, unknown>>,
): boolean => Object.entries(where).every(([name, value]) => fields[name] === value);

/** The list with what is newer than what it holds; the order of arrival does not decide. */
export function withNews<S extends Pick<Summary, "document" | "changedAtMs">>(
  list: ReadonlyMap<DocumentId, S>,
  news: ReadonlyMap<DocumentId, S>,
): ReadonlyMap<DocumentId, S> {
  const next = new Map(list);
  for (const [document, summary] of news) {
    const held = next.get(document);
    if (held === undefined || held.changedAtMs <= summary.changedAtMs) next.set(document, summary);
  }
  return next;
}

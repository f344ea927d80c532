import type * as Y from "yjs";

/** Any shared type of Yjs, whatever its events. */
export type SharedType = Y.Doc["share"] extends Map<string, infer T> ? T : never;

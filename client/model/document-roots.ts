/**
 * What a document of each type may contain at its top, as data: the engine's gate refuses everything else
 * before a tab sees it. Root kinds are not on the wire (Yjs gives a root the kind of whoever asks first), so
 * a wrong kind shows as content of the wrong sort under a known name; `inspect.ts` looks for that.
 */
export const documentTypes = [
  "practice",
  "member-profile",
  "patient-file",
  "note",
  "process-note",
  "preferences",
] as const;
export type DocumentType = (typeof documentTypes)[number];

export type RootKind = "map" | "array" | "xml-fragment";
export type ScopeKind = "staff" | "file" | "case" | "self";

/** Which scope a document of this type lives in; a document in another scope is refused. */
export const documentScopes: Readonly<Record<DocumentType, ScopeKind>> = {
  practice: "staff",
  "member-profile": "staff",
  "patient-file": "file",
  note: "case",
  "process-note": "self",
  preferences: "self",
};

export const documentRoots: Readonly<Record<DocumentType, Readonly<Record<string, RootKind>>>> = {
  practice: { meta: "map", profile: "map" },
  "member-profile": { meta: "map", profile: "map" },
  "patient-file": {
    meta: "map",
    identity: "map",
    contacts: "array",
    emergencyContacts: "array",
    team: "map",
    status: "array",
    marks: "array",
  },
  note: { meta: "map", note: "map", status: "array", body: "xml-fragment" },
  "process-note": { meta: "map", note: "map", body: "xml-fragment" },
  preferences: { meta: "map", values: "map" },
};

/** `maxNesting` counts shared types from the root (1) down; nested lists in a note use three a level. */
export const documentCaps = {
  maxNesting: 48,
  maxBytes: 4 * 1024 * 1024,
  maxKeyLength: 128,
} as const;

const poisonous: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Keys that turn a plain object into something else are refused wherever they stand. */
export const isAllowedKey = (key: string): boolean =>
  key.length > 0 && key.length <= documentCaps.maxKeyLength && !poisonous.has(key);

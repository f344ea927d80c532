/**
 * Domain separation: the closed list of labels. Every hash, key derivation, seal and signature of Claros starts from a
 * label that nothing else uses, so that no value made for one purpose is ever valid for another. A label is never
 * reused and never changed; a new layout gets a new version.
 */

/** Labels of hashes ({@link hashOf}). */
export const HASH_LABELS = {
  practice: "claros/practice/v1",
  record: "claros/record/v1",
  entry: "claros/entry-hash/v1",
  batchLeaf: "claros/batch-leaf/v1",
  attestation: "claros/attestation-hash/v1",
  snapshot: "claros/snapshot-hash/v1",
  blob: "claros/blob/v1",
  keyHash: "claros/key-hash/v1",
  recipient: "claros/recipient-key/v1",
  recoveryChecksum: "claros/recovery-checksum/v1",
  comparisonWords: "claros/comparison-words/v1",
} as const;

/** Labels of key derivations (HKDF info). */
export const KDF_LABELS = {
  kitSign: "claros/kit-sign/v1",
  kitKem: "claros/kit-kem/v1",
  memberKem: "claros/member-kem/v1",
  roleKem: "claros/role-kem/v1",
  roleWrap: "claros/role-wrap-key/v1",
  memberWrap: "claros/member-wrap-key/v1",
  localRows: "claros/local-rows-key/v1",
  deviceSecrets: "claros/device-secrets-key/v1",
  searchIndex: "claros/search-index-key/v1",
  passkeySlot: "claros/passkey-slot-key/v1",
  inviteSign: "claros/invite-sign/v1",
  joinSeal: "claros/join-seal-key/v1",
} as const;

/** Labels of HPKE wraps (the start of `info`). */
export const KEM_LABELS = {
  deviceWrap: "claros/kem/device-wrap/v1",
  roleWrap: "claros/kem/role-wrap/v1",
  channel: "claros/kem/channel/v1",
  kitWrap: "claros/kem/kit-wrap/v1",
} as const;

export type HashLabel = (typeof HASH_LABELS)[keyof typeof HASH_LABELS];
export type KdfLabel = (typeof KDF_LABELS)[keyof typeof KDF_LABELS];
export type KemLabel = (typeof KEM_LABELS)[keyof typeof KEM_LABELS];

/**
 * What a seal is for. `padded` is part of the use: whatever has a length worth hiding is padded, a 32-byte key is not.
 */
export const SEAL_USES = {
  entry: { label: "claros/entry/v1", padded: true },
  snapshot: { label: "claros/snapshot/v1", padded: true },
  awareness: { label: "claros/awareness/v1", padded: true },
  localRow: { label: "claros/local-row/v1", padded: true },
  summaries: { label: "claros/summaries/v1", padded: true },
  search: { label: "claros/search/v1", padded: true },
  joinRequest: { label: "claros/join-request/v1", padded: true },
  deviceSecrets: { label: "claros/device-secrets/v1", padded: false },
  wrap: { label: "claros/wrap/v1", padded: false },
  epochChain: { label: "claros/epoch-chain/v1", padded: false },
  slot: { label: "claros/slot/v1", padded: false },
} as const;

export type SealUse = keyof typeof SEAL_USES;

/** What is signed. The byte stands first in every signed message and tells a reader of raw bytes what they hold. */
export const SIGNED_KINDS = {
  record: { type: 1, label: "claros/sign/record/v1" },
  batch: { type: 2, label: "claros/sign/batch/v1" },
  "join-request": { type: 3, label: "claros/sign/join-request/v1" },
  hello: { type: 4, label: "claros/sign/hello/v1" },
  "awareness-key": { type: 5, label: "claros/sign/awareness-key/v1" },
  awareness: { type: 6, label: "claros/sign/awareness/v1" },
  attestation: { type: 7, label: "claros/sign/attestation/v1" },
  snapshot: { type: 8, label: "claros/sign/snapshot/v1" },
  archive: { type: 9, label: "claros/sign/archive/v1" },
} as const;

export type SignedKind = keyof typeof SIGNED_KINDS;

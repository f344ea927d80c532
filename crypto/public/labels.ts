/**
 * Domain separation: the closed list of labels (docs/PROTOCOL.md §2). Every hash, derivation, seal and signature starts
 * from a label that no other use of the same primitive has, so that no value made for one purpose is valid for another.
 * A label is never reused and never changed; a new layout gets a new version.
 */

/** Labels of hashes (`hashOf`). */
export const HASH_LABELS = {
  practice: "claros/practice/v1",
  device: "claros/device/v1",
  invite: "claros/invite/v1",
  record: "claros/record/v1",
  entry: "claros/entry-hash/v1",
  keyHash: "claros/key-hash/v1",
  recipient: "claros/recipient/v1",
  words: "claros/words/v1",
  joinRequest: "claros/join-request/v1",
  recoveryChecksum: "claros/recovery-checksum/v1",
  practiceDocument: "claros/practice-document/v1",
} as const;

/** Labels of key derivations (HKDF info). */
export const KDF_LABELS = {
  ownKey: "claros/own-key/v1",
  previous: "claros/previous/v1",
  inviteKey: "claros/invite-key/v1",
  kitSign: "claros/kit-sign/v1",
  kitKem: "claros/kit-kem/v1",
  passkeySlot: "claros/passkey-slot/v1",
} as const;

/** The start of every HPKE `info`. */
export const HPKE_WRAP_LABEL = "claros/hpke-wrap/v1";

export type HashLabel = (typeof HASH_LABELS)[keyof typeof HASH_LABELS];
export type KdfLabel = (typeof KDF_LABELS)[keyof typeof KDF_LABELS];

/** What a seal is for. Whatever has a length worth hiding is padded; a 32-byte key has none. */
export const SEAL_USES = {
  entry: { label: "claros/entry/v1", padded: true },
  awareness: { label: "claros/awareness/v1", padded: true },
  local: { label: "claros/local/v1", padded: true },
  invitee: { label: "claros/invitee/v1", padded: true },
  "invite-owner": { label: "claros/invite-owner/v1", padded: true },
  profile: { label: "claros/profile/v1", padded: true },
  wrap: { label: "claros/wrap/v1", padded: false },
  slot: { label: "claros/slot/v1", padded: false },
} as const;

export type SealUse = keyof typeof SEAL_USES;

/** What is signed. The byte stands first in every signed message and tells a reader of raw bytes what they hold. */
export const SIGNED_KINDS = {
  record: { byte: 1, label: "claros/record/v1" },
  batch: { byte: 2, label: "claros/batch/v1" },
  join: { byte: 3, label: "claros/join/v1" },
  "join-device": { byte: 4, label: "claros/join-device/v1" },
  hello: { byte: 5, label: "claros/hello/v1" },
  "awareness-key": { byte: 6, label: "claros/awareness-key/v1" },
  awareness: { byte: 7, label: "claros/awareness/v1" },
} as const;

export type SignedKind = keyof typeof SIGNED_KINDS;

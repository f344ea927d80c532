/**
 * Which fields and lists each type of record may fill: the table of docs/PROTOCOL.md §4 as data. Whatever it does not name stays
 * empty, so a rule never meets a line that it does not judge.
 */

import { bytesEqual } from "../../../../crypto/public/bytes.ts";
import { type MembershipRecord, NO_NONCE, type RecordType } from "../../record.ts";
import { NO_SUBJECT } from "../../record-subject.ts";
import { requireValid } from "../step.ts";

type List = "members" | "devices" | "scopes" | "epochs" | "channels" | "grants" | "cuts" | "invites";

interface Shape {
  readonly subject: "named" | "none" | "either";
  /** `with-subject`: a nonce exactly when a subject is named. */
  readonly nonce: "needed" | "none" | "with-subject";
  readonly roles: boolean;
  readonly lists: readonly List[];
}

const LISTS: readonly List[] = [
  "members",
  "devices",
  "scopes",
  "epochs",
  "channels",
  "grants",
  "cuts",
  "invites",
];

const BARE = { subject: "named", nonce: "none", roles: false } as const;

const SHAPES: Readonly<Record<RecordType, Shape>> = {
  genesis: { ...BARE, nonce: "needed", lists: ["members", "devices", "scopes", "epochs"] },
  "add-member": {
    ...BARE,
    nonce: "needed",
    lists: ["members", "devices", "epochs", "grants", "channels"],
  },
  "add-device": { ...BARE, subject: "either", nonce: "with-subject", lists: ["devices", "grants"] },
  "revoke-device": { ...BARE, lists: ["devices", "epochs", "channels", "grants", "cuts"] },
  "remove-member": { ...BARE, lists: ["epochs", "channels", "cuts"] },
  "set-role": { ...BARE, roles: true, lists: ["epochs", "grants", "channels", "cuts"] },
  "add-scope": { ...BARE, subject: "none", lists: ["scopes", "epochs", "channels"] },
  grant: { ...BARE, lists: ["grants", "channels"] },
  rotate: { ...BARE, subject: "none", lists: ["epochs", "channels", "grants", "cuts"] },
  invite: { ...BARE, subject: "none", lists: ["invites"] },
  "revoke-invite": { ...BARE, lists: [] },
};

export function checkShape(record: MembershipRecord): void {
  const shape = SHAPES[record.type];
  const hasSubject = record.subject !== NO_SUBJECT;
  const hasNonce = !bytesEqual(record.nonce, NO_NONCE);
  requireValid(shape.subject !== "named" || hasSubject, "the subject is missing");
  requireValid(shape.subject !== "none" || !hasSubject, "a subject is named where none belongs");
  const needsNonce = shape.nonce === "with-subject" ? hasSubject : shape.nonce === "needed";
  requireValid(hasNonce === needsNonce, "the nonce is not what this type of record has");
  requireValid(shape.roles || record.roles === 0, "roles are named where none belong");
  for (const list of LISTS) {
    requireValid(shape.lists.includes(list) || record[list].length === 0, `${list} may not be filled here`);
  }
}

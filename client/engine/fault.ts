/** An expected failure of the environment or of a request, with a code that the interface has words for. */
export const faultCodes = [
  "locked",
  "opened-anew",
  "no-practice",
  "wrong-passphrase",
  "weak-parameters",
  "wrong-recovery-code",
  "not-permitted",
  "storage-full",
  "storage-failed",
  "offline",
  "relay-refused",
  "setup-code-needed",
  "setup-code-wrong",
  "unknown-practice",
  "version-too-old",
  "relay-too-old",
  "invite-malformed",
  "invite-used",
  "invite-revoked",
  "invite-expired",
  "invite-contested",
  "invite-unknown",
  "backup-malformed",
  "backup-wrong-passphrase",
  "backup-other-practice",
  "last-owner",
  "import-unfinished",
  "unknown-document",
  "unknown-member",
  "invalid-record",
  "other-tab",
  "damaged",
  "internal",
] as const;

export type FaultCode = (typeof faultCodes)[number];

export class Fault extends Error {
  override readonly name = "Fault";
  constructor(
    readonly code: FaultCode,
    readonly options: { readonly retryable?: boolean; readonly detail?: string } = {},
  ) {
    super(options.detail === undefined ? code : `${code}: ${options.detail}`);
  }
  get retryable(): boolean {
    return this.options.retryable ?? false;
  }
}

/** What this browser lacks; `null` when Claros can work here. */
export type Lack = "insecure" | "unsupported";

export function missingAbility(scope: Window & typeof globalThis): Lack | null {
  if (!scope.isSecureContext) return "insecure";
  const isEnough =
    "indexedDB" in scope &&
    "locks" in scope.navigator &&
    "BroadcastChannel" in scope &&
    typeof scope.HTMLDialogElement === "function" &&
    typeof scope.Array.prototype.toSorted === "function";
  return isEnough ? null : "unsupported";
}

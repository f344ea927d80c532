import { createContext, useContext } from "solid-js";
import type { Invitation } from "../../state/invitation.ts";

export const InvitationContext = createContext<Invitation>();

/** The invitation that this tab was opened with. Throws outside a provider. */
export function useInvitation(): Invitation {
  const invitation = useContext(InvitationContext);
  if (!invitation) throw new TypeError("useInvitation needs a provider above it");
  return invitation;
}

/** The roles that work with people in care: whoever has one can be on a care team and writes notes. */
export const caringRoles = ["clinician", "supervisor", "trainee"] as const;

/** Whether one of these roles is care. */
export const isCaring = (roles: readonly string[]): boolean =>
  caringRoles.some((caring) => roles.includes(caring));

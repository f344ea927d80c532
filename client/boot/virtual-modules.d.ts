/** Filled at build time by `client/trusted-templates-plugin.ts`. */
declare module "virtual:trusted-templates" {
  /** Every string that Solid's compiled templates may assign to innerHTML. */
  export const trustedTemplates: readonly string[];
}

/** What `/healthz` says; a test holds it equal to package.json. */
export const RELAY_VERSION = "0.1.0";

/** The protocol versions that this relay speaks. */
export const OLDEST_PROTOCOL = 1;
export const NEWEST_PROTOCOL = 1;

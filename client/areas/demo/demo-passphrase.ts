/** A demo holds nobody's records, so its key may lie in the open. It is sealed like every practice all the same. */
export const DEMO_PASSPHRASE = "nobody lives in this demo practice";

export const PASSPHRASE = "seven quiet harbours under snow";

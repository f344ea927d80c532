/** The one block that the relay prints when it is ready. A setup code is shown only when the relay made it up itself. */

import { resolve } from "node:path";
import { type Config, isLoopback } from "./config.ts";
import type { RunningRelay } from "./start-relay.ts";

export function announcement(
  config: Config,
  { origins, setupCode }: Pick<RunningRelay, "origins" | "setupCode">,
): string {
  const lines = [
    "",
    "  Claros is running.",
    `  Address:    ${origins[0] ?? ""}`,
    `  Data:       ${resolve(config.dataDir)}`,
  ];
  if (setupCode !== null && config.setupCode === null)
    lines.push(`  Setup code: ${setupCode}  (asked for when a practice is created)`);
  if (needsHttps(config)) {
    lines.push(
      "  Browsers need https to open Claros from other machines: set TLS_CERT and TLS_KEY,",
      "  or put a proxy with https in front and set PUBLIC_ORIGIN.",
    );
  }
  return `${lines.join("\n")}\n\n`;
}

function needsHttps({ host, tls, publicOrigins }: Config): boolean {
  return !isLoopback(host) && tls === null && publicOrigins.length === 0;
}

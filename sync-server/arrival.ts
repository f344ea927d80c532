/**
 * What a request says about where it comes from, and how much of that is believed. `X-Forwarded-For` counts only from the proxy: from
 * loopback when PUBLIC_ORIGIN says that there is one, or from PROXY_ADDRESSES. A request without `Origin` comes from a program and
 * not from a browser; those are let in from this machine alone.
 */

import type { IncomingMessage } from "node:http";
import { isLoopback } from "./config.ts";
import type { Arrival } from "./relay-socket.ts";

export interface ArrivalRules {
  readonly origins: readonly string[];
  /** A proxy stands in front. */
  readonly isProxied: boolean;
  readonly proxyAddresses: readonly string[];
}

/** Null when the socket may not be opened. */
export function arrivalOf(request: IncomingMessage, rules: ArrivalRules): Arrival | null {
  const peer = request.socket.remoteAddress ?? "";
  const address = addressOf(request, peer, rules);
  const { origin } = request.headers;
  if (origin !== undefined) return rules.origins.includes(origin) ? { address, origin } : null;
  const isForwarded = Object.keys(request.headers).some((name) =>
    /^(?:x-forwarded|forwarded|x-real)/.test(name),
  );
  return isLoopback(peer) && !isForwarded ? { address, origin: null } : null;
}

function addressOf(request: IncomingMessage, peer: string, rules: ArrivalRules): string {
  const isProxy = (rules.isProxied && isLoopback(peer)) || rules.proxyAddresses.includes(peer);
  const forwarded = request.headers["x-forwarded-for"];
  if (!isProxy || forwarded === undefined) return groupOf(peer);
  // The last one was written by the proxy itself; those before it by whoever liked.
  const last = String(forwarded).split(",").at(-1)?.trim() ?? "";
  return groupOf(last === "" ? peer : last);
}

/** An IPv6 customer has at least a /64: its addresses count as one. */
function groupOf(address: string): string {
  if (!address.includes(":") || address.startsWith("::ffff:")) return address;
  return address.split(":").slice(0, 4).join(":");
}

/**
 * Which origins are this relay's own. A browser may open a socket only from one of them, exactly; the hello proof is made for it; and the
 * content security policy names it. They come from PUBLIC_ORIGIN, else from the certificate, else from the address listened on.
 */

import { X509Certificate } from "node:crypto";
import { isLoopback } from "./config.ts";

export interface ListeningOn {
  readonly host: string;
  readonly port: number;
  /** The certificate (PEM) when the relay itself speaks TLS. */
  readonly certificate: string | Buffer | null;
  readonly publicOrigins: readonly string[];
}

const ANY_ADDRESS = new Set(["0.0.0.0", "::", "::0"]);

export function ownOrigins({ host, port, certificate, publicOrigins }: ListeningOn): readonly string[] {
  if (publicOrigins.length > 0) return publicOrigins;
  const scheme = certificate === null ? "http" : "https";
  const names = new Set<string>(certificate === null ? [] : namesOf(certificate));
  if (isLoopback(host)) for (const name of ["127.0.0.1", "localhost", "[::1]"]) names.add(name);
  else if (ANY_ADDRESS.has(host)) for (const name of ["127.0.0.1", "localhost"]) names.add(name);
  if (!ANY_ADDRESS.has(host)) names.add(host.includes(":") ? `[${host}]` : host);
  return [...new Set([...names].map((name) => new URL(`${scheme}://${name}:${port}`).origin))];
}

/** DNS names and IP addresses of a certificate; wildcards name no origin. */
function namesOf(certificate: string | Buffer): string[] {
  const { subjectAltName } = new X509Certificate(certificate);
  return (subjectAltName ?? "")
    .split(", ")
    .map((entry) => /^(?:DNS|IP Address):([^*]+)$/.exec(entry)?.[1])
    .filter((name) => name !== undefined)
    .map((name) => (name.includes(":") ? `[${name}]` : name));
}

/** The address of the WebSocket that belongs to an origin. */
export function socketOriginOf(origin: string): string {
  return origin.replace(/^http/, "ws");
}

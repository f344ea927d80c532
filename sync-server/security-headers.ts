/**
 * The headers of every answer. The policy lets the app load nothing but its own files, talk to nothing but its own origin, and
 * turn no string into markup or script except through its Trusted Types policies: `default` (the app's own templates) and
 * `ProseMirrorClipboard` (the editor parses pasted markup in a detached document under this name).
 */

export interface HeaderContext {
  /** The socket address that the app may open, e.g. `wss://claros.example`. */
  readonly socketOrigin: string;
  readonly isTls: boolean;
}

export function securityHeaders({ socketOrigin, isTls }: HeaderContext): Readonly<Record<string, string>> {
  return {
    "Content-Security-Policy": contentSecurityPolicy(socketOrigin),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy":
      "camera=(self), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), " +
      "midi=(), display-capture=()",
    "X-Frame-Options": "DENY",
    ...(isTls ? { "Strict-Transport-Security": "max-age=31536000" } : {}),
  };
}

export function contentSecurityPolicy(socketOrigin: string): string {
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    `connect-src 'self' ${socketOrigin}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types default ProseMirrorClipboard",
  ].join("; ");
}

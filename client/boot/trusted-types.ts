/**
 * The `default` Trusted Types policy. The relay's headers make the browser ask it before any string becomes
 * markup, a script or a script address, and it says yes to three things only: the template strings collected
 * at build, the empty string, and the app's own worker files. Everything else throws where it is tried, so an
 * injected string is an exception and not an execution. ProseMirror reads pasted markup in a detached document
 * under its own policy name, `ProseMirrorClipboard`, which the headers therefore name as well.
 */

/** The part of the browser's `trustedTypes` that is used here; TypeScript's DOM library does not know it yet. */
export interface TrustedTypesFactory {
  createPolicy(name: string, rules: TrustedTypesRules): unknown;
}

export interface TrustedTypesRules {
  createHTML(text: string): string;
  createScript(text: string): string;
  createScriptURL(url: string): string;
}

const WORKER_PATHS = /^\/(?:sw\.js|assets\/[\w.-]+\.js)$/;

/** The rules of the default policy; separate from the browser so that they can be tried without one. */
export function trustedTypesRules(templates: readonly string[], origin: string): TrustedTypesRules {
  const admitted = new Set(["", ...templates]);
  return {
    createHTML(text) {
      if (!admitted.has(text)) throw new TypeError("This text is not one of the app's own templates");
      return text;
    },
    createScript() {
      throw new TypeError("The app never turns text into a script");
    },
    createScriptURL(url) {
      const target = new URL(url, origin);
      if (target.origin !== origin || target.search !== "" || !WORKER_PATHS.test(target.pathname)) {
        throw new TypeError("Workers are loaded from the app's own files only");
      }
      return url;
    },
  };
}

/** Installs the default policy. Call it in `main.tsx` before anything renders or starts a worker. */
export function installTrustedTypes(templates: readonly string[]): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypesFactory };
  trustedTypes?.createPolicy("default", trustedTypesRules(templates, location.origin));
}

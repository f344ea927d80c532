import { describe, expect, test } from "vitest";
import { trustedTypesRules } from "../../../client/boot/trusted-types.ts";

const ORIGIN = "https://practice.example";

describe("the default Trusted Types policy", () => {
  const rules = trustedTypesRules(["<p>hello"], ORIGIN);

  test("admits the app's own templates and the empty string", () => {
    expect(rules.createHTML("<p>hello")).toBe("<p>hello");
    expect(rules.createHTML("")).toBe("");
  });

  test.each(["<p>hello ", "<p>", "<p>hello<img src=x onerror=alert(1)>", "plain words"])(
    "refuses markup it does not know: %s",
    (text) => {
      expect(() => rules.createHTML(text)).toThrow(TypeError);
    },
  );

  test("refuses every script", () => {
    expect(() => rules.createScript("")).toThrow(TypeError);
    expect(() => rules.createScript("1")).toThrow(TypeError);
  });

  test.each(["/sw.js", "/assets/main-BX2_a-1.js", `${ORIGIN}/assets/engine.js`])(
    "admits the app's own worker %s",
    (url) => {
      expect(rules.createScriptURL(url)).toBe(url);
    },
  );

  test.each([
    "https://evil.example/assets/engine.js",
    "//evil.example/sw.js",
    "data:text/javascript,alert(1)",
    "blob:https://practice.example/0",
    "/assets/../uploads/evil.js",
    "/assets/engine.js?next=evil",
    "/uploads/evil.js",
    "javascript:alert(1)",
  ])("refuses the worker address %s", (url) => {
    expect(() => rules.createScriptURL(url)).toThrow(TypeError);
  });
});

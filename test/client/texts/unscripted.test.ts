import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { TEXT_LANGUAGES, TEXT_NAMES, textAddress } from "../../../client/texts/addresses.ts";
import { renderUnscripted } from "../../../client/texts/unscripted.ts";
import { textsPlugin } from "../../../client/texts-plugin.ts";

const page = renderUnscripted();

test.each(TEXT_LANGUAGES)(
  "where no script runs, it is said in %s, marked as such, with links to that language’s texts",
  (tag) => {
    const said = new RegExp(`<p lang="${tag}"[^>]*>(.*?)</p>`, "u").exec(page)?.[1] ?? "";
    expect(said).toContain("JavaScript");
    expect([...said.matchAll(/href="([^"]*)"/gu)].map(([, address]) => address)).toEqual(
      TEXT_NAMES.map((name) => textAddress(name, tag)),
    );
  },
);

test("the start page has a place for it", () => {
  const start = readFileSync(new URL("../../../client/index.html", import.meta.url), "utf8");
  const { transformIndexHtml } = textsPlugin();
  if (typeof transformIndexHtml !== "function")
    throw new TypeError("the plugin does not write the start page");
  expect((transformIndexHtml as (html: string) => string)(start)).toContain(`<noscript>${page}</noscript>`);
});

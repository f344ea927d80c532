import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** While a navigation waits for one of these, a change of the engine's state can be lost on the screen (`client/areas/frame/late-page.tsx`). */
const WAITS_INSIDE_A_NAVIGATION =
  /import (?:type )?\{[^}]*\b(?:lazy|Suspense|createResource|createAsync|useTransition)\b[^}]*\} from "(?:solid-js|@solidjs\/router)"/;

const client = join(import.meta.dirname, "../../client");

test("nothing in the app makes a navigation wait while the practice could be locked", () => {
  const files = readdirSync(client, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  const waiting = files.filter((name) =>
    WAITS_INSIDE_A_NAVIGATION.test(readFileSync(join(client, name), "utf8")),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(waiting).toEqual([]);
});

test.each(['import { lazy } from "solid-js";', 'import {\n  type JSX,\n  Suspense,\n} from "solid-js";'])(
  "such an import is noticed: %s",
  (code) => expect(code).toMatch(WAITS_INSIDE_A_NAVIGATION),
);

import { describe, expect, test } from "vitest";
import { renderMarkdown, slugOf } from "../../../client/texts/render-markdown.ts";

const render = (source: string) =>
  renderMarkdown(source, (href) => ({ address: `/at/${href}`, foreign: null }));

test("the title is taken out of the text, and every other heading can be linked to", () => {
  const text = render(
    "# A *title*\n\nBody.\n\n## Your rights & choices\n\n### Deeper\n\n## Your rights & choices\n",
  );
  expect(text.title).toBe("A title");
  expect(text.html).not.toContain("<h1");
  expect(text.anchors).toEqual(["your-rights-choices", "deeper", "your-rights-choices-1"]);
  expect(text.headings.map(({ title, depth }) => [title, depth])).toEqual([
    ["Your rights & choices", 2],
    ["Deeper", 3],
    ["Your rights & choices", 2],
  ]);
});

test("numbered promises and list items that begin in bold can be linked to", () => {
  const text = render(
    "# T\n\n**3. Nobody joins.** Unless.\n\n- **An open door.** It is.\n- Without bold\n\nPlain **3. not first**\n",
  );
  expect(text.html).toContain('<p id="promise-3">');
  expect(text.html).toContain('<li id="an-open-door">');
  expect(text.anchors).toEqual(["promise-3", "an-open-door"]);
});

test("links are resolved and told, wherever they stand", () => {
  const text = render("# T\n\n[a](a.md) and | [b](b.md#c)\n\n- **[d](d.md)** e\n");
  expect(text.links).toEqual(["/at/a.md", "/at/b.md#c", "/at/d.md"]);
  expect(text.html).toContain('<a href="/at/b.md#c">b</a>');
});

test("a link to a page in another language says so: to the eye, to those who listen, and to the browser", () => {
  const foreign = { tag: "en", note: "auf Englisch" };
  const { html, links } = renderMarkdown(
    "# T\n\n[Rollen](r.md) und [das Buch (auf Englisch)](b.md)\n",
    (href) => ({
      address: href,
      foreign,
    }),
  );
  expect(html).toContain(
    '<a href="r.md" hreflang="en">Rollen<span class="tongue" aria-hidden="true">EN</span><span class="unseen"> (auf Englisch)</span></a>',
  );
  // Its own words say it already.
  expect(html).toContain('<a href="b.md" hreflang="en">das Buch (auf Englisch)</a>');
  expect(links).toEqual(["r.md", "b.md"]);
});

test("the place for the operator stays, with what the page calls things; no other remark does", () => {
  const place = "<!-- operator\nname: Name\nunnamed: Nobody, yet.\n-->";
  expect(render(`# T\n\n${place}\n\nOffline.\n\n<!-- /operator -->\n`).html).toContain(place);
});

test("where there is no address the words stay without a link", () => {
  const text = renderMarkdown("# T\n\nsee [the *other*](o.md)\n", () => null);
  expect([text.html, text.links]).toEqual(["<p>see the <em>other</em></p>\n", []]);
});

test("what is wider than a phone scrolls in a box that the keyboard reaches", () => {
  const text = render("# T\n\n## Who\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```sh\nnpm <start>\n```\n");
  expect(text.html).toContain('<div class="wide" role="group" tabindex="0" aria-labelledby="who"><table>');
  expect(text.html).toContain('<pre tabindex="0"><code>npm &lt;start&gt;</code></pre>');
});

describe("refuses what a strict page cannot show:", () => {
  test.each([
    ["markup", "# T\n\n<b onclick=x>b</b>\n", "no markup"],
    ["a block of markup", "# T\n\n<script>1</script>\n", "no markup"],
    ["a remark", "# T\n\n<!-- later -->\n", "no markup"],
    [
      "markup in what the contact page calls things",
      "# T\n\n<!-- operator\nname: <b>N</b>\n-->\n",
      "no markup",
    ],
    ["a picture", "# T\n\n![a](a.png)\n", "no pictures"],
    ["no title", "Just words\n", "begins with its title"],
    ["a title of another rank", "## T\n\nwords\n", "begins with its title"],
  ])("%s", (_what, source, why) => expect(() => render(source)).toThrow(why));

  test("a link that leads nowhere known", () => {
    const knowsNone = () => {
      throw new Error("no page");
    };
    expect(() => renderMarkdown("# T\n\n[a](b.md)\n", knowsNone)).toThrow("no page");
  });
});

test("addresses of headings follow their words in every script", () => {
  expect(slugOf("Ihre Rechte, `und` Möglichkeiten!")).toBe("ihre-rechte-und-möglichkeiten");
  expect(slugOf("Τα δικαιώματά σας")).toBe("τα-δικαιώματά-σας");
});

import { expect, test } from "vitest";
import { cleanPastedHtml } from "../../../client/editor/pasted-html.ts";

test.each([
  ["plain words", "plain words", "plain words"],
  ["structure", "<p>a <b>b</b></p><ul><li>c</li></ul>", "<p>a <b>b</b></p><ul><li>c</li></ul>"],
  ["styles", '<p style="color:red" class="Mso">a</p>', "<p>a</p>"],
  ["a title that was said in a class", '<p class=MsoTitle style="x">a</p>', "<p data-pasted-title>a</p>"],
  ["a class of one's own", '<p class="MsoTitlepage">a</p>', "<p>a</p>"],
  ["handlers in any writing", "<p ONCLICK=alert(1) onload = 'x'>a</p>", "<p>a</p>"],
  [
    "weight that was said in a style",
    "<span style='font-weight:700'>a</span>",
    "<span data-pasted-bold>a</span>",
  ],
  [
    "slant that was said in a style",
    "<span style='font-style:italic'>a</span>",
    "<span data-pasted-italic>a</span>",
  ],
  [
    "a line that was said in a style",
    "<span lang=DE style='color:red; text-decoration: underline'>a</span>",
    "<span data-pasted-underline>a</span>",
  ],
  [
    "a line as Word says it",
    "<span style='mso-bidi-font-size:11.0pt;text-underline:double'>a</span>",
    "<span data-pasted-underline>a</span>",
  ],
  [
    "a line among others",
    "<span style='text-decoration-line:line-through underline'>a</span>",
    "<span data-pasted-underline>a</span>",
  ],
  [
    "lines that are none",
    "<span style='text-decoration:none;text-underline:none'>a<span style='text-decoration:line-through;border:underline'>b</span></span>",
    "<span>a<span>b</span></span>",
  ],
  [
    "what is said of letters of other scripts",
    "<span style='mso-bidi-font-weight:bold;mso-bidi-font-style:italic'>a</span>",
    "<span>a</span>",
  ],
  ["blocks with their content", "<style>p{}</style>a<SCRIPT>alert(1)</script >b<svg><p>c</p></svg>d", "abd"],
  ["pictures and fields", "<img src=x onerror=alert(1)>a<input value=x>", "a"],
  ["comments and declarations", "<!doctype html><!-- <p>x</p> -->a<?xml y?>b<![if x]>c", "abc"],
  ["a comment left open", "a<!-- <p>b</p>", "a"],
  ["a tag left open", 'a<p title="', "a"],
  ["a script left open", "a<script>alert(1)", "a"],
  [
    "a greater sign inside quotes",
    '<a title=">" href="https://a.example">b</a>',
    '<a href="https://a.example">b</a>',
  ],
  [
    "quotes inside an address",
    `<a href='https://a.example/"x'>b</a>`,
    '<a href="https://a.example/&quot;x">b</a>',
  ],
  ["a smaller sign that opens nothing", "1 < 2 > 0", "1 &lt; 2 > 0"],
  ["a smaller sign at the end", "a<", "a"],
])("cleans %s", (_name, html, cleaned) => expect(cleanPastedHtml(html)).toBe(cleaned));

test.each([
  ["open comments", "<!--"],
  ["open blocks", "<svg>"],
  ["open tags", "<a "],
  ["open quotes", '<a b="'],
  ["quotes in tags", "<a b=\"'>"],
  ["smaller signs", "<"],
  ["bullets", "<!--[if !supportLists]-->"],
])("comes to an end with half a megabyte of %s", (_name, piece) => {
  for (const html of [
    piece.repeat(Math.ceil(500_000 / piece.length)),
    `<a ${piece.replaceAll("<", "").repeat(100_000)}>`,
    `<a ${"x".repeat(500_000)}>`,
  ]) {
    expect(cleanPastedHtml(html).length).toBeLessThanOrEqual(html.length);
  }
});

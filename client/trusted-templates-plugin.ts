import type { Plugin } from "vite";

/**
 * Under `require-trusted-types-for 'script'` the browser refuses every string that reaches innerHTML. Solid's
 * compiled templates are such strings, known at build time. This plugin collects them from every module, ours
 * and the packages', and hands them to `client/boot/trusted-types.ts` as `virtual:trusted-templates`.
 *
 * The list is complete whatever the order of transformation: the virtual module holds a placeholder that is
 * filled while chunks are rendered, and rendering begins only after the last module was transformed. A template
 * whose text cannot be read ends the build, because it would only fail later, in front of a member.
 */
const MODULE_ID = "virtual:trusted-templates";
const RESOLVED_ID = `\0${MODULE_ID}`;
const PLACEHOLDER = "__CLAROS_TRUSTED_TEMPLATES__";

/** Collects the template strings of a production build; in development the list is empty and unused. */
export function trustedTemplatesPlugin(): Plugin {
  const templates = new Set<string>();
  let isBuild = false;
  return {
    name: "claros-trusted-templates",
    enforce: "post",
    configResolved(config) {
      isBuild = config.command === "build";
    },
    buildStart() {
      templates.clear();
    },
    resolveId(id) {
      return id === MODULE_ID ? RESOLVED_ID : undefined;
    },
    load(id) {
      if (id !== RESOLVED_ID) return undefined;
      return `export const trustedTemplates = ${isBuild ? PLACEHOLDER : "[]"};`;
    },
    transform: {
      filter: { code: /\btemplate\b/ },
      handler(code, id) {
        if (!isBuild || !code.includes("solid-js/web")) return;
        const found = collectTemplates(this.parse(code));
        if (found.unreadable > 0) {
          this.error(`${id} makes a Solid template from something other than a literal string`);
        }
        for (const text of found.texts) templates.add(text);
      },
    },
    renderChunk(code) {
      if (!code.includes(PLACEHOLDER)) return null;
      const list = JSON.stringify([...templates].sort());
      return { code: code.replaceAll(PLACEHOLDER, () => list), map: null };
    },
  };
}

interface Found {
  /** Exactly what Solid will assign to innerHTML. */
  readonly texts: readonly string[];
  /** Calls whose argument is not a literal. */
  readonly unreadable: number;
}

/** Finds the literal arguments of `template`, under whatever local names it was imported from solid-js/web. */
export function collectTemplates(program: unknown): Found {
  const localNames = new Set<string>();
  visit(program, (node) => addTemplateNames(node, localNames));
  const texts: string[] = [];
  let unreadable = 0;
  visit(program, (node) => {
    if (node["type"] !== "CallExpression") return;
    const callee = node["callee"];
    if (!isNode(callee) || callee["type"] !== "Identifier" || !localNames.has(String(callee["name"]))) return;
    const text = literalText(Array.isArray(node["arguments"]) ? node["arguments"][0] : undefined);
    if (text === null) unreadable += 1;
    else texts.push(text);
  });
  return { texts, unreadable };
}

type SyntaxNode = Record<string, unknown>;

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && "type" in value;
}

function visit(value: unknown, see: (node: SyntaxNode) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, see);
  } else if (isNode(value)) {
    see(value);
    for (const child of Object.values(value)) visit(child, see);
  }
}

function addTemplateNames(node: SyntaxNode, names: Set<string>): void {
  if (node["type"] !== "ImportDeclaration" || !isNode(node["source"])) return;
  if (node["source"]["value"] !== "solid-js/web" || !Array.isArray(node["specifiers"])) return;
  for (const specifier of node["specifiers"]) {
    if (!isNode(specifier) || !isNode(specifier["imported"]) || !isNode(specifier["local"])) continue;
    if (specifier["imported"]["name"] === "template") names.add(String(specifier["local"]["name"]));
  }
}

function literalText(node: unknown): string | null {
  if (!isNode(node)) return null;
  if (node["type"] === "Literal" && typeof node["value"] === "string") return node["value"];
  if (node["type"] !== "TemplateLiteral" || !Array.isArray(node["quasis"])) return null;
  const quasi: unknown = node["quasis"].length === 1 ? node["quasis"][0] : null;
  if (!isNode(quasi) || typeof quasi["value"] !== "object" || quasi["value"] === null) return null;
  const cooked = (quasi["value"] as { cooked?: unknown }).cooked;
  return typeof cooked === "string" ? cooked : null;
}

import ts from "typescript";

/** How one file leads to another. `unreadable` edges have an address that only exists at run time. */
export type EdgeKind = "value" | "type" | "worker" | "asset" | "unreadable";

export interface Edge {
  readonly kind: EdgeKind;
  readonly specifier: string;
  readonly line: number;
}

const WORKERS = new Set(["Worker", "SharedWorker"]);

/** Every import, re-export, dynamic import, `import("…")` type, worker and file address of a source text. */
export function readEdges(path: string, text: string): Edge[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const edges: Edge[] = [];
  const see = (node: ts.Node): void => {
    const found = edgeOf(node);
    if (found !== null) {
      const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
      edges.push({ kind: found[0], specifier: found[1], line });
    }
    ts.forEachChild(node, see);
  };
  see(file);
  return edges;
}

type Found = readonly [EdgeKind, string] | null;

function edgeOf(node: ts.Node): Found {
  if (ts.isImportDeclaration(node)) {
    return [isTypeOnlyImport(node) ? "type" : "value", textOf(node.moduleSpecifier)];
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    return [node.isTypeOnly ? "type" : "value", textOf(node.moduleSpecifier)];
  }
  if (ts.isExternalModuleReference(node)) return ["value", textOf(node.expression)];
  if (ts.isImportTypeNode(node)) return ["type", textOf(node.argument)];
  if (ts.isCallExpression(node)) return calledEdge(node);
  if (ts.isNewExpression(node)) return constructedEdge(node);
  return null;
}

/** `import { type A }` is not enough: under `verbatimModuleSyntax` it still loads the file. */
function isTypeOnlyImport({ importClause }: ts.ImportDeclaration): boolean {
  return importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
}

function calledEdge(node: ts.CallExpression): Found {
  const callee = node.expression;
  const isImport = callee.kind === ts.SyntaxKind.ImportKeyword;
  const isRequire = ts.isIdentifier(callee) && callee.text === "require";
  const isGlob = ts.isPropertyAccessExpression(callee) && callee.getText() === "import.meta.glob";
  if (isGlob) return ["unreadable", callee.getText()];
  if (!isImport && !isRequire) return null;
  const [address] = node.arguments;
  return address && ts.isStringLiteralLike(address)
    ? ["value", address.text]
    : ["unreadable", node.getText().slice(0, 60)];
}

function constructedEdge(node: ts.NewExpression): Found {
  if (!ts.isIdentifier(node.expression)) return null;
  const name = node.expression.text;
  const [first] = node.arguments ?? [];
  if (WORKERS.has(name)) {
    const address = first ? addressBesideModule(first) : null;
    return address === null ? ["unreadable", node.getText().slice(0, 60)] : ["worker", address];
  }
  const isWorkerAddress = ts.isNewExpression(node.parent) && isWorkerConstructor(node.parent);
  const address = isWorkerAddress ? null : addressBesideModule(node);
  return address === null ? null : ["asset", address];
}

function isWorkerConstructor({ expression }: ts.NewExpression): boolean {
  return ts.isIdentifier(expression) && WORKERS.has(expression.text);
}

/** The literal in `new URL("…", import.meta.url)`, the one form that Vite and this reader both follow. */
function addressBesideModule(node: ts.Expression): string | null {
  if (!ts.isNewExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== "URL")
    return null;
  const [address, base] = node.arguments ?? [];
  if (!address || !base || base.getText() !== "import.meta.url") return null;
  return ts.isStringLiteralLike(address) ? address.text : null;
}

function textOf(node: ts.Node): string {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isLiteralTypeNode(node)) return textOf(node.literal);
  return node.getText();
}

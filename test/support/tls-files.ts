import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { generate } from "selfsigned";

export interface TlsFilePaths {
  readonly certFile: string;
  readonly keyFile: string;
  readonly cert: string;
  readonly key: string;
}

/** A certificate for these names, signed by itself, as the two files a relay is given. */
export async function makeTlsFiles(folder: string, names: readonly string[]): Promise<TlsFilePaths> {
  const altNames = names.map((name) =>
    /^[\d.]+$/.test(name) ? ({ type: 7, ip: name } as const) : ({ type: 2, value: name } as const),
  );
  const { cert, private: key } = await generate([{ name: "commonName", value: names[0] ?? "claros" }], {
    extensions: [{ name: "subjectAltName", altNames }],
  });
  const paths = { certFile: join(folder, "cert.pem"), keyFile: join(folder, "key.pem") };
  writeFileSync(paths.certFile, cert);
  writeFileSync(paths.keyFile, key);
  return { ...paths, cert, key };
}

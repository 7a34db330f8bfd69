// Bundles what applications use and prints the gzipped sizes against their bars; a bar passed is a failure.
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

const ENTRY = "\0entry";
const cases = [
  {
    name: "one call",
    limit: 8,
    code: 'export { listStyles } from "./src/generated/catalog.ts"; export { send } from "./src/decode.ts"; export { Transport } from "./src/transport.ts";',
  },
  { name: "generation-only client", limit: 12, code: 'export { InfoGraphix, Style, Palette } from "./dist/index.js";' },
  { name: "everything", limit: 20, code: 'export * from "./dist/index.js";', lazy: true },
];

const sizes = await Promise.all(cases.map(size));
for (const [index, { name, limit }] of cases.entries()) {
  const size = sizes[index];
  console.log(
    `${name.padEnd(24)} ${size.toFixed(2).padStart(6)} kB gz of ${limit}${size > limit ? "  TOO LARGE" : ""}`,
  );
}
process.exitCode = cases.some(({ limit }, index) => sizes[index] > limit) ? 1 : 0;

/** Gzipped kB of what a browser loads at once; with `lazy` also of what it may load later. `save` is Node's. */
async function size({ code, lazy = false }) {
  const chunks = (await bundle(code)).filter((chunk) => !/^save\b/.test(chunk.name));
  const named = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const loaded = new Set(lazy ? chunks : chunks.filter((chunk) => chunk.isEntry));
  for (const chunk of loaded) for (const name of chunk.imports) if (named.has(name)) loaded.add(named.get(name));
  return [...loaded].reduce((sum, chunk) => sum + gzipSync(bare(chunk.code)).length, 0) / 1000;
}

/** Without the marks for bundlers, which an application's own build drops at its end. */
function bare(code) {
  return code.replace(/\/\*\s*@__\w+__\s*\*\/\s*/g, "");
}

async function bundle(code) {
  const entry = {
    name: "entry",
    resolveId: (id) => (id === ENTRY ? id : null),
    load: (id) => (id === ENTRY ? code : null),
  };
  const build = await rolldown({
    input: ENTRY,
    external: [/^node:/],
    resolve: { extensionAlias: { ".js": [".ts", ".js"] } },
    plugins: [entry],
  });
  const { output } = await build.generate({ format: "esm", minify: true });
  return output;
}

// Bundles what applications use and prints the gzipped sizes against their bars; a bar passed is a failure.
import { gzipSync } from "node:zlib";
import { rolldown } from "rolldown";

const ENTRY = "\0entry";
const cases = [
  {
    name: "one call",
    limit: 8,
    code: 'export { listStyles } from "./src/generated/operations.ts"; export { send } from "./src/decode.ts"; export { Transport } from "./src/transport.ts";',
  },
  { name: "generation-only client", limit: 12, code: 'export { InfoGraphix, Style, Palette } from "./dist/index.js";' },
  { name: "everything", limit: 20, code: 'export * from "./dist/index.js";' },
];

const sizes = await Promise.all(cases.map(async ({ code }) => gzipSync(await bundle(code)).length / 1000));
for (const [index, { name, limit }] of cases.entries()) {
  const size = sizes[index];
  console.log(
    `${name.padEnd(24)} ${size.toFixed(1).padStart(6)} kB gz of ${limit}${size > limit ? "  TOO LARGE" : ""}`,
  );
}
process.exitCode = cases.some(({ limit }, index) => sizes[index] > limit) ? 1 : 0;

/** What a browser loads at once; `save` and its chunk are Node's. */
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
  return output[0].code;
}

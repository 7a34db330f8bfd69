// A call of the JavaScript SDK beside the same request by fetch: `node bench/sdk_js.mjs`, with packages/sdk-js built.
// The bar is on the peer that promises as much: a time limit and no cache. Both peers check nothing of the body;
// a finished generation is the largest that the SDK checks and renames.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { Worker, isMainThread, parentPort } from "node:worker_threads";

const BAR = 1.15;
const ROUNDS = 31;
const CALLS = 60;
const ROOT = new URL("../", import.meta.url);

if (isMainThread) await main();
else serve();

async function main() {
  const { InfoGraphix } = await import(new URL("packages/sdk-js/dist/index.js", ROOT).href);
  const server = new Worker(new URL(import.meta.url));
  const url = await new Promise((resolve) => server.once("message", resolve));
  const client = new InfoGraphix({ apiKey: "x", baseUrl: url });
  const cases = [
    ["the list of styles", "styles", () => client.styles.list(), BAR],
    ["a finished generation", "generate/gen_1", () => client.generations.get("gen_1"), Number.POSITIVE_INFINITY],
  ];
  for (const [name, path, call, bar] of cases) {
    const bare = await compare(call, () => fetched(`${url}/api/v1/${path}`));
    const limited = await compare(call, () => withLimit(`${url}/api/v1/${path}`));
    const over = limited > bar;
    console.log(
      `JS SDK call, ${name}: ${limited.toFixed(2)} of fetch with a time limit${bar === BAR ? ` (bar ${BAR})` : ""}, ` +
        `${bare.toFixed(2)} of bare fetch${over ? "  TOO SLOW" : ""}`,
    );
    if (over) process.exitCode = 1;
  }
  await server.terminate();
}

async function fetched(url, init) {
  return (await fetch(url, { headers: { authorization: "Bearer x", accept: "application/json" }, ...init })).json();
}

async function withLimit(url) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), 300_000);
  try {
    return await fetched(url, { signal: controller.signal, cache: "no-store" });
  } finally {
    clearTimeout(timer);
  }
}

/** The median over rounds, in which the two take turns, so that what disturbs one disturbs the other. */
async function compare(call, raw) {
  const ratios = [];
  for (let round = 0; round < ROUNDS; round++) {
    const order = round % 2 ? [call, raw] : [raw, call];
    const taken = new Map();
    for (const work of order) taken.set(work, await time(work));
    ratios.push(taken.get(call) / taken.get(raw));
  }
  return ratios.slice(1).sort((a, b) => a - b)[ROUNDS >> 1]; // the first round warms up
}

async function time(work) {
  const began = performance.now();
  for (let i = 0; i < CALLS; i++) await work();
  return performance.now() - began;
}

/** What the spec gives as examples. */
function serve() {
  const { components } = JSON.parse(readFileSync(new URL("spec/dist/openapi.json", ROOT), "utf8"));
  const bodies = {
    "/api/v1/generate/gen_1": JSON.stringify(components.examples["generation.completed"].value),
    "/api/v1/styles": JSON.stringify(components.examples["listStyles"].value),
  };
  const server = createServer((request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    response.end(bodies[request.url]);
  });
  server.listen(0, "127.0.0.1", () => parentPort.postMessage(`http://127.0.0.1:${server.address().port}`));
}

// The JavaScript SDK against raw fetch on the same platform, which INFOGRAPHIX_BASE_URL and INFOGRAPHIX_API_KEY name.
import { InfoGraphix } from "../packages/sdk-js/dist/index.js";

const BAR = 1.15;
const CALLS = 150;
const ROUNDS = 7;

const { INFOGRAPHIX_BASE_URL: base, INFOGRAPHIX_API_KEY: key } = process.env;
const client = new InfoGraphix();
const made = await client.generations.create({ topic: "Climate Change Statistics" });
await client.generations.wait(made);
const init = { headers: { authorization: `Bearer ${key}`, accept: "application/json" } };
const cases = [
  ["a generation", () => client.generations.get(made.id), `${base}/api/v1/generate/${made.id}`],
  ["the styles", () => client.styles.list(), `${base}/api/v1/styles`],
];
for (const [what, call, url] of cases) {
  const [ours, raw] = await alternating(call, async () => (await fetch(url, init)).json());
  const ratio = ours / raw;
  const columns = [
    `JS SDK call for ${what}, of raw fetch`.padEnd(46),
    ratio.toFixed(2).padStart(7),
    `<= ${BAR} `,
    (ratio <= BAR ? "ok" : "MISS").padEnd(5),
  ];
  console.log(...columns, `${(ours * 1000).toFixed(0)} us against ${(raw * 1000).toFixed(0)} us`);
}

/** Milliseconds for one call: the best round of each, taking turns. */
async function alternating(...calls) {
  const best = calls.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, call] of calls.entries()) {
      const began = performance.now();
      for (let i = 0; i < CALLS; i++) await call();
      best[index] = Math.min(best[index], (performance.now() - began) / CALLS);
    }
  }
  return best;
}

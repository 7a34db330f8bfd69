// `client.batches`: what goes on the wire and what comes back.
import { expect, test } from "vitest";
import { client } from "./client.js";
import { json, raw, serve } from "./server.js";

const NOW = "2026-06-15T10:30:00.000Z";
const batch = (status: string) => ({
  id: "bat_1",
  name: null,
  status,
  round: 1,
  counts: { total: 1, queued: 0, running: 0, completed: 1, failed: 0, canceled: 0 },
  metadata: {},
  livemode: true,
  created_at: NOW,
  updated_at: NOW,
  started_at: null,
  completed_at: null,
  links: { self: "http://x/a", results: "http://x/b", events: "http://x/c", cancel: null },
});

test("create sends items in the wire's names, with a key of its own", async () => {
  const { url, asked } = await serve(json(202, batch("queued")));
  await client(url).batches.create({ items: [{ customId: "a", topic: "Coffee" }], defaults: { aspectRatio: "1:1" } });
  expect(JSON.parse(asked[0]?.body ?? "")).toEqual({
    items: [{ custom_id: "a", topic: "Coffee" }],
    defaults: { aspect_ratio: "1:1" },
  });
  expect(asked[0]?.headers["idempotency-key"]).toBeTruthy();
});

test("wait goes on until it has ended", async () => {
  const { url } = await serve(json(200, batch("running")), json(200, batch("completed")));
  const seen: string[] = [];
  const done = await client(url).batches.wait("bat_1", { onProgress: (now) => seen.push(now.status) });
  expect([done.status, ...seen]).toEqual(["completed", "running", "completed"]);
});

test("lists and pages send their filters", async () => {
  const page = { data: [], has_more: false, next_cursor: null };
  const { url, asked } = await serve(json(200, page), json(200, page));
  await client(url).batches.list({ status: ["queued", "running"], limit: 5 });
  await client(url).batches.results("bat_1", { status: "failed" });
  expect(asked.map((each) => each.url)).toEqual([
    "/api/v1/batch?limit=5&status=queued%2Crunning",
    "/api/v1/batch/bat_1/results?status=failed",
  ]);
});

test("the archive, cancel and retry", async () => {
  const { url, asked } = await serve(raw(200, "PK"), json(202, batch("canceled")), json(202, batch("queued")));
  expect(await (await client(url).batches.archive("bat_1")).text()).toBe("PK");
  await client(url).batches.cancel("bat_1");
  await client(url).batches.retry("bat_1");
  expect(asked.map((each) => [each.method, each.url])).toEqual([
    ["GET", "/api/v1/batch/bat_1/results"],
    ["POST", "/api/v1/batch/bat_1/cancel"],
    ["POST", "/api/v1/batch/bat_1/retry"],
  ]);
  expect(asked[0]?.headers.accept).toBe("application/zip");
});

test("stream follows to the end", async () => {
  const told = 'id: 1\nevent: batch.started\ndata: {}\n\nid: 2\nevent: batch.completed\ndata: {"round":1}\n\n';
  const { url } = await serve(raw(200, told));
  const seen = [];
  for await (const event of client(url).batches.stream("bat_1")) seen.push([event.type, event.id]);
  expect(seen).toEqual([
    ["batch.started", 1],
    ["batch.completed", 2],
  ]);
});

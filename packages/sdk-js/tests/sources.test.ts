// `client.sources`: what goes on the wire and what comes back.
import { expect, test } from "vitest";
import { each } from "../src/index.js";
import { client } from "./client.js";
import { json, raw, serve } from "./server.js";

const NOW = "2026-06-15T10:30:00.000Z";

function upload(changes: object = {}) {
  const told = { media_type: "text/csv", file_name: "a.csv", bytes: 3, sha256: "0".repeat(64) };
  return { id: "src_1", ...told, created_at: NOW, expires_at: NOW, ...changes };
}

test("create sends the file as it is, with its name and type, and again under the same key", async () => {
  const { url, asked } = await serve(json(503, {}), json(201, upload()));
  const { sources } = client(url);
  const bytes = new TextEncoder().encode("a,b");
  const named = (blob: Blob, name: string) => Object.assign(blob, { name }); // a File, which Node 18 has not
  expect(await sources.create({ file: named(new Blob([bytes]), "Books lent.CSV") })).toMatchObject({ bytes: 3 });
  await sources.create({ file: new Blob([bytes], { type: "text/markdown" }) });
  await sources.create({ file: bytes, fileName: "a.tsv", idempotencyKey: "mine" });
  await sources.create({ file: new Blob([bytes]).stream(), fileName: "a.md", mediaType: "text/csv" });
  await sources.create({ file: "a,b" });
  expect(asked.map(({ body }) => body)).toEqual(Array(6).fill("a,b"));
  expect(asked.slice(1).map(({ url, headers }) => [url.split("file_name=")[1], headers["content-type"]])).toEqual([
    ["Books%20lent.CSV", "text/csv"],
    [undefined, "text/markdown"],
    ["a.tsv", "text/tab-separated-values"],
    ["a.md", "text/csv"],
    [undefined, "text/plain"],
  ]);
  expect(asked[0]?.headers["idempotency-key"]).toBe(asked[1]?.headers["idempotency-key"]);
  expect(asked[3]?.headers["idempotency-key"]).toBe("mine");
});

test("uploads are listed, read and deleted", async () => {
  const { url, asked } = await serve(
    json(200, { data: [upload({ file_name: "a" })], has_more: true, next_cursor: "c1" }),
    json(200, { data: [upload({ file_name: "b" })], has_more: false, next_cursor: null }),
    json(200, upload()),
    raw(204, ""),
  );
  const { sources } = client(url);
  const names: (string | null)[] = [];
  for await (const { fileName } of each((cursor) => sources.list({ cursor }))) names.push(fileName);
  expect(names).toEqual(["a", "b"]);
  expect((await sources.get("src_1")).expiresAt).toEqual(new Date(NOW));
  expect(await sources.delete("src_1")).toBeUndefined();
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "GET /api/v1/sources",
    "GET /api/v1/sources?cursor=c1",
    "GET /api/v1/sources/src_1",
    "DELETE /api/v1/sources/src_1",
  ]);
});

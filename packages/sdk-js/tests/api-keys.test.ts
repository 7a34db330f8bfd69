// `client.apiKeys` and walking through pages: what goes on the wire and what comes back.
import { expect, test } from "vitest";
import { each } from "../src/index.js";
import { client } from "./client.js";
import { json, raw, serve } from "./server.js";

const NOW = "2026-06-15T10:30:00.000Z";

function apiKey(changes: object = {}) {
  const members = { id: "key_1", name: "Dashboard", prefix: "igx_live_", last4: "7fQz", mode: "live", secret: null };
  const times = { expires_at: null, last_used_at: NOW, created_at: NOW, updated_at: NOW };
  return { ...members, scopes: ["generate:read", "paint:read"], ...times, ...changes };
}

test("create sends what was given with an idempotency key, made once", async () => {
  const { url, asked } = await serve(json(503, {}), json(201, apiKey({ secret: "igx_live_x" })));
  const made = await client(url).apiKeys.create({ name: "Dashboard", expiresAt: new Date(NOW) });
  expect(made.secret).toBe("igx_live_x");
  expect(made.lastUsedAt).toEqual(new Date(NOW));
  expect(JSON.parse(asked[1]?.body ?? "")).toEqual({ name: "Dashboard", expires_at: NOW });
  expect(asked[0]?.headers["idempotency-key"]).toBe(asked[1]?.headers["idempotency-key"]);
});

test("update, rotate, get and revoke name the key", async () => {
  const { url, asked } = await serve(json(200, apiKey()), json(201, apiKey()), json(200, apiKey()), raw(204, ""));
  const { apiKeys } = client(url);
  await apiKeys.update("key_1", { expiresAt: null });
  await apiKeys.rotate("key_1", { gracePeriodSeconds: 0 });
  await apiKeys.get("key_1");
  expect(await apiKeys.revoke("key_1")).toBeUndefined();
  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
    "PATCH /api/v1/api-keys/key_1",
    "POST /api/v1/api-keys/key_1/rotate",
    "GET /api/v1/api-keys/key_1",
    "DELETE /api/v1/api-keys/key_1",
  ]);
  expect(asked[0]?.body).toBe('{"expires_at":null}');
  expect(asked[1]?.body).toBe('{"grace_period_seconds":0}');
});

test("each walks through all pages", async () => {
  const { url, asked } = await serve(
    json(200, { data: [apiKey({ name: "a" }), apiKey({ name: "b" })], has_more: true, next_cursor: "c1" }),
    json(200, { data: [apiKey({ name: "c" })], has_more: false, next_cursor: null }),
  );
  const names: string[] = [];
  const { apiKeys } = client(url);
  for await (const key of each((cursor) => apiKeys.list({ limit: 2, cursor }))) names.push(key.name);
  expect(names).toEqual(["a", "b", "c"]);
  expect(asked.map((request) => request.url)).toEqual([
    "/api/v1/api-keys?limit=2",
    "/api/v1/api-keys?limit=2&cursor=c1",
  ]);
});

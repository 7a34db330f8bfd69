// `InfoGraphixAdmin`: what goes on the wire and what comes back.
import { expect, test } from "vitest";
import { each, InfoGraphixAdmin } from "../src/index.js";
import { KEY } from "./client.js";
import { json, problem, serve } from "./server.js";

const NOW = "2026-06-15T10:30:00.000Z";
const LIMITS = { requests_per_minute: 60, generations_per_day: null, batch_size: 50, burst: 1, concurrency: null };

function account(changes: object = {}) {
  const members = { id: "acc_1", email: "ada@example.org", name: null, status: "active", tier: "pro", limits: LIMITS };
  const used = { override: null, open_generations: 0, generations_today: 7, created_at: NOW, updated_at: NOW };
  return { ...members, ...used, ...changes };
}

const admin = (baseUrl: string) => new InfoGraphixAdmin({ apiKey: KEY, baseUrl });

test("accounts are walked through with their filter", async () => {
  const { url, asked } = await serve(
    json(200, { data: [account()], has_more: true, next_cursor: "c1" }),
    json(200, { data: [account({ tier: "gold" })], has_more: false, next_cursor: null }),
  );
  const tiers: string[] = [];
  for await (const found of each((cursor) => admin(url).accounts({ cursor, email: "ada" }))) tiers.push(found.tier);
  expect(tiers).toEqual(["pro", "gold"]);
  expect(asked[1]?.url).toBe("/api/v1/admin/accounts?cursor=c1&email=ada");
});

test("changes name the account and what is given", async () => {
  const { url, asked } = await serve(json(200, account()));
  const own = admin(url);
  expect((await own.account("acc_1")).limits.generationsPerDay).toBeNull();
  await own.setTier("acc_1", "pro");
  await own.setLimits("acc_1", { generationsPerDay: 0, expiresAt: new Date(NOW) });
  await own.removeLimits("acc_1");
  expect(asked.map(({ method, url, body }) => `${method} ${url.split("acc_1")[1]} ${body}`)).toEqual([
    "GET  ",
    'PATCH  {"tier":"pro"}',
    `PUT /limits {"generations_per_day":0,"expires_at":"${NOW}"}`,
    "DELETE /limits ",
  ]);
});

test("actions may be sent again, for they have a key", async () => {
  const { url, asked } = await serve(problem(503, "unavailable", { "retry-after": "0" }), json(200, account()));
  const own = admin(url);
  await own.suspend("acc_1", { reason: "Abuse" });
  await own.resume("acc_1");
  await own.resetQuota("acc_1");
  expect(asked[0]?.headers["idempotency-key"]).toBe(asked[1]?.headers["idempotency-key"]);
  expect(asked.slice(1).map(({ body }) => body)).toEqual(['{"reason":"Abuse"}', "{}", "{}"]);
});

test("statistics keep their own keys", async () => {
  const figures = { accounts: 2, accounts_by_status: { active: 2 }, accounts_by_tier: { my_tier: 2 } };
  const today = { open_generations: 0, oldest_queued_at: null, requests_today: 9, completed_today: 1, failed_today: 0 };
  const { url } = await serve(json(200, { ...figures, ...today }));
  const found = await admin(url).stats();
  expect(found.accountsByTier).toEqual({ my_tier: 2 });
  expect(found.requestsToday).toBe(9);
});

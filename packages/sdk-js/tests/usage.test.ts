// `client.usage`, and what answers tell of limits: what goes on the wire and what comes back.
import { expect, test } from "vitest";
import { isQuotaExceededError, isRateLimitError } from "../src/index.js";
import { client, failure } from "./client.js";
import { json, problem, raw, serve } from "./server.js";

const START = "2026-06-15T00:00:00.000Z";
const LIMITS = { "x-ratelimit-limit": "60", "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1781519400" };
const ROW = {
  start: START,
  group: "modern",
  requests: 3,
  generations: 2,
  completed: 1,
  failed: 1,
  duration_ms_p50: 905,
  duration_ms_p95: null,
};
const USAGE = { from: START, to: START, granularity: "day", group_by: "style", rows: [ROW] };

test("report sends times and reads rows", async () => {
  const { url, asked } = await serve(json(200, USAGE));
  const found = await client(url).usage.report({ from: new Date(START), groupBy: "style" });
  expect(asked[0]?.url).toBe("/api/v1/account/usage?from=2026-06-15T00%3A00%3A00.000Z&group_by=style");
  expect(found.rows[0]).toMatchObject({ start: new Date(START), durationMsP50: 905, durationMsP95: null });
});

test("csv is text", async () => {
  const { url, asked } = await serve(raw(200, "start,group\r\n"));
  expect(await client(url).usage.csv({ granularity: "hour" })).toBe("start,group\r\n");
  expect(asked[0]?.headers.accept).toBe("text/csv");
});

test("quota tells no limit as null", async () => {
  const policy = { name: "daily-generations", limit: null, remaining: null, resets_at: START, window_seconds: 86400 };
  const { url } = await serve(json(200, { tier: "enterprise", policies: [policy] }));
  expect((await client(url).usage.quota()).policies[0]).toMatchObject({ limit: null, resetsAt: new Date(START) });
});

test("a rate limit is waited out, and told when it does not end in time", async () => {
  const told = { "retry-after": "0", "x-should-retry": "true", ...LIMITS };
  const { url, asked } = await serve(problem(429, "rate-limited", told), json(200, USAGE));
  await client(url).usage.report();
  expect(asked).toHaveLength(2);
  const late = await serve(problem(429, "rate-limited", { ...told, "retry-after": "60" }));
  const own = client(late.url, { deadlineMs: 5000 });
  const error = await failure(own.usage.report());
  expect(isRateLimitError(error) && error.rateLimit).toEqual({
    limit: 60,
    remaining: 0,
    reset: new Date(1781519400000),
  });
  expect(own.rateLimit?.remaining).toBe(0);
  expect(late.asked).toHaveLength(1);
});

test("a spent quota is not tried again", async () => {
  const { url, asked } = await serve(
    problem(429, "quota-exceeded", { "retry-after": "30", "x-should-retry": "false" }),
  );
  expect(isQuotaExceededError(await failure(client(url).generations.create({ topic: "Climate" })))).toBe(true);
  expect(asked).toHaveLength(1);
});

// Generated from spec/ by `nox -s generate`. Do not edit.
import * as z from "zod/mini";
import { build, type Call } from "../call.js";
import { renamed, zDate } from "../wire.js";
import { type Style } from "./schemas.js";

/** The length of time that a row covers. */
export const UsageGranularity = {
  Hour: "hour",
  Day: "day",
} as const;
/** The length of time that a row covers. */
export type UsageGranularity = (typeof UsageGranularity)[keyof typeof UsageGranularity] | (string & {});

/** What rows are divided by: operation, HTTP status or how generations ended, API key, or style. */
export const UsageGrouping = {
  Endpoint: "endpoint",
  Status: "status",
  Key: "key",
  Style: "style",
} as const;
/** What rows are divided by: operation, HTTP status or how generations ended, API key, or style. */
export type UsageGrouping = (typeof UsageGrouping)[keyof typeof UsageGrouping] | (string & {});

/** One hour or day, of one group when there are groups. */
export type UsageRow = {
  /** When the hour or day began. */
  start: Date;
  /** The endpoint, status, key or style; null when there are no groups or it does not apply. */
  group: string | null;
  /** Requests answered. */
  requests: number;
  /** Generations that ended. */
  generations: number;
  /** Of these, those with a picture. */
  completed: number;
  /** Of these, those that failed. */
  failed: number;
  /** Time that half of the completed generations took at most, to within a tenth; null without any. */
  durationMsP50: number | null;
  /** The same for 95 in 100 of them. */
  durationMsP95: number | null;
};
export const zUsageRow: z.ZodMiniType<UsageRow> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    start: zDate,
    group: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    requests: /*#__PURE__*/ z.number(),
    generations: /*#__PURE__*/ z.number(),
    completed: /*#__PURE__*/ z.number(),
    failed: /*#__PURE__*/ z.number(),
    duration_ms_p50: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number()),
    duration_ms_p95: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number()),
  }));

/** What the account has used. */
export type Usage = {
  /** Beginning of the first hour or day. */
  from: Date;
  /** End of the last one. */
  to: Date;
  granularity: UsageGranularity;
  /** What the rows are divided by; null for nothing. */
  groupBy: UsageGrouping | null;
  /** In order of time. */
  rows: UsageRow[];
};
export const zUsage: z.ZodMiniType<Usage> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    from: zDate,
    to: zDate,
    granularity: /*#__PURE__*/ z.string(),
    group_by: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    rows: /*#__PURE__*/ z.array(zUsageRow),
  }));

/** One limit and its present state. */
export type QuotaPolicy = {
  /** Such as requests, generate or daily-generations. */
  name: string;
  /** How much there is at once; null for no limit. */
  limit: number | null;
  /** What is left of it; null for no limit. */
  remaining: number | null;
  /** When all of it is there again. */
  resetsAt: Date;
  /** The time in which a whole limit comes back. */
  windowSeconds: number;
};
export const zQuotaPolicy: z.ZodMiniType<QuotaPolicy> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    name: /*#__PURE__*/ z.string(),
    limit: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number()),
    remaining: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number()),
    resets_at: zDate,
    window_seconds: /*#__PURE__*/ z.number(),
  }));

/** The limits of the account. */
export type Quota = {
  /** The tier they come from. */
  tier: string;
  /** Each limit, under the name it has in the header RateLimit-Policy. */
  policies: QuotaPolicy[];
};
export const zQuota: z.ZodMiniType<Quota> = /*#__PURE__*/ z.looseObject({
    tier: /*#__PURE__*/ z.string(),
    policies: /*#__PURE__*/ z.array(zQuotaPolicy),
  });

/**
 * Get usage.
 *
 * Requests and generations by the hour or day, in all or by endpoint, status, key or style. Hours and days in which nothing happened are left out.
 * Requests are counted within a second, generations when they end. `Accept: text/csv` gives the same as a table for spreadsheets.
 */
export function getUsage(a: { from?: string | undefined; to?: string | undefined; granularity?: UsageGranularity | undefined; groupBy?: UsageGrouping | undefined; ifNoneMatch?: string | undefined } = {}): Call<Usage> {
  return build({
    method: "GET",
    path: "/api/v1/account/usage",
    query: { from: a.from, to: a.to, granularity: a.granularity, group_by: a.groupBy },
    header: { "If-None-Match": a.ifNoneMatch },
    schema: zUsage,
  });
}

/**
 * Get limits.
 *
 * Every limit of the account as it is now. This request takes nothing from any of them.
 */
export function getQuota(): Call<Quota> {
  return build({
    method: "GET",
    path: "/api/v1/account/quota",
    schema: zQuota,
  });
}

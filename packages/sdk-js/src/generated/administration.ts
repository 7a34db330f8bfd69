// Generated from spec/ by `nox -s generate`. Do not edit.
import * as z from "zod/mini";
import { build, type Call } from "../call.js";
import { renamed, zDate } from "../wire.js";
import { type AccountStatus } from "./shared.js";

/** What the account may do now. */
export type EffectiveLimits = {
  /** Requests a minute. */
  requestsPerMinute: number;
  /** Generations a day; null for no limit. */
  generationsPerDay: number | null;
  /** Items in a batch. */
  batchSize: number;
  /** How many minutes' worth may be spent at once. */
  burst: number;
  /** Generations under way at once; null for no limit. */
  concurrency: number | null;
};
export const zEffectiveLimits: z.ZodMiniType<EffectiveLimits> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    requests_per_minute: /*#__PURE__*/ z.number(),
    generations_per_day: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number()),
    batch_size: /*#__PURE__*/ z.number(),
    burst: /*#__PURE__*/ z.number(),
    concurrency: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number()),
  }));

/** What the operator grants this account instead of its tier's figures; null leaves that of the tier. */
export type LimitOverride = {
  /** Other rates keep their share of it. */
  requestsPerMinute: number | null;
  /** The daily quota. */
  generationsPerDay: number | null;
  /** Items in a batch. */
  batchSize: number | null;
  /** How many minutes' worth may be spent at once. */
  burst: number | null;
  /** When the tier's figures count again; null for never. */
  expiresAt: Date | null;
  /** Why it was granted. */
  reason: string | null;
};
export const zLimitOverride: z.ZodMiniType<LimitOverride> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    requests_per_minute: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number()),
    generations_per_day: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number()),
    batch_size: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number()),
    burst: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.number()),
    expires_at: /*#__PURE__*/ z.nullable(zDate),
    reason: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
  }));

/** An account as its operator sees it. */
export type ManagedAccount = {
  /** Its id. */
  readonly id: string;
  /** Its e-mail address. */
  email: string;
  /** Its name. */
  name: string | null;
  status: AccountStatus;
  /** Its tier. */
  tier: string;
  limits: EffectiveLimits;
  /** What it was granted instead of its tier's figures; null for nothing. */
  override: LimitOverride | null;
  /** Generations that have not ended. */
  openGenerations: number;
  /** Generations charged to its quota since midnight UTC. */
  generationsToday: number;
  /** When it was made. */
  createdAt: Date;
  /** When it last changed. */
  updatedAt: Date;
};
export const zManagedAccount: z.ZodMiniType<ManagedAccount> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    id: /*#__PURE__*/ z.string(),
    email: /*#__PURE__*/ z.string(),
    name: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    status: /*#__PURE__*/ z.string(),
    tier: /*#__PURE__*/ z.string(),
    limits: zEffectiveLimits,
    override: /*#__PURE__*/ z.nullable(zLimitOverride),
    open_generations: /*#__PURE__*/ z.number(),
    generations_today: /*#__PURE__*/ z.number(),
    created_at: zDate,
    updated_at: zDate,
  }));

/** A page of accounts. */
export type ManagedAccountList = {
  /** Accounts, the newest first. */
  data: ManagedAccount[];
  /** Whether another page follows. */
  hasMore: boolean;
  /** Pass it as `cursor` for the next page. */
  nextCursor: string | null;
};
export const zManagedAccountList: z.ZodMiniType<ManagedAccountList> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    data: /*#__PURE__*/ z.array(zManagedAccount),
    has_more: /*#__PURE__*/ z.boolean(),
    next_cursor: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
  }));

/** A change of tier. */
export type SetTierRequest = {
  /** Such as free, pro or enterprise. */
  tier: string;
};
export const zSetTierRequest: z.ZodMiniType<SetTierRequest> = /*#__PURE__*/ z.looseObject({
    tier: /*#__PURE__*/ z.string(),
  });

/** Limits instead of those of the tier; give at least one. What is left out stays as the tier says. */
export type SetLimitsRequest = {
  /** Other rates keep their share of it. */
  requestsPerMinute?: number | undefined;
  /** The daily quota. */
  generationsPerDay?: number | undefined;
  /** Items in a batch. */
  batchSize?: number | undefined;
  /** How many minutes' worth may be spent at once. */
  burst?: number | undefined;
  /** When the tier's figures count again. */
  expiresAt?: Date | undefined;
  /** Why; kept with the limits. */
  reason?: string | undefined;
};
export const zSetLimitsRequest: z.ZodMiniType<SetLimitsRequest> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    requests_per_minute: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.number()),
    generations_per_day: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.number()),
    batch_size: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.number()),
    burst: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.number()),
    expires_at: /*#__PURE__*/ z.optional(zDate),
    reason: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
  }));

/** Why it is done. */
export type AdminActionRequest = {
  /** Written to the log. */
  reason?: string | undefined;
};
export const zAdminActionRequest: z.ZodMiniType<AdminActionRequest> = /*#__PURE__*/ z.looseObject({
    reason: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
  });

/** How many there are of each. */
export type Counts = Record<string, number>;
export const zCounts: z.ZodMiniType<Counts> = /*#__PURE__*/ z.catchall(/*#__PURE__*/ z.object({}), /*#__PURE__*/ z.number());

/** The whole installation in figures. */
export type Stats = {
  /** All accounts. */
  accounts: number;
  accountsByStatus: Counts;
  accountsByTier: Counts;
  /** Generations that have not ended. */
  openGenerations: number;
  /** When the one that waits longest was asked for. */
  oldestQueuedAt: Date | null;
  /** Requests of accounts since midnight UTC. */
  requestsToday: number;
  /** Pictures since midnight UTC. */
  completedToday: number;
  /** Failures since midnight UTC. */
  failedToday: number;
};
export const zStats: z.ZodMiniType<Stats> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    accounts: /*#__PURE__*/ z.number(),
    accounts_by_status: zCounts,
    accounts_by_tier: zCounts,
    open_generations: /*#__PURE__*/ z.number(),
    oldest_queued_at: /*#__PURE__*/ z.nullable(zDate),
    requests_today: /*#__PURE__*/ z.number(),
    completed_today: /*#__PURE__*/ z.number(),
    failed_today: /*#__PURE__*/ z.number(),
  }));

/**
 * List accounts.
 *
 * All accounts, the newest first.
 */
export function listAccounts(a: { limit?: number | undefined; cursor?: string | undefined; tier?: string | undefined; status?: string | undefined; email?: string | undefined; ifNoneMatch?: string | undefined } = {}): Call<ManagedAccountList> {
  return build({
    method: "GET",
    path: "/api/v1/admin/accounts",
    query: { limit: a.limit, cursor: a.cursor, tier: a.tier, status: a.status, email: a.email },
    header: { "If-None-Match": a.ifNoneMatch },
    schema: zManagedAccountList,
  });
}

/**
 * Get an account.
 *
 * With its limits as they are now, and what it has used today.
 */
export function getManagedAccount(a: { id: string; ifNoneMatch?: string | undefined }): Call<ManagedAccount> {
  return build({
    method: "GET",
    path: "/api/v1/admin/accounts/{id}",
    pathParams: { id: a.id },
    header: { "If-None-Match": a.ifNoneMatch },
    schema: zManagedAccount,
  });
}

/**
 * Change the tier.
 *
 * Effective within a second.
 */
export function setAccountTier(a: { body: SetTierRequest; id: string }): Call<ManagedAccount> {
  return build({
    method: "PATCH",
    path: "/api/v1/admin/accounts/{id}",
    pathParams: { id: a.id },
    body: a.body,
    schema: zManagedAccount,
  });
}

/**
 * Grant limits.
 *
 * Instead of those of the tier and of those granted before, until `expires_at` if given. Effective within a second.
 */
export function setAccountLimits(a: { body: SetLimitsRequest; id: string }): Call<ManagedAccount> {
  return build({
    method: "PUT",
    path: "/api/v1/admin/accounts/{id}/limits",
    pathParams: { id: a.id },
    body: a.body,
    schema: zManagedAccount,
  });
}

/**
 * Remove granted limits.
 *
 * The limits of the tier count again.
 */
export function removeAccountLimits(a: { id: string }): Call<ManagedAccount> {
  return build({
    method: "DELETE",
    path: "/api/v1/admin/accounts/{id}/limits",
    pathParams: { id: a.id },
    schema: zManagedAccount,
  });
}

/**
 * Suspend an account.
 *
 * Within a second none of its keys is accepted. What is under way is finished. Your own account cannot be suspended (409).
 */
export function suspendAccount(a: { body: AdminActionRequest; id: string; idempotencyKey?: string | undefined }): Call<ManagedAccount> {
  return build({
    method: "POST",
    path: "/api/v1/admin/accounts/{id}/suspend",
    pathParams: { id: a.id },
    header: { "Idempotency-Key": a.idempotencyKey },
    body: a.body,
    schema: zManagedAccount,
  });
}

/**
 * Resume an account.
 *
 * Its keys are accepted again.
 */
export function resumeAccount(a: { body: AdminActionRequest; id: string; idempotencyKey?: string | undefined }): Call<ManagedAccount> {
  return build({
    method: "POST",
    path: "/api/v1/admin/accounts/{id}/resume",
    pathParams: { id: a.id },
    header: { "Idempotency-Key": a.idempotencyKey },
    body: a.body,
    schema: zManagedAccount,
  });
}

/**
 * Reset the daily quota.
 *
 * Today counts as unused.
 */
export function resetAccountQuota(a: { body: AdminActionRequest; id: string; idempotencyKey?: string | undefined }): Call<ManagedAccount> {
  return build({
    method: "POST",
    path: "/api/v1/admin/accounts/{id}/quota-reset",
    pathParams: { id: a.id },
    header: { "Idempotency-Key": a.idempotencyKey },
    body: a.body,
    schema: zManagedAccount,
  });
}

/**
 * Get statistics.
 *
 * The whole installation in figures.
 */
export function getStats(a: { ifNoneMatch?: string | undefined } = {}): Call<Stats> {
  return build({
    method: "GET",
    path: "/api/v1/admin/stats",
    header: { "If-None-Match": a.ifNoneMatch },
    schema: zStats,
  });
}

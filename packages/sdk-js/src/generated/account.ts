// Generated from spec/ by `nox -s generate`. Do not edit.
import * as z from "zod/mini";
import { build, type Call } from "../call.js";
import { renamed, zDate } from "../wire.js";
import { type AccountStatus } from "./shared.js";

/** An account of this installation. */
export type Account = {
  /** Its id. */
  readonly id: string;
  /** The address it is known by. */
  email: string;
  /** What to call it. */
  name: string | null;
  status: AccountStatus;
  /** When everything of it is erased; null unless it was deleted. */
  eraseAt: Date | null;
  /** When it was made. */
  createdAt: Date;
  /** When it last changed. */
  updatedAt: Date;
};
export const zAccount: z.ZodMiniType<Account> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    id: /*#__PURE__*/ z.string(),
    email: /*#__PURE__*/ z.string(),
    name: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    status: /*#__PURE__*/ z.string(),
    erase_at: /*#__PURE__*/ z.nullable(zDate),
    created_at: zDate,
    updated_at: zDate,
  }));

/** What to change; members left out stay. */
export type UpdateAccountRequest = {
  /** What to call it; null for no name. */
  name?: string | null | undefined;
};
export const zUpdateAccountRequest: z.ZodMiniType<UpdateAccountRequest> = /*#__PURE__*/ z.looseObject({
    name: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string())),
  });

/** What was done. */
export const AuditAction = {
  AccountCreated: "account.created",
  AccountUpdated: "account.updated",
  AccountDeleted: "account.deleted",
  AccountRestored: "account.restored",
  AccountTierChanged: "account.tier_changed",
  AccountLimitsSet: "account.limits_set",
  AccountLimitsRemoved: "account.limits_removed",
  AccountSuspended: "account.suspended",
  AccountResumed: "account.resumed",
  AccountQuotaReset: "account.quota_reset",
  ApiKeyCreated: "api_key.created",
  ApiKeyUpdated: "api_key.updated",
  ApiKeyRotated: "api_key.rotated",
  ApiKeyRevoked: "api_key.revoked",
  SessionCreated: "session.created",
  SessionEnded: "session.ended",
  SessionReuseDetected: "session.reuse_detected",
  PasswordChanged: "password.changed",
  PasswordReset: "password.reset",
} as const;
/** What was done. */
export type AuditAction = (typeof AuditAction)[keyof typeof AuditAction] | (string & {});

/** One thing that was done in the account's name. */
export type AuditEntry = {
  /** Its id. */
  readonly id: string;
  action: AuditAction;
  /** What it was done to, such as a key. */
  subjectId: string | null;
  /** More about it; what is in it depends on the action. */
  details: Record<string, unknown>;
  /** The key it was done with; null for a session and for the operator. */
  apiKeyId: string | null;
  /** The session it was done in. */
  sessionId: string | null;
  /** Where the request came from; null for the operator. */
  ipAddress: string | null;
  /** The request; null for the operator. */
  requestId: string | null;
  /** When. */
  createdAt: Date;
};
export const zAuditEntry: z.ZodMiniType<AuditEntry> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    id: /*#__PURE__*/ z.string(),
    action: /*#__PURE__*/ z.string(),
    subject_id: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    details: /*#__PURE__*/ z.catchall(/*#__PURE__*/ z.object({}), /*#__PURE__*/ z.unknown()),
    api_key_id: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    session_id: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    ip_address: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    request_id: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    created_at: zDate,
  }));

/** A page of the audit log. */
export type AuditLog = {
  /** The entries, the newest first. */
  data: AuditEntry[];
  /** Whether another page follows. */
  hasMore: boolean;
  /** Where the next page begins. */
  nextCursor: string | null;
};
export const zAuditLog: z.ZodMiniType<AuditLog> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    data: /*#__PURE__*/ z.array(zAuditEntry),
    has_more: /*#__PURE__*/ z.boolean(),
    next_cursor: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
  }));

/** One request. */
export type RequestLogEntry = {
  /** Its id in this list. */
  readonly id: string;
  /** Its method. */
  method: string;
  /** Its path, without the query. */
  path: string;
  /** The HTTP status of the answer. */
  status: number;
  /** How long the answer took. */
  durationMs: number;
  /** The key it was made with; null for a session. */
  apiKeyId: string | null;
  /** Also in the header X-Request-Id of the answer. */
  requestId: string;
  /** The problem code of the answer. */
  errorCode: string | null;
  /** When it was answered. */
  createdAt: Date;
};
export const zRequestLogEntry: z.ZodMiniType<RequestLogEntry> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    id: /*#__PURE__*/ z.string(),
    method: /*#__PURE__*/ z.string(),
    path: /*#__PURE__*/ z.string(),
    status: /*#__PURE__*/ z.number(),
    duration_ms: /*#__PURE__*/ z.number(),
    api_key_id: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    request_id: /*#__PURE__*/ z.string(),
    error_code: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    created_at: zDate,
  }));

/** A page of the latest requests. */
export type RequestLog = {
  /** The entries, the newest first. */
  data: RequestLogEntry[];
  /** Whether another page follows. */
  hasMore: boolean;
  /** Where the next page begins. */
  nextCursor: string | null;
};
export const zRequestLog: z.ZodMiniType<RequestLog> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    data: /*#__PURE__*/ z.array(zRequestLogEntry),
    has_more: /*#__PURE__*/ z.boolean(),
    next_cursor: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
  }));

/**
 * Get your account.
 *
 * The account that the key or token belongs to.
 */
export function getAccount(a: { ifNoneMatch?: string | undefined } = {}): Call<Account> {
  return build({
    method: "GET",
    path: "/api/v1/account",
    header: { "If-None-Match": a.ifNoneMatch },
    schema: zAccount,
  });
}

/**
 * Change your account.
 *
 * Changes the members given. With `If-Match` only when nobody else changed it since.
 */
export function updateAccount(a: { body: UpdateAccountRequest; ifMatch?: string | undefined }): Call<Account> {
  return build({
    method: "PATCH",
    path: "/api/v1/account",
    header: { "If-Match": a.ifMatch },
    body: a.body,
    schema: zAccount,
  });
}

/**
 * List who did what.
 *
 * Changes of keys, sign-ins and everything else that concerns the security of the account, the newest first. Kept for a year.
 */
export function listAuditLog(a: { limit?: number | undefined; cursor?: string | undefined; createdAfter?: string | undefined; createdBefore?: string | undefined; action?: string | undefined; ifNoneMatch?: string | undefined } = {}): Call<AuditLog> {
  return build({
    method: "GET",
    path: "/api/v1/account/audit-log",
    query: { limit: a.limit, cursor: a.cursor, created_after: a.createdAfter, created_before: a.createdBefore, action: a.action },
    header: { "If-None-Match": a.ifNoneMatch },
    schema: zAuditLog,
  });
}

/**
 * List your latest requests.
 *
 * Every request made with a key or token of the account, the newest first, for seven days. Bodies and query strings are not kept.
 */
export function listRequests(a: { limit?: number | undefined; cursor?: string | undefined; createdAfter?: string | undefined; createdBefore?: string | undefined; status?: string | undefined; apiKeyId?: string | undefined; ifNoneMatch?: string | undefined } = {}): Call<RequestLog> {
  return build({
    method: "GET",
    path: "/api/v1/account/requests",
    query: { limit: a.limit, cursor: a.cursor, created_after: a.createdAfter, created_before: a.createdBefore, status: a.status, api_key_id: a.apiKeyId },
    header: { "If-None-Match": a.ifNoneMatch },
    schema: zRequestLog,
  });
}

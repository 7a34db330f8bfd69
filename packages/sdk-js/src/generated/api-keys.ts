// Generated from spec/ by `nox -s generate`. Do not edit.
import * as z from "zod/mini";
import { build, type Call } from "../call.js";
import { renamed, zDate } from "../wire.js";

/** `test` keys draw with the built-in provider, fetch nothing from outside and use no quota. */
export const ApiKeyMode = {
  Live: "live",
  Test: "test",
} as const;
/** `test` keys draw with the built-in provider, fetch nothing from outside and use no quota. */
export type ApiKeyMode = (typeof ApiKeyMode)[keyof typeof ApiKeyMode] | (string & {});

/** What a key or token may do: `read` looks, `write` also makes and changes. `keys:write` is for API keys, `admin` for operators. */
export const Scope = {
  GenerateRead: "generate:read",
  GenerateWrite: "generate:write",
  TemplatesRead: "templates:read",
  TemplatesWrite: "templates:write",
  WebhooksRead: "webhooks:read",
  WebhooksWrite: "webhooks:write",
  AccountRead: "account:read",
  AccountWrite: "account:write",
  KeysWrite: "keys:write",
  Admin: "admin",
} as const;
/** What a key or token may do: `read` looks, `write` also makes and changes. `keys:write` is for API keys, `admin` for operators. */
export type Scope = (typeof Scope)[keyof typeof Scope] | (string & {});

/** A key of your account. */
export type ApiKey = {
  /** Its id. */
  readonly id: string;
  /** What you called it. */
  name: string;
  /** How it begins, to recognise it by. */
  prefix: string;
  /** Its last four characters, to recognise it by. */
  last4: string;
  mode: ApiKeyMode;
  /** What it may do. */
  scopes: Scope[];
  /** When it stops working; null for never. */
  expiresAt: Date | null;
  /** When it was last used, to within a minute; null for never. */
  lastUsedAt: Date | null;
  /** The key itself; only in the first answer to its creation or rotation. */
  secret: string | null;
  /** When it was made. */
  createdAt: Date;
  /** When it last changed. */
  updatedAt: Date;
};
export const zApiKey: z.ZodMiniType<ApiKey> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    id: /*#__PURE__*/ z.string(),
    name: /*#__PURE__*/ z.string(),
    prefix: /*#__PURE__*/ z.string(),
    last4: /*#__PURE__*/ z.string(),
    mode: /*#__PURE__*/ z.string(),
    scopes: /*#__PURE__*/ z.array(/*#__PURE__*/ z.string()),
    expires_at: /*#__PURE__*/ z.nullable(zDate),
    last_used_at: /*#__PURE__*/ z.nullable(zDate),
    secret: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
    created_at: zDate,
    updated_at: zDate,
  }));

/** A page of API keys. */
export type ApiKeyList = {
  /** The keys, the newest first. */
  data: ApiKey[];
  /** Whether another page follows. */
  hasMore: boolean;
  /** Where the next page begins. */
  nextCursor: string | null;
};
export const zApiKeyList: z.ZodMiniType<ApiKeyList> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    data: /*#__PURE__*/ z.array(zApiKey),
    has_more: /*#__PURE__*/ z.boolean(),
    next_cursor: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
  }));

/** What the key is for and what it may do. */
export type CreateApiKeyRequest = {
  /** What to call it. */
  name: string;
  mode?: ApiKeyMode | undefined;
  /** What it may do; generate:read and generate:write when left out. */
  scopes?: Scope[] | undefined;
  /** When it stops working; never when left out. */
  expiresAt?: Date | undefined;
};
export const zCreateApiKeyRequest: z.ZodMiniType<CreateApiKeyRequest> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    name: /*#__PURE__*/ z.string(),
    mode: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    scopes: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.array(/*#__PURE__*/ z.string())),
    expires_at: /*#__PURE__*/ z.optional(zDate),
  }));

/** What to change; members left out stay. */
export type UpdateApiKeyRequest = {
  /** What to call it. */
  name?: string | undefined;
  /** What it may do. */
  scopes?: Scope[] | undefined;
  /** When it stops working; null for never. */
  expiresAt?: Date | null | undefined;
};
export const zUpdateApiKeyRequest: z.ZodMiniType<UpdateApiKeyRequest> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    name: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    scopes: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.array(/*#__PURE__*/ z.string())),
    expires_at: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.nullable(zDate)),
  }));

/** How to replace a key. */
export type RotateApiKeyRequest = {
  /** How long the old key goes on working. */
  gracePeriodSeconds?: number | undefined;
};
export const zRotateApiKeyRequest: z.ZodMiniType<RotateApiKeyRequest> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    grace_period_seconds: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.number()),
  }));

/**
 * List API keys.
 *
 * The keys that have not been revoked, the newest first. Secrets are never shown again.
 */
export function listApiKeys(a: { limit?: number | undefined; cursor?: string | undefined; ifNoneMatch?: string | undefined } = {}): Call<ApiKeyList> {
  return build({
    method: "GET",
    path: "/api/v1/api-keys",
    query: { limit: a.limit, cursor: a.cursor },
    header: { "If-None-Match": a.ifNoneMatch },
    schema: zApiKeyList,
  });
}

/**
 * Create an API key.
 *
 * Answers with the secret, once; keep it at once. A repeated request with the same Idempotency-Key answers without the secret.
 * A key can have no scope that the caller lacks, and a test key cannot make a live one.
 */
export function createApiKey(a: { body: CreateApiKeyRequest; idempotencyKey?: string | undefined }): Call<ApiKey> {
  return build({
    method: "POST",
    path: "/api/v1/api-keys",
    header: { "Idempotency-Key": a.idempotencyKey },
    body: a.body,
    schema: zApiKey,
  });
}

/**
 * Get an API key.
 *
 * What the key may do and when it was last used; never its secret.
 */
export function getApiKey(a: { id: string; ifNoneMatch?: string | undefined }): Call<ApiKey> {
  return build({
    method: "GET",
    path: "/api/v1/api-keys/{id}",
    pathParams: { id: a.id },
    header: { "If-None-Match": a.ifNoneMatch },
    schema: zApiKey,
  });
}

/**
 * Change an API key.
 *
 * Changes the members given. Scopes may only be added that the caller has.
 */
export function updateApiKey(a: { body: UpdateApiKeyRequest; id: string }): Call<ApiKey> {
  return build({
    method: "PATCH",
    path: "/api/v1/api-keys/{id}",
    pathParams: { id: a.id },
    body: a.body,
    schema: zApiKey,
  });
}

/**
 * Revoke an API key.
 *
 * It stops working within a second, everywhere, for good. Revoking twice is fine.
 */
export function revokeApiKey(a: { id: string }): Call<void> {
  return build({
    method: "DELETE",
    path: "/api/v1/api-keys/{id}",
    result: "none",
    pathParams: { id: a.id },
  });
}

/**
 * Replace an API key.
 *
 * Makes a key with the same name, mode, scopes and expiry, and answers with its secret, once. The old key goes on working for the grace period, then expires.
 * A key can be replaced once; replace its successor next (409, `conflict`).
 */
export function rotateApiKey(a: { body: RotateApiKeyRequest; id: string; idempotencyKey?: string | undefined }): Call<ApiKey> {
  return build({
    method: "POST",
    path: "/api/v1/api-keys/{id}/rotate",
    pathParams: { id: a.id },
    header: { "Idempotency-Key": a.idempotencyKey },
    body: a.body,
    schema: zApiKey,
  });
}

// Generated from spec/ by `nox -s generate`. Do not edit.
import * as z from "zod/mini";
import { build, type Call } from "../call.js";
import { renamed } from "../wire.js";

/** Give `email` and `password` to sign in, or `api_key` to get a token that may do less than the key, for a browser. */
export type TokenRequest = {
  /** Of your account. */
  email?: string | undefined;
  /** Of your account. */
  password?: string | undefined;
  /** With a password: the refresh token comes as a cookie that scripts cannot read, instead of in the body. */
  useCookie?: boolean | undefined;
  /** A key of yours; the token ends with it, and cannot be refreshed. */
  apiKey?: string | undefined;
  /** With a key: what the token may do, scopes separated by spaces; all that the key may when left out. */
  scope?: string | undefined;
  /** With a key: seconds until the token expires. */
  expiresIn?: number | undefined;
};
export const zTokenRequest: z.ZodMiniType<TokenRequest> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    email: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    password: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    use_cookie: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.boolean()),
    api_key: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    scope: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
    expires_in: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.number()),
  }));

/** How the access token is sent. */
export const TokenType = {
  Bearer: "Bearer",
} as const;
/** How the access token is sent. */
export type TokenType = (typeof TokenType)[keyof typeof TokenType] | (string & {});

/** An access token (RFC 6749). */
export type Token = {
  /** A signed token (RFC 9068); send it as `Authorization: Bearer TOKEN`. */
  accessToken: string;
  tokenType: TokenType;
  /** Seconds until it expires. */
  expiresIn: number;
  /** What it may do, scopes separated by spaces. */
  scope: string;
  /** Gets the next access token, once; null for a token made from a key, and when it came as a cookie. */
  refreshToken: string | null;
};
export const zToken: z.ZodMiniType<Token> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    access_token: /*#__PURE__*/ z.string(),
    token_type: /*#__PURE__*/ z.string(),
    expires_in: /*#__PURE__*/ z.number(),
    scope: /*#__PURE__*/ z.string(),
    refresh_token: /*#__PURE__*/ z.nullable(/*#__PURE__*/ z.string()),
  }));

/** Which session to go on with. */
export type RefreshRequest = {
  /** The latest one; the cookie counts when it is left out. */
  refreshToken?: string | undefined;
};
export const zRefreshRequest: z.ZodMiniType<RefreshRequest> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    refresh_token: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
  }));

/** Which token is to end (RFC 7009). */
export type RevokeRequest = {
  /** An access or refresh token. */
  token: string;
  /** `access_token` or `refresh_token`; not needed. */
  tokenTypeHint?: string | undefined;
};
export const zRevokeRequest: z.ZodMiniType<RevokeRequest> = /*#__PURE__*/ renamed(/*#__PURE__*/ z.looseObject({
    token: /*#__PURE__*/ z.string(),
    token_type_hint: /*#__PURE__*/ z.optional(/*#__PURE__*/ z.string()),
  }));

/**
 * Get an access token.
 *
 * Signs in with e-mail and password, or turns an API key into a token that may do less and ends by itself.
 * Five wrong passwords for an address within fifteen minutes close it for as long (429).
 */
export function createToken(a: { body: TokenRequest }): Call<Token> {
  return build({
    method: "POST",
    path: "/api/v1/auth/token",
    once: true,
    body: a.body,
    schema: zToken,
  });
}

/**
 * Refresh an access token.
 *
 * Answers with a new access token and the next refresh token; the one sent is used up. Sent again within ten seconds it gets the same successor, for answers
 * that were lost; later it counts as stolen, and the whole session ends.
 */
export function refreshToken(a: { body: RefreshRequest }): Call<Token> {
  return build({
    method: "POST",
    path: "/api/v1/auth/refresh",
    once: true,
    body: a.body,
    schema: zToken,
  });
}

/**
 * Revoke a token.
 *
 * Ends the session that an access or refresh token belongs to (RFC 7009). Unknown and expired tokens are fine. The body may also be a form, as the RFC has it.
 */
export function revokeToken(a: { body: RevokeRequest }): Call<void> {
  return build({
    method: "POST",
    path: "/api/v1/auth/revoke",
    result: "none",
    once: true,
    body: a.body,
  });
}

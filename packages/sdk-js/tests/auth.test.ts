// `client.auth`: what goes on the wire.
import { expect, test } from "vitest";
import { isAuthenticationError } from "../src/index.js";
import { client, failure, KEY } from "./client.js";
import { json, problem, raw, serve } from "./server.js";

const TOKEN = { access_token: "eyJx", token_type: "Bearer", expires_in: 900, scope: "a b", refresh_token: null };

test("a key is exchanged for a narrower token", async () => {
  const { url, asked } = await serve(json(200, TOKEN));
  const { auth } = client(url);
  expect((await auth.token(KEY, { scope: ["generate:read", "account:read"], expiresIn: 60 })).accessToken).toBe("eyJx");
  await auth.token(KEY);
  expect(asked.map(({ body }) => JSON.parse(body))).toEqual([
    { api_key: KEY, scope: "generate:read account:read", expires_in: 60 },
    { api_key: KEY },
  ]);
});

test("a session begins, goes on and ends", async () => {
  const { url, asked } = await serve(json(200, { ...TOKEN, refresh_token: "igr_1" }), json(200, TOKEN), raw(200, ""));
  const { auth } = client(url);
  expect((await auth.signIn("a@b", "p")).refreshToken).toBe("igr_1");
  await auth.refresh("igr_1");
  expect(await auth.revoke("igr_2")).toBeUndefined();
  expect(asked.map(({ body }) => JSON.parse(body))).toEqual([
    { email: "a@b", password: "p" },
    { refresh_token: "igr_1" },
    { token: "igr_2" },
  ]);
});

test("a used refresh token is not sent again", async () => {
  const { url, asked } = await serve(problem(401, "unauthenticated"));
  expect(isAuthenticationError(await failure(client(url).auth.refresh("igr_1")))).toBe(true);
  expect(asked.length).toBe(1);
});

// What most tests begin with: a client with a key, a server that finishes, and the error of a call.
import { expect } from "vitest";
import { type ClientOptions, InfoGraphix } from "../src/index.js";
import { completed, PICTURE } from "./fixtures.js";
import { json, raw, type Script, serve } from "./server.js";

export const KEY = "igx_live_secretsecretsecret";

export function client(baseUrl: string, options: ClientOptions = {}): InfoGraphix {
  return new InfoGraphix({ apiKey: KEY, baseUrl, ...options });
}

export async function failure(work: Promise<unknown>): Promise<Error> {
  return await work.then(
    () => expect.fail("it should have failed"),
    (error: Error) => error,
  );
}

/** A server whose first answers are `scripts`, and which then has a finished picture. */
export async function finishing(...scripts: Script[]) {
  return await serve(...scripts, (response, asked) => {
    if (asked.url.endsWith("/result")) raw(200, PICTURE, { "content-type": "image/png" })(response, asked);
    else json(200, completed(`http://${asked.headers.host}`))(response, asked);
  });
}

// A request as a value: what to send and how to read the answer. Sends nothing.
import type * as z from "zod/mini";

/** Everything `send` needs to know of one request. */
export interface CallInit {
  method: string;
  path: string;
  /** JSON unless said otherwise. */
  result?: "bytes" | "none";
  /** It must not be sent again after a failure. */
  once?: boolean;
  pathParams?: Record<string, string>;
  query?: Record<string, unknown>;
  header?: Record<string, string | undefined>;
  body?: unknown;
  /** Sent as it is, in place of a body in JSON; the header tells its type. */
  file?: BodyInit | undefined;
  /** Members of the body whose keys are the caller's own words. */
  freeMaps?: readonly string[];
  /** JSON unless said otherwise. */
  accept?: string;
  schema?: z.ZodMiniType;
}

declare const answer: unique symbol;

/** A request whose answer is an `R`. */
export interface Call<R> extends CallInit {
  readonly [answer]?: R;
}

// @__NO_SIDE_EFFECTS__
export function build<R>(init: CallInit): Call<R> {
  return init;
}

/** An idempotency key. Unique, not secret: Node 18, and pages that did not come over HTTPS, have no randomUUID. */
export function newKey(): string {
  const part = () => Math.random().toString(36).slice(2);
  return globalThis.crypto?.randomUUID?.() ?? `${Date.now().toString(36)}-${part()}${part()}`;
}

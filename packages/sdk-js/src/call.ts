// A request as a value: what to send and how to read the answer. Sends nothing.
import type * as z from "zod/mini";

/** Everything `send` needs to know of one request. */
export interface CallInit {
  id: string;
  method: string;
  path: string;
  result: "json" | "bytes";
  idempotent: boolean;
  pathParams?: Record<string, string>;
  query?: Record<string, unknown>;
  header?: Record<string, string | undefined>;
  body?: unknown;
  /** Members of the body whose keys are the caller's own words. */
  freeMaps?: readonly string[];
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
